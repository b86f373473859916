using Microsoft.EntityFrameworkCore;
using Shop.Catalog;
using Shop.Common;
using Shop.Data;

namespace Shop.Orders;

/// <summary>Counts which products were ordered together in the last year; product pages show them as "often bought together".</summary>
public sealed class PairProducts(ShopDb db, TimeProvider clock) : IDailyJob
{
    /// <summary>As many as a product can use, so that the table grows with the catalogue and not with its square.</summary>
    public const int MostPerProduct = 12;

    private static readonly TimeSpan Counted = TimeSpan.FromDays(365);

    public string Name => "pair-products";

    public async Task RunAsync(CancellationToken stop)
    {
        var pairs = await PairsAsync(clock.UtcNow() - Counted, stop);
        await db.InTransactionAsync<int>(async () =>
        {
            var known = await db.BoughtTogether.ToDictionaryAsync(p => (p.ProductId, p.OtherId), stop);
            foreach (var pair in pairs)
            {
                if (!known.Remove((pair.ProductId, pair.OtherId), out var row))
                    db.BoughtTogether.Add(new BoughtTogether { ProductId = pair.ProductId, OtherId = pair.OtherId, Orders = pair.Orders });
                else
                    row.Orders = pair.Orders;
            }
            db.BoughtTogether.RemoveRange(known.Values);
            if (db.ChangeTracker.HasChanges())
                db.MarkStale("catalog");
            return await db.SaveChangesAsync(stop);
        }, stop);
    }

    /// <summary>The strongest pairs of every product, both ways.</summary>
    private async Task<List<BoughtTogether>> PairsAsync(DateTime since, CancellationToken stop)
    {
        var bought = (
            from o in db.Orders
            where o.PlacedAt >= since && o.Kind == OrderKind.Sale && o.State != OrderState.Cancelled
            from l in o.Lines
            join v in db.Variants on l.VariantId equals v.Id
            select new { OrderId = o.Id, v.ProductId }).Distinct();
        var counted = await (
            from one in bought
            join other in bought on one.OrderId equals other.OrderId
            where one.ProductId != other.ProductId
            group one by new { one.ProductId, OtherId = other.ProductId } into g
            where g.Count() > 1
            select new { g.Key.ProductId, g.Key.OtherId, Orders = g.Count() }).ToListAsync(stop);
        return [.. counted.GroupBy(p => p.ProductId)
            .SelectMany(g => g.OrderByDescending(p => p.Orders).ThenBy(p => p.OtherId).Take(MostPerProduct))
            .Select(p => new BoughtTogether { ProductId = p.ProductId, OtherId = p.OtherId, Orders = p.Orders })];
    }
}
