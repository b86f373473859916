using Shop.Data;

namespace Shop.Invoicing;

/// <summary>Questions about issued documents.</summary>
public static class InvoiceQueries
{
    /// <summary>Scope of a customer's own pages.</summary>
    public static IQueryable<Invoice> OwnedBy(this IQueryable<Invoice> invoices, int customerId) => invoices.Where(i => i.CustomerId == customerId);

    /// <summary>The invoice of an order that no Stornorechnung took back.</summary>
    public static IQueryable<Invoice> ValidFor(this IQueryable<Invoice> invoices, int orderId) => invoices.Where(i =>
        i.OrderId == orderId && i.Kind == InvoiceKind.Invoice
        && !invoices.Any(c => c.CorrectsInvoiceId == i.Id && c.Kind == InvoiceKind.Cancellation));

    /// <summary>Number, order number or a name of the buyer.</summary>
    public static IQueryable<Invoice> Matching(this IQueryable<Invoice> invoices, ShopDb db, string words) => invoices.Where(i =>
        i.Number.Contains(words)
        || db.Orders.Any(o => o.Id == i.OrderId && (o.Number.Contains(words) || o.BillingAddress.LastName.Contains(words)
            || o.BillingAddress.FirstName.Contains(words) || o.BillingAddress.Company.Contains(words) || o.Email.Contains(words))));
}
