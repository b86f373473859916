namespace Shop.Assortment;

/// <summary>The thresholds by which the assortment is judged; the merchant's, kept in the settings.</summary>
public sealed record AssortmentRules
{
    /// <summary>Percent of the result that A brings, and A with B.</summary>
    public decimal A { get; init; } = 80;

    public decimal B { get; init; } = 95;

    /// <summary>Bounds of the variation coefficient.</summary>
    public decimal X { get; init; } = 0.5m;

    public decimal Y { get; init; } = 1m;

    /// <summary>Younger products aren't classed XYZ.</summary>
    public int LeastWeeks { get; init; } = 4;

    /// <summary>Slow movers are at least that old …</summary>
    public int SlowAge { get; init; } = 90;

    /// <summary>… and have stock for so many days …</summary>
    public int SlowSupply { get; init; } = 365;

    /// <summary>… or no sale since so many days.</summary>
    public int SlowSilence { get; init; } = 45;

    /// <summary>Days over which places are compared.</summary>
    public int PlacementDays { get; init; } = 30;

    /// <summary>Fewer impressions say nothing.</summary>
    public int LeastImpressions { get; init; } = 100;

    /// <summary>Days after a changed cost within which the price should be decided.</summary>
    public int PriceDays { get; init; } = 14;

    public int TextMonths { get; init; } = 24;

    /// <summary>Pixels; smaller pictures look soft on good screens.</summary>
    public int PictureWidth { get; init; } = 800;
}
