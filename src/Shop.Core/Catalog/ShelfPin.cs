using Shop.Data;

namespace Shop.Catalog;

/// <summary>Puts a product first for as long as the row stands: on a shelf, or on the first shelf of the home page. Sorting and filtering by visitors go before.</summary>
public class ShelfPin : IAudited, IShownInShop
{
    public int Id { get; set; }

    public int ProductId { get; set; }

    /// <summary>Null is the home page.</summary>
    public int? CategoryId { get; set; }

    public IEnumerable<string> StaleTags => ["catalog", "home"];
}
