using System.Net;
using System.Net.Mail;
using System.Net.Mime;
using System.Text;
using Microsoft.Extensions.Options;
using Shop.Settings;

namespace Shop.Web.Mail;

/// <summary>Sends over the SMTP server of the configuration: plain text and HTML side by side, inline pictures, attachments.</summary>
public sealed class SmtpTransport(IOptions<MailOptions> options, ShopSettings settings) : IMailTransport
{
    public bool Delivers => options.Value.Host.Length > 0;

    public async Task SendAsync(Mails.MailMessage mail, CancellationToken stop)
    {
        var shop = await settings.GetAsync<ShopIdentity>(stop);
        using var message = Write(mail, shop);
        using var client = new SmtpClient(options.Value.Host, options.Value.Port)
        {
            EnableSsl = options.Value.Tls,
            DeliveryMethod = SmtpDeliveryMethod.Network,
            UseDefaultCredentials = false,
            Credentials = options.Value.User.Length > 0 ? new NetworkCredential(options.Value.User, options.Value.Password) : null,
        };
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(TimeSpan.FromSeconds(options.Value.TimeoutSeconds));
        try
        {
            await client.SendMailAsync(message, limit.Token);
        }
        catch (OperationCanceledException e) when (!stop.IsCancellationRequested)
        {
            throw new TimeoutException($"The mail server did not answer within {options.Value.TimeoutSeconds} s.", e);
        }
    }

    private System.Net.Mail.MailMessage Write(Mails.MailMessage mail, ShopIdentity shop)
    {
        var from = options.Value.From.Length > 0 ? options.Value.From : shop.Email;
        if (from.Length == 0)
            throw new InvalidOperationException("Neither Mail:From nor the shop's e-mail address is set.");
        var message = new System.Net.Mail.MailMessage
        {
            From = new MailAddress(from, shop.ShopName, Encoding.UTF8),
            Subject = mail.Subject,
            SubjectEncoding = Encoding.UTF8,
        };
        message.To.Add(new MailAddress(mail.To));
        if (shop.Email.Length > 0 && shop.Email != from)
            message.ReplyToList.Add(new MailAddress(shop.Email));
        // The same id at every attempt lets the receiver's server drop a mail that it got twice.
        message.Headers.Add("Message-ID", $"<mail-{mail.Id}-{mail.CreatedAt.Ticks}@{message.From.Host}>");
        message.Headers.Add("Auto-Submitted", "auto-generated");
        if (mail.UnsubscribeUrl is { } url)
        {
            message.Headers.Add("List-Unsubscribe", $"<{url}>");
            message.Headers.Add("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
        message.AlternateViews.Add(AlternateView.CreateAlternateViewFromString(mail.Text, Encoding.UTF8, MediaTypeNames.Text.Plain));
        message.AlternateViews.Add(Html(mail));
        foreach (var file in mail.Attachments.Where(a => a.ContentId is null))
            message.Attachments.Add(new Attachment(new MemoryStream(file.Read()), file.FileName, file.ContentType));
        return message;
    }

    private static AlternateView Html(Mails.MailMessage mail)
    {
        var html = AlternateView.CreateAlternateViewFromString(mail.Html, Encoding.UTF8, MediaTypeNames.Text.Html);
        foreach (var picture in mail.Attachments.Where(a => a.ContentId is not null))
        {
            html.LinkedResources.Add(new LinkedResource(new MemoryStream(picture.Read()), picture.ContentType)
            {
                ContentId = picture.ContentId!,
                TransferEncoding = TransferEncoding.Base64,
            });
        }
        return html;
    }
}
