using System.Linq.Expressions;
using Shop.Data;
using Shop.Mails;
using Shop.Web.BackOffice.Shared;

namespace Shop.Web.BackOffice.Mails;

/// <summary>Where a mail stands, as staff see it.</summary>
public enum MailState
{
    Waiting,
    Sent,

    /// <summary>Lies in the shop's mailbox; nobody received it.</summary>
    Kept,
    Failed,
}

/// <summary>Which mails the list shows; lives in the address.</summary>
public sealed record MailFilter
{
    public const int Size = 25;

    public string? Q { get; init; }

    public MailState? State { get; init; }

    public int? Page { get; init; }

    public IQueryable<MailMessage> Of(ShopDb db)
    {
        var mails = db.Mails.About(Q);
        return State switch
        {
            MailState.Waiting => mails.Pending(),
            MailState.Sent => mails.Sent(),
            MailState.Kept => mails.Kept(),
            MailState.Failed => mails.Failed(),
            _ => mails,
        };
    }
}

/// <summary>A mail in the list.</summary>
public sealed record MailRow(int Id, string Subject, string To, string Kind, DateTime CreatedAt, DateTime? SentAt, DateTime? GivenUpAt, bool KeptOnly, int Attempts, string? LastError)
{
    public static Expression<Func<MailMessage, MailRow>> From { get; } = m => new MailRow(
        m.Id, m.Subject, m.To, m.Kind, m.CreatedAt, m.SentAt, m.GivenUpAt, m.KeptOnly, m.Attempts, m.LastError);

    public MailState State => StateOf(SentAt, GivenUpAt, KeptOnly);

    public static MailState StateOf(DateTime? sentAt, DateTime? givenUpAt, bool keptOnly) =>
        sentAt is not null ? keptOnly ? MailState.Kept : MailState.Sent : givenUpAt is null ? MailState.Waiting : MailState.Failed;
}

/// <summary>The screen of the list.</summary>
/// <param name="Delivers">Whether an SMTP server is configured.</param>
/// <param name="StuckEvents">Events of the shop that failed at least once and still wait.</param>
public sealed record MailList(MailFilter Filter, IReadOnlyList<MailRow> Rows, Pager Pager, bool Delivers, int StuckEvents);

/// <summary>The screen of one mail; its HTML is shown in a frame of its own.</summary>
public sealed record MailDetail(MailMessage Mail, IReadOnlyList<MailFile> Files)
{
    public MailState State => MailRow.StateOf(Mail.SentAt, Mail.GivenUpAt, Mail.KeptOnly);
}

/// <summary>A file of a mail, without its bytes.</summary>
public sealed record MailFile(int Id, string FileName, string ContentType, int Length);
