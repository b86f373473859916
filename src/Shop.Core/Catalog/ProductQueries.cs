using Shop.Data;

namespace Shop.Catalog;

/// <summary>Questions visitors ask about products; they read as sentences and become SQL.</summary>
public static class ProductQueries
{
    /// <summary>What customers may see.</summary>
    public static IQueryable<Product> OnSale(this IQueryable<Product> products) => products.Where(p => p.Active);

    /// <summary>Products that stand on one of the shelves, as their own or a further one.</summary>
    public static IQueryable<Product> OnShelves(this IQueryable<Product> products, ShopDb db, IReadOnlyCollection<int> categoryIds)
    {
        // IN instead of EXISTS: SQLite then starts from the shelf instead of looking at every product.
        var ids = db.ProductCategories.Where(c => categoryIds.Contains(c.CategoryId)).Select(c => c.ProductId);
        return products.Where(p => ids.Contains(p.Id));
    }

    /// <summary>Products with a price in the range, both ends in cents and included; null is open.</summary>
    public static IQueryable<Product> Priced(this IQueryable<Product> products, long? fromCents, long? toCents)
    {
        if (fromCents is { } from)
            products = products.Where(p => p.PriceTo.Cents >= from);
        if (toCents is { } to)
            products = products.Where(p => p.PriceFrom.Cents <= to);
        return products;
    }

    /// <summary>Products that have at least one of the values of every group: (light or medium) and Ethiopia.</summary>
    public static IQueryable<Product> Having(this IQueryable<Product> products, IEnumerable<IReadOnlyCollection<int>> groupsOfOptionIds)
    {
        foreach (var ids in groupsOfOptionIds)
            products = products.Where(p => p.Attributes.Any(a => ids.Contains(a.AttributeOptionId)));
        return products;
    }

    public static IQueryable<Product> SortedBy(this IQueryable<Product> products, ProductSort sort) => sort switch
    {
        ProductSort.Newest => products.OrderByDescending(p => p.CreatedAt).ThenByDescending(p => p.Id),
        ProductSort.CheapestFirst => products.OrderBy(p => p.PriceFrom.Cents).ThenBy(p => p.Id),
        ProductSort.DearestFirst => products.OrderByDescending(p => p.PriceFrom.Cents).ThenBy(p => p.Id),
        ProductSort.Name => products.OrderBy(p => p.Name.De).ThenBy(p => p.Id),
        ProductSort.EnglishName => products.OrderBy(p => p.Name.En).ThenBy(p => p.Id),
        _ => products.OrderByDescending(p => p.UnitsSold).ThenByDescending(p => p.Id),
    };

    /// <summary>What the merchant put beside a product, and what sells best on its shelf; the former first.</summary>
    public static IQueryable<Product> Beside(this IQueryable<Product> products, ShopDb db, int productId, int categoryId, int most)
    {
        var chosen = db.RelatedProducts.Where(r => r.ProductId == productId).Select(r => r.RelatedId);
        var popular = db.Products.Where(p => p.Active && p.CategoryId == categoryId && p.Id != productId)
            .OrderByDescending(p => p.UnitsSold).ThenByDescending(p => p.Id)
            .Take(most).Select(p => p.Id);
        return products.Where(p => chosen.Concat(popular).Contains(p.Id))
            .OrderByDescending(p => chosen.Contains(p.Id)).ThenByDescending(p => p.UnitsSold).ThenByDescending(p => p.Id)
            .Take(most);
    }
}

/// <summary>Orders in which a list of products can be shown.</summary>
public enum ProductSort
{
    Popular,
    Newest,
    CheapestFirst,
    DearestFirst,
    Name,
    EnglishName,
}
