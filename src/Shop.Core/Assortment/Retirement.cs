using Shop.Common;
using Shop.Data;

namespace Shop.Assortment;

/// <summary>
/// A product's way out of the shop: checked, sold off at a lower price, replaced by another, taken out when a day comes or the stock is
/// gone. Prepared in steps that are kept, so it can be gone on with; can be called off until the end.
/// </summary>
public class Retirement : IAudited, IVersioned
{
    public const decimal MostOff = 90;

    public int Id { get; set; }

    public int ProductId { get; set; }

    public RetirementState State { get; set; }

    /// <summary>The last step that was finished while preparing, from 0 to 3.</summary>
    public int Step { get; set; }

    /// <summary>Of 100; zero sells at the usual price.</summary>
    public decimal PercentOff { get; set; }

    /// <summary>The last day on sale; null: only the stock decides.</summary>
    public DateOnly? LastDay { get; set; }

    /// <summary>Leaves the shop as soon as nothing is left.</summary>
    public bool WhenSoldOut { get; set; } = true;

    /// <summary>Where its address leads afterwards (301); null: the shop says that it is gone (410).</summary>
    public int? AlternativeId { get; set; }

    /// <summary>What was arranged with the supplier.</summary>
    public string SupplierNote { get; set; } = "";

    /// <summary>Prices before the sell-off by variant, as JSON; calling it off brings them back.</summary>
    public string PricesBefore { get; set; } = "";

    public required string By { get; set; }

    public DateTime CreatedAt { get; set; }

    public DateTime? StartedAt { get; set; }

    public DateTime? EndedAt { get; set; }

    public int Version { get; set; }

    public bool IsOpen => State is RetirementState.Draft or RetirementState.Selling;

    public Problem? WhyNotStartable(DateOnly today)
    {
        if (State != RetirementState.Draft)
            return new Problem("not-draft", "Diese Auslistung läuft schon oder ist vorbei.");
        if (!WhenSoldOut && LastDay is null)
            return new Problem("no-end", "Bitte legen Sie fest, wann das Produkt aus dem Shop geht: an einem Tag oder wenn nichts mehr da ist.");
        return LastDay < today ? new Problem("end-passed", "Der letzte Verkaufstag liegt in der Vergangenheit.") : null;
    }

    public Problem? WhyNotCancellable() => IsOpen ? null : new Problem("retirement-over", "Diese Auslistung ist schon abgeschlossen.");

    /// <summary>Whether its end has come.</summary>
    public bool IsDue(DateOnly today, int left) => State == RetirementState.Selling && (LastDay < today || (WhenSoldOut && left <= 0));
}

/// <summary>Where a retirement stands.</summary>
public enum RetirementState
{
    Draft,
    Selling,
    Ended,
    Cancelled,
}
