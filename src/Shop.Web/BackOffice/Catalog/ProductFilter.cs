using Shop.Catalog;
using Shop.Data;
using Shop.Stock;

namespace Shop.Web.BackOffice.Catalog;

/// <summary>What the product list shows; lives in the address.</summary>
public sealed record ProductFilter
{
    public const int Size = 25;

    public string? Q { get; init; }

    public int? Category { get; init; }

    public bool? Active { get; init; }

    public StockLevel? Stock { get; init; }

    public TaxClass? Tax { get; init; }

    public string? Sort { get; init; }

    public int? Page { get; init; }

    public bool IsEmpty => this with { Sort = null, Page = null, Q = string.IsNullOrWhiteSpace(Q) ? null : Q } == new ProductFilter();

    /// <summary>The words are left to <see cref="Shop.Search.ProductSearch.AmongAsync"/>.</summary>
    public IQueryable<Product> Of(ShopDb db, CategoryTree tree, int few)
    {
        var products = db.Products.InState(Active).Taxed(Tax).AtStock(db, Stock, few);
        return Category is { } category ? products.OnShelves(db, tree.IdsUnder(category)) : products;
    }
}
