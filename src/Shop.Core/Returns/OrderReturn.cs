using Shop.Common;
using Shop.Data;

namespace Shop.Returns;

/// <summary>Goods that came back for an order.</summary>
public class OrderReturn : IAudited
{
    public int Id { get; set; }

    public int OrderId { get; set; }

    public DateTime ReceivedAt { get; set; }

    public ReturnReason Reason { get; set; }

    /// <summary>Gross amount paid back.</summary>
    public Money Refund { get; set; }

    /// <summary>VAT contained in <see cref="Refund"/>.</summary>
    public Money RefundTax { get; set; }

    public required string By { get; set; }

    public List<OrderReturnLine> Lines { get; } = [];
}

/// <summary>How many of an order line came back.</summary>
public class OrderReturnLine
{
    public int Id { get; set; }

    public int OrderReturnId { get; set; }

    public int OrderLineId { get; set; }

    public int Quantity { get; set; }
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
