using Shop.Data;
using Shop.Orders;
using Shop.Returns;

namespace Shop.Web.BackOffice.Orders;

/// <summary>Which orders the list shows; lives in the address. The figures of the start page link here with their very conditions.</summary>
public sealed record OrderFilter
{
    public const int Size = 25;

    public string? Q { get; init; }

    public OrderState? State { get; init; }

    public bool? Paid { get; init; }

    /// <summary>First business day.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last business day.</summary>
    public DateOnly? To { get; init; }

    /// <summary>Only orders that count as revenue.</summary>
    public bool Revenue { get; init; }

    /// <summary>Orders of which goods came back between the days, instead of orders placed then.</summary>
    public bool Returned { get; init; }

    public int? Customer { get; init; }

    public string? Sort { get; init; }

    public int? Page { get; init; }

    public bool IsEmpty => this with { Sort = null, Page = null, Q = string.IsNullOrWhiteSpace(Q) ? null : Q } == new OrderFilter();

    public IQueryable<Order> Of(ShopDb db)
    {
        var orders = db.Orders.About(Q).InState(State).Paid(Paid);
        if (Customer is { } customer)
            orders = orders.OwnedBy(customer);
        if (Revenue)
            orders = orders.MakingRevenue();
        return Returned && From is { } from && To is { } to ? orders.WithReturnBetween(db, from, to) : orders.PlacedBetween(From, To);
    }
}
