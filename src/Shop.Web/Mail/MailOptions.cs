namespace Shop.Web.Mail;

/// <summary>The section "Mail" of the configuration: which server takes the shop's mails.</summary>
public sealed class MailOptions
{
    public const string Section = "Mail";

    /// <summary>Empty: mails aren't sent, only kept readable in the back office.</summary>
    public string Host { get; set; } = "";

    public int Port { get; set; } = 587;

    /// <summary>Empty: no sign-in.</summary>
    public string User { get; set; } = "";

    public string Password { get; set; } = "";

    /// <summary>Address that mails come from; empty: the shop's own e-mail address.</summary>
    public string From { get; set; } = "";

    /// <summary>Whether STARTTLS is demanded.</summary>
    public bool Tls { get; set; } = true;

    /// <summary>How long the server may take.</summary>
    public int TimeoutSeconds { get; set; } = 30;
}
