using Shop.Common;
using Shop.Data;

namespace Shop.Returns;

/// <summary>Goods that came back for an order, and what is paid back for them.</summary>
public class OrderReturn : IAudited
{
    public int Id { get; set; }

    public int OrderId { get; set; }

    /// <summary>The declaration that led to it; null for the other cases.</summary>
    public int? WithdrawalId { get; set; }

    public ReturnKind Kind { get; set; }

    public DateTime ReceivedAt { get; set; }

    public ReturnReason Reason { get; set; }

    /// <summary>Gross amount paid back, shipping included.</summary>
    public Money Refund { get; set; }

    /// <summary>VAT contained in <see cref="Refund"/>.</summary>
    public Money RefundTax { get; set; }

    /// <summary>The part of <see cref="Refund"/> that is outbound shipping (§357 (2) BGB), gross.</summary>
    public Money ShippingRefund { get; set; }

    /// <summary>When the refund was booked; null while it is owed.</summary>
    public DateTime? RefundedAt { get; set; }

    /// <summary>The Rechnungskorrektur; null where the order had no invoice of ours.</summary>
    public int? CorrectionId { get; set; }

    public required string By { get; set; }

    public List<OrderReturnLine> Lines { get; } = [];

    public Problem? WhyNotRefundable() => RefundedAt is null
        ? null
        : new Problem("already-refunded", "Diese Retoure ist bereits erstattet.");
}

/// <summary>How many of an order line came back.</summary>
public class OrderReturnLine
{
    public int Id { get; set; }

    public int OrderReturnId { get; set; }

    public int OrderLineId { get; set; }

    public int Quantity { get; set; }

    /// <summary>How many of them can be sold again and went back on the shelf.</summary>
    public int Restocked { get; set; }

    /// <summary>Gross value that is paid back for them.</summary>
    public Money Refund { get; set; }
}

/// <summary>Why goods come back, as the law tells the cases apart.</summary>
public enum ReturnKind
{
    /// <summary>§355 BGB.</summary>
    Withdrawal,

    /// <summary>Nacherfüllung and what follows from it (§437 BGB).</summary>
    Warranty,

    /// <summary>The shop needn't, but does.</summary>
    Goodwill,
}

/// <summary>Why the customer sent it back.</summary>
public enum ReturnReason
{
    NotAsExpected,
    Damaged,
    WrongItem,
    Late,
    ChangedMind,
}
