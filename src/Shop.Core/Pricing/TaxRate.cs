using Shop.Catalog;
using Shop.Data;

namespace Shop.Pricing;

/// <summary>A VAT rate with its dates and source; law changes by adding a row, never by changing code.</summary>
public class TaxRate : IAudited, IShownInShop
{
    public int Id { get; set; }

    /// <summary>ISO 3166 alpha-2.</summary>
    public required string Country { get; set; }

    public TaxClass TaxClass { get; set; }

    /// <summary>As a fraction: 0.19 for 19 %.</summary>
    public decimal Rate { get; set; }

    public DateOnly ValidFrom { get; set; }

    /// <summary>Where the rate comes from, e.g. "§12 (1) UStG".</summary>
    public required string Source { get; set; }

    public IEnumerable<string> StaleTags => ["catalog", "taxes"];
}

/// <summary>The rates of a country on a day, ready to ask.</summary>
public sealed class TaxTable(IReadOnlyDictionary<TaxClass, decimal> rates)
{
    public decimal RateOf(TaxClass taxClass) => rates.TryGetValue(taxClass, out var rate)
        ? rate
        : throw new InvalidOperationException($"No VAT rate for {taxClass}");

    /// <summary>The latest rate per class that has begun by the day.</summary>
    public static TaxTable On(DateOnly day, IEnumerable<TaxRate> rates) => new(rates
        .Where(r => r.ValidFrom <= day)
        .GroupBy(r => r.TaxClass)
        .ToDictionary(g => g.Key, g => g.MaxBy(r => r.ValidFrom)!.Rate));
}
