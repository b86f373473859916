using Microsoft.EntityFrameworkCore;
using Shop.Catalog;
using Shop.Data;

namespace Shop.Web.BackOffice.Catalog;

/// <summary>A field that a save changed.</summary>
public sealed record FieldChange(string Path, string Before, string After);

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

    /// <summary>What changed by other ways since the last kept state.</summary>
    public static IReadOnlyList<FieldChange> Changes(FormFields before, FormFields after)
    {
        var changes = new List<FieldChange>();
        foreach (var path in after.Paths.Union(before.Paths).Where(p => !FormFields.IsStock(p) && before[p] != after[p]))
            changes.Add(new FieldChange(path, before[path], after[path]));
        return changes;
    }

    private static HistoryEntry Entry(ProductRevision state, ProductRevision? before) => new(
        state,
        before?.Id,
        before is not null && FormFields.Read(before.Content) is { } old && FormFields.Read(state.Content) is { } now ? Changes(old, now) : []);
}
