using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Data;
using Shop.Invoicing;
using Shop.Orders;
using Shop.Payments;

namespace Shop.Returns;

/// <summary>
/// Books the refund of a return: the Rechnungskorrektur, the money going back where the order was paid, the mail to the customer, in one
/// transaction. Once only. Refuses: "already-refunded", "more-than-paid".
/// </summary>
public sealed class RefundReturn(ShopDb db, CorrectInvoice correct, WithdrawalMails mails, TimeProvider clock)
{
    public Task<Result<OrderReturn>> RefundAsync(int returnId, CancellationToken stop = default) =>
        db.InTransactionAsync<OrderReturn>(async () =>
        {
            // Holds the row: a second click waits here and then finds it refunded.
            await db.Returns.Where(r => r.Id == returnId).ExecuteUpdateAsync(r => r.SetProperty(x => x.By, x => x.By), stop);
            var returned = await db.Returns.Include(r => r.Lines).SingleAsync(r => r.Id == returnId, stop);
            var order = await db.Orders.Include(o => o.Lines).SingleAsync(o => o.Id == returned.OrderId, stop);
            if ((returned.WhyNotRefundable() ?? await WhyNotAsync(returned, order, stop)) is { } problem)
                return problem;
            var now = clock.UtcNow();
            returned.RefundedAt = now;
            returned.CorrectionId = await correct.AddAsync(order, PartsOf(order, returned), stop);
            var paidBack = order.IsPaid ? returned.Refund : Money.Zero;
            if (paidBack.IsPositive)
                db.Payments.Add(PaymentOf(order, returned, now));
            if (returned.WithdrawalId is { } id)
                (await db.Withdrawals.SingleAsync(w => w.Id == id, stop)).State = WithdrawalState.Refunded;
            db.OrderEvents.Add(new OrderEvent { OrderId = order.Id, At = now, Kind = "refunded", Text = returned.Refund.In(CultureInfo.GetCultureInfo("de-DE")), By = Actor.Current });
            await mails.RefundedAsync(returned, order, paidBack, stop);
            await db.SaveChangesAsync(stop);
            return returned;
        }, stop);

    /// <summary>All that went back for an order is never more than what it cost.</summary>
    private async Task<Problem?> WhyNotAsync(OrderReturn returned, Order order, CancellationToken stop)
    {
        var already = new Money(-await db.Payments.Where(p => p.OrderId == order.Id && p.Amount.Cents < 0).SumAsync(p => p.Amount.Cents, stop));
        return already + returned.Refund > order.Total
            ? new Problem("more-than-paid", "Für diese Bestellung sind schon {0} erstattet; mehr als ihren Betrag von {1} gibt es nicht zurück.", already, order.Total)
            : null;
    }

    private static List<CorrectedLine> PartsOf(Order order, OrderReturn returned)
    {
        var parts = returned.Lines.Select(l => new CorrectedLine(l.OrderLineId, l.Quantity, l.Refund)).ToList();
        var shipping = order.Lines.Where(l => l.Kind == OrderLineKind.Shipping && l.Total.IsPositive).ToList();
        if (returned.ShippingRefund.IsPositive)
            parts.AddRange(shipping.Zip(returned.ShippingRefund.Split([.. shipping.Select(l => l.Total.Cents)]), (l, part) => new CorrectedLine(l.Id, 1, part)).Where(p => p.Gross.IsPositive));
        return parts;
    }

    private static Payment PaymentOf(Order order, OrderReturn returned, DateTime now) => new()
    {
        OrderId = order.Id,
        Amount = -returned.Refund,
        Method = order.PaymentMethod,
        ReceivedAt = now,
        BookedBy = Actor.Current,
        Key = string.Create(CultureInfo.InvariantCulture, $"return:{returned.Id}"),
        Reference = order.Number,
    };
}
