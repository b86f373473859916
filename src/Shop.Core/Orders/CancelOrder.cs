using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Data;
using Shop.Discounts;
using Shop.Stock;

namespace Shop.Orders;

/// <summary>Cancels an order that hasn't left the house: promised pieces go back on the shelf, discounts may be used again, the event takes an invoice back.</summary>
public sealed class CancelOrder(ShopDb db, StockLedger stock, RedeemDiscounts discounts, TimeProvider clock)
{
    /// <param name="orderId">The order.</param>
    /// <param name="reason">Shown in the timeline; may be empty.</param>
    /// <param name="stop">Ends the call.</param>
    public Task<Result<Order>> CancelAsync(int orderId, string reason, CancellationToken stop = default) =>
        db.InTransactionAsync<Order>(async () =>
        {
            var order = await db.Orders.Include(o => o.Lines).SingleAsync(o => o.Id == orderId, stop);
            if (order.WhyNotCancellable() is { } problem)
                return problem;
            var now = clock.UtcNow();
            order.State = OrderState.Cancelled;
            order.CancelledAt = now;
            order.Note(now, "cancelled", reason);
            db.Outbox.Add(OutboxMessage.Of(new OrderCancelled(order.Id), now));
            var saved = await db.SaveOrRefuseAsync(order, stop);
            if (!saved.Ok)
                return saved;
            foreach (var line in order.StockedLines())
                await stock.ReleaseAsync(line.VariantId!.Value, line.Quantity, order.Id, stop);
            await discounts.ReturnAsync(order.Id, stop);
            await db.SaveChangesAsync(stop);
            return order;
        }, stop);
}
