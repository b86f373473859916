using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Shop.Common;
using Shop.Data;
using Shop.Operations;

namespace Shop.Lists;

/// <summary>
/// Keeps <see cref="ListedProduct"/> in line with the shop. It asks nothing of those who write: it reads what they leave behind anyway
/// (change log, stock movements, stale tags, new numbers, ended imports) from where it stopped last.
/// </summary>
public sealed class ListKeeper(IDbContextFactory<ShopDb> databases, TimeProvider clock, ILogger<ListKeeper> log) : IDisposable
{
    /// <summary>More changed products than this are quicker written all together.</summary>
    private const int Many = 5_000;
    private const int Chunk = 500;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim _turn = new(1);

    /// <summary>Catches up; false when another writer held the database for too long, and the list is a little behind.</summary>
    public async Task<bool> CatchUpAsync(CancellationToken stop)
    {
        if (!await _turn.WaitAsync(Patience, stop))
            return false;
        try
        {
            await using var db = await databases.CreateDbContextAsync(stop);
            if (await NowAsync(db, stop) is not { IsBehind: true } now)
                return true;
            await (now.Mark is null || now.Mark.Imports != now.Imports ? AllAsync(db, now, stop) : ChangedAsync(db, now, stop));
            return true;
        }
        catch (Exception e) when (e is DbException or DbUpdateException)
        {
            log.LogWarning(e, "The product list could not catch up; it shows what it knows");
            return false;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Writes every row anew.</summary>
    public async Task RebuildAsync(CancellationToken stop)
    {
        await _turn.WaitAsync(stop);
        try
        {
            await using var db = await databases.CreateDbContextAsync(stop);
            await AllAsync(db, await NowAsync(db, stop), stop);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private static async Task<Heads> NowAsync(ShopDb db, CancellationToken stop)
    {
        var mark = await db.ListMarks.AsNoTracking().SingleOrDefaultAsync(stop);
        var heads = await db.Database.SqlQuery<HeadRow>($"""
            SELECT COALESCE((SELECT MAX("Id") FROM "ChangeLog"), 0) AS "ChangeLogId", COALESCE((SELECT MAX("Id") FROM "StockMovements"), 0) AS "MovementId",
                COALESCE((SELECT MAX("Id") FROM "StaleTags"), 0) AS "StaleTagId", COALESCE((SELECT MAX("Id") FROM "Products"), 0) AS "ProductId",
                COALESCE((SELECT MAX("Id") FROM "Variants"), 0) AS "VariantId",
                (SELECT COUNT(*) FROM "ImportRuns" WHERE "EndedAt" IS NOT NULL AND "DryRun" = {false} AND "Kind" <> {nameof(ImportKind.Orders)}) AS "Imports"
            """).SingleAsync(stop);
        return new Heads(mark, heads.ChangeLogId, heads.MovementId, heads.StaleTagId, heads.ProductId, heads.VariantId, heads.Imports);
    }

    private async Task ChangedAsync(ShopDb db, Heads now, CancellationToken stop)
    {
        var ids = await ChangedIdsAsync(db, now.Mark!, stop);
        if (ids.Count > Many)
        {
            await AllAsync(db, now, stop);
            return;
        }
        foreach (var chunk in ids.Chunk(Chunk))
            await WriteAsync(db, () => ListRows.OfAsync(db, clock.Today(), chunk, stop), stop);
        await WriteAsync(db, () => SaveAsync(db, now, rebuilt: false, stop), stop);
    }

    private async Task AllAsync(ShopDb db, Heads now, CancellationToken stop)
    {
        for (var from = 1; from <= now.ProductId; from += Many)
        {
            var (low, high) = (from, from + Many - 1);
            await WriteAsync(db, () => ListRows.OfAsync(db, clock.Today(), low, high, stop), stop);
        }
        await WriteAsync(db, () => SaveAsync(db, now, rebuilt: true, stop), stop);
    }

    private static async Task<HashSet<int>> ChangedIdsAsync(ShopDb db, ListMark mark, CancellationToken stop)
    {
        var logged = db.ChangeLog.Where(c => c.Id > mark.ChangeLogId);
        var variants = db.StockMovements.Where(m => m.Id > mark.MovementId).Select(m => m.VariantId)
            .Union(logged.Where(c => c.Entity == "Variant").Select(c => c.EntityId))
            .Union(db.Variants.Where(v => v.Id > mark.VariantId).Select(v => v.Id));
        var products = logged.Where(c => c.Entity == "Product").Select(c => c.EntityId)
            .Union(db.Products.Where(p => p.Id > mark.ProductId).Select(p => p.Id));
        var ids = await db.Variants.Where(v => variants.Contains(v.Id)).Select(v => v.ProductId).Union(products).ToListAsync(stop);
        var tags = await db.StaleTags.Where(t => t.Id > mark.StaleTagId && EF.Functions.Like(t.Tag, "product:%")).Select(t => t.Tag).Distinct().ToListAsync(stop);
        return [.. ids, .. tags.Select(t => int.TryParse(t["product:".Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0).Where(id => id > 0)];
    }

    private async Task SaveAsync(ShopDb db, Heads now, bool rebuilt, CancellationToken stop)
    {
        var mark = await db.ListMarks.SingleOrDefaultAsync(stop);
        if (mark is null)
            db.ListMarks.Add(mark = new ListMark { Id = 1 });
        (mark.ChangeLogId, mark.MovementId, mark.StaleTagId) = (now.ChangeLogId, now.MovementId, now.StaleTagId);
        (mark.ProductId, mark.VariantId, mark.Imports) = (now.ProductId, now.VariantId, now.Imports);
        mark.RebuiltAt = rebuilt ? clock.UtcNow() : mark.RebuiltAt;
        await db.SaveChangesAsync(stop);
    }

    private static async Task WriteAsync(ShopDb db, Func<Task> write, CancellationToken stop) => await db.InTransactionAsync<bool>(async () =>
    {
        await write();
        return true;
    }, stop);

    private sealed record HeadRow(long ChangeLogId, long MovementId, long StaleTagId, int ProductId, int VariantId, int Imports);

    /// <summary>Where the shop's records end now, and where the list had read to.</summary>
    private sealed record Heads(ListMark? Mark, long ChangeLogId, long MovementId, long StaleTagId, int ProductId, int VariantId, int Imports)
    {
        public bool IsBehind => Mark is null || Mark.ChangeLogId != ChangeLogId || Mark.MovementId != MovementId || Mark.StaleTagId != StaleTagId
            || Mark.ProductId != ProductId || Mark.VariantId != VariantId || Mark.Imports != Imports;
    }
}

/// <summary>Writes the list anew each night: what became due by the calendar (VAT, sales of 90 days) is seen then.</summary>
public sealed class RebuildList(ListKeeper list) : IDailyJob
{
    public string Name => "rebuild-product-list";

    public Task RunAsync(CancellationToken stop) => list.RebuildAsync(stop);
}
