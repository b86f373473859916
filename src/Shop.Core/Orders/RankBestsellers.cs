using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Data;

namespace Shop.Orders;

/// <summary>Counts what was sold in the last ninety days; lists and search put what sells first.</summary>
public sealed class RankBestsellers(ShopDb db, TimeProvider clock) : IDailyJob
{
    private static readonly TimeSpan Counted = TimeSpan.FromDays(90);

    public string Name => "rank-bestsellers";

    public async Task RunAsync(CancellationToken stop)
    {
        var since = clock.UtcNow() - Counted;
        var sold = await (
            from o in db.Orders
            where o.PlacedAt >= since && o.Kind == OrderKind.Sale && o.State != OrderState.Cancelled
            from l in o.Lines
            join v in db.Variants on l.VariantId equals v.Id
            group l.Quantity by v.ProductId into g
            select new { ProductId = g.Key, Units = g.Sum() })
            .ToDictionaryAsync(s => s.ProductId, s => s.Units, stop);
        var known = await db.Products.AsNoTracking().Select(p => new { p.Id, p.UnitsSold }).ToListAsync(stop);
        var changed = known.Where(p => p.UnitsSold != sold.GetValueOrDefault(p.Id)).ToList();
        foreach (var product in changed)
        {
            var units = sold.GetValueOrDefault(product.Id);
            await db.Products.Where(p => p.Id == product.Id).ExecuteUpdateAsync(p => p.SetProperty(x => x.UnitsSold, units), stop);
        }
        if (changed.Count == 0)
            return;
        foreach (var tag in new[] { "catalog", "home" })
            db.MarkStale(tag);
        await db.SaveChangesAsync(stop);
    }
}
