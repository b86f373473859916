using Shop.Catalog;
using Shop.Common;
using Shop.Data;

namespace Shop.Pricing.Plans;

/// <summary>
/// Another base price of a variant from a moment on, for a time or for good. It changes the variant itself when its moment comes, so that lists, search and the
/// append-only price history know nothing of plans (docs/decisions/0016).
/// </summary>
public class PricePlan : IAudited, IVersioned, IShownInShop
{
    public const int LongestName = 120;

    public int Id { get; set; }

    public int VariantId { get; set; }

    public Variant? Variant { get; set; }

    /// <summary>For those who run the shop: "Herbstaktion".</summary>
    public required string Name { get; set; }

    /// <summary>Plans made together carry the same word and can be cancelled together.</summary>
    public required string Batch { get; set; }

    /// <summary>Gross.</summary>
    public Money Price { get; set; }

    /// <summary>Announced as a reduction, as far as the history then allows it (§11 PAngV).</summary>
    public bool Announce { get; set; }

    public DateTime FromAt { get; set; }

    /// <summary>From this moment on the former price counts again; null for good.</summary>
    public DateTime? UntilAt { get; set; }

    public PlanState State { get; set; }

    /// <summary>What it cost when the plan began.</summary>
    public Money? PriceBefore { get; set; }

    /// <summary>The mark of an announced reduction when the plan began; see <see cref="Variant.FormerPrice"/>.</summary>
    public Money? FormerBefore { get; set; }

    /// <summary>When it really began; later than planned if the shop stood still.</summary>
    public DateTime? StartedAt { get; set; }

    public DateTime? EndedAt { get; set; }

    public PlanEnd End { get; set; }

    public required string By { get; set; }

    public int Version { get; set; }

    public IEnumerable<string> StaleTags => [PricePlanClock.Tag];

    public bool IsOpen => State is PlanState.Planned or PlanState.Running;

    /// <summary>The moment at which it has something to do; null when it is over.</summary>
    public DateTime? DueAt => State switch
    {
        PlanState.Planned => FromAt,
        PlanState.Running => UntilAt,
        _ => null,
    };
}

/// <summary>Where a plan stands.</summary>
public enum PlanState
{
    Planned,
    Running,
    Done,
    Cancelled,
}

/// <summary>How a plan ended.</summary>
public enum PlanEnd
{
    /// <summary>Not yet.</summary>
    Open,

    /// <summary>The former price counts again.</summary>
    Returned,

    /// <summary>It was meant for good.</summary>
    ForGood,

    /// <summary>Somebody had changed the price by hand meanwhile; that one stays.</summary>
    Kept,

    /// <summary>The shop stood still during all its time.</summary>
    Missed,

    /// <summary>Ended by hand before its time; the former price counts again.</summary>
    Stopped,
}
