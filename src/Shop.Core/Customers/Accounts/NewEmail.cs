using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Common;
using Shop.Data;

namespace Shop.Customers.Accounts;

/// <summary>
/// Sends a link to the address that an account shall have from now on. A known address gets a notice instead; the asker hears the same.
/// Refuses: "password-wrong".
/// </summary>
public sealed class AskForNewEmail(UserManager<User> users, AccountMails mails)
{
    public async Task<Problem?> AskAsync(User user, string password, string email, AccountLinks links, CancellationToken stop = default)
    {
        if (!await users.CheckPasswordAsync(user, password))
            return new Problem("password-wrong", "Das Passwort stimmt nicht.");
        if (await users.FindByEmailAsync(email) is { } other)
        {
            if (other.Id != user.Id)
                await mails.KnownAsync(other, links, stop);
            return null;
        }
        await mails.NewEmailAsync(user, email, links.NewEmail(user, email, await users.GenerateChangeEmailTokenAsync(user, email)), stop);
        return null;
    }
}

/// <summary>Changes the address of an account with the link from the mail; the old address is told. Refuses: "link-invalid".</summary>
public sealed class ChangeEmail(ShopDb db, UserManager<User> users, AccountMails mails)
{
    public Task<Result<User>> ChangeAsync(int userId, string email, string token, CancellationToken stop = default) => db.InTransactionAsync<User>(
        async () =>
        {
            var user = await users.FindByIdAsync(userId.ToString(CultureInfo.InvariantCulture));
            var before = user?.Email;
            if (user is null || before is null || !(await users.ChangeEmailAsync(user, email, token)).Succeeded)
                return ConfirmEmail.InvalidLink;
            if (!(await users.SetUserNameAsync(user, email)).Succeeded)
                return ConfirmEmail.InvalidLink;
            if (await db.Customers.FirstOrDefaultAsync(c => c.UserId == user.Id, stop) is { } customer)
                customer.Email = email;
            await mails.NoticeAsync(user, AccountNotice.EmailChanged, before, stop);
            return user;
        },
        stop);
}
