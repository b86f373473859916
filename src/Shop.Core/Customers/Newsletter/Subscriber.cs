namespace Shop.Customers.Newsletter;

/// <summary>An address that may or wants to get the newsletter.</summary>
public class Subscriber
{
    public int Id { get; set; }

    /// <summary>In lower case.</summary>
    public required string Email { get; set; }

    public string Language { get; set; } = "de";

    /// <summary>In the links to confirm and to unsubscribe.</summary>
    public required string Token { get; set; }

    public DateTime AskedAt { get; set; }

    /// <summary>The mailbox said yes as well; before, nothing is sent (§7 (2) UWG).</summary>
    public DateTime? ConfirmedAt { get; set; }

    public bool IsConfirmed => ConfirmedAt is not null;
}

/// <summary>
/// One line of the consent log (art. 7 (1) GDPR): who agreed to what and when, in which words, and when it was taken back. Appended only;
/// the IP address isn't kept.
/// </summary>
public class ConsentEntry
{
    public int Id { get; set; }

    public required string Email { get; set; }

    public ConsentPurpose Purpose { get; set; }

    public ConsentStep Step { get; set; }

    public DateTime At { get; set; }

    /// <summary>The sentence that was agreed to, as it was shown.</summary>
    public required string Wording { get; set; }

    /// <summary>Which edition of the sentence it was, e.g. "2026-11".</summary>
    public required string WordingVersion { get; set; }

    public ConsentSource Source { get; set; }
}

/// <summary>What someone agrees to.</summary>
public enum ConsentPurpose
{
    Newsletter,
}

/// <summary>What happened to a consent.</summary>
public enum ConsentStep
{
    Asked,
    Confirmed,
    Withdrawn,
}

/// <summary>Where someone said it.</summary>
public enum ConsentSource
{
    Account,
    NewsletterPage,
    Footer,
    MailLink,

    /// <summary>The mail program's own button (RFC 8058).</summary>
    MailProgram,

    /// <summary>With the account everything ended.</summary>
    Erasure,
}
