using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Data;
using Shop.Orders;

namespace Shop.Returns;

/// <summary>Questions about returns.</summary>
public static class ReturnQueries
{
    /// <summary>Returns that came in on these business days (Europe/Berlin), both included.</summary>
    public static IQueryable<OrderReturn> ReceivedBetween(this IQueryable<OrderReturn> returns, DateOnly from, DateOnly to)
    {
        var start = from.StartUtc();
        var end = to.AddDays(1).StartUtc();
        return returns.Where(r => r.ReceivedAt >= start && r.ReceivedAt < end);
    }

    /// <summary>Orders of which goods came back in the period.</summary>
    public static IQueryable<Order> WithReturnBetween(this IQueryable<Order> orders, ShopDb db, DateOnly from, DateOnly to)
    {
        var returned = db.Returns.ReceivedBetween(from, to).Select(r => r.OrderId);
        return orders.Where(o => returned.Contains(o.Id));
    }

    /// <summary>What was paid back, net of VAT.</summary>
    public static async Task<Money> NetAsync(this IQueryable<OrderReturn> returns, CancellationToken stop = default) =>
        new(await returns.SumAsync(r => r.Refund.Cents - r.RefundTax.Cents, stop));
}
