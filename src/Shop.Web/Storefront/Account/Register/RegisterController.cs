using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Shop.Customers.Accounts;
using Shop.Web.Security;
using Shop.Web.Shared;

namespace Shop.Web.Storefront.Account.Register;

/// <summary>A new account: the form, the mail, the link. Never tells whether an address is known.</summary>
public sealed class RegisterController(RegisterAccount register, ResendConfirmation resend, ConfirmEmail confirm, WebTexts t) : Controller
{
    [HttpGet, ShopRoute("registrieren", "register")]
    public IActionResult Show(string? returnUrl) => View("Show", new RegisterForm { ReturnUrl = returnUrl ?? "" });

    [HttpPost, ShopRoute("registrieren", "register"), EnableRateLimiting(RateLimits.SignIn)]
    public async Task<IActionResult> Show(RegisterForm form, CancellationToken stop)
    {
        if (!ModelState.IsValid)
            return View("Show", form);
        if (await register.RegisterAsync(form.ToRegistration(), this.Links(), stop) is { } problem)
        {
            ModelState.AddModelError("", problem.ToString());
            return View("Show", form);
        }
        return Redirect(Url.Shop("Register.Sent"));
    }

    [HttpGet, ShopRoute("registrieren/gesendet", "register/sent")]
    public IActionResult Sent() => View();

    /// <summary>The link opens a page with a button: programs that look into mails open links too, but press nothing.</summary>
    [HttpGet, ShopRoute(AccountLinks.ConfirmDe, AccountLinks.ConfirmEn)]
    public IActionResult Confirm(int id, string? code) => View(new LinkForm { Id = id, Code = code ?? "" });

    [HttpPost, ShopRoute(AccountLinks.ConfirmDe, AccountLinks.ConfirmEn), EnableRateLimiting(RateLimits.SignIn)]
    public async Task<IActionResult> Confirm(LinkForm form, CancellationToken stop)
    {
        var result = await confirm.ConfirmAsync(form.Id, AccountLinks.Token(form.Code), stop);
        if (result.Problem is { } problem)
        {
            this.Refuse(problem);
            return Redirect(Url.Shop("Register.Resend"));
        }
        this.Tell(t["Ihre E-Mail-Adresse ist bestätigt. Sie können sich jetzt anmelden."]);
        return Redirect(Url.Shop("SignIn.Show"));
    }

    [HttpGet, ShopRoute("registrieren/link", "register/link")]
    public IActionResult Resend(string? waiting)
    {
        ViewData["Waiting"] = waiting == "1";
        return View("Resend", new EmailForm());
    }

    [HttpPost, ShopRoute("registrieren/link", "register/link"), EnableRateLimiting(RateLimits.SignIn)]
    public async Task<IActionResult> Resend(EmailForm form, CancellationToken stop)
    {
        if (!ModelState.IsValid)
            return View("Resend", form);
        await resend.ResendAsync(form.Email.Trim(), this.Links(), stop);
        return Redirect(Url.Shop("Register.Sent"));
    }
}
