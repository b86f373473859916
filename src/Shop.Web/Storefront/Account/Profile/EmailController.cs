using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Shop.Access;
using Shop.Customers.Accounts;
using Shop.Web.Security;
using Shop.Web.Shared;
using Shop.Web.Storefront.Account.Security;

namespace Shop.Web.Storefront.Account.Profile;

/// <summary>Changes the address one signs in with: asked for with the password, valid once the new mailbox confirms it.</summary>
public sealed class EmailController(AskForNewEmail ask, ChangeEmail change, SignInManager<User> signIn, WebTexts t) : Controller
{
    [HttpGet, ShopRoute("konto/e-mail", "account/email"), Authorize]
    public IActionResult Ask() => View("Ask", new NewEmailForm());

    [HttpPost, ShopRoute("konto/e-mail", "account/email"), Authorize, ProvenSelf, EnableRateLimiting(RateLimits.SignIn)]
    public async Task<IActionResult> Ask(NewEmailForm form, CancellationToken stop)
    {
        if (!ModelState.IsValid)
            return View("Ask", form);
        var user = await signIn.OwnUserAsync();
        if (await ask.AskAsync(user, form.Password, form.Email.Trim(), this.Links(), stop) is { } problem)
        {
            ModelState.AddModelError(nameof(form.Password), problem.ToString());
            return View("Ask", form);
        }
        this.Tell(t["Wir haben eine E-Mail an {0} geschickt. Die neue Adresse gilt, sobald Sie den Link darin bestätigen.", form.Email.Trim()]);
        return Redirect(Url.Shop("Profile.Show"));
    }

    [HttpGet, ShopRoute(AccountLinks.NewEmailDe, AccountLinks.NewEmailEn)]
    public IActionResult Change(int id, string? code, string? email) => View(new LinkForm { Id = id, Code = code ?? "", Email = email ?? "" });

    [HttpPost, ShopRoute(AccountLinks.NewEmailDe, AccountLinks.NewEmailEn), EnableRateLimiting(RateLimits.SignIn)]
    public async Task<IActionResult> Change(LinkForm form, CancellationToken stop)
    {
        var result = await change.ChangeAsync(form.Id, form.Email, AccountLinks.Token(form.Code), stop);
        if (result.Problem is { } problem)
            this.Refuse(problem);
        else
            this.Tell(t["Ihre neue E-Mail-Adresse gilt. Bitte melden Sie sich damit an."]);
        if (result.Ok)
            await signIn.SignOutAsync();
        return Redirect(Url.Shop("SignIn.Show"));
    }
}
