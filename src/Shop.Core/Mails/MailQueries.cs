namespace Shop.Mails;

/// <summary>Questions about the queue.</summary>
public static class MailQueries
{
    public static IQueryable<MailMessage> Pending(this IQueryable<MailMessage> mails) => mails.Where(m => m.SentAt == null && m.GivenUpAt == null);

    public static IQueryable<MailMessage> Sent(this IQueryable<MailMessage> mails) => mails.Where(m => m.SentAt != null);

    public static IQueryable<MailMessage> Failed(this IQueryable<MailMessage> mails) => mails.Where(m => m.SentAt == null && m.GivenUpAt != null);

    /// <summary>What the pump may take now.</summary>
    public static IQueryable<MailMessage> DueAt(this IQueryable<MailMessage> mails, DateTime now) => mails.Pending().Where(m => m.DueAt <= now);
}
