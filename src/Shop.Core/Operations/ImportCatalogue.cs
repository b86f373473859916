using Shop.Catalog.Import;
using Shop.Common.Csv;
using Shop.Data;
using Shop.Files;

namespace Shop.Operations;

/// <summary>
/// Takes products from a Shopify export. A product whose handle is here already is updated where the file differs and left alone
/// where it doesn't, so a file can be imported again and again. Products are saved in batches, each in one transaction with the
/// opening stock of new variants. Clears the context it works on.
/// </summary>
public sealed class ImportCatalogue(ShopDb db, IPictureSource pictures, PictureShelf shelf, TimeProvider clock)
{
    private const int ProductsPerSave = 250;

    /// <summary>Pictures wait in memory until their products are saved.</summary>
    private const int PicturesPerSave = 100;
    private const int MostRowsPerProduct = 2000;

    public async Task<ImportReport> RunAsync(CsvSource source, bool dryRun, IProgress<ImportProgress>? progress = null, CancellationToken stop = default)
    {
        var opened = CsvFile.Open(source, ShopifyFile.Layout);
        if (!opened.Ok)
            return ImportReport.Unreadable(source, dryRun, opened.Problem!);
        using var bulk = new BulkSaving(db);
        return await ReadAsync(source, opened.Value, dryRun, progress, stop);
    }

    private async Task<ImportReport> ReadAsync(CsvSource source, CsvFile file, bool dryRun, IProgress<ImportProgress>? progress, CancellationToken stop)
    {
        var rows = new ShopifyFile(file);
        var groups = CsvGroups.Of(file, rows.HandleOf, stop);
        var report = new ImportReport { FileName = source.Name, DryRun = dryRun, Encoding = file.Encoding };
        var writer = new ImportCatalogueWriter(db, pictures, shelf, clock, report);
        await writer.PrepareAsync(stop);
        var waiting = new List<ShopifyProduct>();
        foreach (var group in groups.Read<ShopifyRow>(rows.Read, MostRowsPerProduct))
        {
            report.Rows += group.Rows.Count + group.Refused.Count;
            if (ShopifyProduct.From(group, report.Refused) is { } product)
                waiting.Add(product);
            else
                writer.Counts.RefusedProducts++;
            if (waiting.Count >= ProductsPerSave || waiting.Sum(p => p.Pictures.Count) >= PicturesPerSave)
            {
                await writer.WriteAsync(waiting, stop);
                waiting.Clear();
                progress?.Report(new ImportProgress(report.Rows, groups.Rows));
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
