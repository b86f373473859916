using Shop.Common;

namespace Shop.Mails;

/// <summary>
/// A mail in the queue. It is written in the same save as its cause, sent by the pump with growing pauses between attempts, and kept
/// readable for staff.
/// </summary>
public class MailMessage
{
    public const int MostAttempts = 8;

    public int Id { get; set; }

    /// <summary>Names the cause, e.g. "order-confirmation:42", so that a repeated event doesn't send twice; null for mails that may repeat.</summary>
    public string? Key { get; set; }

    public required string To { get; set; }

    public required string Subject { get; set; }

    public required string Html { get; set; }

    public required string Text { get; set; }

    /// <summary>What kind of mail it is, e.g. "order-confirmation", for lists and filters.</summary>
    public required string Kind { get; set; }

    public string Language { get; set; } = "de";

    public DateTime CreatedAt { get; set; }

    /// <summary>Not before this time; the node that sends moves it ahead as its lease.</summary>
    public DateTime DueAt { get; set; }

    public int Attempts { get; set; }

    public DateTime? SentAt { get; set; }

    /// <summary>Nobody received it: no SMTP server was configured, so it only lies in the shop's own mailbox.</summary>
    public bool KeptOnly { get; set; }

    /// <summary>Set when the last attempt failed; staff may send again.</summary>
    public DateTime? GivenUpAt { get; set; }

    public string? LastError { get; set; }

    /// <summary>
    /// Where mail programs unsubscribe the reader with one POST (RFC 8058) and people with a click; null for mails that only carry out
    /// what was asked for.
    /// </summary>
    public string? UnsubscribeUrl { get; set; }

    public List<MailAttachment> Attachments { get; } = [];

    /// <summary>Why staff can't send it again; null when they can.</summary>
    public Problem? WhyNotSendAgain() => SentAt is null && GivenUpAt is null
        ? new Problem("still-waiting", "Die E-Mail wartet noch auf den Versand.")
        : null;

    /// <summary>Puts it back into the queue as if it were new.</summary>
    public void SendAgain(DateTime now)
    {
        (SentAt, GivenUpAt, LastError, KeptOnly) = (null, null, null, false);
        Attempts = 0;
        DueAt = now;
    }

    /// <summary>1, 2, 4 … minutes, at most 4 hours.</summary>
    public static TimeSpan PauseAfter(int attempts) =>
        TimeSpan.FromMinutes(Math.Min(240, Math.Pow(2, Math.Max(0, attempts - 1))));
}

/// <summary>A file that goes with a mail.</summary>
public class MailAttachment
{
    public int Id { get; set; }

    public int MailMessageId { get; set; }

    public required string FileName { get; set; }

    public required string ContentType { get; set; }

    /// <summary>The content, where this mail alone has it.</summary>
    public byte[]? Bytes { get; set; }

    /// <summary>Key of the content that many mails share.</summary>
    public string? FileSha256 { get; set; }

    public MailFile? File { get; set; }

    /// <summary>Set for pictures inside the text, which refers to them as "cid:…".</summary>
    public string? ContentId { get; set; }

    /// <summary>The content; a shared one must be loaded with <see cref="File"/>.</summary>
    public byte[] Read() => Bytes ?? File?.Bytes ?? throw new InvalidOperationException($"The content of '{FileName}' isn't loaded");
}

/// <summary>A file that goes with many mails, such as the AGB, and is kept once.</summary>
public class MailFile
{
    /// <summary>SHA-256 of the bytes, hex.</summary>
    public required string Sha256 { get; set; }

    public required byte[] Bytes { get; set; }
}
