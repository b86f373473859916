using System.Globalization;
using Shop.Common;
using Shop.Data;
using Shop.Mails;
using Shop.Settings;

namespace Shop.Returns;

/// <summary>What a customer hears about a withdrawal and a return. The mails join the caller's save.</summary>
public sealed class WithdrawalMails(ShopDb db, MailQueue queue, ShopAddress address)
{
    /// <summary>The receipt on a durable medium with content, date and time (§356a (4) BGB). It confirms the receipt, not the validity.</summary>
    public async Task ReceiptAsync(DeclaredWithdrawal withdrawal, IReadOnlyList<string> what, CancellationToken stop = default)
    {
        var body = await queue.BeginAsync(withdrawal.Language, stop);
        var (day, time) = When(withdrawal.DeclaredAt, body.Culture);
        body.Title(body.Say("Ihr Widerruf ist eingegangen")).Greeting(withdrawal.Name);
        body.Paragraph(body.Say("Ihr Widerruf ist am {0} um {1} Uhr bei uns eingegangen. Diese E-Mail bestätigt den Eingang und was Sie erklärt haben; ob der Widerruf wirksam ist, prüfen wir danach.", day, time));
        body.Heading(body.Say("Ihre Erklärung")).Facts(
            (body.Say("Name"), withdrawal.Name),
            (body.Say("Bestellnummer"), withdrawal.OrderNumber),
            (body.Say("E-Mail-Adresse"), withdrawal.Email),
            (body.Say("Widerrufen wird"), string.Join('\n', what)),
            (body.Say("Eingegangen"), body.Say("{0}, {1} Uhr", day, time)),
            (body.Say("Empfangscode"), withdrawal.Code));
        body.Heading(body.Say("Wie es weitergeht"));
        body.Paragraph(body.Say("Haben Sie die Ware schon, dann senden Sie sie bitte binnen 14 Tagen ab heute zurück an: {0}.", AddressOf(body.Shop)));
        body.Paragraph(body.Say("Ist der Widerruf wirksam, erhalten Sie Ihr Geld spätestens am {0} auf dem Weg Ihrer Zahlung zurück. Wir dürfen damit warten, bis die Ware bei uns ist oder Sie den Versand nachweisen (§ 357 BGB).", Day(withdrawal.RefundDueOn, body.Culture)));
        if (address.Of(withdrawal.Language == "en" ? $"/en/declare-withdrawal/receipt/{withdrawal.Ticket}" : $"/de/widerruf-erklaeren/eingang/{withdrawal.Ticket}") is { } url)
            body.Button(body.Say("Eingang ansehen"), url);
        queue.Add(db, withdrawal.Email, "withdrawal-receipt", body.Say("Eingang Ihres Widerrufs zu {0}", withdrawal.OrderNumber), body, $"withdrawal-receipt:{withdrawal.Ticket}");
    }

    /// <summary>Staff end a withdrawal with an answer.</summary>
    public async Task AnswerAsync(DeclaredWithdrawal withdrawal, CancellationToken stop = default)
    {
        var body = await queue.BeginAsync(withdrawal.Language, stop);
        body.Title(body.Say("Zu Ihrem Widerruf")).Greeting(withdrawal.Name);
        body.Paragraph(body.Say("zu Ihrem Widerruf vom {0} (Bestellung {1}) schreiben wir Ihnen:", Day(Clock.BusinessDay(withdrawal.DeclaredAt), body.Culture), withdrawal.OrderNumber));
        body.Paragraph(withdrawal.Answer);
        body.Small(body.Say("Empfangscode") + ": " + withdrawal.Code);
        queue.Add(db, withdrawal.Email, "withdrawal-answer", body.Say("Zu Ihrem Widerruf der Bestellung {0}", withdrawal.OrderNumber), body);
    }

    /// <summary>The money is on its way back, or nothing had been paid.</summary>
    public async Task RefundedAsync(OrderReturn returned, Orders.Order order, Money paidBack, CancellationToken stop = default)
    {
        var body = await queue.BeginAsync(order.Language, stop);
        body.Title(paidBack.IsPositive ? body.Say("Ihr Geld ist unterwegs") : body.Say("Ihre Rücksendung ist verrechnet")).Greeting(order.BillingAddress.FullName);
        body.Paragraph(body.Say("Ihre Rücksendung zur Bestellung {0} ist bei uns angekommen.", order.Number));
        body.Paragraph(paidBack.IsPositive
            ? body.Say("Wir erstatten {0} auf dem Weg, auf dem Sie bezahlt haben.", paidBack)
            : body.Say("Ihre Rechnung verringert sich um {0}; zu zahlen ist nur noch der Rest.", returned.Refund));
        body.Facts(
            (body.Say("Ware"), (returned.Refund - returned.ShippingRefund).In(body.Culture)),
            (body.Say("Versandkosten der Hinsendung"), returned.ShippingRefund.IsPositive ? returned.ShippingRefund.In(body.Culture) : ""),
            (body.Say("Zusammen"), returned.Refund.In(body.Culture)));
        queue.Add(db, order.Email, "return-refunded", body.Say("Rücksendung zu Ihrer Bestellung {0}", order.Number), body, $"return-refunded:{returned.Id}");
    }

    private static string AddressOf(ShopIdentity shop) =>
        string.Join(", ", new[] { shop.CompanyName, shop.Street, $"{shop.Postcode} {shop.City}".Trim() }.Where(p => p.Length > 0));

    private static (string Day, string Time) When(DateTime at, CultureInfo culture) =>
        (Day(Clock.BusinessDay(at), culture), Clock.ToBerlin(at).ToString("HH:mm", culture));

    private static string Day(DateOnly day, CultureInfo culture) => day.ToString("d", culture);
}
