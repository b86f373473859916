using Shop.Catalog.Import;
using Shop.Common;
using Shop.Common.Csv;
using Shop.Data;
using Shop.Orders.Import;

namespace Shop.Operations;

/// <summary>Takes an uploaded file and puts a dry run of it into the queue; refuses at once what can't be such a file.</summary>
public sealed class CheckImport(ShopDb db, TimeProvider clock)
{
    public async Task<Result<ImportRun>> RunAsync(ImportKind kind, CsvSource source, CancellationToken stop)
    {
        var opened = CsvFile.Open(source, kind == ImportKind.Orders ? MailOrderFile.Layout : ShopifyFile.Layout);
        if (!opened.Ok)
            return opened.Problem!;
        var run = new ImportRun
        {
            Kind = kind,
            FileName = source.Name.Length > 200 ? source.Name[^200..] : source.Name,
            DryRun = true,
            State = ImportState.Waiting,
            StartedAt = clock.UtcNow(),
            StartedBy = Actor.Current,
            File = await ImportPacking.PackAsync(source, stop),
        };
        db.ImportRuns.Add(run);
        await db.SaveChangesAsync(stop);
        return run;
    }
}
