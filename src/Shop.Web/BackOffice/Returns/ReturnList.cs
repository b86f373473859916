using Shop.Common;
using Shop.Data;
using Shop.Orders;
using Shop.Returns;
using Shop.Web.BackOffice.Shared;

namespace Shop.Web.BackOffice.Returns;

/// <summary>Which returns the list shows; lives in the address.</summary>
public sealed record ReturnFilter
{
    public const int Size = 25;

    /// <summary>Order number, name or e-mail.</summary>
    public string? Q { get; init; }

    public bool? Refunded { get; init; }

    public ReturnReason? Reason { get; init; }

    public int? Page { get; init; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(Q) && Refunded is null && Reason is null;

    public IQueryable<OrderReturn> Of(ShopDb db)
    {
        IQueryable<OrderReturn> found = db.Returns;
        if (!string.IsNullOrWhiteSpace(Q))
        {
            var orders = db.Orders.About(Q).Select(o => o.Id);
            found = found.Where(r => orders.Contains(r.OrderId));
        }
        if (Refunded is { } refunded)
            found = found.Where(r => (r.RefundedAt != null) == refunded);
        return Reason is { } reason ? found.Where(r => r.Reason == reason) : found;
    }
}

/// <summary>A return in a list.</summary>
public sealed record ReturnRow(
    int Id, int OrderId, string OrderNumber, string FirstName, string LastName, string Company, DateTime ReceivedAt, ReturnReason Reason, int Pieces, Money Refund, DateTime? RefundedAt)
{
    public string Who => $"{FirstName} {LastName}".Trim() is { Length: > 0 } name ? name : Company;

    public static IQueryable<ReturnRow> Of(ShopDb db, IQueryable<OrderReturn> returns) =>
        from r in returns
        join o in db.Orders on r.OrderId equals o.Id
        orderby r.ReceivedAt descending, r.Id descending
        select new ReturnRow(
            r.Id, o.Id, o.Number, o.BillingAddress.FirstName, o.BillingAddress.LastName, o.BillingAddress.Company, r.ReceivedAt, r.Reason, r.Lines.Sum(l => l.Quantity), r.Refund, r.RefundedAt);
}

/// <summary>The screen of the list.</summary>
public sealed record ReturnList(ReturnFilter Filter, IReadOnlyList<ReturnRow> Rows, Pager Pager);

/// <summary>A return with everything around it.</summary>
/// <param name="Invoice">The valid invoice that a refund would correct; null without one.</param>
/// <param name="Correction">Id and number of the Rechnungskorrektur.</param>
public sealed record ReturnDetail(OrderReturn Return, Order Order, string? Invoice, (int Id, string Number)? Correction);
