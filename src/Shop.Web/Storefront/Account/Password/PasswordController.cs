using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Shop.Customers.Accounts;
using Shop.Web.Security;
using Shop.Web.Shared;
using Shop.Web.Storefront.Account.Register;

namespace Shop.Web.Storefront.Account.Password;

/// <summary>A new password for whoever forgot the old one. Never tells whether an address is known.</summary>
public sealed class PasswordController(AskForNewPassword ask, SetNewPassword set, WebTexts t) : Controller
{
    [HttpGet, ShopRoute(AccountLinks.ForgottenDe, AccountLinks.ForgottenEn)]
    public IActionResult Forgotten() => View("Forgotten", new EmailForm());

    [HttpPost, ShopRoute(AccountLinks.ForgottenDe, AccountLinks.ForgottenEn), EnableRateLimiting(RateLimits.SignIn)]
    public async Task<IActionResult> Forgotten(EmailForm form, CancellationToken stop)
    {
        if (!ModelState.IsValid)
            return View("Forgotten", form);
        await ask.AskAsync(form.Email.Trim(), this.Links(), stop);
        return Redirect(Url.Shop("Password.Sent"));
    }

    [HttpGet, ShopRoute("passwort-vergessen/gesendet", "forgotten-password/sent")]
    public IActionResult Sent() => View();

    [HttpGet, ShopRoute(AccountLinks.NewPasswordDe, AccountLinks.NewPasswordEn)]
    public IActionResult New(int id, string? code) => View("New", new NewPasswordForm { Id = id, Code = code ?? "" });

    [HttpPost, ShopRoute(AccountLinks.NewPasswordDe, AccountLinks.NewPasswordEn), EnableRateLimiting(RateLimits.SignIn)]
    public async Task<IActionResult> New(NewPasswordForm form, CancellationToken stop)
    {
        if (!ModelState.IsValid)
            return View("New", form);
        var result = await set.SetAsync(form.Id, AccountLinks.Token(form.Code), form.Password, stop);
        if (result.Problem is { Code: "link-invalid" } invalid)
        {
            this.Refuse(invalid);
            return Redirect(Url.Shop("Password.Forgotten"));
        }
        if (result.Problem is { } problem)
        {
            ModelState.AddModelError(nameof(form.Password), problem.ToString());
            return View("New", form);
        }
        this.Tell(t["Ihr neues Passwort gilt. Sie können sich jetzt anmelden; auf allen anderen Geräten sind Sie abgemeldet."]);
        return Redirect(Url.Shop("SignIn.Show"));
    }
}
