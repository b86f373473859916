using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Data;

namespace Shop.Invoicing;

/// <summary>
/// Takes an invoice back by a Stornorechnung that refers to it. The invoice itself stays as it is (§14 UStG, GoBD).
/// </summary>
public sealed class CancelInvoice(ShopDb db, TimeProvider clock)
{
    public async Task<Result<Invoice>> RunAsync(int invoiceId, CancellationToken stop = default) =>
        await db.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
        {
            db.ChangeTracker.Clear();
            await using var transaction = await db.Database.BeginTransactionAsync(stop);
            var numbers = await NumberSeries.TakeManyAsync(db, Invoice.CorrectionSeries, 1, stop);
            var original = await db.Invoices.SingleAsync(i => i.Id == invoiceId, stop);
            var isCancelled = await db.Invoices.AnyAsync(i => i.CorrectsInvoiceId == invoiceId && i.Kind == InvoiceKind.Cancellation, stop);
            var isCorrected = await db.Invoices.AnyAsync(i => i.CorrectsInvoiceId == invoiceId && i.Kind == InvoiceKind.Correction, stop);
            if ((WhyNot(original, isCancelled) ?? WhyNot(isCorrected)) is { } problem)
                return (Result<Invoice>)problem;
            var cancellation = await AddAsync(original, numbers, stop);
            await transaction.CommitAsync(stop);
            return cancellation;
        });

    /// <summary>Why this document can't be cancelled; null when it can.</summary>
    public static Problem? WhyNot(Invoice invoice, bool isCancelled) => invoice.Kind != InvoiceKind.Invoice
        ? new Problem("not-an-invoice", "Nur eine Rechnung kann storniert werden.")
        : isCancelled ? new Problem("already-cancelled", "Die Rechnung ist bereits storniert.") : null;

    /// <summary>What came off already would come off twice.</summary>
    private static Problem? WhyNot(bool isCorrected) => isCorrected
        ? new Problem("already-corrected", "Zu dieser Rechnung gibt es schon eine Rechnungskorrektur; sie kann nicht mehr im Ganzen storniert werden.")
        : null;

    private async Task<Invoice> AddAsync(Invoice original, NumberRange numbers, CancellationToken stop)
    {
        var now = clock.UtcNow();
        var order = await db.Orders.SingleAsync(o => o.Id == original.OrderId, stop);
        var content = original.Read().Reversed(numbers.NumberAt(0), clock.Today());
        var previous = await InvoiceBook.LastHashAsync(db, Invoice.CorrectionSeries, numbers.First, stop);
        var cancellation = InvoiceBook.Link(content, Invoice.CorrectionSeries, numbers.First, order, now, previous);
        cancellation.CorrectsInvoiceId = original.Id;
        db.Invoices.Add(cancellation);
        order.Note(now, "invoice-cancelled", $"{original.Number} → {cancellation.Number}");
        await db.SaveChangesAsync(stop);
        db.Outbox.Add(OutboxMessage.Of(new InvoiceIssued(cancellation.Id), now));
        await db.SaveChangesAsync(stop);
        return cancellation;
    }
}
