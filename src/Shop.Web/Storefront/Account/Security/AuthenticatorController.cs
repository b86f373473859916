using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using QRCoder;
using Shop.Access;
using Shop.Customers.Accounts;
using Shop.Settings;
using Shop.Web.Security;
using Shop.Web.Shared;
using Shop.Web.Storefront.Account.SignIn;

namespace Shop.Web.Storefront.Account.Security;

/// <summary>Codes from an authenticator app as the second factor: on, off, and codes for the day the phone is lost.</summary>
[Authorize, ProvenSelf]
public sealed class AuthenticatorController(SignInManager<User> signIn, IUserStore<User> store, AccountMails mails, ShopSettings settings, WebTexts t) : Controller
{
    private const int RecoveryCodes = 10;

    private readonly UserManager<User> _users = signIn.UserManager;

    [HttpGet, ShopRoute("konto/sicherheit/app", "account/security/app")]
    public async Task<IActionResult> Enable(string? returnUrl, CancellationToken stop) =>
        await EnrolAsync(await signIn.OwnUserAsync(), new CodeForm { ReturnUrl = returnUrl ?? "" }, stop);

    [HttpPost, ShopRoute("konto/sicherheit/app", "account/security/app"), EnableRateLimiting(RateLimits.SignIn)]
    public async Task<IActionResult> Enable(CodeForm form, CancellationToken stop)
    {
        var user = await signIn.OwnUserAsync();
        if (user.TwoFactorEnabled || !ModelState.IsValid)
            return await EnrolAsync(user, form, stop);
        if (!await _users.VerifyTwoFactorTokenAsync(user, OneTimeCodes.Name, form.Digits))
        {
            ModelState.AddModelError(nameof(form.Code), t["Dieser Code stimmt nicht oder wurde schon benutzt. Warten Sie auf den nächsten in Ihrer App."]);
            return await EnrolAsync(user, form, stop);
        }
        await _users.SetTwoFactorEnabledAsync(user, true);
        var codes = await _users.GenerateNewTwoFactorRecoveryCodesAsync(user, RecoveryCodes);
        await signIn.SignInStrongAsync(user);
        await mails.NoticeAsync(user, AccountNotice.AuthenticatorOn, stop: stop);
        return Shown(codes, form.ReturnUrl);
    }

    [HttpPost, ShopRoute("konto/sicherheit/ersatzcodes", "account/security/recovery-codes")]
    public async Task<IActionResult> RenewCodes(CancellationToken stop)
    {
        var user = await signIn.OwnUserAsync();
        if (!user.TwoFactorEnabled)
            return Redirect(Url.Shop("Security.Show"));
        var codes = await _users.GenerateNewTwoFactorRecoveryCodesAsync(user, RecoveryCodes);
        await mails.NoticeAsync(user, AccountNotice.RecoveryCodesNew, stop: stop);
        return Shown(codes, "");
    }

    [HttpPost, ShopRoute("konto/sicherheit/app/aus", "account/security/app/off")]
    public async Task<IActionResult> Disable(CancellationToken stop)
    {
        var user = await signIn.OwnUserAsync();
        await _users.SetTwoFactorEnabledAsync(user, false);
        await _users.ResetAuthenticatorKeyAsync(user);
        // A sign-in without second factor from here on: staff are asked for another one.
        await signIn.SignInAsync(user, isPersistent: false);
        await mails.NoticeAsync(user, AccountNotice.AuthenticatorOff, stop: stop);
        this.Tell(t["Die Anmeldung mit Code ist ausgeschaltet."]);
        return Redirect(Url.Shop("Security.Show"));
    }

    private async Task<IActionResult> EnrolAsync(User user, CodeForm form, CancellationToken stop)
    {
        if (user.TwoFactorEnabled)
            return this.Onward(form.ReturnUrl, "Security.Show");
        var key = await _users.GetAuthenticatorKeyAsync(user) ?? await MakeKeyAsync(user, stop);
        var shop = (await settings.GetAsync<ShopIdentity>(stop)).ShopName;
        return View("Enable", new EnrolView(form, key, Picture(Totp.Uri(shop.Length > 0 ? shop : "Shop", user.Email!, key))));
    }

    /// <summary>Straight to the store: the manager's own way would sign out every other device before anything is switched on.</summary>
    private async Task<string> MakeKeyAsync(User user, CancellationToken stop)
    {
        var key = _users.GenerateNewAuthenticatorKey();
        await ((IUserAuthenticatorKeyStore<User>)store).SetAuthenticatorKeyAsync(user, key, stop);
        await _users.UpdateAsync(user);
        return key;
    }

    private ViewResult Shown(IEnumerable<string>? codes, string returnUrl)
    {
        ViewData["Onward"] = Url.IsLocalUrl(returnUrl) ? returnUrl : Url.Shop("Security.Show");
        return View("Codes", (codes ?? []).ToList());
    }

    private static string Picture(string uri)
    {
        using var code = QRCodeGenerator.GenerateQrCode(uri, QRCodeGenerator.ECCLevel.M);
        using var svg = new SvgQRCode(code);
        return "data:image/svg+xml;base64," + Convert.ToBase64String(Encoding.UTF8.GetBytes(svg.GetGraphic(4)));
    }
}

/// <summary>What one needs to set up an authenticator app.</summary>
/// <param name="Picture">The QR code as a data address.</param>
public sealed record EnrolView(CodeForm Form, string Key, string Picture)
{
    /// <summary>In fours, for typing.</summary>
    public string KeyInGroups => string.Join(' ', Key.Chunk(4).Select(c => new string(c)));
}
