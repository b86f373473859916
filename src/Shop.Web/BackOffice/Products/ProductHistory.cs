using System.Globalization;
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

/// <summary>A line of the history: a kept state, or what another way changed between two of them.</summary>
public sealed record HistoryLine(HistoryEntry? Entry, OtherWay? Way)
{
    public DateTime At => Entry?.Revision.At ?? Way!.At;

    /// <summary>Both by time, newest first. A state that was only kept because other ways had changed the product says no more than they don't.</summary>
    public static IReadOnlyList<HistoryLine> Of(IReadOnlyList<HistoryEntry> entries, IReadOnlyList<OtherWay> ways)
    {
        var told = ways.SelectMany(w => w.Changes).Select(c => c.Path).ToHashSet(StringComparer.Ordinal);
        var states = entries.Select(e => e.Revision.Remark == ProductRevision.Elsewhere ? e with { Changes = [.. e.Changes.Where(c => !told.Contains(c.Path))] } : e);
        return [.. states.Select(e => new HistoryLine(e, null)).Concat(ways.Select(w => new HistoryLine(null, w)))
            .OrderByDescending(l => l.At).ThenByDescending(l => l.Entry?.Revision.Id ?? int.MaxValue)];
    }
}

/// <summary>Reads the kept states of a product as changes, newest first.</summary>
public static class ProductHistory
{
    private const int FewLines = 5;

    /// <summary>With its latest changes.</summary>
    public static async Task<ProductEditor> WithHistoryAsync(this ProductEditor editor, ShopDb db, CancellationToken stop)
    {
        var entries = await PageAsync(db, editor.Product.Id, null, FewLines, stop);
        var ways = await OtherWays.ReadAsync(db, editor, entries.Count == FewLines ? entries[^1].Revision.At : null, null, stop);
        return editor with { History = [.. HistoryLine.Of(entries, ways).Take(FewLines)], TagNames = await TagNamesAsync(db, ways, stop) };
    }

    /// <summary>Names of the tags that bulk changes gave or took, by number.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> TagNamesAsync(ShopDb db, IReadOnlyList<OtherWay> ways, CancellationToken stop)
    {
        var ids = ways.SelectMany(w => w.Changes).Where(c => c.Path == "TagIds").SelectMany(c => new[] { c.Before, c.After })
            .Select(t => int.TryParse(t, CultureInfo.InvariantCulture, out var one) ? one : 0).Where(i => i > 0).Distinct().ToList();
        return ids.Count == 0
            ? new Dictionary<string, string>()
            : (await db.Tags.Where(t => ids.Contains(t.Id)).Select(t => new { t.Id, t.Name }).ToListAsync(stop)).ToDictionary(t => t.Id.ToString(CultureInfo.InvariantCulture), t => t.Name);
    }

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
