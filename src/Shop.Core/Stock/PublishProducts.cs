using Microsoft.EntityFrameworkCore;
using Shop.Catalog;
using Shop.Common;
using Shop.Data;

namespace Shop.Stock;

/// <summary>Puts products into the shop whose planned moment has come; what can't be sold then is kept out and noted for the manager.</summary>
public sealed class PublishProducts(ShopDb db, ReviseProduct revise, TimeProvider clock)
{
    private const int AtOnce = 200;

    /// <summary>Does what is due; returns how many products it was.</summary>
    public async Task<int> PublishDueAsync(CancellationToken stop = default)
    {
        var now = clock.UtcNow();
        var due = await db.Products.Where(p => p.PublishAt <= now).OrderBy(p => p.PublishAt).ThenBy(p => p.Id).Select(p => p.Id).Take(AtOnce).ToListAsync(stop);
        foreach (var id in due)
            await revise.ReviseAsync(id, null, product => Publish(product, now), [], stop);
        return due.Count;
    }

    private static Problem? Publish(Product product, DateTime now)
    {
        // Another node may have been faster, or a manager has planned anew.
        if (!(product.PublishAt <= now))
            return ReviseProduct.ChangedMeanwhile;
        product.Active = product.WhyNotActive() is null;
        product.PublishMissedAt = product.Active ? null : product.PublishAt;
        product.PublishAt = null;
        return null;
    }
}

/// <summary>Questions about planned products.</summary>
public static class PlannedProducts
{
    /// <summary>The next moment at which a product is to appear; null when nothing is planned.</summary>
    public static Task<DateTime?> NextPublishAsync(this ShopDb db, CancellationToken stop = default) => db.Products.MinAsync(p => p.PublishAt, stop);

    /// <summary>Products whose moment came and that could not be sold then.</summary>
    public static IQueryable<Product> MissedPublishing(this IQueryable<Product> products) => products.Where(p => p.PublishMissedAt != null && !p.Active);
}
