using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Data;
using Shop.Mails;
using Shop.Payments;
using Shop.Settings;

namespace Shop.Orders.Mails;

/// <summary>
/// The Eingangsbestätigung (§312i (1) Nr. 3 BGB): what was ordered, how to pay, and the contract documents. It confirms the receipt and
/// accepts nothing; when the contract is closed is said by the merchant's AGB.
/// </summary>
public sealed class SendOrderConfirmation(ShopDb db, MailQueue mails, ContractDocuments documents, ShopSettings settings, ShopAddress address) : IOutboxHandler<OrderPlaced>
{
    private const string CodeId = "girocode";

    public async Task HandleAsync(OrderPlaced happened, CancellationToken stop)
    {
        var key = $"order-confirmation:{happened.OrderId}";
        if (await MailQueue.IsQueuedAsync(db, key, stop))
            return;
        var order = await db.Orders.AsNoTracking().Include(o => o.Lines).Include(o => o.Taxes).Include(o => o.Discounts).SingleAsync(o => o.Id == happened.OrderId, stop);
        var payment = await db.PaymentMethods.AsNoTracking().SingleOrDefaultAsync(p => p.Code == order.PaymentMethod, stop);
        var shipping = await db.ShippingMethods.AsNoTracking().Where(s => s.Code == order.ShippingMethod).Select(s => s.Name).SingleOrDefaultAsync(stop);
        var rules = await settings.GetAsync<SalesRules>(stop);

        var body = await mails.BeginAsync(order.Language, stop);
        body.Title(body.Say("Ihre Bestellung ist eingegangen")).Greeting(order.BillingAddress.FullName);
        body.Paragraph(body.Say("vielen Dank für Ihre Bestellung {0} vom {1}. Diese E-Mail bestätigt ihren Eingang.", order.Number, body.Day(order.PlacedAt)));
        body.Paragraph(payment?.PaysLater == true
            ? body.Say("Sie ist noch keine Annahme: Der Vertrag kommt zustande, wie es in den beigefügten AGB steht, spätestens mit dem Versand der Ware.")
            : body.Say("Wann der Vertrag zustande kommt, steht in den beigefügten AGB."));
        body.Heading(body.Say("Ihre Bestellung")).Positions(order);
        var attachments = new List<MailAttachment>(await documents.ForAsync(order, body.Shop, stop));
        if (payment is { PaysLater: false } && !order.IsPaid)
            AskForPayment(body, order, rules, attachments);
        body.Heading(body.Say("Lieferung und Zahlung")).Facts(
        [
            .. body.Addresses(order),
            (body.Say("Versandart"), shipping?.In(order.Language) ?? ""),
            (body.Say("Zahlungsart"), payment?.Name.In(order.Language) ?? ""),
            (body.Say("Ihre Nachricht"), order.CustomerNote),
        ]);
        body.Link(order, address).WithdrawalLink(order, address);
        body.Small(body.Say("Im Anhang: die AGB und die Widerrufsbelehrung, denen diese Bestellung unterliegt, und ein Widerrufsformular. Bitte bewahren Sie diese E-Mail auf."));
        mails.Add(db, order.Email, "order-confirmation", body.Say("Eingang Ihrer Bestellung {0}", order.Number), body, key, attachments);
        await db.SaveChangesAsync(stop);
    }

    private static void AskForPayment(MailBody body, Order order, SalesRules rules, List<MailAttachment> attachments)
    {
        var shop = body.Shop;
        var until = Clock.BusinessDay(order.PlacedAt).AddDays(rules.PaymentDays).ToString("d", body.Culture);
        body.Heading(body.Say("So bezahlen Sie"));
        body.Paragraph(body.Say("Bitte überweisen Sie {0} bis zum {1}. Sobald das Geld da ist, versenden wir die Ware.", order.Total, until));
        body.Facts(
            (body.Say("Empfänger"), shop.CompanyName),
            (body.Say("IBAN"), string.Join(' ', shop.Iban.Replace(" ", "", StringComparison.Ordinal).Chunk(4).Select(c => new string(c)))),
            (body.Say("BIC"), shop.Bic),
            (body.Say("Bank"), shop.BankName),
            (body.Say("Betrag"), order.Total.In(body.Culture)),
            (body.Say("Verwendungszweck"), order.Number));
        if (GiroCode.For(shop.CompanyName, shop.Iban, shop.Bic, order.Total, order.Number) is not { } code)
            return;
        body.Small(body.Say("Oder mit der Banking-App den GiroCode scannen, dann ist alles ausgefüllt:"));
        body.Picture(CodeId, body.Say("GiroCode mit den Daten der Überweisung"), 180);
        attachments.Add(new MailAttachment { FileName = "girocode.png", ContentType = "image/png", Bytes = code.Png(), ContentId = CodeId });
    }
}
