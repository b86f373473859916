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

    /// <summary>Codes the customer entered, separated by spaces.</summary>
    public string Coupons { get; set; } = "";

    public List<CartLine> Lines { get; } = [];
}

/// <summary>One article in a cart.</summary>
public class CartLine
{
    /// <summary>Why a quantity can't be in a cart; null when it can.</summary>
    /// <param name="quantity">As the customer typed it.</param>
    /// <param name="most">The merchant's limit, see <see cref="Settings.SalesRules.MostPerLine"/>.</param>
    public static Problem? WhyNotQuantity(int quantity, int most)
    {
        if (quantity < 1)
            return NotANumber(most);
        return quantity > most ? TooMany(most) : null;
    }

    public int Id { get; set; }

    public int CartId { get; set; }

    public int VariantId { get; set; }

    public int Quantity { get; set; }

    /// <summary>Gross price the customer last saw, to point out a change.</summary>
    public Money SeenPrice { get; set; }

    public DateTime AddedAt { get; set; }

    /// <summary>What to say to "abc", 0 or −1.</summary>
    public static Problem NotANumber(int most) => new("quantity-low", "Bitte geben Sie eine Menge von 1 bis {0} ein.", most);

    internal static Problem TooMany(int most) =>
        new("quantity-high", "Mehr als {0} Stück eines Artikels verkaufen wir nicht auf einmal. Für größere Mengen schreiben Sie uns bitte.", most);
}

/// <summary>An article laid aside: it stays with the cart but isn't ordered with it.</summary>
public class SavedLine
{
    public const int Most = 50;

    public static readonly Problem Full = new("saved-full", "Für später ist kein Platz mehr; mehr als {0} Artikel passen nicht dorthin.", Most);

    public int Id { get; set; }

    public int CartId { get; set; }

    public int VariantId { get; set; }

    public int Quantity { get; set; }

    public DateTime SavedAt { get; set; }
}

/// <summary>What the customer has filled in at the checkout so far, so that nothing is lost on the way back, after a break or on another node.</summary>
public class CheckoutDraft
{
    public int CartId { get; set; }

    /// <summary>The form's own fields; only the checkout reads them.</summary>
    public required string Json { get; set; }

    public DateTime UpdatedAt { get; set; }
}
