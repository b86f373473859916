using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Data;
using Shop.Operations;

namespace Shop.Lists.Bulk;

/// <summary>
/// The way back from an import with wrong prices: readies a bulk change that gives every price the import changed its value before, with
/// preview, warnings and undo like any other. Prices that somebody has changed since stay; the price history keeps both moments.
/// </summary>
public sealed class UndoImport(ShopDb db, PrepareBulk prepare)
{
    private static readonly Problem Nothing = new("import-prices", "Dieser Lauf hat keine Preise von Artikeln geändert, die es vorher schon gab.");

    /// <summary>The bulk change to look at and carry out; null when there is no such run.</summary>
    public async Task<Result<BulkChange>?> RunAsync(int id, CancellationToken stop)
    {
        var run = await db.ImportRuns.Where(r => r.Id == id).Select(r => new { r.Kind, r.DryRun, r.StartedAt, r.EndedAt, r.StartedBy }).FirstOrDefaultAsync(stop);
        if (run is null)
            return null;
        if (run.DryRun || run.Kind == ImportKind.Orders || run.EndedAt is null)
            return (Result<BulkChange>)Nothing;
        var options = new BulkOptions { Kind = BulkKind.PricesBefore, Since = run.StartedAt, Until = run.EndedAt, ChangedBy = run.StartedBy };
        var products = await db.PriceChanges.Where(c => c.At >= run.StartedAt && c.At <= run.EndedAt && c.By == run.StartedBy)
            .Where(c => db.PriceChanges.Any(o => o.VariantId == c.VariantId && o.At < run.StartedAt))
            .Select(c => c.Variant!.ProductId).Distinct().OrderBy(p => p).ToListAsync(stop);
        if (products.Count == 0)
            return (Result<BulkChange>)Nothing;
        var frozen = await prepare.FreezeAsync(products, "", stop);
        if (frozen.Ok)
            await prepare.DecideAsync(frozen.Value.Id, options, stop);
        return frozen;
    }
}
