using Shop.Common;
using Shop.Data;

namespace Shop.Returns;

/// <summary>
/// A consumer declared to withdraw from a contract (§356a BGB). Kept as it was declared; whether it is valid is decided by people and
/// not by the form, so that declarations about unknown orders and late ones are here too.
/// </summary>
public class DeclaredWithdrawal : IAudited, IVersioned
{
    public int Id { get; set; }

    /// <summary>Made with the form: a form that is sent twice gives one declaration. Opens the receipt without an account.</summary>
    public required string Ticket { get; set; }

    /// <summary>SHA-256 over content and time, hex; its beginning is the receipt code.</summary>
    public required string Hash { get; set; }

    public DateTime DeclaredAt { get; set; }

    public required string Name { get; set; }

    /// <summary>As typed.</summary>
    public required string OrderNumber { get; set; }

    /// <summary>Where the receipt goes.</summary>
    public required string Email { get; set; }

    public string Language { get; set; } = "de";

    /// <summary>The signed-in customer who declared it.</summary>
    public int? CustomerId { get; set; }

    /// <summary>The order, once it is known whose it is; staff find it for the others.</summary>
    public int? OrderId { get; set; }

    /// <summary>The whole contract; otherwise the lines or, where none could be chosen, the wish says what.</summary>
    public bool Whole { get; set; } = true;

    /// <summary>What was written in one's own words.</summary>
    public string Wish { get; set; } = "";

    /// <summary>Last day of the period as the shop reckons it; null while the period runs without an end or the order is unknown.</summary>
    public DateOnly? LastDay { get; set; }

    /// <summary>Came in after <see cref="LastDay"/>.</summary>
    public bool IsLate { get; set; }

    public WithdrawalState State { get; set; }

    /// <summary>What staff answered the customer when closing it.</summary>
    public string Answer { get; set; } = "";

    public int Version { get; set; }

    public List<WithdrawnLine> Lines { get; } = [];

    /// <summary>Short enough to be read out on the phone.</summary>
    public string Code => string.Join('-', Hash[..16].ToUpperInvariant().Chunk(4).Select(c => new string(c)));

    /// <summary>The refund is due 14 days after the declaration at the latest (§357 (1) BGB).</summary>
    public DateOnly RefundDueOn => Clock.BusinessDay(DeclaredAt).AddDays(14);

    public Problem? WhyNotClosable() => State is WithdrawalState.Open
        ? null
        : new Problem("not-open", "Dieser Widerruf ist schon bearbeitet.");

    public Problem? WhyNotAssignable() => State is not WithdrawalState.Open
        ? new Problem("not-open", "Dieser Widerruf ist schon bearbeitet.")
        : OrderId is not null ? new Problem("assigned", "Dieser Widerruf gehört schon zu einer Bestellung.") : null;
}

/// <summary>How many of an order line are withdrawn from.</summary>
public class WithdrawnLine
{
    public int Id { get; set; }

    public int DeclaredWithdrawalId { get; set; }

    public int OrderLineId { get; set; }

    public int Quantity { get; set; }
}

/// <summary>Where a withdrawal stands.</summary>
public enum WithdrawalState
{
    Open,

    /// <summary>The goods are back, the money isn't.</summary>
    Arrived,
    Refunded,

    /// <summary>Ended without a refund: answered by staff, or the order was cancelled before it left.</summary>
    Closed,
}
