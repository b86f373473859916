using Microsoft.AspNetCore.Identity;
using Shop.Access;
using Shop.Common;
using Shop.Data;
using Shop.Mails;

namespace Shop.Customers.Accounts;

/// <summary>
/// Gives someone a place in the back office: a new account with a mail that leads to its first password, or further rights for the
/// account they have.
/// </summary>
public sealed class InviteStaff(ShopDb db, UserManager<User> users, AssignRoles assign, MailQueue mails, TimeProvider clock)
{
    /// <param name="email">Where the invitation goes; the name to sign in with.</param>
    /// <param name="name">As colleagues see it.</param>
    /// <param name="language">Two letters.</param>
    /// <param name="roles">At least one.</param>
    /// <param name="links">Where the mail leads.</param>
    /// <param name="stop">Ends the call.</param>
    public async Task<Result<User>> InviteAsync(string email, string name, string language, IReadOnlyCollection<string> roles, AccountLinks links, CancellationToken stop = default)
    {
        var user = await users.FindByEmailAsync(email);
        if (user is null)
        {
            user = new User { UserName = email, Email = email, DisplayName = name, Language = language, CreatedAt = clock.UtcNow(), EmailConfirmed = true };
            if (!(await users.CreateAsync(user)).Succeeded)
                return new Problem("email-invalid", "Diese E-Mail-Adresse ist nicht möglich.");
        }
        var assigned = await assign.AssignAsync(user.Id, roles, stop);
        if (!assigned.Ok)
            return assigned;
        await SendAsync(assigned.Value, links, stop);
        return assigned;
    }

    private async Task SendAsync(User user, AccountLinks links, CancellationToken stop)
    {
        var mail = await mails.BeginAsync(user.Language, stop);
        mail.Title(mail.Say("Willkommen im Team"))
            .Paragraph(mail.Say("Sie können jetzt im Büro von {0} mitarbeiten.", mail.Shop.ShopName));
        if (await users.HasPasswordAsync(user))
            mail.Button(mail.Say("Anmelden"), links.SignIn(user.Language));
        else
            mail.Button(mail.Say("Passwort festlegen"), links.NewPassword(user, await users.GeneratePasswordResetTokenAsync(user)))
                .Small(mail.Say("Der Link gilt 24 Stunden. Danach bekommen Sie auf der Anmeldeseite mit „Passwort vergessen“ einen neuen."));
        mails.Add(db, user.Email!, "staff-invitation", mail.Say("Ihr Zugang zu {0}", mail.Shop.ShopName), mail);
        await db.SaveChangesAsync(stop);
    }
}
