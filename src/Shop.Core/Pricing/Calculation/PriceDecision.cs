using Shop.Catalog;
using Shop.Common;

namespace Shop.Pricing.Calculation;

/// <summary>Why a price became what it is: written once, with what was known at that moment. Never changed.</summary>
public class PriceDecision
{
    public int Id { get; set; }

    public int VariantId { get; set; }

    public Variant? Variant { get; set; }

    public DateTime At { get; set; }

    public required string By { get; set; }

    /// <summary>Gross.</summary>
    public Money OldPrice { get; set; }

    /// <summary>Gross.</summary>
    public Money NewPrice { get; set; }

    /// <summary>In the words of whoever decided.</summary>
    public required string Reason { get; set; }

    /// <summary>The calculation and the demand at that moment, as JSON of <see cref="PriceEvidence"/>.</summary>
    public required string Evidence { get; set; }
}

/// <summary>What a price decision was made upon. Amounts in cents, net unless said otherwise.</summary>
/// <param name="Mode">"forward", "backward" or "difference".</param>
/// <param name="VatRate">As a fraction.</param>
/// <param name="Gross">What the calculation came to, gross; the decided price may differ.</param>
/// <param name="UnitsIn30Days">Pieces ordered in the thirty days before.</param>
/// <param name="UnitsIn365Days">Pieces ordered in the year before.</param>
/// <param name="InStock">Pieces on hand.</param>
public sealed record PriceEvidence(
    string Mode,
    long ListPurchase,
    long Freight,
    long Landed,
    long FullCost,
    long Profit,
    long Net,
    long Gross,
    decimal VatRate,
    SchemeRates Rates,
    decimal? Margin,
    long ContributionI,
    int UnitsIn30Days,
    int UnitsIn365Days,
    int InStock)
{
    /// <summary>What others ask for the same, as it was looked up.</summary>
    public IReadOnlyList<CompetitorPrice> Competitors { get; init; } = [];

    /// <summary>The middle one of the competitors' prices; null where none was looked up.</summary>
    public Money? Median => CompetitorPrice.MedianOf(Competitors);

    public static PriceEvidence Of(string mode, PriceScheme scheme, Demand demand) => new(
        mode, scheme.ListPurchase.Cents, scheme.Freight.Cents, scheme.Landed.Cents, scheme.FullCost.Cents, scheme.Profit.Cents, scheme.Net.Cents, scheme.Gross.Cents,
        scheme.VatRate, scheme.Rates, scheme.Margin, scheme.ContributionI.Cents, demand.UnitsIn30Days, demand.UnitsIn365Days, demand.InStock);
}

/// <summary>How an article sells.</summary>
public sealed record Demand(int UnitsIn30Days, int UnitsIn365Days, int InStock);

/// <summary>What another shop asks, noted by hand.</summary>
/// <param name="Source">Who, or where it was seen.</param>
/// <param name="Day">When.</param>
/// <param name="Cents">Gross.</param>
public sealed record CompetitorPrice(string Source, DateOnly Day, long Cents)
{
    /// <summary>The middle price; of an even number the mean of the two in the middle.</summary>
    public static Money? MedianOf(IReadOnlyCollection<CompetitorPrice> prices)
    {
        var sorted = prices.Select(p => p.Cents).Order().ToList();
        return sorted.Count == 0 ? null : Money.From((sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 200m);
    }
}
