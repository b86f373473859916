using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Data;
using Shop.Stock;

namespace Shop.Orders;

/// <summary>Hands an order to the carrier: promised pieces leave the stock, the event sends invoice and mail.</summary>
public sealed class MarkShipped(ShopDb db, StockLedger stock, TimeProvider clock)
{
    /// <param name="orderId">The order.</param>
    /// <param name="trackingNumber">The carrier's number; may be empty.</param>
    /// <param name="stop">Ends the call.</param>
    public Task<Result<Order>> MarkAsync(int orderId, string trackingNumber, CancellationToken stop = default) =>
        db.InTransactionAsync<Order>(async () =>
        {
            var order = await db.Orders.Include(o => o.Lines).SingleAsync(o => o.Id == orderId, stop);
            if (order.WhyNotShippable() is { } problem)
                return problem;
            var now = clock.UtcNow();
            order.State = OrderState.Shipped;
            order.ShippedAt = now;
            order.TrackingNumber = trackingNumber;
            order.Note(now, "shipped", trackingNumber);
            db.Outbox.Add(OutboxMessage.Of(new OrderShipped(order.Id), now));
            var saved = await db.SaveOrRefuseAsync(order, stop);
            if (!saved.Ok)
                return saved;
            foreach (var line in order.StockedLines())
                await stock.ShipAsync(line.VariantId!.Value, line.Quantity, order.Id, stop);
            await db.SaveChangesAsync(stop);
            return order;
        }, stop);
}
