using Shop.Catalog;
using Shop.Common;
using Shop.Pricing.Endings;

namespace Shop.Lists.Bulk;

/// <summary>What is done to every product of the set; only what the kind needs is set.</summary>
public sealed record BulkOptions
{
    public BulkKind Kind { get; init; }

    public int? CategoryId { get; init; }

    public int? TagId { get; init; }

    public int? SupplierId { get; init; }

    /// <summary>As a fraction: 0.05 raises by 5 %.</summary>
    public decimal Percent { get; init; }

    /// <summary>Cents, negative to lower.</summary>
    public long Amount { get; init; }

    /// <summary>DB I as a share of the net price: 0.4.</summary>
    public decimal Margin { get; init; }

    public BulkEnding? Ending { get; init; }

    public TaxClass TaxClass { get; init; }

    public int DaysFrom { get; init; }

    public int DaysTo { get; init; }

    /// <summary>When the changes were made that prices go back behind.</summary>
    public DateTime? Since { get; init; }

    public DateTime? Until { get; init; }

    /// <summary>Who made them, as the price history says.</summary>
    public string ChangedBy { get; init; } = "";

    public bool IsPrice => Kind is BulkKind.PricePercent or BulkKind.PriceAmount or BulkKind.PriceMargin or BulkKind.PricesBefore;

    /// <summary>Why it can't be done; null when it can.</summary>
    public Problem? WhyNot() => Kind switch
    {
        BulkKind.MoveToCategory or BulkKind.AddCategory or BulkKind.RemoveCategory when CategoryId is null => new Problem("bulk-category", "Bitte wählen Sie eine Kategorie."),
        BulkKind.AddTag or BulkKind.RemoveTag when TagId is null => new Problem("bulk-tag", "Bitte wählen Sie ein Schlagwort."),
        BulkKind.PricePercent when Percent is 0 or <= -1 or > 10 => new Problem("bulk-percent", "Bitte geben Sie eine Änderung zwischen -99 % und 1.000 % ein, nicht 0."),
        BulkKind.PriceAmount when Amount is 0 => new Problem("bulk-amount", "Bitte geben Sie einen Betrag ein, nicht 0."),
        BulkKind.PriceMargin when Margin is < 0 or > 0.95m => new Problem("bulk-margin", "Bitte geben Sie eine Spanne zwischen 0 und 95 % ein."),
        BulkKind.PricesBefore when Since is null || Until is null => new Problem("bulk-import", "Preise lassen sich nur von der Seite eines Imports aus zurücknehmen."),
        BulkKind.Delivery when DaysFrom < 0 || DaysTo < DaysFrom || DaysTo > 365 => new Problem("bulk-days", "Bitte geben Sie Tage ein: von höchstens bis, und nicht mehr als 365."),
        _ => null,
    };
}

/// <summary>A price ending as its rule was when it was chosen: what runs is what the preview showed, whatever becomes of the rule.</summary>
public sealed record BulkEnding(int RuleId, string Name, PriceEnding Ending)
{
    public static BulkEnding? From(PriceEndingRule? rule) => rule is null ? null : new(rule.Id, rule.Name, rule.Ending);
}

/// <summary>What can be done to many products at once.</summary>
public enum BulkKind
{
    PricePercent,
    PriceAmount,
    PriceMargin,
    MoveToCategory,
    AddCategory,
    RemoveCategory,
    AddTag,
    RemoveTag,
    Publish,
    Unpublish,
    TaxClass,
    Supplier,
    Delivery,

    /// <summary>Back to what they were before an import.</summary>
    PricesBefore,
}

/// <summary>What a bulk change would do to the whole set.</summary>
public sealed record BulkTotals
{
    /// <summary>Products that change.</summary>
    public int Changed { get; set; }

    public int Unchanged { get; set; }

    /// <summary>Products of which something is refused.</summary>
    public int Refused { get; set; }

    /// <summary>Values that go up and down.</summary>
    public int Up { get; set; }

    public int Down { get; set; }

    /// <summary>Sums of the changed prices, cents.</summary>
    public long SumBefore { get; set; }

    public long SumAfter { get; set; }

    /// <summary>How often each remark was made.</summary>
    public Dictionary<BulkRemark, int> Remarks { get; init; } = [];

    public void Add(BulkPlan plan, bool prices)
    {
        if (plan.Cells.Any(c => !c.IsRefused))
            Changed++;
        else if (plan.Cells.Count == 0)
            Unchanged++;
        if (plan.Cells.Any(c => c.IsRefused))
            Refused++;
        foreach (var cell in plan.Cells)
        {
            foreach (var remark in Enum.GetValues<BulkRemark>().Where(r => r != BulkRemark.None && cell.Remarks.HasFlag(r)))
                Remarks[remark] = Remarks.GetValueOrDefault(remark) + 1;
            if (!prices || cell.IsRefused)
                continue;
            (Up, Down) = cell.After > cell.Before ? (Up + 1, Down) : (Up, Down + 1);
            (SumBefore, SumAfter) = (SumBefore + (cell.Before ?? 0), SumAfter + (cell.After ?? 0));
        }
    }
}
