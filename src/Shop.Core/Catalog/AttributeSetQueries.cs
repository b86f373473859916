using Microsoft.EntityFrameworkCore;
using Shop.Data;

namespace Shop.Catalog;

/// <summary>Questions about sets of attributes.</summary>
public static class AttributeSetQueries
{
    /// <summary>The set that a shelf names, or the nearest shelf above it that names one.</summary>
    public static async Task<AttributeSet?> SetOfAsync(this ShopDb db, int categoryId, CancellationToken stop = default)
    {
        if (!await db.AttributeSets.AnyAsync(stop))
            return null;
        var shelves = await db.Categories.AsNoTracking().Select(c => new { c.Id, c.ParentId, c.AttributeSetId }).ToDictionaryAsync(c => c.Id, stop);
        var setId = (int?)null;
        var seen = new HashSet<int>();
        for (int? at = categoryId; setId is null && at is { } id && seen.Add(id) && shelves.TryGetValue(id, out var shelf); at = shelf.ParentId)
            setId = shelf.AttributeSetId;
        return setId is null ? null : await db.AttributeSets.AsNoTracking().Include(s => s.Items.OrderBy(i => i.Position)).FirstOrDefaultAsync(s => s.Id == setId, stop);
    }
}
