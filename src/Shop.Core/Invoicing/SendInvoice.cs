using Microsoft.EntityFrameworkCore;
using Shop.Data;
using Shop.Mails;

namespace Shop.Invoicing;

/// <summary>Sends an issued document to the customer, with the PDF attached.</summary>
public sealed class SendInvoice(ShopDb db, MailQueue mails, InvoicePdfs pdfs) : IOutboxHandler<InvoiceIssued>
{
    public async Task HandleAsync(InvoiceIssued happened, CancellationToken stop)
    {
        var key = $"invoice:{happened.InvoiceId}";
        if (await MailQueue.IsQueuedAsync(db, key, stop))
            return;
        var invoice = await db.Invoices.AsNoTracking().SingleAsync(i => i.Id == happened.InvoiceId, stop);
        var content = invoice.Read();
        var body = await mails.BeginAsync(content.Language, stop);
        var title = InvoicePdfWriter.TitleOf(content);
        Write(body.Title(title).Greeting(content.Buyer.Address.Name), content);
        var pdf = new MailAttachment { FileName = $"{content.Number}.pdf", ContentType = "application/pdf", Bytes = await pdfs.GetAsync(invoice.Id, stop) };
        mails.Add(db, content.Buyer.Email, "invoice", body.Say("{0} zu Ihrer Bestellung {1}", title, content.OrderNumber), body, key, [pdf]);
        await db.SaveChangesAsync(stop);
    }

    private static void Write(MailBody body, InvoiceContent content)
    {
        string Day(DateOnly day) => day.ToString("d", body.Culture);
        if (content is { Kind: InvoiceKind.Correction, Corrects: { } corrected })
            body.Paragraph(body.Say("im Anhang finden Sie die Rechnungskorrektur zur Rechnung {0} vom {1}.", corrected.Number, Day(corrected.IssuedOn)));
        else if (content.Corrects is { } original)
            body.Paragraph(body.Say("im Anhang finden Sie die Stornorechnung zur Rechnung {0} vom {1}.", original.Number, Day(original.IssuedOn)));
        else
            body.Paragraph(body.Say("im Anhang finden Sie die Rechnung zu Ihrer Bestellung {0}.", content.OrderNumber));
        if (content.IsOwed)
            body.Paragraph(body.Say("Bitte überweisen Sie {0} bis zum {1}.", content.Total, Day(content.DueOn)));
        else if (content is { Kind: InvoiceKind.Invoice, PaidOn: not null })
            body.Paragraph(body.Say("Der Betrag ist bereits bezahlt."));
        body.Facts(
            (content.Kind == InvoiceKind.Invoice ? body.Say("Rechnungsnummer") : body.Say("Belegnummer"), content.Number),
            (body.Say("Gesamtbetrag"), content.Total.In(body.Culture)),
            (body.Say("IBAN"), content.IsOwed ? InvoicePdfWriter.GroupedIban(content.Seller.Iban) : ""),
            (body.Say("BIC"), content.IsOwed ? content.Seller.Bic : ""),
            (body.Say("Verwendungszweck"), content.IsOwed ? content.Number : ""));
    }
}
