using System.Globalization;
using FluentValidation;
using Shop.Orders;
using Shop.Returns;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Returns;

/// <summary>A parcel that came back, as staff unpack it.</summary>
public sealed class ArrivalForm
{
    public int OrderId { get; set; }

    public int? WithdrawalId { get; set; }

    public ReturnKind Kind { get; set; }

    public ReturnReason Reason { get; set; } = ReturnReason.ChangedMind;

    public List<ArrivalLineForm> Lines { get; set; } = [];

    /// <summary>What was declared stands there already; food isn't sold twice.</summary>
    public static ArrivalForm From(Order order, IReadOnlyDictionary<int, int> returned, DeclaredWithdrawal? withdrawal) => new()
    {
        OrderId = order.Id,
        WithdrawalId = withdrawal?.Id,
        Kind = withdrawal is null ? ReturnKind.Goodwill : ReturnKind.Withdrawal,
        Lines = [.. order.Lines.Where(l => l.Kind != OrderLineKind.Shipping).OrderBy(l => l.Position).ThenBy(l => l.Id).Select(l =>
        {
            var left = l.Quantity - returned.GetValueOrDefault(l.Id);
            var said = withdrawal is null ? 0 : withdrawal.Whole ? left : Math.Min(left, withdrawal.Lines.Find(w => w.OrderLineId == l.Id)?.Quantity ?? 0);
            return new ArrivalLineForm { Id = l.Id, Quantity = Text(said), Restock = Text(l.TaxRate > 0.1m ? said : 0) };
        })],
    };

    public Arrival ToArrival() => new(
        OrderId, WithdrawalId, Kind, Reason, [.. Lines.Select(l => new ArrivedLine(l.Id, Entered.Count(l.Quantity) ?? 0, Entered.Count(l.Restock) ?? 0))]);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    public sealed class Validator : AbstractValidator<ArrivalForm>
    {
        public Validator(WebTexts texts) => RuleForEach(f => f.Lines).ChildRules(line =>
        {
            line.RuleFor(l => l.Quantity).Must(IsCount).WithMessage(_ => texts["Bitte geben Sie eine ganze Zahl ein."]);
            line.RuleFor(l => l.Restock).Must(IsCount).WithMessage(_ => texts["Bitte geben Sie eine ganze Zahl ein."])
                .Must((l, restock) => !(Entered.Count(restock) > Entered.Count(l.Quantity))).WithMessage(_ => texts["Mehr als angekommen ist, kann nicht zurück ins Lager."]);
        });

        private static bool IsCount(string text) => string.IsNullOrWhiteSpace(text) || Entered.Count(text) is not null;
    }
}

/// <summary>How many pieces of a line came back and how many of them can be sold again.</summary>
public sealed class ArrivalLineForm
{
    public int Id { get; set; }

    public string Quantity { get; set; } = "";

    public string Restock { get; set; } = "";
}

/// <summary>The screen of the form.</summary>
public sealed record ArrivalPage(ArrivalForm Form, Order Order, IReadOnlyDictionary<int, int> Returned, DeclaredWithdrawal? Withdrawal);
