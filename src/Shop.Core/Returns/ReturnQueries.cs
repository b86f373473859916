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

    /// <summary>Pieces per order line that came back already.</summary>
    public static async Task<IReadOnlyDictionary<int, int>> ReturnedAsync(this ShopDb db, int orderId, CancellationToken stop = default) =>
        await db.Returns.Where(r => r.OrderId == orderId).SelectMany(r => r.Lines)
            .GroupBy(l => l.OrderLineId).Select(g => new { g.Key, Pieces = g.Sum(l => l.Quantity) })
            .ToDictionaryAsync(g => g.Key, g => g.Pieces, stop);

    /// <summary>Scope of a customer's own pages: declared while signed in, or about an order of theirs.</summary>
    public static IQueryable<DeclaredWithdrawal> OwnedBy(this IQueryable<DeclaredWithdrawal> withdrawals, ShopDb db, int customerId) =>
        withdrawals.Where(w => w.CustomerId == customerId || db.Orders.Any(o => o.Id == w.OrderId && o.CustomerId == customerId));

    public static IQueryable<OrderReturn> OwnedBy(this IQueryable<OrderReturn> returns, ShopDb db, int customerId) =>
        returns.Where(r => db.Orders.Any(o => o.Id == r.OrderId && o.CustomerId == customerId));

    public static IQueryable<DeclaredWithdrawal> Open(this IQueryable<DeclaredWithdrawal> withdrawals) => withdrawals.Where(w => w.State == WithdrawalState.Open);

    /// <summary>Returns whose money is still owed.</summary>
    public static IQueryable<OrderReturn> Owed(this IQueryable<OrderReturn> returns) => returns.Where(r => r.RefundedAt == null);

    /// <summary>Withdrawals whose order number, name, e-mail or receipt code holds the text.</summary>
    public static IQueryable<DeclaredWithdrawal> About(this IQueryable<DeclaredWithdrawal> withdrawals, string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return withdrawals;
        var part = LikePattern.Containing(text);
        var code = text.Replace("-", "", StringComparison.Ordinal).Trim().ToLowerInvariant();
        return withdrawals.Where(w => EF.Functions.Like(w.OrderNumber, part, LikePattern.Escape) || EF.Functions.Like(w.Name, part, LikePattern.Escape)
            || EF.Functions.Like(w.Email, part, LikePattern.Escape) || (code.Length >= 4 && w.Hash.StartsWith(code)));
    }
}
