using Microsoft.EntityFrameworkCore;
using Shop.Data;

namespace Shop.Mails;

/// <summary>Questions about the queue.</summary>
public static class MailQueries
{
    public static IQueryable<MailMessage> Pending(this IQueryable<MailMessage> mails) => mails.Where(m => m.SentAt == null && m.GivenUpAt == null);

    public static IQueryable<MailMessage> Sent(this IQueryable<MailMessage> mails) => mails.Where(m => m.SentAt != null && !m.KeptOnly);

    /// <summary>Only in the shop's own mailbox, for want of an SMTP server.</summary>
    public static IQueryable<MailMessage> Kept(this IQueryable<MailMessage> mails) => mails.Where(m => m.SentAt != null && m.KeptOnly);

    public static IQueryable<MailMessage> Failed(this IQueryable<MailMessage> mails) => mails.Where(m => m.SentAt == null && m.GivenUpAt != null);

    /// <summary>Mails whose recipient or subject holds the text.</summary>
    public static IQueryable<MailMessage> About(this IQueryable<MailMessage> mails, string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return mails;
        var part = LikePattern.Containing(text);
        return mails.Where(m => EF.Functions.Like(m.To, part, LikePattern.Escape) || EF.Functions.Like(m.Subject, part, LikePattern.Escape));
    }

    /// <summary>What the pump may take now.</summary>
    public static IQueryable<MailMessage> DueAt(this IQueryable<MailMessage> mails, DateTime now) => mails.Pending().Where(m => m.DueAt <= now);
}
