using Microsoft.EntityFrameworkCore;
using Shop.Catalog.Import;
using Shop.Common;
using Shop.Common.Csv;
using Shop.Data;
using Shop.Orders.Import;

namespace Shop.Operations;

/// <summary>
/// Takes an uploaded file and puts a dry run of it into the queue; refuses at once what can't be such a file. A table of products that
/// nobody has mapped before waits for its mapping first.
/// </summary>
public sealed class CheckImport(ShopDb db, TimeProvider clock)
{
    public async Task<Result<ImportRun>> RunAsync(ImportKind kind, CsvSource source, CancellationToken stop)
    {
        var run = new ImportRun
        {
            Kind = kind,
            FileName = source.Name.Length > 200 ? source.Name[^200..] : source.Name,
            DryRun = true,
            State = ImportState.Waiting,
            StartedAt = clock.UtcNow(),
            StartedBy = Actor.Current,
        };
        if (await WhyNotAsync(run, source, stop) is { } problem)
            return problem;
        run.File = await ImportPacking.PackAsync(source, stop);
        db.ImportRuns.Add(run);
        await db.SaveChangesAsync(stop);
        return run;
    }

    private async Task<Problem?> WhyNotAsync(ImportRun run, CsvSource source, CancellationToken stop)
    {
        if (run.Kind == ImportKind.Orders)
            return CsvFile.Open(source, MailOrderFile.Layout).Problem;
        if (CsvFile.Open(source, ShopifyFile.Layout).Ok)
        {
            run.Kind = ImportKind.Catalogue;
            return null;
        }
        run.Kind = ImportKind.Products;
        var opened = ImportFile.Open(source, null, stop);
        if (!opened.Ok)
            return opened.Problem;
        var profile = await ProfileAsync(source, opened.Value, stop);
        var plan = profile is null ? PlanGuess.Of(opened.Value) : PlanOf(profile, opened.Value);
        (run.Plan, run.ProfileId) = (plan.Write(), profile?.Id);
        if (profile is not null)
            profile.UsedAt = clock.UtcNow();
        else if (plan.Format == FileFormat.Table || plan.WhyNotRun() is not null)
            run.State = ImportState.Draft;
        return null;
    }

    /// <summary>A header that is known as it looks needs no word about encoding and separator: the download of refused rows has others.</summary>
    private static ImportPlan PlanOf(ImportProfile profile, ImportFile file)
    {
        var plan = ImportPlan.Read(profile.Plan)! with { SupplierId = profile.SupplierId };
        return profile.Signature == file.Signature ? plan with { Encoding = null, Separator = null } : plan;
    }

    /// <summary>The latest profile for a header like this, read as it looks or as a profile says.</summary>
    private async Task<ImportProfile?> ProfileAsync(CsvSource source, ImportFile file, CancellationToken stop)
    {
        var profiles = await db.ImportProfiles.OrderByDescending(p => p.UsedAt).ThenByDescending(p => p.Id).ToListAsync(stop);
        return profiles.Find(p => p.Signature == file.Signature) ?? profiles.Find(p => ImportPlan.Read(p.Plan) is { } plan && (plan.Encoding is not null || plan.Separator is not null)
            && ImportFile.Open(source, new CsvShape(plan.Encoding, plan.Separator), stop) is { Ok: true } again && again.Value.Signature == p.Signature);
    }
}
