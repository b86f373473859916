using Microsoft.EntityFrameworkCore;
using Shop.Analytics;
using Shop.Catalog;
using Shop.Common;
using Shop.Data;
using Shop.Orders;

namespace Shop.Assortment;

/// <summary>A product that lies in the house longer than it should.</summary>
/// <param name="Stock">Pieces on hand that aren't promised to orders.</param>
/// <param name="Capital">Pieces on hand at purchase cost, net; what has no cost is missing.</param>
/// <param name="Units">Sold in the last 90 days.</param>
/// <param name="DaysOfSupply">Stock over average daily units of these 90 days (or since it was entered); null without a sale.</param>
public sealed record SlowMover(int ProductId, LocalizedText Name, int CategoryId, DateOnly Since, int Stock, Money Capital, int Units, DateOnly? LastSale, int? DaysOfSupply);

/// <summary>Finds what moves slowly: old enough, in stock, and with stock for too long or without a sale for too long.</summary>
public sealed class SlowMovers(ShopDb db, TimeProvider clock)
{
    public const int Days = 90;

    /// <summary>The most capital first.</summary>
    public async Task<IReadOnlyList<SlowMover>> ReadAsync(AssortmentRules rules, CancellationToken stop = default)
    {
        var today = clock.Today();
        var entered = today.AddDays(1 - rules.SlowAge).StartUtc();
        var products = await db.Products.AsNoTracking().OnSale().Where(p => p.CreatedAt < entered).Select(p => new { p.Id, p.Name, p.CategoryId, p.CreatedAt }).ToListAsync(stop);
        var stock = await StockAsync(stop);
        var sold = await db.SalesByProductAsync(today.AddDays(1 - Days), today, stop);
        var last = await LastSalesAsync(stop);
        return [.. products.Where(p => stock.GetValueOrDefault(p.Id) is { Free: > 0 })
            .Select(p =>
            {
                var since = Clock.BusinessDay(p.CreatedAt);
                var units = sold.GetValueOrDefault(p.Id)?.Units ?? 0;
                var lastSale = last.TryGetValue(p.Id, out var at) ? Clock.BusinessDay(at) : (DateOnly?)null;
                return new SlowMover(p.Id, p.Name, p.CategoryId, since, stock[p.Id].Free, stock[p.Id].Capital, units, lastSale, Supply(stock[p.Id].Free, units, today.DayNumber - since.DayNumber + 1));
            })
            .Where(s => IsSlow(s, today, rules))
            .OrderByDescending(s => s.Capital).ThenBy(s => s.ProductId)];
    }

    public static bool IsSlow(SlowMover product, DateOnly today, AssortmentRules rules) =>
        product.DaysOfSupply is not { } days || days >= rules.SlowSupply || product.LastSale is not { } last || today.DayNumber - last.DayNumber >= rules.SlowSilence;

    public static int? Supply(int stock, int units, int age) => units <= 0 ? null : (int)Math.Min(99_999, (long)stock * Math.Clamp(age, 1, Days) / units);

    private Task<Dictionary<int, Held>> StockAsync(CancellationToken stop) => (
        from s in db.StockItems
        join v in db.Variants on s.VariantId equals v.Id
        group new { s, v } by v.ProductId into g
        select new
        {
            g.Key,
            Free = g.Sum(x => x.v.Active ? x.s.OnHand - x.s.Reserved : 0),
            Cents = g.Sum(x => x.v.Cost != null ? x.v.Cost!.Value.Cents * x.s.OnHand : 0L),
        }).ToDictionaryAsync(g => g.Key, g => new Held(g.Free, new Money(g.Cents)), stop);

    private Task<Dictionary<int, DateTime>> LastSalesAsync(CancellationToken stop) => (
        from o in db.Orders.MakingRevenue()
        where o.Kind == OrderKind.Sale
        from l in o.Lines
        join v in db.Variants on l.VariantId equals v.Id
        group o.PlacedAt by v.ProductId into g
        select new { g.Key, At = g.Max() }).ToDictionaryAsync(g => g.Key, g => g.At, stop);

    private sealed record Held(int Free, Money Capital);
}
