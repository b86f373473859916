using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Shop.Access;
using Shop.Common;
using Shop.Data;
using Shop.Mails;

namespace Shop.Customers.Accounts;

/// <summary>
/// Mails about an account. Those that anyone can cause go to one address at most four times an hour, so that nobody's mailbox is
/// flooded through the shop. Each saves.
/// </summary>
public sealed class AccountMails(ShopDb db, MailQueue queue, TimeProvider clock)
{
    private const int MostPerHour = 4;

    /// <summary>The name isn't in it: whoever typed the address also typed the name.</summary>
    public async Task ConfirmAsync(User user, string link, CancellationToken stop = default)
    {
        var mail = await queue.BeginAsync(user.Language, stop);
        mail.Title(mail.Say("Bitte bestätigen Sie Ihre E-Mail-Adresse"))
            .Paragraph(mail.Say("Mit dieser Adresse wurde bei {0} ein Kundenkonto angelegt. Es ist offen, sobald Sie die Adresse bestätigen.", mail.Shop.ShopName))
            .Button(mail.Say("E-Mail-Adresse bestätigen"), link)
            .Small(mail.Say("Der Link gilt 24 Stunden. Wenn Sie kein Konto wollten, müssen Sie nichts tun: Ohne Bestätigung kann niemand es benutzen."));
        await SendAsync(user.Email!, "account-confirm", mail.Say("Ihr Konto bei {0} bestätigen", mail.Shop.ShopName), mail, stop);
    }

    /// <summary>To the owner of a known address that someone wanted to use again.</summary>
    public async Task KnownAsync(User user, AccountLinks links, CancellationToken stop = default)
    {
        var mail = await queue.BeginAsync(user.Language, stop);
        mail.Title(mail.Say("Sie haben schon ein Konto"))
            .Paragraph(mail.Say("Gerade wollte jemand mit dieser E-Mail-Adresse bei {0} ein Konto anlegen. Es gibt dazu bereits eines, darum wurde nichts geändert.", mail.Shop.ShopName))
            .Button(mail.Say("Anmelden"), links.SignIn(user.Language))
            .Paragraph(mail.Say("Passwort vergessen? Hier bekommen Sie ein neues: {0}", links.Forgotten(user.Language)))
            .Small(mail.Say("Wenn Sie das nicht waren, müssen Sie nichts tun."));
        await SendAsync(user.Email!, "account-known", mail.Say("Sie haben schon ein Konto bei {0}", mail.Shop.ShopName), mail, stop);
    }

    public async Task NewPasswordAsync(User user, string link, CancellationToken stop = default)
    {
        var mail = await queue.BeginAsync(user.Language, stop);
        mail.Title(mail.Say("Neues Passwort"))
            .Paragraph(mail.Say("Für Ihr Konto bei {0} wurde ein neues Passwort verlangt. Hier legen Sie es fest:", mail.Shop.ShopName))
            .Button(mail.Say("Neues Passwort festlegen"), link)
            .Small(mail.Say("Der Link gilt 24 Stunden und nur einmal. Wenn Sie das nicht waren, müssen Sie nichts tun: Ihr Passwort bleibt, wie es ist."));
        await SendAsync(user.Email!, "account-password", mail.Say("Neues Passwort für {0}", mail.Shop.ShopName), mail, stop);
    }

    public async Task NewEmailAsync(User user, string email, string link, CancellationToken stop = default)
    {
        var mail = await queue.BeginAsync(user.Language, stop);
        mail.Title(mail.Say("Bitte bestätigen Sie Ihre neue E-Mail-Adresse"))
            .Paragraph(mail.Say("Diese Adresse soll zu einem Konto bei {0} gehören. Sie gilt, sobald Sie sie bestätigen.", mail.Shop.ShopName))
            .Button(mail.Say("E-Mail-Adresse bestätigen"), link)
            .Small(mail.Say("Der Link gilt 24 Stunden. Wenn Sie das nicht waren, müssen Sie nichts tun."));
        await SendAsync(email, "account-email", mail.Say("Neue E-Mail-Adresse bei {0} bestätigen", mail.Shop.ShopName), mail, stop);
    }

    /// <summary>Tells the owner what happened to the account.</summary>
    /// <param name="user">The owner.</param>
    /// <param name="notice">What happened.</param>
    /// <param name="to">Another address than the account's, for the old one after a change.</param>
    /// <param name="stop">Ends the wait.</param>
    public async Task NoticeAsync(User user, AccountNotice notice, string? to = null, CancellationToken stop = default)
    {
        var mail = await queue.BeginAsync(user.Language, stop);
        var what = mail.Say(Sentence(notice));
        mail.Title(what)
            .Paragraph(mail.Say("Das geschah am {0} um {1} Uhr bei {2}.", Day(mail.Culture), Hour(mail.Culture), mail.Shop.ShopName))
            .Paragraph(mail.Say("Waren Sie das nicht? Dann setzen Sie bitte sofort Ihr Passwort zurück und antworten Sie auf diese E-Mail."));
        queue.Add(db, to ?? user.Email!, "account-notice", what, mail);
        await db.SaveChangesAsync(stop);
    }

    private static string Sentence(AccountNotice notice) => notice switch
    {
        AccountNotice.PasswordChanged => "Ihr Passwort wurde geändert",
        AccountNotice.EmailChanged => "Die E-Mail-Adresse Ihres Kontos wurde geändert",
        AccountNotice.AuthenticatorOn => "Die Anmeldung mit Code wurde eingeschaltet",
        AccountNotice.AuthenticatorOff => "Die Anmeldung mit Code wurde ausgeschaltet",
        AccountNotice.RecoveryCodesNew => "Ihre Ersatzcodes wurden erneuert",
        AccountNotice.RecoveryCodeUsed => "Ein Ersatzcode wurde zur Anmeldung benutzt",
        AccountNotice.PasskeyAdded => "Ein Passkey wurde hinzugefügt",
        AccountNotice.PasskeyRemoved => "Ein Passkey wurde entfernt",
        AccountNotice.Erased => "Ihr Konto ist geschlossen und Ihre Daten sind gelöscht",
        AccountNotice.LockedOut => "Ihr Konto ist nach fünf falschen Passwörtern für zehn Minuten gesperrt",
        _ => throw new ArgumentOutOfRangeException(nameof(notice)),
    };

    private string Day(CultureInfo culture) => clock.Today().Long(culture);

    private string Hour(CultureInfo culture) => Clock.ToBerlin(clock.UtcNow()).ToString("HH:mm", culture);

    private async Task SendAsync(string to, string kind, string subject, MailBody body, CancellationToken stop)
    {
        if (await FreeKeyAsync(to, kind, stop) is not { } key)
            return;
        queue.Add(db, to, kind, subject, body, key);
        await db.SaveChangesAsync(stop);
    }

    private async Task<string?> FreeKeyAsync(string to, string kind, CancellationToken stop)
    {
        var address = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(to.ToLowerInvariant())))[..24];
        for (var n = 1; n <= MostPerHour; n++)
        {
            var key = string.Create(CultureInfo.InvariantCulture, $"{kind}:{address}:{clock.UtcNow():yyyyMMddHH}:{n}");
            if (!await MailQueue.IsQueuedAsync(db, key, stop))
                return key;
        }
        return null;
    }
}

/// <summary>What the owner of an account is told about.</summary>
public enum AccountNotice
{
    PasswordChanged,
    EmailChanged,
    AuthenticatorOn,
    AuthenticatorOff,
    RecoveryCodesNew,
    RecoveryCodeUsed,
    PasskeyAdded,
    PasskeyRemoved,
    LockedOut,
    Erased,
}
