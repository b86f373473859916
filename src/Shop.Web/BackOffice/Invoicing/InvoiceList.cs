using Shop.Common;
using Shop.Data;
using Shop.Invoicing;
using Shop.Web.BackOffice.Shared;

namespace Shop.Web.BackOffice.Invoicing;

/// <summary>Which documents the list shows; lives in the address.</summary>
public sealed record InvoiceFilter
{
    public const int Size = 25;

    public string? Q { get; init; }

    public InvoiceKind? Kind { get; init; }

    /// <summary>First day of issue.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day of issue.</summary>
    public DateOnly? To { get; init; }

    public int? Page { get; init; }

    public bool IsEmpty => this with { Page = null, Q = string.IsNullOrWhiteSpace(Q) ? null : Q } == new InvoiceFilter();

    public IQueryable<Invoice> Of(ShopDb db) => db.Invoices.About(db, Q).OfKind(Kind).IssuedBetween(From, To);
}

/// <summary>A document in the list.</summary>
/// <param name="Cancelled">Taken back by a Stornorechnung.</param>
/// <param name="Paid">Whether the order is paid.</param>
public sealed record InvoiceRow(
    int Id, string Number, InvoiceKind Kind, DateOnly IssuedOn, DateOnly DueOn, Money Total, string OrderNumber, string FirstName, string LastName, string Company, bool Cancelled, bool Paid)
{
    public string Who => $"{FirstName} {LastName}".Trim() is { Length: > 0 } name ? name : Company;

    public static IQueryable<InvoiceRow> From(IQueryable<Invoice> invoices, ShopDb db) =>
        from invoice in invoices
        join order in db.Orders on invoice.OrderId equals order.Id
        select new InvoiceRow(
            invoice.Id, invoice.Number, invoice.Kind, invoice.IssuedOn, invoice.DueOn, invoice.Total, order.Number,
            order.BillingAddress.FirstName, order.BillingAddress.LastName, order.BillingAddress.Company,
            db.Invoices.Any(c => c.CorrectsInvoiceId == invoice.Id && c.Kind == InvoiceKind.Cancellation), order.PaidAt != null);
}

/// <summary>The screen of the list.</summary>
public sealed record InvoiceList(InvoiceFilter Filter, IReadOnlyList<InvoiceRow> Rows, Pager Pager, InvoiceTotals Totals, DateOnly Today);

/// <summary>The screen of one document: what its snapshot says.</summary>
/// <param name="CancelledBy">The Stornorechnung that took it back.</param>
/// <param name="CanBeReissued">Its order has no valid invoice and may get one.</param>
public sealed record InvoiceDetail(Invoice Invoice, InvoiceContent Content, InvoiceLink? CancelledBy, InvoiceLink? Corrects, bool Paid, bool CanBeReissued);

/// <summary>Points to another document.</summary>
public sealed record InvoiceLink(int Id, string Number);
