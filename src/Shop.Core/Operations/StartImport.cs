using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Data;

namespace Shop.Operations;

/// <summary>Puts the real run into the queue, after a dry run or once more after a failure; the file moves to it.</summary>
public sealed class StartImport(ShopDb db, TimeProvider clock)
{
    /// <summary>The new run, or null when there is no such run.</summary>
    public async Task<Result<ImportRun>?> RunAsync(int id, CancellationToken stop)
    {
        if (await db.ImportRuns.FirstOrDefaultAsync(r => r.Id == id, stop) is not { } before)
            return null;
        if (ImportRun.WhyNotStart(before.State, before.DryRun, before.File is not null) is { } why)
            return (Result<ImportRun>)why;
        var run = new ImportRun
        {
            Kind = before.Kind,
            FileName = before.FileName,
            State = ImportState.Waiting,
            StartedAt = clock.UtcNow(),
            StartedBy = Actor.Current,
            RowsTotal = before.RowsTotal,
            Plan = before.Plan,
            ProfileId = before.ProfileId,
            File = before.File,
        };
        before.File = null;
        db.ImportRuns.Add(run);
        await db.SaveChangesAsync(stop);
        return (Result<ImportRun>)run;
    }
}
