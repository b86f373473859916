using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Data;
using Shop.Payments;

namespace Shop.Orders;

/// <summary>Books the money for an order: the payment row, the order's state, the event for invoice and mail, in one save.</summary>
public sealed class MarkPaid(ShopDb db, TimeProvider clock)
{
    /// <param name="orderId">The order.</param>
    /// <param name="reference">What the bank statement said; may be empty.</param>
    /// <param name="stop">Ends the call.</param>
    public Task<Result<Order>> MarkAsync(int orderId, string reference, CancellationToken stop = default) =>
        db.InTransactionAsync<Order>(async () =>
        {
            var order = await db.Orders.Include(o => o.Events).SingleAsync(o => o.Id == orderId, stop);
            if (order.WhyNotPayable() is { } problem)
                return problem;
            var now = clock.UtcNow();
            order.PaidAt = now;
            if (order.State == OrderState.AwaitingPayment)
                order.State = OrderState.ReadyToShip;
            order.Note(now, "paid", reference);
            db.Payments.Add(new Payment
            {
                OrderId = order.Id,
                Amount = order.Total,
                Method = order.PaymentMethod,
                ReceivedAt = now,
                BookedBy = Actor.Current,
                Key = $"order:{order.Id}",
                Reference = reference,
            });
            db.Outbox.Add(OutboxMessage.Of(new OrderPaid(order.Id), now));
            return await db.SaveOrRefuseAsync(order, stop);
        }, stop);
}
