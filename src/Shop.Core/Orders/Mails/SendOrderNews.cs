using Microsoft.EntityFrameworkCore;
using Shop.Data;
using Shop.Mails;
using Shop.Payments;
using Shop.Settings;

namespace Shop.Orders.Mails;

/// <summary>Tells the customer how the order goes on: paid, shipped, cancelled.</summary>
public sealed class SendOrderNews(ShopDb db, MailQueue mails, ShopAddress address)
    : IOutboxHandler<OrderPaid>, IOutboxHandler<OrderShipped>, IOutboxHandler<OrderCancelled>
{
    public Task HandleAsync(OrderPaid happened, CancellationToken stop) => SendAsync(happened.OrderId, "order-paid", (body, order) =>
    {
        body.Title(body.Say("Ihre Zahlung ist da")).Greeting(order.BillingAddress.FullName);
        body.Paragraph(body.Say("Ihre Zahlung von {0} für die Bestellung {1} ist eingegangen. Vielen Dank.", order.Total, order.Number));
        if (order.State == OrderState.ReadyToShip)
            body.Paragraph(body.Say("Wir packen Ihre Ware und melden uns, sobald sie unterwegs ist."));
        return body.Say("Zahlung zu Ihrer Bestellung {0} eingegangen", order.Number);
    }, stop);

    public async Task HandleAsync(OrderShipped happened, CancellationToken stop)
    {
        var method = await db.ShippingMethods.AsNoTracking().SingleOrDefaultAsync(m => db.Orders.Any(o => o.Id == happened.OrderId && o.ShippingMethod == m.Code), stop);
        await SendAsync(happened.OrderId, "order-shipped", (body, order) =>
        {
            body.Title(body.Say("Ihre Bestellung ist unterwegs")).Greeting(order.BillingAddress.FullName);
            body.Paragraph(body.Say("wir haben Ihre Bestellung {0} dem Paketdienst übergeben.", order.Number));
            body.Facts((body.Say("Sendungsnummer"), order.TrackingNumber), (body.Say("Lieferadresse"), string.Join('\n', order.ShippingAddress.Lines())));
            if (method?.TrackingOf(order.TrackingNumber) is { } tracking)
                body.Button(body.Say("Sendung verfolgen"), tracking);
            body.Heading(body.Say("In diesem Paket")).Positions(order);
            return body.Say("Ihre Bestellung {0} ist unterwegs", order.Number);
        }, stop);
    }

    public Task HandleAsync(OrderCancelled happened, CancellationToken stop) => SendAsync(happened.OrderId, "order-cancelled", (body, order) =>
    {
        body.Title(body.Say("Ihre Bestellung ist storniert")).Greeting(order.BillingAddress.FullName);
        body.Paragraph(body.Say("wir haben Ihre Bestellung {0} storniert. Es entstehen Ihnen keine Kosten.", order.Number));
        if (order.IsPaid)
            body.Paragraph(body.Say("Ihre Zahlung von {0} erstatten wir auf dem Weg, auf dem sie gekommen ist.", order.Total));
        else if (order.PaymentMethod == PaymentMethod.BankTransfer)
            body.Paragraph(body.Say("Falls Sie schon überwiesen haben, erstatten wir den Betrag, sobald er eingeht."));
        return body.Say("Ihre Bestellung {0} ist storniert", order.Number);
    }, stop);

    /// <summary>Writes a mail once per order and kind; the function fills the body and gives the subject.</summary>
    private async Task SendAsync(int orderId, string kind, Func<MailBody, Order, string> write, CancellationToken stop)
    {
        var key = $"{kind}:{orderId}";
        if (await MailQueue.IsQueuedAsync(db, key, stop))
            return;
        var order = await db.Orders.AsNoTracking().Include(o => o.Lines).Include(o => o.Taxes).Include(o => o.Discounts).SingleAsync(o => o.Id == orderId, stop);
        var body = await mails.BeginAsync(order.Language, stop);
        var subject = write(body, order);
        body.Link(order, address);
        if (kind == "order-shipped")
            body.WithdrawalLink(order, address);
        mails.Add(db, order.Email, kind, subject, body, key);
        await db.SaveChangesAsync(stop);
    }
}
