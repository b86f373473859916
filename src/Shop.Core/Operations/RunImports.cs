using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Shop.Catalog.Import;
using Shop.Common;
using Shop.Common.Csv;
using Shop.Data;
using Shop.Files;
using Shop.Orders.Import;

namespace Shop.Operations;

/// <summary>
/// Works off the queue of imports, one at a time; each is taken by a conditional update, so that several nodes don't run it twice. While
/// one runs it gives signs of life; one that has stopped giving them is marked as failed and can be started again.
/// </summary>
public sealed class RunImports(IDbContextFactory<ShopDb> databases, IPictureSource pictures, IPictureMaker maker, TimeProvider clock, ILogger<RunImports> log)
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan FilesAreKept = TimeSpan.FromDays(14);

    /// <summary>Runs the oldest waiting import; false when there is none.</summary>
    /// <param name="alive">Called about every second while it runs.</param>
    /// <param name="stop">Ends the import after the batch at hand.</param>
    public async Task<bool> RunNextAsync(Action? alive, CancellationToken stop)
    {
        await FailInterruptedAsync(stop);
        if (await TakeAsync(stop) is not { } run)
            return false;
        using var cancelled = new CancellationTokenSource();
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, cancelled.Token);
        var latest = new Latest();
        var work = WorkAsync(run, latest, either.Token);
        while (await Task.WhenAny(work, Task.Delay(Beat, CancellationToken.None)) != work)
        {
            alive?.Invoke();
            if (!await SayAliveAsync(run.Id, latest.Value))
                await cancelled.CancelAsync();
        }
        await FinishAsync(run, await work, cancelled.IsCancellationRequested);
        return true;
    }

    private async Task FailInterruptedAsync(CancellationToken stop)
    {
        var now = clock.UtcNow();
        var silent = now - ImportRun.LongestSilence;
        await using var db = await databases.CreateDbContextAsync(stop);
        var dead = await db.ImportRuns.AsNoTracking().Where(r => (r.State == ImportState.Running || (r.State == ImportState.Cancelled && r.EndedAt == null)) && r.AliveAt < silent)
            .Select(r => new { r.Id, r.FileName, r.DryRun, r.RowsRead }).ToListAsync(stop);
        foreach (var run in dead)
        {
            var report = new ImportReport { FileName = run.FileName, DryRun = run.DryRun, Rows = run.RowsRead, Stopped = ImportNote.Of(Interrupted) };
            var json = ImportRun.Write(report);
            await db.ImportRuns.Where(r => r.Id == run.Id && r.EndedAt == null).ExecuteUpdateAsync(
                r => r.SetProperty(x => x.State, ImportState.Failed).SetProperty(x => x.EndedAt, now).SetProperty(x => x.Report, json), stop);
        }
    }

    private async Task<Taken?> TakeAsync(CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var next = await db.ImportRuns.AsNoTracking().Where(r => r.State == ImportState.Waiting).OrderBy(r => r.Id)
            .Select(r => new Taken(r.Id, r.Kind, r.FileName, r.DryRun, r.StartedBy)).FirstOrDefaultAsync(stop);
        if (next is null)
            return null;
        var now = clock.UtcNow();
        var taken = await db.ImportRuns.Where(r => r.Id == next.Id && r.State == ImportState.Waiting).ExecuteUpdateAsync(
            r => r.SetProperty(x => x.State, ImportState.Running).SetProperty(x => x.StartedAt, now).SetProperty(x => x.AliveAt, now), stop);
        return taken == 1 ? next : null;
    }

    private async Task<ImportReport> WorkAsync(Taken run, Latest latest, CancellationToken stop)
    {
        await Task.Yield();
        using var _ = Actor.Is(run.StartedBy);
        using var way = Way.Is(Way.Import, run.Id);
        try
        {
            await using var db = await databases.CreateDbContextAsync(CancellationToken.None);
            var file = await db.ImportRuns.Where(r => r.Id == run.Id).Select(r => r.File).SingleAsync(CancellationToken.None) ?? [];
            var source = CsvSource.Bytes(run.FileName, file);
            var shelf = new PictureShelf(db, maker, clock);
            return run.Kind switch
            {
                ImportKind.Orders => await new ImportOrders(db, clock).RunAsync(source, run.DryRun, latest, stop),
                ImportKind.Products => await new ImportProducts(db, pictures, shelf, clock).RunAsync(source, await PlanAsync(db, run.Id), run.DryRun, latest, stop),
                _ => await new ImportCatalogue(db, pictures, shelf, clock).RunAsync(source, run.DryRun, latest, stop),
            };
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return Failed(run, latest, Interrupted);
        }
        catch (Exception e)
        {
            log.LogError(e, "Import {Id} failed", run.Id);
            return Failed(run, latest, Broken);
        }
    }

    private static async Task<ImportPlan> PlanAsync(ShopDb db, int id) =>
        ImportPlan.Read(await db.ImportRuns.Where(r => r.Id == id).Select(r => r.Plan).SingleAsync()) ?? new ImportPlan();

    private static ImportReport Failed(Taken run, Latest latest, Problem why) =>
        new() { FileName = run.FileName, DryRun = run.DryRun, Rows = latest.Value?.RowsRead ?? 0, Stopped = ImportNote.Of(why) };

    /// <summary>False when somebody has cancelled the run.</summary>
    private async Task<bool> SayAliveAsync(int id, ImportProgress? progress)
    {
        var now = clock.UtcNow();
        var (read, total) = (progress?.RowsRead ?? 0, progress?.RowsTotal ?? 0);
        try
        {
            await using var db = await databases.CreateDbContextAsync(CancellationToken.None);
            using var turn = await WriteTurn.TakeAsync(db);
            await db.ImportRuns.Where(r => r.Id == id).ExecuteUpdateAsync(
                r => r.SetProperty(x => x.AliveAt, now).SetProperty(x => x.RowsRead, read).SetProperty(x => x.RowsTotal, total), CancellationToken.None);
            return await db.ImportRuns.AnyAsync(r => r.Id == id && r.State == ImportState.Running, CancellationToken.None);
        }
        catch (DbException e)
        {
            log.LogWarning(e, "Import {Id} could not give a sign of life", id);
            return true;
        }
    }

    /// <summary>Stores the report; a file that is in the shop isn't needed any more, old ones nobody imported neither.</summary>
    private async Task FinishAsync(Taken run, ImportReport report, bool cancelled)
    {
        await using var db = await databases.CreateDbContextAsync(CancellationToken.None);
        using var turn = await WriteTurn.TakeAsync(db);
        var (now, json, rows) = (clock.UtcNow(), ImportRun.Write(report), report.Rows);
        var state = report.Stopped is null ? ImportState.Done : cancelled ? ImportState.Cancelled : ImportState.Failed;
        await db.ImportRuns.Where(r => r.Id == run.Id).ExecuteUpdateAsync(
            r => r.SetProperty(x => x.State, state).SetProperty(x => x.EndedAt, now).SetProperty(x => x.Report, json)
                .SetProperty(x => x.RowsRead, rows).SetProperty(x => x.RowsTotal, x => x.RowsTotal > rows ? x.RowsTotal : rows),
            CancellationToken.None);
        var old = now - FilesAreKept;
        // Refused rows of products can be put right in the page, which needs the file.
        var isIn = state == ImportState.Done && !run.DryRun && !(run.Kind == ImportKind.Products && report.Refused.Count > 0);
        await db.ImportRuns.Where(r => r.File != null && ((isIn && r.Id == run.Id) || (r.StartedAt < old && r.State != ImportState.Waiting && r.State != ImportState.Running)))
            .ExecuteUpdateAsync(r => r.SetProperty(x => x.File, (byte[]?)null), CancellationToken.None);
    }

    private static Problem Interrupted { get; } = new(
        "import-interrupted", "Der Lauf wurde unterbrochen, weil der Shop neu gestartet wurde. Was bis dahin übernommen ist, steht vollständig im Shop; ein neuer Lauf überspringt es und setzt fort.");

    private static Problem Broken { get; } = new(
        "import-broken", "Der Lauf ist an einem Fehler gescheitert, der im Protokoll steht. Was bis dahin übernommen ist, steht vollständig im Shop; ein neuer Lauf überspringt es und setzt fort.");

    private sealed record Taken(int Id, ImportKind Kind, string FileName, bool DryRun, string StartedBy);

    /// <summary>Keeps the last word; the import says more than anybody reads.</summary>
    private sealed class Latest : IProgress<ImportProgress>
    {
        private volatile ImportProgress? _value;

        public ImportProgress? Value => _value;

        public void Report(ImportProgress value) => _value = value;
    }
}
