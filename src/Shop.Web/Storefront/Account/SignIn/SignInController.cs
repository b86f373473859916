using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Shop.Access;
using Shop.Customers.Accounts;
using Shop.Data.DemoData;
using Shop.Web.Security;
using Shop.Web.Shared;

namespace Shop.Web.Storefront.Account.SignIn;

/// <summary>The door: e-mail and password, or a passkey; and the way out.</summary>
public sealed class SignInController(PasswordCheck check, PasskeyCheck passkeys, SignInManager<User> signIn, IConfiguration configuration, WebTexts t) : Controller
{
    [HttpGet, ShopRoute(AccountLinks.SignInDe, AccountLinks.SignInEn)]
    public IActionResult Show(string? returnUrl, string? demo)
    {
        if (User.Identity?.IsAuthenticated == true)
            return this.Onward(returnUrl);
        var chosen = DemoChoices().FirstOrDefault(a => a.Email == demo);
        return Page(new SignInForm { Email = chosen?.Email ?? "", Password = chosen?.Password ?? "", ReturnUrl = returnUrl ?? "" });
    }

    [HttpPost, ShopRoute(AccountLinks.SignInDe, AccountLinks.SignInEn), EnableRateLimiting(RateLimits.SignIn)]
    public async Task<IActionResult> Show(SignInForm form, CancellationToken stop)
    {
        if (!ModelState.IsValid)
            return Page(form);
        switch (await check.TryAsync(form.Email.Trim(), form.Password, form.Remember, stop))
        {
            case Entry.Open:
                return this.Onward(form.ReturnUrl);
            case Entry.NeedsCode:
                return Redirect(Url.Shop("SignInCode.Show", new { returnUrl = Kept(form.ReturnUrl), remember = form.Remember ? "1" : null }));
            case Entry.Unconfirmed:
                return Redirect(Url.Shop("Register.Resend", new { waiting = "1" }));
            default:
                ModelState.AddModelError("", t["E-Mail-Adresse oder Passwort stimmen nicht. Nach fünf Fehlversuchen ist ein Konto für zehn Minuten gesperrt."]);
                return Page(form);
        }
    }

    [HttpPost, ShopRoute("anmelden/passkey/optionen", "sign-in/passkey/options"), EnableRateLimiting(RateLimits.SignIn)]
    public async Task<IActionResult> PasskeyOptions() => Content(await signIn.MakePasskeyRequestOptionsAsync(null), "application/json");

    [HttpPost, ShopRoute("anmelden/passkey", "sign-in/passkey"), EnableRateLimiting(RateLimits.SignIn)]
    public async Task<IActionResult> Passkey(PasskeyForm form)
    {
        if (await passkeys.FindOwnerAsync(form.Credential) is not { } user)
        {
            ModelState.AddModelError("", t["Dieser Passkey passt zu keinem Konto. Melden Sie sich bitte mit Ihrem Passwort an."]);
            return Page(new SignInForm { ReturnUrl = form.ReturnUrl });
        }
        await signIn.SignInWithClaimsAsync(user, isPersistent: true, [new Claim(ShopClaims.Method, ShopClaims.TwoFactors)]);
        return this.Onward(form.ReturnUrl);
    }

    [HttpPost, ShopRoute("abmelden", "sign-out")]
    public async Task<IActionResult> Leave()
    {
        await signIn.SignOutAsync();
        return LocalRedirect("/" + Languages.Current);
    }

    private ViewResult Page(SignInForm form)
    {
        ViewData["Demo"] = DemoChoices();
        return View("Show", form);
    }

    private IReadOnlyList<DemoAccount> DemoChoices() => configuration.GetValue("Demo:Enabled", false) ? DemoAccounts.All : [];

    private string? Kept(string returnUrl) => Url.IsLocalUrl(returnUrl) ? returnUrl : null;
}
