using Microsoft.EntityFrameworkCore;
using Shop.Catalog;
using Shop.Common;
using Shop.Data;

namespace Shop.Discounts;

/// <summary>What a discount has to know about a variant: whose price it is and where it stands.</summary>
public sealed record VariantScope(int ProductId, IReadOnlyList<int> CategoryIds, int? BrandId, Money? Cost);

/// <summary>Discounts that are running or planned, and the scopes of variants, in memory until one of them changes.</summary>
public sealed class ActiveDiscounts(IDbContextFactory<ShopDb> databases, TagCache cache, TimeProvider clock)
{
    /// <summary>Shelves carry it too: a discount counts for all below them.</summary>
    public const string Tag = "discounts";

    public ValueTask<DiscountIndex> IndexAsync(CancellationToken stop = default) => cache.GetAsync("discounts:index", Tag, async () =>
    {
        var now = clock.UtcNow();
        await using var db = await databases.CreateDbContextAsync(stop);
        var discounts = await db.Discounts.AsNoTracking().Where(d => !d.Paused && (d.EndsAt == null || d.EndsAt > now)).ToListAsync(stop);
        return discounts.Count == 0 ? DiscountIndex.Empty : new DiscountIndex(discounts, await CategoryTree.ReadAsync(db, stop));
    });

    /// <summary>What running discounts reach that lower the price of goods without a coupon.</summary>
    public async ValueTask<DiscountReach> AutomaticReachAsync(CancellationToken stop = default)
    {
        var now = clock.UtcNow();
        return (await IndexAsync(stop)).ReachOf(d => d.StateAt(now) == DiscountState.Running && !d.NeedsCoupon && d.Kind != DiscountKind.FreeShipping);
    }

    public ValueTask<IReadOnlyDictionary<int, VariantScope>> ScopesAsync(IReadOnlyCollection<int> variantIds, CancellationToken stop = default) =>
        cache.GetManyAsync("discount-scope", variantIds, "catalog", async unknown =>
        {
            await using var db = await databases.CreateDbContextAsync(stop);
            return await ReadScopesAsync(db, unknown, stop);
        });

    internal static async Task<IReadOnlyDictionary<int, VariantScope>> ReadScopesAsync(ShopDb db, IReadOnlyList<int> ids, CancellationToken stop)
    {
        var rows = await db.Variants.AsNoTracking().Where(v => ids.Contains(v.Id))
            .Select(v => new { v.Id, v.ProductId, v.Product!.CategoryId, v.Product.BrandId, v.Cost, Further = v.Product.Categories.Select(c => c.CategoryId).ToList() })
            .AsSingleQuery().ToListAsync(stop);
        return rows.ToDictionary(r => r.Id, r => new VariantScope(r.ProductId, [.. r.Further.Append(r.CategoryId).Distinct()], r.BrandId, r.Cost));
    }
}
