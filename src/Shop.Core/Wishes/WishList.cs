using Shop.Common;

namespace Shop.Wishes;

/// <summary>What a visitor would like to have one day; the cookie holds only its key.</summary>
public class WishList
{
    public const int MostItems = 100;

    public static readonly Problem Full = new("wish-list-full", "Der Merkzettel ist voll; mehr als {0} Artikel passen nicht darauf.", MostItems);

    public int Id { get; set; }

    /// <summary>Random, unguessable; the value of the cookie.</summary>
    public required string Key { get; set; }

    public int? CustomerId { get; set; }

    public DateTime UpdatedAt { get; set; }

    public List<WishItem> Items { get; } = [];
}

/// <summary>One article on a wish list.</summary>
public class WishItem
{
    public int Id { get; set; }

    public int WishListId { get; set; }

    public int VariantId { get; set; }

    public DateTime AddedAt { get; set; }
}
