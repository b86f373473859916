using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Common;
using Shop.Data;

namespace Shop.Customers.Accounts;

/// <summary>
/// Opens an account that sleeps until its e-mail address is confirmed. Says the same whether the address is known or not; the owner of
/// a known one is told by mail. Refuses only what the asker typed: "password-…".
/// </summary>
public sealed class RegisterAccount(ShopDb db, UserManager<User> users, AccountMails mails, TimeProvider clock)
{
    public async Task<Problem?> RegisterAsync(Registration wish, AccountLinks links, CancellationToken stop = default)
    {
        if (PasswordRules.WhyNot(wish.Password, wish.Email, wish.FirstName, wish.LastName) is { } weak)
            return weak;
        // Before anything is looked up, and in any case: the slow part takes as long for a known address.
        var hash = users.PasswordHasher.HashPassword(new User(), wish.Password);
        if (await users.FindByEmailAsync(wish.Email) is { EmailConfirmed: true } known)
        {
            await mails.KnownAsync(known, links, stop);
            return null;
        }
        try
        {
            return (await db.InTransactionAsync(() => OpenAsync(wish, hash, links, stop), stop)).Problem;
        }
        catch (DbUpdateException) when (!stop.IsCancellationRequested)
        {
            // The same address at the same moment: the other request has sent the mail.
            return null;
        }
    }

    /// <summary>
    /// An account that was never confirmed is opened anew with the latest password: nobody can prepare an account with someone else's
    /// address and wait until its owner confirms it.
    /// </summary>
    private async Task<Result<User>> OpenAsync(Registration wish, string hash, AccountLinks links, CancellationToken stop)
    {
        if (await users.FindByEmailAsync(wish.Email) is { } earlier)
            await users.DeleteAsync(earlier);
        var user = new User
        {
            UserName = wish.Email,
            Email = wish.Email,
            PasswordHash = hash,
            DisplayName = $"{wish.FirstName} {wish.LastName}".Trim(),
            Language = wish.Language,
            CreatedAt = clock.UtcNow(),
        };
        var made = await users.CreateAsync(user);
        if (!made.Succeeded)
            return new Problem("email-invalid", "Diese E-Mail-Adresse ist nicht möglich.");
        await users.AddClaimsAsync(user, [new Claim(LinkAccount.FirstName, wish.FirstName), new Claim(LinkAccount.LastName, wish.LastName)]);
        await mails.ConfirmAsync(user, links.Confirm(user, await users.GenerateEmailConfirmationTokenAsync(user)), stop);
        return user;
    }
}

/// <summary>Sends the link of a sleeping account again; says the same for every address.</summary>
public sealed class ResendConfirmation(UserManager<User> users, AccountMails mails)
{
    public async Task ResendAsync(string email, AccountLinks links, CancellationToken stop = default)
    {
        if (await users.FindByEmailAsync(email) is not { } user)
            return;
        if (user.EmailConfirmed)
            await mails.KnownAsync(user, links, stop);
        else
            await mails.ConfirmAsync(user, links.Confirm(user, await users.GenerateEmailConfirmationTokenAsync(user)), stop);
    }
}
