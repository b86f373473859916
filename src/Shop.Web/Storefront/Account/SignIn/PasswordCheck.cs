using Microsoft.AspNetCore.Identity;
using Shop.Access;
using Shop.Customers.Accounts;

namespace Shop.Web.Storefront.Account.SignIn;

/// <summary>
/// Signs in with e-mail and password. Unknown address, wrong password and locked account look the same from outside and take equally
/// long; the owner hears of a lock by mail.
/// </summary>
public sealed class PasswordCheck(SignInManager<User> signIn, UserManager<User> users, AccountMails mails)
{
    private static string? _decoy;

    public async Task<Entry> TryAsync(string email, string password, bool remember, CancellationToken stop = default)
    {
        var user = await users.FindByEmailAsync(email);
        if (user is null || await users.IsLockedOutAsync(user))
        {
            SpendTime(password);
            return Entry.Refused;
        }
        var result = user.EmailConfirmed
            ? await signIn.PasswordSignInAsync(user, password, remember, lockoutOnFailure: true)
            : await CheckSleepingAsync(user, password);
        if (result.IsLockedOut)
            await mails.NoticeAsync(user, AccountNotice.LockedOut, stop: stop);
        return result switch
        {
            { Succeeded: true } => Entry.Open,
            { RequiresTwoFactor: true } => Entry.NeedsCode,
            { IsNotAllowed: true } => Entry.Unconfirmed,
            _ => Entry.Refused,
        };
    }

    /// <summary>Only who knows the password learns that the address isn't confirmed.</summary>
    private async Task<Microsoft.AspNetCore.Identity.SignInResult> CheckSleepingAsync(User user, string password)
    {
        if (await users.CheckPasswordAsync(user, password))
            return Microsoft.AspNetCore.Identity.SignInResult.NotAllowed;
        await users.AccessFailedAsync(user);
        return Microsoft.AspNetCore.Identity.SignInResult.Failed;
    }

    private void SpendTime(string password)
    {
        _decoy ??= users.PasswordHasher.HashPassword(new User(), "nobody's password");
        users.PasswordHasher.VerifyHashedPassword(new User(), _decoy, password);
    }
}

/// <summary>How far someone came at the door.</summary>
public enum Entry
{
    Refused,
    Unconfirmed,
    NeedsCode,
    Open,
}
