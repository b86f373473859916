using Microsoft.EntityFrameworkCore;
using Shop.Data;
using Shop.Settings;

namespace Shop.Shipping;

/// <summary>How the shop sends, in the merchant's order, kept in memory until a method changes. What is kept is shared: nobody changes it.</summary>
public sealed class OfferedShipping(IDbContextFactory<ShopDb> databases, TagCache cache)
{
    public ValueTask<List<ShippingMethod>> ReadAsync(CancellationToken stop = default) => cache.GetAsync("shipping:offered", ShopSettings.StaleTag, async () =>
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await db.ShippingMethods.AsNoTracking().Offered().ToListAsync(stop);
    });
}
