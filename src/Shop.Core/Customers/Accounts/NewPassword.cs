using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Shop.Access;
using Shop.Common;
using Shop.Data;

namespace Shop.Customers.Accounts;

/// <summary>Sends the link to a new password; says the same for every address.</summary>
public sealed class AskForNewPassword(UserManager<User> users, AccountMails mails)
{
    public async Task AskAsync(string email, AccountLinks links, CancellationToken stop = default)
    {
        if (await users.FindByEmailAsync(email) is { } user)
            await mails.NewPasswordAsync(user, links.NewPassword(user, await users.GeneratePasswordResetTokenAsync(user)), stop);
    }
}

/// <summary>
/// Sets a new password with the link from the mail, which also proves that the address is the owner's. Every other sign-in ends.
/// Refuses: "link-invalid", "password-…".
/// </summary>
public sealed class SetNewPassword(ShopDb db, UserManager<User> users, LinkAccount link, AccountMails mails)
{
    public async Task<Result<User>> SetAsync(int userId, string token, string password, CancellationToken stop = default)
    {
        var id = userId.ToString(CultureInfo.InvariantCulture);
        if (await users.FindByIdAsync(id) is not { } asked)
            return ConfirmEmail.InvalidLink;
        if (PasswordRules.WhyNot(password, asked.Email ?? "", asked.DisplayName) is { } weak)
            return weak;
        return await db.InTransactionAsync<User>(
            async () =>
            {
                var user = (await users.FindByIdAsync(id))!;
                if (!(await users.ResetPasswordAsync(user, token, password)).Succeeded)
                    return ConfirmEmail.InvalidLink;
                user.EmailConfirmed = true;
                await users.SetLockoutEndDateAsync(user, null);
                await users.ResetAccessFailedCountAsync(user);
                await link.LinkAsync(user, stop);
                await mails.NoticeAsync(user, AccountNotice.PasswordChanged, stop: stop);
                return user;
            },
            stop);
    }
}
