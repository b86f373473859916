using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Data;

namespace Shop.Pricing;

/// <summary>Today's VAT rates, kept in memory until a rate changes.</summary>
public sealed class TaxTables(IDbContextFactory<ShopDb> databases, TagCache cache, TimeProvider clock)
{
    public ValueTask<TaxTable> TodayAsync(CancellationToken stop = default)
    {
        var today = clock.Today();
        return cache.GetAsync($"tax:{today:O}", "taxes", async () =>
        {
            await using var db = await databases.CreateDbContextAsync(stop);
            var rates = await db.TaxRates.AsNoTracking().Where(r => r.Country == "DE").ToListAsync(stop);
            return TaxTable.On(today, rates);
        });
    }
}
