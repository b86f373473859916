using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Data;
using Shop.Orders;
using Shop.Returns;

namespace Shop.Web.Storefront.Withdrawal;

/// <summary>An order that the visitor has proven to be theirs.</summary>
public sealed record OwnOrder(Order Order, WithdrawalPeriod Period, IReadOnlyList<OwnLine> Lines);

/// <summary>A line that can be chosen, or says why not.</summary>
/// <param name="Left">Pieces that haven't come back yet.</param>
/// <param name="Excluded">The reason of §312g (2) BGB; null when the right of withdrawal applies.</param>
public sealed record OwnLine(OrderLine Line, int Left, LocalizedText? Excluded);

/// <summary>An order to choose.</summary>
public sealed record OrderChoice(string Number, DateTime PlacedAt, Money Total);

/// <summary>What the page of the withdrawal function shows.</summary>
public sealed record WithdrawalPage(WithdrawalForm Form, OwnOrder? Order, IReadOnlyList<OrderChoice> Choices);

/// <summary>What was declared, as the receipt shows it.</summary>
public sealed record WithdrawalReceipt(DeclaredWithdrawal Withdrawal, IReadOnlyList<string> What);

/// <summary>Reads orders that a visitor may withdraw from here: with the key of the confirmation or as the signed-in customer.</summary>
public sealed class WithdrawalPages(ShopDb db, TimeProvider clock)
{
    /// <summary>Longer than any period that runs from a delivery.</summary>
    private static readonly TimeSpan Recent = TimeSpan.FromDays(90);

    public Task<List<OrderChoice>> ChoicesAsync(int customerId, CancellationToken stop)
    {
        var since = clock.UtcNow() - Recent;
        return db.Orders.OwnedBy(customerId).Where(o => o.Kind == OrderKind.Sale && o.State != OrderState.Cancelled && o.PlacedAt >= since)
            .OrderByDescending(o => o.PlacedAt).ThenByDescending(o => o.Id).Take(20)
            .Select(o => new OrderChoice(o.Number, o.PlacedAt, o.Total)).ToListAsync(stop);
    }

    /// <summary>Null when there is no such order or it isn't proven whose it is.</summary>
    public async Task<OwnOrder?> FindAsync(string? number, string? key, int? customerId, CancellationToken stop)
    {
        if (string.IsNullOrWhiteSpace(number))
            return null;
        var written = number.Trim().ToUpperInvariant();
        var orders = db.Orders.AsNoTracking().Include(o => o.Lines).Where(o => o.Kind == OrderKind.Sale && o.Number == written);
        var order = key is { Length: > 0 } ? await orders.SingleOrDefaultAsync(o => o.AccessKey == key, stop) : null;
        order ??= customerId is { } id ? await orders.SingleOrDefaultAsync(o => o.CustomerId == id, stop) : null;
        return order is null ? null : await ReadAsync(order, stop);
    }

    public async Task<WithdrawalReceipt?> ReceiptAsync(string ticket, CancellationToken stop)
    {
        if (await db.Withdrawals.AsNoTracking().Include(w => w.Lines).SingleOrDefaultAsync(w => w.Ticket == ticket, stop) is not { } withdrawal)
            return null;
        var order = withdrawal.Lines.Count == 0 ? null : await db.Orders.AsNoTracking().Include(o => o.Lines).SingleOrDefaultAsync(o => o.Id == withdrawal.OrderId, stop);
        return new WithdrawalReceipt(withdrawal, WithdrawalWords.What(withdrawal, order, proven: withdrawal.Lines.Count > 0));
    }

    private async Task<OwnOrder> ReadAsync(Order order, CancellationToken stop)
    {
        var method = await db.ShippingMethods.AsNoTracking().SingleOrDefaultAsync(m => m.Code == order.ShippingMethod, stop);
        var returned = await db.ReturnedAsync(order.Id, stop);
        var variants = order.Lines.Where(l => l.VariantId is not null).Select(l => l.VariantId!.Value).ToList();
        var excluded = await db.Variants.Where(v => variants.Contains(v.Id) && v.Product!.WithdrawalExclusion.De != "")
            .Select(v => new { v.Id, v.Product!.WithdrawalExclusion }).ToDictionaryAsync(v => v.Id, v => v.WithdrawalExclusion, stop);
        var lines = order.Lines.Where(l => l.Kind == OrderLineKind.Goods).OrderBy(l => l.Position).ThenBy(l => l.Id)
            .Select(l => new OwnLine(l, l.Quantity - returned.GetValueOrDefault(l.Id), l.VariantId is { } v ? excluded.GetValueOrDefault(v) : null));
        return new OwnOrder(order, WithdrawalPeriod.Of(order, method), [.. lines]);
    }
}
