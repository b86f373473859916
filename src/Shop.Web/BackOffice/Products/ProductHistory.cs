using Microsoft.EntityFrameworkCore;
using Shop.Catalog;
using Shop.Data;

namespace Shop.Web.BackOffice.Products;

/// <summary>A field that a save changed.</summary>
/// <param name="Path">Which field.</param>
/// <param name="Before">Old value as text.</param>
/// <param name="After">New value as text.</param>
/// <param name="Lasting">The field was there before and after, so its old value can come back.</param>
public sealed record FieldChange(string Path, string Before, string After, bool Lasting);

/// <summary>One kept state of a product and what it changed.</summary>
/// <param name="Revision">The state; its content isn't read here.</param>
/// <param name="BeforeId">The state before it; null for the first.</param>
/// <param name="Changes">Every field that differs from the state before.</param>
public sealed record HistoryEntry(ProductRevision Revision, int? BeforeId, IReadOnlyList<FieldChange> Changes);

/// <summary>Reads the kept states of a product as changes, newest first.</summary>
public static class ProductHistory
{
    public static Task<IReadOnlyList<HistoryEntry>> LatestAsync(ShopDb db, int productId, int most, CancellationToken stop) => PageAsync(db, productId, null, most, stop);

    /// <param name="db">The database.</param>
    /// <param name="productId">Whose states.</param>
    /// <param name="before">Only states older than this one.</param>
    /// <param name="most">How many.</param>
    /// <param name="stop">Ends the call.</param>
    public static async Task<IReadOnlyList<HistoryEntry>> PageAsync(ShopDb db, int productId, int? before, int most, CancellationToken stop)
    {
        var states = await db.ProductRevisions.AsNoTracking().Where(r => r.ProductId == productId && (before == null || r.Id < before))
            .OrderByDescending(r => r.Id).Take(most + 1).ToListAsync(stop);
        return [.. states.Take(most).Select((state, i) => Entry(state, i + 1 < states.Count ? states[i + 1] : null))];
    }

    /// <summary>What differs between two states. Of a variant or picture that came or went, its number or words stand for all.</summary>
    public static IReadOnlyList<FieldChange> Changes(FormFields before, FormFields after) =>
    [
        .. after.Paths.Union(before.Paths)
            .Where(p => !FormFields.IsStock(p) && before[p] != after[p])
            .Select(p => new FieldChange(p, before[p], after[p], before.Has(p) && after.Has(p)))
            .Where(c => c.Lasting || c.Path.EndsWith("].Sku", StringComparison.Ordinal) || c.Path.EndsWith("].Alt.De", StringComparison.Ordinal) || !c.Path.Contains('[', StringComparison.Ordinal)),
    ];

    private static HistoryEntry Entry(ProductRevision state, ProductRevision? before) => new(
        state,
        before?.Id,
        before is not null && FormFields.Read(before.Content) is { } old && FormFields.Read(state.Content) is { } now ? Changes(old, now) : []);
}
