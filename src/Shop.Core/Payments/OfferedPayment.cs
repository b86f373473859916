using Microsoft.EntityFrameworkCore;
using Shop.Data;
using Shop.Settings;

namespace Shop.Payments;

/// <summary>How customers can pay, in the merchant's order, kept in memory until a method changes. What is kept is shared: nobody changes it.</summary>
public sealed class OfferedPayment(IDbContextFactory<ShopDb> databases, TagCache cache)
{
    public ValueTask<List<PaymentMethod>> ReadAsync(CancellationToken stop = default) => cache.GetAsync("payment:offered", ShopSettings.StaleTag, async () =>
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await db.PaymentMethods.AsNoTracking().Offered().ToListAsync(stop);
    });
}
