using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Data;
using Shop.Orders;
using Shop.Settings;

namespace Shop.Invoicing;

/// <summary>
/// Issues the invoice of an order: number, snapshot and hash in one transaction. The number series is the lock, so that parallel calls
/// come one after the other; an order that has a valid invoice gets it back instead of a second one.
/// </summary>
public sealed class IssueInvoice(ShopDb db, ShopSettings settings, TimeProvider clock)
{
    public async Task<Result<Invoice>> ForAsync(int orderId, CancellationToken stop = default)
    {
        var seller = await settings.GetAsync<ShopIdentity>(stop);
        var rules = await settings.GetAsync<SalesRules>(stop);
        if (WhyNot(seller) is { } incomplete)
            return incomplete;
        return await db.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
        {
            db.ChangeTracker.Clear();
            await using var transaction = await db.Database.BeginTransactionAsync(stop);
            var numbers = await NumberSeries.TakeManyAsync(db, Invoice.InvoiceSeries, 1, stop);
            var order = await db.Orders.Include(o => o.Lines).Include(o => o.Taxes).Include(o => o.Discounts).Include(o => o.Customer).SingleAsync(o => o.Id == orderId, stop);
            // A rollback gives the number back.
            if (await db.Invoices.ValidFor(orderId).FirstOrDefaultAsync(stop) is { } issued)
                return issued;
            if (WhyNot(order) is { } problem)
                return (Result<Invoice>)problem;
            var invoice = await AddAsync(order, seller, rules, numbers, stop);
            await transaction.CommitAsync(stop);
            return invoice;
        });
    }

    /// <summary>Why this order gets no invoice; null when it may.</summary>
    public static Problem? WhyNot(Order order) => order switch
    {
        { State: OrderState.Cancelled } => new Problem("cancelled", "Die Bestellung ist storniert."),
        { Kind: not OrderKind.Sale } => new Problem("not-a-sale", "Nur ein Verkauf wird berechnet."),
        { Source: OrderSource.Import } => new Problem("imported", "Diese Bestellung wurde im früheren System abgerechnet."),
        _ => null,
    };

    private static Problem? WhyNot(ShopIdentity seller) => seller.IsComplete
        ? null
        : new Problem("identity-incomplete", "Für Rechnungen fehlen Angaben zum Unternehmen: Name, Anschrift, E-Mail, IBAN, Steuernummer oder USt-IdNr.");

    private async Task<Invoice> AddAsync(Order order, ShopIdentity seller, SalesRules rules, NumberRange numbers, CancellationToken stop)
    {
        var now = clock.UtcNow();
        var content = InvoiceBook.ContentOf(
            order, seller, await InvoiceBook.PaymentNamesAsync(db, stop), rules.PaymentDays, numbers.NumberAt(0), clock.Today(), order.Customer?.Number);
        var previous = await InvoiceBook.LastHashAsync(db, Invoice.InvoiceSeries, numbers.First, stop);
        var invoice = InvoiceBook.Link(content, Invoice.InvoiceSeries, numbers.First, order, now, previous);
        db.Invoices.Add(invoice);
        order.Note(now, "invoiced", invoice.Number);
        await db.SaveChangesAsync(stop);
        db.Outbox.Add(OutboxMessage.Of(new InvoiceIssued(invoice.Id), now));
        await db.SaveChangesAsync(stop);
        return invoice;
    }
}
