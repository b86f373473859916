using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Data;

namespace Shop.Lists.Bulk;

/// <summary>Starts a bulk change, ends it before its time, or asks for it to be taken back; small ones are carried out at once.</summary>
public sealed class SteerBulk(ShopDb db, RunBulk run, TimeProvider clock)
{
    /// <summary>Null when it is done or waits in the queue; no such change: "bulk-gone".</summary>
    public Task<Problem?> StartAsync(int id, CancellationToken stop) => MoveAsync(id, b => b.WhyNotStart(), BulkState.Draft, BulkState.Waiting, stop);

    public async Task<Problem?> UndoAsync(int id, CancellationToken stop)
    {
        var state = await db.BulkChanges.Where(b => b.Id == id).Select(b => b.State).FirstOrDefaultAsync(stop);
        return await MoveAsync(id, b => b.WhyNotUndo(), state, BulkState.UndoWaiting, stop);
    }

    /// <summary>Ends a change that waits or runs; a run ends after the batch at hand.</summary>
    public async Task<Problem?> CancelAsync(int id, CancellationToken stop)
    {
        var now = clock.UtcNow();
        var ended = await db.BulkChanges.Where(b => b.Id == id && (b.State == BulkState.Waiting || b.State == BulkState.Running))
            .ExecuteUpdateAsync(s => s.SetProperty(b => b.State, BulkState.Cancelled).SetProperty(b => b.EndedAt, now), stop);
        return ended == 1 ? null : new Problem("bulk-over", "Diese Massenänderung ist schon zu Ende.");
    }

    private async Task<Problem?> MoveAsync(int id, Func<BulkChange, Problem?> whyNot, BulkState from, BulkState to, CancellationToken stop)
    {
        if (await db.BulkChanges.AsNoTracking().FirstOrDefaultAsync(b => b.Id == id, stop) is not { } bulk)
            return new Problem("bulk-gone", "Diese Massenänderung gibt es nicht.");
        if (whyNot(bulk) is { } problem)
            return problem;
        var (now, who) = (clock.UtcNow(), Actor.Current);
        var moved = to == BulkState.Waiting
            ? await db.BulkChanges.Where(b => b.Id == id && b.State == from).ExecuteUpdateAsync(s => s.SetProperty(b => b.State, to).SetProperty(b => b.StartedAt, now).SetProperty(b => b.By, who), stop)
            : await db.BulkChanges.Where(b => b.Id == id && b.State == from).ExecuteUpdateAsync(s => s.SetProperty(b => b.State, to).SetProperty(b => b.Done, 0).SetProperty(b => b.UndoneBy, who), stop);
        if (moved == 1 && bulk.Products <= BulkChange.AtOnce)
            await run.RunAsync(id, null, stop);
        return null;
    }
}

/// <summary>Throws away selections that nobody carried out.</summary>
public sealed class SweepBulk(ShopDb db, TimeProvider clock) : IDailyJob
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(3);

    public string Name => "sweep-bulk-drafts";

    public async Task RunAsync(CancellationToken stop)
    {
        var before = clock.UtcNow() - Kept;
        await db.BulkChanges.Where(b => b.State == BulkState.Draft && b.CreatedAt < before).ExecuteDeleteAsync(stop);
    }
}
