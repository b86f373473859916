using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Common.Csv;
using Shop.Data;

namespace Shop.Operations;

/// <summary>Ends an import that waits or runs; one that runs ends after the batch at hand, and what it has imported stays.</summary>
public sealed class CancelImport(ShopDb db, TimeProvider clock)
{
    private static readonly Problem BeforeItBegan = new("import-cancelled", "Der Lauf wurde abgebrochen, bevor er begonnen hat. Es ist nichts übernommen.");

    /// <summary>The state it is in now, or null when there is no such run.</summary>
    public async Task<Result<ImportState>?> RunAsync(int id, CancellationToken stop)
    {
        if (await db.ImportRuns.AsNoTracking().Where(r => r.Id == id).Select(r => new { r.FileName, r.DryRun }).FirstOrDefaultAsync(stop) is not { } run)
            return null;
        using var turn = await WriteTurn.TakeAsync(db, stop);
        var now = clock.UtcNow();
        var report = ImportRun.Write(new ImportReport { FileName = run.FileName, DryRun = run.DryRun, Stopped = ImportNote.Of(BeforeItBegan) });
        var cancelled = await db.ImportRuns.Where(r => r.Id == id && r.State == ImportState.Waiting).ExecuteUpdateAsync(
            r => r.SetProperty(x => x.State, ImportState.Cancelled).SetProperty(x => x.EndedAt, now).SetProperty(x => x.Report, report), stop);
        cancelled += await db.ImportRuns.Where(r => r.Id == id && r.State == ImportState.Running)
            .ExecuteUpdateAsync(r => r.SetProperty(x => x.State, ImportState.Cancelled), stop);
        var state = await db.ImportRuns.Where(r => r.Id == id).Select(r => r.State).SingleAsync(stop);
        return cancelled == 0 && ImportRun.WhyNotCancel(state) is { } why ? why : (Result<ImportState>)state;
    }
}
