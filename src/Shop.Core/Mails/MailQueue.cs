using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Data;
using Shop.Settings;

namespace Shop.Mails;

/// <summary>
/// Where every mail of the shop begins: the text is built on a <see cref="MailBody"/>, the mail joins the caller's save and the pump
/// sends it soon after.
/// </summary>
public sealed class MailQueue(ShopSettings settings, TimeProvider clock)
{
    /// <summary>An empty body with the merchant's name on it.</summary>
    /// <param name="language">Two letters: "de" or "en".</param>
    public async Task<MailBody> BeginAsync(string language, CancellationToken stop = default) =>
        new(await settings.GetAsync<ShopIdentity>(stop), language);

    /// <summary>Puts a mail into the caller's save.</summary>
    /// <param name="db">The context that the caller saves.</param>
    /// <param name="to">The address of a single recipient.</param>
    /// <param name="kind">Short stable name for lists and filters, e.g. "order-confirmation".</param>
    /// <param name="subject">One line.</param>
    /// <param name="body">What it says.</param>
    /// <param name="key">Names the cause where the mail must go out once only, see <see cref="MailMessage.Key"/>.</param>
    /// <param name="attachments">Files and inline pictures.</param>
    public MailMessage Add(ShopDb db, string to, string kind, string subject, MailBody body, string? key = null, IEnumerable<MailAttachment>? attachments = null)
    {
        var now = clock.UtcNow();
        var line = OneLine(subject);
        var mail = new MailMessage
        {
            To = to,
            Kind = kind,
            Subject = line,
            Html = body.Html(line),
            Text = body.Text(),
            Language = body.Language,
            Key = key,
            CreatedAt = now,
            DueAt = now,
        };
        mail.Attachments.AddRange(attachments ?? []);
        db.Mails.Add(mail);
        return mail;
    }

    /// <summary>Whether the mail of this cause was queued before; handlers of repeated events ask first.</summary>
    public static Task<bool> IsQueuedAsync(ShopDb db, string key, CancellationToken stop = default) => db.Mails.AnyAsync(m => m.Key == key, stop);

    private static string OneLine(string text)
    {
        var line = string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c)).Trim();
        return line.Length <= 200 ? line : line[..199] + "…";
    }
}
