using Shop.Customers;

namespace Shop.Data.DemoData;

/// <summary>A person or café of the demo, before and after it is a customer of the shop.</summary>
internal sealed class DemoBuyer
{
    public required PostalAddress Address { get; init; }

    public required string Email { get; init; }

    public string Language { get; init; } = "de";

    public string VatId { get; init; } = "";

    public bool IsCafe { get; init; }

    /// <summary>Who may sign in as this customer.</summary>
    public DemoAccount? Account { get; init; }

    /// <summary>How often this one comes back, in relation to others.</summary>
    public double Loyalty { get; init; }

    /// <summary>What was last bought to eat or drink.</summary>
    public DemoArticle? Favourite { get; set; }

    public DateOnly? LastOrder { get; set; }

    /// <summary>The saved row.</summary>
    public Customer? Customer { get; set; }
}

/// <summary>Decides who orders next: someone new, or one who was here before and hasn't drifted away.</summary>
internal sealed class DemoRegulars(IEnumerable<DemoBuyer> buyers)
{
    private readonly List<DemoBuyer> _all = buyers.Where(b => b is { IsCafe: false, Account: null }).ToList();
    private readonly List<double> _sums = [];

    private int Known => _sums.Count;

    /// <summary>The one who orders on this day.</summary>
    /// <param name="left">The share of orders still to come, 1 at the beginning.</param>
    public DemoBuyer Next(DateOnly day, double left, DemoDice dice)
    {
        var buyer = IsNew(left, dice) ? Welcome() : Return(day, dice);
        buyer.LastOrder = day;
        return buyer;
    }

    /// <summary>New customers come at a falling rate that uses up nearly all of them.</summary>
    private bool IsNew(double left, DemoDice dice) =>
        Known < _all.Count && (Known < 8 || dice.Chance(0.3 + (0.38 * left)));

    private DemoBuyer Welcome()
    {
        var buyer = _all[Known];
        _sums.Add((Known == 0 ? 0 : _sums[^1]) + buyer.Loyalty);
        return buyer;
    }

    private DemoBuyer Return(DateOnly day, DemoDice dice)
    {
        DemoBuyer buyer;
        var tries = 0;
        do
        {
            var at = _sums.BinarySearch(dice.Next() * _sums[^1]);
            buyer = _all[Math.Min(at < 0 ? ~at : at + 1, Known - 1)];
        }
        while (!dice.Chance(ComesBack(day, buyer)) && ++tries < 8);
        return buyer;
    }

    /// <summary>Rarely within ten days, less likely the longer it has been.</summary>
    private static double ComesBack(DateOnly day, DemoBuyer buyer)
    {
        var days = day.DayNumber - buyer.LastOrder!.Value.DayNumber;
        return days < 10 ? 0.05 : Math.Exp(-days / 150.0);
    }
}
