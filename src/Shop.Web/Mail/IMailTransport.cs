using Shop.Mails;

namespace Shop.Web.Mail;

/// <summary>Carries a mail out of the house.</summary>
public interface IMailTransport
{
    /// <summary>False when there is no server: mails are only kept in the back office.</summary>
    bool Delivers { get; }

    /// <summary>Returns once the server has accepted the mail; any exception means another attempt.</summary>
    Task SendAsync(MailMessage mail, CancellationToken stop);
}
