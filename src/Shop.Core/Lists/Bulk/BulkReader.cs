using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Data;
using Shop.Pricing;

namespace Shop.Lists.Bulk;

/// <summary>A product of the set with what the preview saw of it; no product when it is gone.</summary>
public sealed record BulkEntry(int Place, int ProductId, int SeenVersion, BulkProduct? Product);

/// <summary>Reads a stretch of a frozen set, and only what the kind of change needs of it.</summary>
public static class BulkReader
{
    public static async Task<IReadOnlyList<BulkEntry>> ReadAsync(ShopDb db, int bulkId, BulkOptions options, int from, int count, CancellationToken stop)
    {
        var kind = options.Kind;
        var items = db.BulkItems.AsNoTracking().Where(i => i.BulkChangeId == bulkId && i.Place >= from && i.Place < from + count);
        var places = await items.OrderBy(i => i.Place).ToListAsync(stop);
        var rows = await items.Join(db.Products, i => i.ProductId, p => p.Id, (i, p) => p)
            .Select(p => new BulkProduct(p.Id, new LocalizedText(p.Name.De, p.Name.En), p.Version, p.Active, p.TaxClass, p.CategoryId, p.SupplierId)).ToListAsync(stop);
        var ids = items.Select(i => i.ProductId);
        var variants = await VariantsAsync(db, options, ids, stop);
        var shelves = kind is BulkKind.MoveToCategory or BulkKind.AddCategory or BulkKind.RemoveCategory
            ? (await db.ProductCategories.AsNoTracking().Where(c => ids.Contains(c.ProductId)).ToListAsync(stop)).ToLookup(c => c.ProductId, c => c.CategoryId) : null;
        var tags = kind is BulkKind.AddTag or BulkKind.RemoveTag
            ? (await db.ProductTags.AsNoTracking().Where(t => ids.Contains(t.ProductId)).ToListAsync(stop)).ToLookup(t => t.ProductId, t => t.TagId) : null;
        var byId = rows.ToDictionary(p => p.Id, p => p with { Variants = [.. variants[p.Id]], Shelves = [.. shelves?[p.Id] ?? []], Tags = [.. tags?[p.Id] ?? []] });
        return places.ConvertAll(i => new BulkEntry(i.Place, i.ProductId, i.SeenVersion, byId.GetValueOrDefault(i.ProductId)));
    }

    private static async Task<ILookup<int, BulkVariant>> VariantsAsync(ShopDb db, BulkOptions options, IQueryable<int> ids, CancellationToken stop)
    {
        if (!options.IsPrice && options.Kind is not (BulkKind.Publish or BulkKind.Delivery))
            return Array.Empty<BulkVariant>().ToLookup(v => v.ProductId);
        var rows = await db.Variants.AsNoTracking().Where(v => ids.Contains(v.ProductId)).OrderBy(v => v.Position).ThenBy(v => v.Id)
            .Select(v => new { v.Id, v.ProductId, v.Sku, v.Name.De, v.Name.En, v.Price.Cents, Former = v.FormerPrice, v.Cost, v.Active, v.DeliveryDaysFrom, v.DeliveryDaysTo })
            .ToListAsync(stop);
        var steps = !options.IsPrice ? [] : await db.VariantPrices.Where(p => ids.Contains(p.Variant!.ProductId))
            .GroupBy(p => p.VariantId).Select(g => new { g.Key, Cents = g.Max(p => p.Price.Cents) }).ToDictionaryAsync(g => g.Key, g => new Money(g.Cents), stop);
        var history = options.Kind != BulkKind.PricesBefore ? Array.Empty<PriceChange>().ToLookup(c => c.VariantId)
            : (await db.PriceChanges.AsNoTracking().Where(c => ids.Contains(c.Variant!.ProductId)).ToListAsync(stop)).ToLookup(c => c.VariantId);
        return rows.ToLookup(v => v.ProductId, v => new BulkVariant(
            v.Id, v.ProductId, v.Sku, new LocalizedText(v.De, v.En), new Money(v.Cents), v.Former, v.Cost, v.Active, v.DeliveryDaysFrom, v.DeliveryDaysTo,
            steps.TryGetValue(v.Id, out var step) ? step : null)
        {
            Before = PriceBefore.Of(new Money(v.Cents), history[v.Id], options),
        });
    }
}
