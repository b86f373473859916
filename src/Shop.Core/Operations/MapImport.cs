using Microsoft.EntityFrameworkCore;
using Shop.Catalog.Import;
using Shop.Common;
using Shop.Common.Csv;
using Shop.Data;

namespace Shop.Operations;

/// <summary>Takes the mapping of a file's columns, keeps it as a profile where it has a name, and queues the dry run.</summary>
public sealed class MapImport(ShopDb db, TimeProvider clock)
{
    private static readonly Problem Busy = new("import-busy", "Dieser Lauf ist noch nicht zu Ende.");

    private static readonly Problem NoFile = new("import-no-file", "Die Datei dieses Laufs ist nicht mehr da. Bitte laden Sie sie noch einmal hoch.");

    /// <summary>Why this run can't be mapped now.</summary>
    public static Problem? WhyNot(ImportState state, ImportKind kind, bool hasFile) => (state, kind, hasFile) switch
    {
        (_, not ImportKind.Products, _) or (_, _, false) => NoFile,
        (ImportState.Waiting or ImportState.Running, _, _) => Busy,
        _ => null,
    };

    /// <param name="id">The run; null comes back where there is none.</param>
    /// <param name="plan">The mapping.</param>
    /// <param name="profile">Name of the profile; empty to keep none.</param>
    /// <param name="stop">Ends the call.</param>
    public async Task<Result<ImportRun>?> RunAsync(int id, ImportPlan plan, string profile, CancellationToken stop)
    {
        if (await db.ImportRuns.FirstOrDefaultAsync(r => r.Id == id, stop) is not { } run)
            return null;
        if ((WhyNot(run.State, run.Kind, run.File is not null) ?? plan.WhyNotRun()) is { } why)
            return (Result<ImportRun>)why;
        var opened = ImportFile.Open(CsvSource.Bytes(run.FileName, run.File!), new CsvShape(plan.Encoding, plan.Separator), stop);
        if (!opened.Ok)
            return (Result<ImportRun>)opened.Problem!;
        if (profile.Length > 0)
            await KeepAsync(run, plan, profile, opened.Value.Signature, stop);
        run.Plan = plan.Write();
        (run.State, run.DryRun, run.StartedAt, run.EndedAt, run.Report) = (ImportState.Waiting, true, clock.UtcNow(), null, "");
        (run.RowsRead, run.RowsTotal) = (0, 0);
        await db.SaveChangesAsync(stop);
        return (Result<ImportRun>)run;
    }

    private async Task KeepAsync(ImportRun run, ImportPlan plan, string name, string signature, CancellationToken stop)
    {
        var kept = await db.ImportProfiles.FirstOrDefaultAsync(p => p.Name == name || (p.Id == run.ProfileId && p.Signature == signature), stop);
        if (kept is null)
            db.ImportProfiles.Add(kept = new ImportProfile { Name = name, Signature = signature });
        (kept.Name, kept.Signature, kept.SupplierId, kept.UsedAt) = (name, signature, plan.SupplierId, clock.UtcNow());
        kept.Plan = (plan with { Corrections = [], OnlyRows = [] }).Write();
        await db.SaveChangesAsync(stop);
        run.ProfileId = kept.Id;
    }
}
