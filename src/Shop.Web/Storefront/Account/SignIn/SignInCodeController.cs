using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Shop.Access;
using Shop.Customers.Accounts;
using Shop.Web.Security;
using Shop.Web.Shared;

namespace Shop.Web.Storefront.Account.SignIn;

/// <summary>The second step at the door: a code from the authenticator app, or one of the recovery codes.</summary>
public sealed class SignInCodeController(SignInManager<User> signIn, AccountMails mails, WebTexts t) : Controller
{
    [HttpGet, ShopRoute("anmelden/code", "sign-in/code")]
    public async Task<IActionResult> Show(string? returnUrl, string? remember) =>
        await Step("Code", new CodeForm { ReturnUrl = returnUrl ?? "", Remember = remember == "1" });

    [HttpPost, ShopRoute("anmelden/code", "sign-in/code"), EnableRateLimiting(RateLimits.SignIn)]
    public async Task<IActionResult> Show(CodeForm form)
    {
        if (!ModelState.IsValid)
            return await Step("Code", form);
        var result = await signIn.TwoFactorAuthenticatorSignInAsync(form.Digits, form.Remember, rememberClient: false);
        if (result.Succeeded)
            return this.Onward(form.ReturnUrl);
        ModelState.AddModelError(nameof(form.Code), t["Dieser Code stimmt nicht oder wurde schon benutzt. Warten Sie auf den nächsten in Ihrer App."]);
        return await Step("Code", form);
    }

    [HttpGet, ShopRoute("anmelden/ersatzcode", "sign-in/recovery-code")]
    public async Task<IActionResult> Recovery(string? returnUrl) => await Step("Recovery", new CodeForm { ReturnUrl = returnUrl ?? "" });

    [HttpPost, ShopRoute("anmelden/ersatzcode", "sign-in/recovery-code"), EnableRateLimiting(RateLimits.SignIn)]
    public async Task<IActionResult> Recovery(CodeForm form, CancellationToken stop)
    {
        if (!ModelState.IsValid)
            return await Step("Recovery", form);
        var user = await signIn.GetTwoFactorAuthenticationUserAsync();
        var result = await signIn.TwoFactorRecoveryCodeSignInAsync(form.Code.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant());
        if (result.Succeeded && user is not null)
        {
            await mails.NoticeAsync(user, AccountNotice.RecoveryCodeUsed, stop: stop);
            return this.Onward(form.ReturnUrl);
        }
        if (user is not null)
            await signIn.UserManager.AccessFailedAsync(user);
        ModelState.AddModelError(nameof(form.Code), t["Dieser Ersatzcode stimmt nicht oder wurde schon benutzt."]);
        return await Step("Recovery", form);
    }

    /// <summary>The second step follows the first within five minutes.</summary>
    private async Task<IActionResult> Step(string view, CodeForm form) =>
        await signIn.GetTwoFactorAuthenticationUserAsync() is null
            ? Redirect(Url.Shop("SignIn.Show", new { returnUrl = Url.IsLocalUrl(form.ReturnUrl) ? form.ReturnUrl : null }))
            : View(view, form);
}
