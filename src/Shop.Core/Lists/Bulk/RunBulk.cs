using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Shop.Catalog;
using Shop.Common;
using Shop.Data;
using Shop.Pricing;

namespace Shop.Lists.Bulk;

/// <summary>
/// Carries bulk changes out and takes them back, batch by batch; each batch is complete in itself, and a run that died goes on behind the
/// last one. Cached pages go stale once, at the end.
/// </summary>
public sealed class RunBulk(IDbContextFactory<ShopDb> databases, TaxTables taxes, TimeProvider clock, ILogger<RunBulk> log)
{
    /// <summary>Products changed in one transaction: few enough for other writers to get their turn.</summary>
    public const int Batch = 500;

    /// <summary>Works off the oldest change that waits; false when there is none.</summary>
    /// <param name="alive">Called after every batch.</param>
    /// <param name="stop">Ends the run after the batch at hand; it goes on another time.</param>
    public async Task<bool> RunNextAsync(Action? alive, CancellationToken stop)
    {
        var silent = clock.UtcNow() - BulkChange.LongestSilence;
        await using var db = await databases.CreateDbContextAsync(stop);
        var next = await db.BulkChanges.AsNoTracking()
            .Where(b => b.State == BulkState.Waiting || b.State == BulkState.UndoWaiting || ((b.State == BulkState.Running || b.State == BulkState.Undoing) && b.AliveAt < silent))
            .OrderBy(b => b.Id).FirstOrDefaultAsync(stop);
        return next is not null && await RunAsync(next.Id, alive, stop);
    }

    /// <summary>Carries this one out or takes it back, whatever it waits for; false when it doesn't wait or somebody else has taken it.</summary>
    public async Task<bool> RunAsync(int id, Action? alive, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        if (await db.BulkChanges.AsNoTracking().FirstOrDefaultAsync(b => b.Id == id, stop) is not { } bulk || !await TakeAsync(db, bulk, stop))
            return false;
        var back = bulk.State is BulkState.UndoWaiting or BulkState.Undoing;
        using var _ = Actor.Is(back ? bulk.UndoneBy : bulk.By);
        using var way = Way.Is(back ? Way.BulkUndo : Way.Bulk, bulk.Id);
        try
        {
            for (var from = bulk.Done; from < bulk.Products; from += Batch)
            {
                stop.ThrowIfCancellationRequested();
                if (!await BatchAsync(db, bulk, from, back))
                    return true;
                alive?.Invoke();
            }
            var (done, now) = (back ? BulkState.Undone : BulkState.Done, clock.UtcNow());
            await db.BulkChanges.Where(b => b.Id == id && (b.State == BulkState.Running || b.State == BulkState.Undoing))
                .ExecuteUpdateAsync(s => s.SetProperty(b => b.State, done).SetProperty(b => b.EndedAt, b => back ? b.EndedAt : now).SetProperty(b => b.UndoneAt, b => back ? now : null), CancellationToken.None);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            log.LogInformation("Bulk change {Id} stops with the shop and goes on later", id);
        }
        finally
        {
            db.ChangeTracker.Clear();
            db.MarkStale("catalog");
            await db.SaveChangesAsync(CancellationToken.None);
        }
        return true;
    }

    private async Task<bool> TakeAsync(ShopDb db, BulkChange bulk, CancellationToken stop)
    {
        var now = clock.UtcNow();
        var silent = now - BulkChange.LongestSilence;
        var state = bulk.State is BulkState.UndoWaiting or BulkState.Undoing ? BulkState.Undoing : BulkState.Running;
        return await db.BulkChanges
            .Where(b => b.Id == bulk.Id && b.State == bulk.State && (b.State == BulkState.Waiting || b.State == BulkState.UndoWaiting || ((b.State == BulkState.Running || b.State == BulkState.Undoing) && b.AliveAt < silent)))
            .ExecuteUpdateAsync(s => s.SetProperty(b => b.State, state).SetProperty(b => b.AliveAt, now), stop) == 1;
    }

    /// <summary>False when somebody has cancelled the run; then nothing of the batch stays.</summary>
    private async Task<bool> BatchAsync(ShopDb db, BulkChange bulk, int from, bool back)
    {
        var today = await taxes.TodayAsync();
        var kept = await db.InTransactionAsync<bool>(async () =>
        {
            var options = bulk.ReadOptions()!;
            var writer = new BulkWriter(db, bulk.Id, from / Batch, back, clock.UtcNow());
            var refused = 0;
            if (back)
                await writer.ChooseWhatToRestoreAsync(CancellationToken.None);
            else
            {
                var plans = (await BulkReader.ReadAsync(db, bulk.Id, options, from, Batch, CancellationToken.None)).Select(e => PrepareBulk.PlanOf(e, options, today)).ToList();
                refused = plans.Count(p => p.Cells.Any(c => c.IsRefused));
                await writer.KeepAsync(plans, CancellationToken.None);
            }
            var changed = await writer.ApplyAsync(CancellationToken.None);
            if (options.Kind is BulkKind.MoveToCategory or BulkKind.AddCategory or BulkKind.RemoveCategory)
                await new ProductSearchText(db).RefreshAsync(changed);
            return await GoOnAsync(db, bulk.Id, Math.Min(bulk.Products, from + Batch), back ? 0 : changed.Count, refused) ? true : Stopped;
        });
        return kept.Ok;
    }

    private async Task<bool> GoOnAsync(ShopDb db, int id, int done, int changed, int refused)
    {
        var now = clock.UtcNow();
        return await db.BulkChanges.Where(b => b.Id == id && (b.State == BulkState.Running || b.State == BulkState.Undoing)).ExecuteUpdateAsync(s => s
            .SetProperty(b => b.Done, done).SetProperty(b => b.AliveAt, now)
            .SetProperty(b => b.Changed, b => b.Changed + changed).SetProperty(b => b.Refused, b => b.Refused + refused)) == 1;
    }

    private static Problem Stopped { get; } = new("bulk-cancelled", "Die Massenänderung wurde abgebrochen.");
}
