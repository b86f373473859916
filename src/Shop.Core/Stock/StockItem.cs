namespace Shop.Stock;

/// <summary>
/// How many pieces of a variant are in the house and how many of them are promised to orders. Moves only by the conditional updates
/// in <see cref="StockLedger"/>, never by read-modify-write.
/// </summary>
public class StockItem
{
    public int VariantId { get; set; }

    public int OnHand { get; set; }

    /// <summary>Ordered, not yet shipped.</summary>
    public int Reserved { get; set; }
}

/// <summary>One movement; the sum of a variant's movements is its stock.</summary>
public class StockMovement
{
    public long Id { get; set; }

    public int VariantId { get; set; }

    public StockMovementKind Kind { get; set; }

    /// <summary>Change of the pieces on hand.</summary>
    public int OnHandChange { get; set; }

    /// <summary>Change of the pieces promised to orders.</summary>
    public int ReservedChange { get; set; }

    public int? OrderId { get; set; }

    public DateTime At { get; set; }

    public required string By { get; set; }

    public string Note { get; set; } = "";
}

/// <summary>Why stock moved.</summary>
public enum StockMovementKind
{
    Opening,
    Received,
    Counted,
    Reserved,
    Released,
    Shipped,
    Returned,
}
