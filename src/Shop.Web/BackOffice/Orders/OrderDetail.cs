using Shop.Common;
using Shop.Invoicing;
using Shop.Orders;
using Shop.Payments;
using Shop.Returns;
using Shop.Web.BackOffice.Shared;

namespace Shop.Web.BackOffice.Orders;

/// <summary>A page of the order list with the sums over everything found.</summary>
/// <param name="Returned">Net value that came back in the period, when the list explains a revenue figure.</param>
public sealed record OrderList(OrderFilter Filter, IReadOnlyList<OrderRow> Rows, Pager Pager, OrderSums Sums, Money? Returned);

/// <summary>An order with everything around it.</summary>
public sealed record OrderDetail(Order Order)
{
    public IReadOnlyList<Payment> Payments { get; init; } = [];

    public IReadOnlyList<InvoiceLink> Invoices { get; init; } = [];

    /// <summary>It may get an invoice now and has no valid one.</summary>
    public bool MayBeInvoiced { get; init; }

    public IReadOnlyList<OrderReturn> Returns { get; init; } = [];

    public LocalizedText? ShippingMethod { get; init; }

    public LocalizedText? PaymentMethod { get; init; }
}

/// <summary>An invoice of the order.</summary>
public sealed record InvoiceLink(int Id, string Number, InvoiceKind Kind, DateOnly IssuedOn, Money Total);
