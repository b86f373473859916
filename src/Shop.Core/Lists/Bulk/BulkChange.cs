using System.Text.Json;
using Shop.Common;

namespace Shop.Lists.Bulk;

/// <summary>
/// One change of many products: who, when, what, of which products, with every value before and after, so that it can be taken back.
/// The set of products is frozen when it is chosen.
/// </summary>
public class BulkChange
{
    /// <summary>Up to so many products are changed while one waits; more in the background.</summary>
    public const int AtOnce = 200;

    /// <summary>A run without a sign of life for so long has died with its process; another one goes on where it stopped.</summary>
    public static TimeSpan LongestSilence { get; } = TimeSpan.FromSeconds(30);

    public int Id { get; set; }

    public BulkState State { get; set; }

    public DateTime CreatedAt { get; set; }

    public required string By { get; set; }

    /// <summary>The list's address the products were chosen from, after the question mark.</summary>
    public string Source { get; set; } = "";

    /// <summary>How many products were chosen.</summary>
    public int Products { get; set; }

    /// <summary>What is to change, <see cref="BulkOptions"/> as JSON; empty while undecided.</summary>
    public string Options { get; set; } = "";

    /// <summary>What the preview counted, <see cref="BulkTotals"/> as JSON; empty while there is none.</summary>
    public string Totals { get; set; } = "";

    public DateTime? StartedAt { get; set; }

    public DateTime? EndedAt { get; set; }

    public DateTime? AliveAt { get; set; }

    /// <summary>Products worked off; while it is taken back, those taken back.</summary>
    public int Done { get; set; }

    public int Changed { get; set; }

    public int Refused { get; set; }

    public DateTime? UndoneAt { get; set; }

    public string UndoneBy { get; set; } = "";

    public BulkOptions? ReadOptions() => Options.Length == 0 ? null : JsonSerializer.Deserialize<BulkOptions>(Options);

    public BulkTotals? ReadTotals() => Totals.Length == 0 ? null : JsonSerializer.Deserialize<BulkTotals>(Totals);

    public Problem? WhyNotStart()
    {
        if (State != BulkState.Draft)
            return new Problem("bulk-started", "Diese Massenänderung läuft schon oder ist vorbei.");
        return ReadTotals() is { Changed: > 0 }
            ? null
            : new Problem("bulk-nothing", "An den gewählten Produkten würde sich nichts ändern.");
    }

    public Problem? WhyNotUndo() => State switch
    {
        BulkState.Done or BulkState.Cancelled when Changed > 0 => null,
        BulkState.Done or BulkState.Cancelled => new Problem("bulk-empty", "Es wurde nichts geändert."),
        BulkState.Undone or BulkState.UndoWaiting or BulkState.Undoing => new Problem("bulk-undone", "Diese Massenänderung ist schon zurückgenommen."),
        _ => new Problem("bulk-open", "Diese Massenänderung ist noch nicht zu Ende."),
    };
}

/// <summary>How far a bulk change is.</summary>
public enum BulkState
{
    /// <summary>Products are chosen; what changes may still be decided.</summary>
    Draft,
    Waiting,
    Running,
    Done,

    /// <summary>Ended by hand between two batches; what was done stays until it is taken back.</summary>
    Cancelled,
    UndoWaiting,
    Undoing,
    Undone,
}

/// <summary>A product of the frozen set.</summary>
public class BulkItem
{
    public int BulkChangeId { get; set; }

    /// <summary>Starts at 0.</summary>
    public int Place { get; set; }

    public int ProductId { get; set; }

    /// <summary>The product's version the preview was made upon; another one by now refuses the change.</summary>
    public int SeenVersion { get; set; }
}

/// <summary>One value of one product or variant, before and after; or why it wasn't changed.</summary>
public class BulkValue
{
    public long Id { get; set; }

    public int BulkChangeId { get; set; }

    public int Batch { get; set; }

    public int ProductId { get; set; }

    public int? VariantId { get; set; }

    public BulkField Field { get; set; }

    /// <summary>The shelf or the tag.</summary>
    public int? RefId { get; set; }

    /// <summary>Cents, days, a number, 1 for yes; null for nothing.</summary>
    public long? Before { get; set; }

    public long? After { get; set; }

    public BulkOutcome Outcome { get; set; }

    public BulkRemark Remarks { get; set; }
}

/// <summary>What a value is.</summary>
public enum BulkField
{
    Price,
    TaxClass,
    Active,
    Category,
    Shelf,
    Tag,
    Supplier,
    DaysFrom,
    DaysTo,
}

/// <summary>What became of a value.</summary>
public enum BulkOutcome
{
    Changed,
    Refused,

    /// <summary>Taken back.</summary>
    Restored,

    /// <summary>Not taken back, because somebody has changed it since.</summary>
    Kept,
}

/// <summary>What is worth knowing about a change, and why it is refused.</summary>
[Flags]
public enum BulkRemark
{
    None = 0,

    /// <summary>The net price lies below the cost.</summary>
    UnderCost = 1,

    /// <summary>The former price isn't higher any more and can't be struck out.</summary>
    StrikeLost = 2,

    /// <summary>A lower price begins a new reduction, whose reference is the lowest price of the 30 days before (§11 (1) PAngV).</summary>
    NewReduction = 4,

    /// <summary>A running reduction ends, its reference with it (§11 PAngV).</summary>
    ReductionEnds = 8,

    /// <summary>A price by quantity or group isn't lower than the new one any more.</summary>
    TierNotLower = 16,

    // From here on: refusals.
    NoCost = 1 << 16,
    PriceTooLow = 1 << 17,
    PriceTooHigh = 1 << 18,
    NoName = 1 << 19,
    NoVariant = 1 << 20,
    NoPrice = 1 << 21,
    MainCategory = 1 << 22,
    ChangedMeanwhile = 1 << 23,
    Gone = 1 << 24,
}
