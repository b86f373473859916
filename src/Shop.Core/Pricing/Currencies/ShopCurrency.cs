using Shop.Common;
using Shop.Data;
using Shop.Pricing.Endings;

namespace Shop.Pricing.Currencies;

/// <summary>
/// A price list in another currency: its rates, its own rounding, prices of its own. Orders are owed in euro (docs/decisions/0015); customers of its countries read its amounts
/// as "ca.".
/// </summary>
public class ShopCurrency : IAudited, IVersioned, IShownInShop
{
    public int Id { get; set; }

    /// <summary>ISO 4217, "CHF".</summary>
    public required string Code { get; set; }

    /// <summary>Prices are whole multiples of so many hundredths: 5 for Swiss francs.</summary>
    public int Step { get; set; } = 1;

    /// <summary>In this currency; null for none.</summary>
    public int? EndingId { get; set; }

    public PriceEndingRule? Ending { get; set; }

    /// <summary>Countries of delivery whose customers read it, "CH,LI".</summary>
    public string Countries { get; set; } = "";

    public bool Active { get; set; } = true;

    public int Version { get; set; }

    public List<CurrencyRate> Rates { get; } = [];

    public IEnumerable<string> StaleTags => [CurrencyLists.Tag];

    public bool IsFor(string country) => Active && Countries.Split(',').Contains(country);
}

/// <summary>What a euro costs from a day on, with its source; never changed, a later one takes its place.</summary>
public class CurrencyRate : IShownInShop
{
    public int Id { get; set; }

    public int CurrencyId { get; set; }

    public DateOnly ValidFrom { get; set; }

    /// <summary>Units of the currency for one euro.</summary>
    public decimal Rate { get; set; }

    /// <summary>"EZB-Referenzkurs".</summary>
    public required string Source { get; set; }

    public IEnumerable<string> StaleTags => [CurrencyLists.Tag];
}

/// <summary>A price of a variant in the list that isn't reckoned from the euro.</summary>
public class CurrencyPrice : IShownInShop
{
    public int CurrencyId { get; set; }

    public int VariantId { get; set; }

    /// <summary>In hundredths of the currency, not of a euro.</summary>
    public long Amount { get; set; }

    public IEnumerable<string> StaleTags => [CurrencyLists.Tag];
}

/// <summary>Turns euros into another currency. Pure.</summary>
public static class CurrencyMath
{
    /// <summary>Rounded half up to the step; nothing above zero becomes zero.</summary>
    /// <param name="eur">Gross.</param>
    /// <param name="rate">Units for one euro.</param>
    /// <param name="step">In hundredths.</param>
    /// <returns>Hundredths of the currency.</returns>
    public static long Convert(Money eur, decimal rate, int step)
    {
        var rounded = (long)(decimal.Round(eur.Cents * rate / step, 0, MidpointRounding.AwayFromZero) * step);
        return eur.IsPositive ? Math.Max(step, rounded) : rounded;
    }

    /// <summary>A price of the list: converted, then brought to its ending where that lies on the step.</summary>
    public static long Price(Money eur, decimal rate, int step, PriceEnding? ending)
    {
        var converted = Convert(eur, rate, step);
        var ended = ending?.Apply(new Money(converted), EndingDirection.Nearest).Cents ?? converted;
        return ended % step == 0 ? ended : converted;
    }

    /// <summary>The rate of a day: the latest that has begun; null before the first.</summary>
    public static CurrencyRate? On(DateOnly day, IEnumerable<CurrencyRate> rates) => rates.Where(r => r.ValidFrom <= day).OrderByDescending(r => r.ValidFrom).ThenByDescending(r => r.Id).FirstOrDefault();

    /// <summary>"CHF 12.35"; the currency's name stands before the amount in both languages, so that nobody takes it for euros.</summary>
    public static string Say(string code, long amount, System.Globalization.CultureInfo culture) => $"{code}\u00a0{(amount / 100m).ToString("N2", culture)}";
}
