using Microsoft.EntityFrameworkCore;
using Shop.Catalog;
using Shop.Common;
using Shop.Data;
using Shop.Pricing;

namespace Shop.Shelves;

/// <summary>Writes down in which order a shelf is shown: nightly, and at once when its order is saved. Pages then only read the places.</summary>
public sealed class RankShelves(ShopDb db, TaxTables taxes, TimeProvider clock) : IDailyJob
{
    private const int Batch = 5000;

    public string Name => "rank-shelves";

    public async Task RunAsync(CancellationToken stop)
    {
        foreach (var id in await db.Categories.Where(c => c.Formula != "").OrderBy(c => c.Id).Select(c => c.Id).ToListAsync(stop))
            await RankAsync(id, null, stop);
    }

    /// <summary>The order that a formula would give.</summary>
    /// <param name="categoryId">The shelf; what stands below it is ordered along.</param>
    /// <param name="formula">Null for bestsellers first.</param>
    /// <param name="pinned">Products that stand first.</param>
    /// <param name="stop">Ends the call.</param>
    public async Task<IReadOnlyList<RankedProduct>> PreviewAsync(int categoryId, ShelfFormula? formula, IReadOnlyList<int> pinned, CancellationToken stop) =>
        ShelfRanking.Order(formula, await FactsAsync(categoryId, stop), pinned);

    /// <summary>Brings the places in line with the shelf's formula and pins.</summary>
    /// <param name="categoryId">The shelf.</param>
    /// <param name="pins">Products that stand first; null leaves the pinned ones as they are.</param>
    /// <param name="stop">Ends the call.</param>
    public async Task RankAsync(int categoryId, IReadOnlyList<int>? pins, CancellationToken stop)
    {
        var formula = ShelfFormula.Read(await db.Categories.Where(c => c.Id == categoryId).Select(c => c.Formula).FirstOrDefaultAsync(stop) ?? "");
        var before = await db.ShelfPlaces.AsNoTracking().Where(p => p.CategoryId == categoryId).ToListAsync(stop);
        pins ??= [.. before.Where(p => p.Pinned).OrderBy(p => p.Place).Select(p => p.ProductId)];
        var ranked = formula is null && pins.Count == 0 ? [] : ShelfRanking.Order(formula, await FactsAsync(categoryId, stop), pins);
        // Without a formula only the pinned ones need a place: the rest follows by sales anyway.
        var after = ranked.Where(r => formula is not null || r.Pinned).Select(r => new ShelfPlace { CategoryId = categoryId, ProductId = r.Fact.ProductId, Place = r.Place, Pinned = r.Pinned }).ToList();
        if (!after.Select(Say).ToHashSet().SetEquals(before.Select(Say)))
            await db.InTransactionAsync(() => WriteAsync(categoryId, after, stop), stop);
    }

    private static (int, int, bool) Say(ShelfPlace place) => (place.ProductId, place.Place, place.Pinned);

    private async Task<Result<int>> WriteAsync(int categoryId, List<ShelfPlace> places, CancellationToken stop)
    {
        await db.ShelfPlaces.Where(p => p.CategoryId == categoryId).ExecuteDeleteAsync(stop);
        foreach (var part in places.Chunk(Batch))
        {
            db.ShelfPlaces.AddRange(part.Select(p => new ShelfPlace { CategoryId = p.CategoryId, ProductId = p.ProductId, Place = p.Place, Pinned = p.Pinned }));
            await db.SaveChangesAsync(stop);
            db.ChangeTracker.Clear();
        }
        db.MarkStale("catalog");
        await db.SaveChangesAsync(stop);
        return places.Count;
    }

    /// <summary>Two queries for a shelf of any size: its products, and their versions with stock.</summary>
    private async Task<IReadOnlyList<ShelfFact>> FactsAsync(int categoryId, CancellationToken stop)
    {
        var under = (await CategoryTree.ReadAsync(db, stop)).IdsUnder(categoryId);
        var products = db.Products.AsNoTracking().OnSale().OnShelves(db, under);
        var rates = await taxes.TodayAsync(stop);
        var versions = await (
            from p in products
            join v in db.Variants.Where(v => v.Active) on p.Id equals v.ProductId
            join s in db.StockItems on v.Id equals s.VariantId into stock
            from s in stock.DefaultIfEmpty()
            select new { v.ProductId, v.Price.Cents, Cost = v.Cost == null ? (long?)null : v.Cost.Value.Cents, Free = s == null ? 0 : s.OnHand - s.Reserved })
            .ToListAsync(stop);
        var of = versions.ToLookup(v => v.ProductId);
        var now = clock.UtcNow();
        var rows = await products.OrderBy(p => p.Id).Select(p => new { p.Id, p.UnitsSold, p.CreatedAt, p.RatingCount, p.RatingSum, p.TaxClass }).ToListAsync(stop);
        return rows.ConvertAll(p => new ShelfFact(
            p.Id, p.UnitsSold, Margin(of[p.Id].Select(v => (v.Cents, v.Cost)), rates.RateOf(p.TaxClass)), of[p.Id].Sum(v => v.Free),
            (int)(now - p.CreatedAt).TotalDays, p.RatingCount == 0 ? null : (decimal)p.RatingSum / p.RatingCount));
    }

    /// <summary>What is left of the net price after the cost of the goods, on average of the versions whose cost is known.</summary>
    private static decimal? Margin(IEnumerable<(long Cents, long? Cost)> versions, decimal rate)
    {
        var known = versions.Where(v => v is { Cost: not null, Cents: > 0 }).Select(v => (Net: new Money(v.Cents).WithoutTax(rate).Cents, Cost: v.Cost!.Value)).Where(v => v.Net > 0).ToList();
        return known.Count == 0 ? null : known.Average(v => (v.Net - v.Cost) / (decimal)v.Net);
    }
}
