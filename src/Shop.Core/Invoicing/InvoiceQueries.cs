using Microsoft.EntityFrameworkCore;
using Shop.Common;
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

    /// <summary>Documents whose number, order number, buyer or e-mail holds the text.</summary>
    public static IQueryable<Invoice> About(this IQueryable<Invoice> invoices, ShopDb db, string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return invoices;
        var part = LikePattern.Containing(text);
        return invoices.Where(i => EF.Functions.Like(i.Number, part, LikePattern.Escape) || db.Orders.Any(o => o.Id == i.OrderId
            && (EF.Functions.Like(o.Number, part, LikePattern.Escape)
                || EF.Functions.Like(o.BillingAddress.FirstName + " " + o.BillingAddress.LastName, part, LikePattern.Escape)
                || EF.Functions.Like(o.BillingAddress.Company, part, LikePattern.Escape)
                || EF.Functions.Like(o.Email, part, LikePattern.Escape))));
    }

    /// <summary>Issued on these business days, both included; null is open.</summary>
    public static IQueryable<Invoice> IssuedBetween(this IQueryable<Invoice> invoices, DateOnly? from, DateOnly? to) =>
        invoices.Where(i => (from == null || i.IssuedOn >= from) && (to == null || i.IssuedOn <= to));

    public static IQueryable<Invoice> OfKind(this IQueryable<Invoice> invoices, InvoiceKind? kind) =>
        kind is { } wanted ? invoices.Where(i => i.Kind == wanted) : invoices;

    /// <summary>Number, gross and VAT of all of them; corrections count negative.</summary>
    public static async Task<InvoiceTotals> SumUpAsync(this IQueryable<Invoice> invoices, CancellationToken stop = default)
    {
        var sums = await invoices.GroupBy(_ => 1)
            .Select(g => new { Count = g.Count(), Total = g.Sum(i => i.Total.Cents), Tax = g.Sum(i => i.Tax.Cents) })
            .SingleOrDefaultAsync(stop);
        return sums is null ? new InvoiceTotals(0, Money.Zero, Money.Zero) : new InvoiceTotals(sums.Count, new Money(sums.Total), new Money(sums.Tax));
    }
}

/// <summary>Sums of a list of documents.</summary>
/// <param name="Total">Gross.</param>
public sealed record InvoiceTotals(int Count, Money Total, Money Tax)
{
    public Money Net => Total - Tax;
}
