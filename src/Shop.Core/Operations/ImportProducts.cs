using Shop.Catalog.Import;
using Shop.Common.Csv;
using Shop.Data;
using Shop.Files;

namespace Shop.Operations;

/// <summary>
/// Takes products from any table, WooCommerce export or BMEcat catalogue by a plan. What a file doesn't carry stays as it is. Saves in
/// batches of whole products, each in one transaction, so that a run that ends early leaves nothing half done. Clears the context.
/// </summary>
public sealed class ImportProducts(ShopDb db, IPictureSource pictures, PictureShelf shelf, TimeProvider clock)
{
    private const int RowsPerSave = 500;
    private const int MostRowsPerProduct = 2000;

    /// <param name="source">The file.</param>
    /// <param name="plan">How to read it.</param>
    /// <param name="dryRun">Write nothing.</param>
    /// <param name="progress">Hears how far it is.</param>
    /// <param name="stop">Ends after the batch at hand.</param>
    public async Task<ImportReport> RunAsync(CsvSource source, ImportPlan plan, bool dryRun, IProgress<ImportProgress>? progress = null, CancellationToken stop = default)
    {
        var opened = ImportFile.Open(source, new CsvShape(plan.Encoding, plan.Separator), CancellationToken.None);
        if ((opened.Problem ?? plan.WhyNotRun()) is { } problem)
            return ImportReport.Unreadable(source, dryRun, problem);
        using var bulk = new BulkSaving(db);
        return await ReadAsync(opened.Value, plan, ImportReport.Of(source, dryRun, opened.Value.Encoding), progress, stop);
    }

    private async Task<ImportReport> ReadAsync(ImportFile file, ImportPlan plan, ImportReport report, IProgress<ImportProgress>? progress, CancellationToken stop)
    {
        var reader = new RecordReader(plan, file.Header);
        var groups = RecordGroups.Of(file.Rows(plan), reader, stop);
        var writer = new ImportProductsWriter(db, new RecordPictures(db, pictures, shelf), clock, plan, report);
        await writer.PrepareAsync(stop);
        var (waiting, rows) = (new List<RecordGroup>(), 0);
        foreach (var group in groups.Read(file.Rows(plan), MostRowsPerProduct))
        {
            waiting.Add(group);
            rows += group.Records.Count + group.Refused.Count;
            if (rows >= RowsPerSave)
            {
                await writer.WriteAsync(waiting, stop);
                progress?.Report(new ImportProgress(report.Rows, groups.Rows));
                waiting.Clear();
                rows = 0;
            }
            if (WhyStop(report, stop) is { } why)
            {
                report.Stopped = why;
                break;
            }
        }
        await writer.WriteAsync(waiting, stop);
        progress?.Report(new ImportProgress(report.Rows, groups.Rows));
        report.Stopped ??= WhyStop(report, stop);
        report.Stopped ??= file.Trouble is { } trouble ? ImportNote.Of(trouble) : null;
        report.Notes.AddRange(file.Notes);
        writer.Counts.WriteFigures(report);
        return report;
    }

    private static ImportNote? WhyStop(ImportReport report, CancellationToken stop)
    {
        if (report.TooManyRefused)
            return ImportNote.Of(CsvTroubles.TooManyRefused);
        return stop.IsCancellationRequested
            ? ImportNote.Of("Der Import wurde nach {0} Zeilen abgebrochen. Was bis dahin übernommen ist, steht vollständig im Shop; ein neuer Lauf setzt fort.", report.Rows)
            : null;
    }
}
