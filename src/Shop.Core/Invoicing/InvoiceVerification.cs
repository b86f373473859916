using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Data;

namespace Shop.Invoicing;

/// <summary>
/// Checks the issued documents (GoBD): no number is missing, every hash follows from the one before, the columns say what the snapshot
/// says, the sums add up. Gives a problem for each break, none when the books are whole.
/// </summary>
public sealed class InvoiceVerification(ShopDb db)
{
    public async Task<IReadOnlyList<Problem>> RunAsync(CancellationToken stop = default)
    {
        var problems = new List<Problem>();
        foreach (var series in new[] { Invoice.InvoiceSeries, Invoice.CorrectionSeries })
            await CheckSeriesAsync(series, problems, stop);
        return problems;
    }

    private async Task CheckSeriesAsync(string series, List<Problem> problems, CancellationToken stop)
    {
        Invoice? before = null;
        await foreach (var invoice in db.Invoices.AsNoTracking().Where(i => i.Series == series).OrderBy(i => i.Sequence).AsAsyncEnumerable().WithCancellation(stop))
        {
            if (before is not null && invoice.Sequence != before.Sequence + 1)
                problems.Add(new Problem("gap", "Zwischen {0} und {1} fehlen Nummern.", before.Number, invoice.Number));
            else if (invoice.PreviousHash != (before?.Hash ?? ""))
                problems.Add(new Problem("chain", "{0} schließt nicht an den Beleg davor an.", invoice.Number));
            if (InvoiceBook.HashOf(invoice.PreviousHash, invoice.Number, invoice.Content) != invoice.Hash)
                problems.Add(new Problem("hash", "{0} wurde nach der Ausstellung verändert.", invoice.Number));
            else if (!Agrees(invoice, invoice.Read()))
                problems.Add(new Problem("columns", "Die Angaben zu {0} weichen vom ausgestellten Beleg ab.", invoice.Number));
            before = invoice;
        }
        var next = await db.NumberSeries.Where(s => s.Key == series).Select(s => (long?)s.Next).SingleOrDefaultAsync(stop);
        if (before is not null && next is { } n && n != before.Sequence + 1)
            problems.Add(new Problem("missing-last", "Nach {0} fehlen Belege: Die nächste Nummer ist {1}.", before.Number, n));
    }

    private static bool Agrees(Invoice invoice, InvoiceContent content) =>
        invoice.Kind == content.Kind && invoice.Number == content.Number && invoice.IssuedOn == content.IssuedOn && invoice.DueOn == content.DueOn
        && invoice.Total == content.Total && invoice.Tax == content.Tax
        && content.Lines.Sum(l => l.Total) == content.Total && content.Taxes.Sum(t => t.Gross) == content.Total && content.Taxes.Sum(t => t.Tax) == content.Tax;
}
