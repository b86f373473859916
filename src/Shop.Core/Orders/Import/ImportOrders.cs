using Microsoft.EntityFrameworkCore;
using Shop.Common.Csv;
using Shop.Data;

namespace Shop.Orders.Import;

/// <summary>
/// Takes over the history of a mail-order shop: an invoice becomes an order, with its customer. Invoices are saved in batches of
/// whole ones, each batch in one transaction; an invoice that is there already is skipped, so a run that was stopped is simply
/// repeated. No stock moves, no mail leaves, no event is written. Clears the context it works on.
/// </summary>
public sealed class ImportOrders(ShopDb db, TimeProvider clock)
{
    private const int LinesPerSave = 3000;
    private const int MostLinesPerInvoice = 10_000;

    public async Task<ImportReport> RunAsync(CsvSource source, bool dryRun, IProgress<ImportProgress>? progress = null, CancellationToken stop = default)
    {
        var opened = CsvFile.Open(source, MailOrderFile.Layout);
        if (!opened.Ok)
            return ImportReport.Unreadable(source, dryRun, opened.Problem!);
        var detects = db.ChangeTracker.AutoDetectChangesEnabled;
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            return await ReadAsync(source, opened.Value, dryRun, progress, stop);
        }
        finally
        {
            db.ChangeTracker.Clear();
            db.ChangeTracker.AutoDetectChangesEnabled = detects;
        }
    }

    private async Task<ImportReport> ReadAsync(CsvSource source, CsvFile file, bool dryRun, IProgress<ImportProgress>? progress, CancellationToken stop)
    {
        var lines = new MailOrderFile(file);
        var groups = CsvGroups.Of(file, lines.InvoiceOf, stop);
        var report = new ImportReport { FileName = source.Name, DryRun = dryRun, Encoding = file.Encoding };
        var tally = new MailOrderTally(report);
        var writer = new MailOrderWriter(db, clock, source.Name, dryRun, await KnownVariantsAsync(stop));
        var waiting = new List<MailOrder>();
        var waitingLines = 0;
        foreach (var group in groups.Read<MailOrderLine>(lines.Read, MostLinesPerInvoice))
        {
            if (tally.Take(group) is { } invoice)
            {
                waiting.Add(invoice);
                waitingLines += invoice.Lines.Count;
            }
            if (waitingLines >= LinesPerSave)
            {
                tally.Wrote(await writer.WriteAsync(waiting));
                waiting.Clear();
                waitingLines = 0;
                progress?.Report(new ImportProgress(report.Rows, groups.Rows));
            }
            if (tally.WhyStop(stop) is { } why)
            {
                report.Stopped = why;
                break;
            }
        }
        tally.Wrote(await writer.WriteAsync(waiting));
        progress?.Report(new ImportProgress(report.Rows, groups.Rows));
        report.Stopped ??= file.Trouble is { } trouble ? ImportNote.Of(trouble) : null;
        tally.WriteFigures();
        return report;
    }

    private async Task<Dictionary<string, int>> KnownVariantsAsync(CancellationToken stop) =>
        new(await db.Variants.Select(v => new KeyValuePair<string, int>(v.Sku, v.Id)).ToListAsync(stop), StringComparer.Ordinal);
}
