using System.Linq.Expressions;
using Shop.Common;
using Shop.Orders;

namespace Shop.Web.Storefront.Account.Orders;

/// <summary>An order in the customer's list.</summary>
public sealed record OrderRow(string Number, DateTime PlacedAt, OrderState State, Money Total, int Pieces)
{
    public static readonly Expression<Func<Order, OrderRow>> Of = o => new OrderRow(
        o.Number, o.PlacedAt, o.State, o.Total, o.Lines.Where(l => l.Kind == OrderLineKind.Goods).Sum(l => l.Quantity));
}

/// <summary>A state in words that a customer understands, with the tag it wears.</summary>
public static class OrderStates
{
    public static (string Text, string Tag) Said(this OrderState state) => state switch
    {
        OrderState.AwaitingPayment => ("Wartet auf Zahlung", "tag-warn"),
        OrderState.ReadyToShip => ("Wird gepackt", "tag-accent"),
        OrderState.Shipped => ("Versandt", "tag-ok"),
        OrderState.Cancelled => ("Storniert", "tag-bad"),
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    /// <summary>What the timeline calls an event; null for those that are the staff's own.</summary>
    public static string? SaidOf(OrderEvent happened) => happened.Kind switch
    {
        "placed" => "Bestellung eingegangen",
        "paid" => "Zahlung eingegangen",
        "shipped" => "Versandt",
        "cancelled" => "Storniert",
        "invoiced" => "Rechnung ausgestellt",
        "withdrawn" => "Widerruf eingegangen",
        "returned" => "Rücksendung angekommen",
        "refunded" => "Erstattet",
        "invoice-corrected" => "Rechnung korrigiert",
        _ => null,
    };

    /// <summary>What a customer calls an order; corrections of stock from imports are none.</summary>
    public static IQueryable<Order> Sales(this IQueryable<Order> orders) => orders.Where(o => o.Kind != OrderKind.Adjustment);

    public static IQueryable<Order> NewestFirst(this IQueryable<Order> orders) => orders.OrderByDescending(o => o.PlacedAt).ThenByDescending(o => o.Id);
}
