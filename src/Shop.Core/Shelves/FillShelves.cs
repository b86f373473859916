using Microsoft.EntityFrameworkCore;
using Shop.Catalog;
using Shop.Common;
using Shop.Data;

namespace Shop.Shelves;

/// <summary>
/// Keeps on the shelves what their rules ask for: at once when rules are saved, soon after the catalogue has changed, and nightly, since
/// "new" ends by itself. Only differences are written. What somebody put there by hand stays.
/// </summary>
public sealed class FillShelves(ShopDb db, ShelfFilter filter, ProductSearchText search) : IDailyJob
{
    private const int Batch = 2000;

    public string Name => "fill-shelves";

    public Task RunAsync(CancellationToken stop) => FillAllAsync(stop);

    /// <summary>Returns how many products came or went.</summary>
    public async Task<int> FillAllAsync(CancellationToken stop)
    {
        var changed = 0;
        foreach (var id in await db.Categories.Where(c => c.Rules != "").OrderBy(c => c.Id).Select(c => c.Id).ToListAsync(stop))
            changed += await FillAsync(id, stop);
        return changed;
    }

    /// <summary>Returns how many products came to the shelf or left it.</summary>
    public async Task<int> FillAsync(int categoryId, CancellationToken stop)
    {
        var rules = ShelfRules.Read(await db.Categories.Where(c => c.Id == categoryId).Select(c => c.Rules).FirstOrDefaultAsync(stop) ?? "");
        var matching = await filter.MatchingAsync(rules, stop);
        var gone = await Surplus(categoryId, matching).Select(c => c.ProductId).ToListAsync(stop);
        if (gone.Count == 0 && !await Missing(categoryId, matching).AnyAsync(stop))
            return 0;
        var come = (await db.InTransactionAsync(() => WriteAsync(categoryId, matching, stop), stop)).Value;
        await search.RefreshAsync([.. gone.Concat(come)], stop);
        return gone.Count + come.Count;
    }

    private async Task<Result<IReadOnlyList<int>>> WriteAsync(int categoryId, IQueryable<Product> matching, CancellationToken stop)
    {
        await Surplus(categoryId, matching).ExecuteDeleteAsync(stop);
        var come = await Missing(categoryId, matching).Select(p => p.Id).ToListAsync(stop);
        foreach (var part in come.Chunk(Batch))
        {
            db.ProductCategories.AddRange(part.Select(id => new ProductCategory { CategoryId = categoryId, ProductId = id, ByRule = true }));
            await db.SaveChangesAsync(stop);
            db.ChangeTracker.Clear();
        }
        db.MarkStale("catalog");
        await db.SaveChangesAsync(stop);
        return come;
    }

    private IQueryable<ProductCategory> Surplus(int categoryId, IQueryable<Product> matching) =>
        db.ProductCategories.Where(c => c.CategoryId == categoryId && c.ByRule && !matching.Select(p => p.Id).Contains(c.ProductId));

    private IQueryable<Product> Missing(int categoryId, IQueryable<Product> matching)
    {
        var there = db.ProductCategories.Where(c => c.CategoryId == categoryId).Select(c => c.ProductId);
        return matching.Where(p => !there.Contains(p.Id));
    }
}
