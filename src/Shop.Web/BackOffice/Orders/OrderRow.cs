using System.Linq.Expressions;
using Shop.Common;
using Shop.Orders;

namespace Shop.Web.BackOffice.Orders;

/// <summary>An order in a list.</summary>
public sealed record OrderRow(
    int Id, string Number, OrderKind Kind, DateTime PlacedAt, string FirstName, string LastName, string Company, string Email, OrderState State, bool Paid, int Pieces, Money Total)
{
    public string Who => $"{FirstName} {LastName}".Trim() is { Length: > 0 } name ? name : Company.Length > 0 ? Company : Email;

    public static Expression<Func<Order, OrderRow>> From { get; } = o => new OrderRow(
        o.Id, o.Number, o.Kind, o.PlacedAt, o.BillingAddress.FirstName, o.BillingAddress.LastName, o.BillingAddress.Company, o.Email, o.State, o.PaidAt != null,
        o.Lines.Where(l => l.Kind == OrderLineKind.Goods).Sum(l => l.Quantity), o.Total);
}
