using Shop.Common;
using Shop.Data;

namespace Shop.Assortment;

/// <summary>
/// A product stands at the top of a shelf for some days, to see whether people want it once they see it. What it did in as many days
/// before is kept, so that the comparison stays what it was.
/// </summary>
public class PlacementTrial : IAudited, IVersioned
{
    public const int LeastDays = 3;
    public const int MostDays = 90;

    public int Id { get; set; }

    public int ProductId { get; set; }

    /// <summary>The shelf; null is the first shelf of the home page.</summary>
    public int? CategoryId { get; set; }

    public DateOnly StartsOn { get; set; }

    /// <summary>The last day.</summary>
    public DateOnly EndsOn { get; set; }

    /// <summary>Pieces to be sold in these days.</summary>
    public int TargetUnits { get; set; }

    public TrialState State { get; set; }

    public required string By { get; set; }

    public int ImpressionsBefore { get; set; }

    public int ClicksBefore { get; set; }

    public int CartAddsBefore { get; set; }

    public int UnitsBefore { get; set; }

    public int Impressions { get; set; }

    public int Clicks { get; set; }

    public int CartAdds { get; set; }

    public int Units { get; set; }

    public int Version { get; set; }

    public int Days => EndsOn.DayNumber - StartsOn.DayNumber + 1;

    public Problem? WhyNotStoppable() => State == TrialState.Running ? null : new Problem("trial-over", "Dieser Platzversuch ist schon zu Ende.");

    /// <summary>What the numbers say so far.</summary>
    public TrialVerdict Verdict => Units >= TargetUnits ? TrialVerdict.TargetMet
        : Impressions < 50 || Impressions < ImpressionsBefore * 3 / 2 ? TrialVerdict.HardlySeen
        : Units > UnitsBefore ? TrialVerdict.Better
        : TrialVerdict.NotWanted;
}

/// <summary>Where a trial stands.</summary>
public enum TrialState
{
    Running,
    Ended,

    /// <summary>Stopped by hand before its last day.</summary>
    Stopped,
}

/// <summary>What a trial says.</summary>
public enum TrialVerdict
{
    TargetMet,

    /// <summary>More was sold than before, but less than wished for.</summary>
    Better,

    /// <summary>Seen clearly more, not bought more.</summary>
    NotWanted,

    /// <summary>The place didn't bring enough eyes to say anything.</summary>
    HardlySeen,
}
