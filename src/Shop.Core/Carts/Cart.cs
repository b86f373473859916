using Shop.Common;

namespace Shop.Carts;

/// <summary>What a visitor wants to buy; the cookie holds only its key.</summary>
public class Cart
{
    public int Id { get; set; }

    /// <summary>Random, unguessable; the value of the cookie.</summary>
    public required string Key { get; set; }

    public int? CustomerId { get; set; }

    public DateTime UpdatedAt { get; set; }

    /// <summary>Set in the transaction that placed the order: the same cart can't be ordered twice.</summary>
    public int? OrderId { get; set; }

    public List<CartLine> Lines { get; } = [];
}

/// <summary>One article in a cart.</summary>
public class CartLine
{
    public int Id { get; set; }

    public int CartId { get; set; }

    public int VariantId { get; set; }

    public int Quantity { get; set; }

    /// <summary>Gross price the customer last saw, to point out a change.</summary>
    public Money SeenPrice { get; set; }

    public DateTime AddedAt { get; set; }
}
