using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Shop.Access;
using Shop.Customers.Accounts;
using Shop.Web.Security;
using Shop.Web.Shared;

namespace Shop.Web.Storefront.Account.Security;

/// <summary>The locks of one's account at a glance; the password; an end to all other sign-ins.</summary>
[Authorize]
public sealed class SecurityController(SignInManager<User> signIn, UserManager<User> users, AccountMails mails, SignInSessions sessions, WebTexts t) : Controller
{
    [HttpGet, ShopRoute("konto/sicherheit", "account/security")]
    public async Task<IActionResult> Show()
    {
        var user = await signIn.OwnUserAsync();
        var passkeys = (await users.GetPasskeysAsync(user)).OrderBy(p => p.CreatedAt).Select(PasskeyRow.From).ToList();
        return View("Overview", new SecurityView(user.TwoFactorEnabled, await users.CountRecoveryCodesAsync(user), passkeys, await sessions.ListAsync(HttpContext)));
    }

    [HttpGet, ShopRoute("konto/passwort", "account/password")]
    public IActionResult Password() => View("Password", new ChangePasswordForm());

    [HttpPost, ShopRoute("konto/passwort", "account/password"), ProvenSelf, EnableRateLimiting(RateLimits.SignIn)]
    public async Task<IActionResult> Password(ChangePasswordForm form, CancellationToken stop)
    {
        if (!ModelState.IsValid)
            return View("Password", form);
        var user = await signIn.OwnUserAsync();
        var changed = await users.ChangePasswordAsync(user, form.Current, form.New);
        if (!changed.Succeeded)
        {
            var wrong = changed.Errors.First();
            if (wrong.Code == nameof(IdentityErrorDescriber.PasswordMismatch))
                ModelState.AddModelError(nameof(form.Current), t["Das Passwort stimmt nicht."]);
            else
                ModelState.AddModelError(nameof(form.New), wrong.Description);
            return View("Password", form);
        }
        await signIn.RefreshSignInAsync(user);
        await mails.NoticeAsync(user, AccountNotice.PasswordChanged, stop: stop);
        this.Tell(t["Ihr Passwort ist geändert. Auf allen anderen Geräten sind Sie abgemeldet."]);
        return Redirect(Url.Shop("Security.Show"));
    }

    [HttpPost, ShopRoute("konto/ueberall-abmelden", "account/sign-out-everywhere")]
    public async Task<IActionResult> SignOutEverywhere(CancellationToken stop)
    {
        var user = await signIn.OwnUserAsync();
        await users.UpdateSecurityStampAsync(user);
        await signIn.RefreshSignInAsync(user);
        await sessions.EndOthersAsync(HttpContext, stop);
        this.Tell(t["Auf allen anderen Geräten sind Sie abgemeldet."]);
        return Redirect(Url.Shop("Security.Show"));
    }
}

/// <summary>Which locks an account has.</summary>
public sealed record SecurityView(bool Authenticator, int RecoveryCodes, IReadOnlyList<PasskeyRow> Passkeys, IReadOnlyList<SessionRow> Sessions);
