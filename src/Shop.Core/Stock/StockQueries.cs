using Shop.Catalog;
using Shop.Data;

namespace Shop.Stock;

/// <summary>How much of a product can still be sold.</summary>
public enum StockLevel
{
    /// <summary>An active variant has nothing left.</summary>
    Out,

    /// <summary>An active variant is down to "only a few left", but not out.</summary>
    Low,

    /// <summary>More of an active variant is promised than there is.</summary>
    Negative,
}

/// <summary>Questions about stock.</summary>
public static class StockQueries
{
    /// <summary>Products of which an active variant is at the level; "few" counts what is not promised to orders.</summary>
    public static IQueryable<Product> AtStock(this IQueryable<Product> products, ShopDb db, StockLevel? level, int few)
    {
        if (level is null)
            return products;
        var least = level == StockLevel.Low ? 1 : int.MinValue;
        var most = level == StockLevel.Low ? few : level == StockLevel.Out ? 0 : -1;
        return products.Where(p => p.Variants.Any(v => v.Active
            && db.StockItems.Any(s => s.VariantId == v.Id && s.OnHand - s.Reserved >= least && s.OnHand - s.Reserved <= most)));
    }
}
