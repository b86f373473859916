using Shop.Catalog;
using Shop.Data;
using Shop.Discounts;
using Shop.Stock;

namespace Shop.Lists;

/// <summary>Questions of the back office's product list.</summary>
public static class ListQueries
{
    /// <summary>Counted exactly up to here; more is "more than".</summary>
    public const int CountedUpTo = 10_000;

    public static IQueryable<ListedProduct> InState(this IQueryable<ListedProduct> rows, bool? active) =>
        active is { } wanted ? rows.Where(p => p.Active == wanted) : rows;

    public static IQueryable<ListedProduct> Planned(this IQueryable<ListedProduct> rows, bool planned) => planned ? rows.Where(p => p.Planned) : rows;

    public static IQueryable<ListedProduct> Reduced(this IQueryable<ListedProduct> rows, bool reduced) => reduced ? rows.Where(p => p.Reduced) : rows;

    /// <summary>Among the articles that discounts are for; null asks for none.</summary>
    public static IQueryable<ListedProduct> Discounted(this IQueryable<ListedProduct> rows, ShopDb db, DiscountReach? reach)
    {
        if (reach is not { Everything: false })
            return rows;
        var (products, shelves, brands) = (reach.ProductIds, reach.CategoryIds, reach.BrandIds);
        // One set of ids, each part read by its index: three conditions joined by "or" would look at every row of the list.
        var ids = db.Products.Where(p => products.Contains(p.Id)).Select(p => p.Id)
            .Union(db.ProductCategories.Where(c => shelves.Contains(c.CategoryId)).Select(c => c.ProductId))
            .Union(db.Products.Where(p => p.BrandId != null && brands.Contains(p.BrandId.Value)).Select(p => p.Id));
        return rows.Where(p => ids.Contains(p.ProductId));
    }

    public static IQueryable<ListedProduct> Taxed(this IQueryable<ListedProduct> rows, TaxClass? taxClass) =>
        taxClass is { } wanted ? rows.Where(p => p.TaxClass == wanted) : rows;

    public static IQueryable<ListedProduct> OnShelves(this IQueryable<ListedProduct> rows, ShopDb db, IReadOnlyCollection<int>? categoryIds)
    {
        if (categoryIds is null)
            return rows;
        var ids = db.ProductCategories.Where(c => categoryIds.Contains(c.CategoryId)).Select(c => c.ProductId);
        return rows.Where(p => ids.Contains(p.ProductId));
    }

    /// <summary>Of a brand, a maker, a supplier; null is any.</summary>
    public static IQueryable<ListedProduct> From(this IQueryable<ListedProduct> rows, int? brand, int? manufacturer, int? supplier)
    {
        if (brand is { } b)
            rows = rows.Where(p => p.BrandId == b);
        if (manufacturer is { } m)
            rows = rows.Where(p => p.ManufacturerId == m);
        return supplier is { } s ? rows.Where(p => p.SupplierId == s) : rows;
    }

    public static IQueryable<ListedProduct> Tagged(this IQueryable<ListedProduct> rows, ShopDb db, int? tag)
    {
        if (tag is not { } wanted)
            return rows;
        var ids = db.ProductTags.Where(t => t.TagId == wanted).Select(t => t.ProductId);
        return rows.Where(p => ids.Contains(p.ProductId));
    }

    public static IQueryable<ListedProduct> MeantFor(this IQueryable<ListedProduct> rows, ShopDb db, int? targetGroup)
    {
        if (targetGroup is not { } wanted)
            return rows;
        var ids = db.ProductTargetGroups.Where(t => t.TargetGroupId == wanted).Select(t => t.ProductId);
        return rows.Where(p => ids.Contains(p.ProductId));
    }

    /// <summary>An active variant is out, low or below nothing; "few" counts what is not promised to orders.</summary>
    public static IQueryable<ListedProduct> AtStock(this IQueryable<ListedProduct> rows, StockLevel? level, int few) => level switch
    {
        StockLevel.Out => rows.Where(p => p.LeastFree <= 0),
        StockLevel.Low => rows.Where(p => p.LeastLeft <= few),
        StockLevel.Negative => rows.Where(p => p.LeastFree < 0),
        _ => rows,
    };

    /// <summary>With a price in the range, both ends in cents and included; null is open.</summary>
    public static IQueryable<ListedProduct> Priced(this IQueryable<ListedProduct> rows, long? from, long? to)
    {
        if (from is { } low)
            rows = rows.Where(p => p.PriceTo >= low);
        return to is { } high ? rows.Where(p => p.PriceFrom <= high) : rows;
    }

    /// <summary>Whose weakest variant earns a share of its net price in the range, in hundredths of a percent; unknown ones don't count.</summary>
    public static IQueryable<ListedProduct> Earning(this IQueryable<ListedProduct> rows, int? from, int? to)
    {
        if (from is { } low)
            rows = rows.Where(p => p.Margin >= low);
        return to is { } high ? rows.Where(p => p.Margin <= high && p.Margin > ListedProduct.NoMargin) : rows;
    }

    public static IQueryable<ListedProduct> Lacking(this IQueryable<ListedProduct> rows, ListGap gap) =>
        gap == ListGap.None ? rows : rows.Where(p => (p.Gaps & gap) != ListGap.None);

    public static IQueryable<ListedProduct> WithoutPicture(this IQueryable<ListedProduct> rows, ShopDb db, bool without) =>
        without ? rows.Where(p => !db.ProductPictures.Any(x => x.ProductId == p.ProductId)) : rows;

    public static IQueryable<ListedProduct> ChangedSince(this IQueryable<ListedProduct> rows, DateTime? since) =>
        since is { } from ? rows.Where(p => p.ChangedAt >= from) : rows;
}
