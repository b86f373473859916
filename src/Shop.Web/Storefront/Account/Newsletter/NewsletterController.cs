using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Shop.Customers.Accounts;
using Shop.Customers.Newsletter;
using Shop.Web.Security;
using Shop.Web.Shared;
using Shop.Web.Storefront.Shared;

namespace Shop.Web.Storefront.Account.Newsletter;

/// <summary>
/// The newsletter for everyone, without an account. Links from mails only show a page: programs that look through mails open them too, so
/// a person presses the button.
/// </summary>
public sealed class NewsletterController(AskForNewsletter ask, AnswerNewsletter answer, WebTexts t) : Controller
{
    [HttpGet, ShopRoute(AccountLinks.NewsletterDe, AccountLinks.NewsletterEn), CachedPage("content")]
    public IActionResult Show() => View("Show", new NewsletterForm());

    /// <summary>From shared pages too, which carry no token of the visitor's. Known or not, every address gets the same answer.</summary>
    [HttpPost, ShopRoute(AccountLinks.NewsletterDe, AccountLinks.NewsletterEn), SameOrigin, EnableRateLimiting(RateLimits.Order)]
    public async Task<IActionResult> Ask(NewsletterForm form, CancellationToken stop)
    {
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return this.IsHtmx() ? PartialView("_SignUp", form) : View("Show", form);
        }
        await ask.AskAsync(form.ToWish(t), this.Links(), stop);
        ViewData["Asked"] = true;
        return this.IsHtmx() ? PartialView("_SignUp", form) : View("Show", form);
    }

    [HttpGet, ShopRoute(AccountLinks.ConfirmNewsletterDe, AccountLinks.ConfirmNewsletterEn)]
    public IActionResult Confirm(string? code) => View("Confirm", code ?? "");

    [HttpPost, ShopRoute(AccountLinks.ConfirmNewsletterDe, AccountLinks.ConfirmNewsletterEn), EnableRateLimiting(RateLimits.Order)]
    public async Task<IActionResult> Confirm(string? code, CancellationToken stop)
    {
        if (await answer.ConfirmAsync(code ?? "", stop) is { } problem)
        {
            ViewData["Refused"] = problem.ToString();
            Response.StatusCode = StatusCodes.Status410Gone;
        }
        else
        {
            ViewData["Confirmed"] = true;
        }
        return View("Confirm", code ?? "");
    }

    [HttpGet, ShopRoute(AccountLinks.LeaveNewsletterDe, AccountLinks.LeaveNewsletterEn)]
    public IActionResult Leave(string? code) => View("Leave", code ?? "");

    /// <summary>
    /// The button, and the one click of mail programs (RFC 8058 §3.1), which send neither cookie nor token of a form: the code is the proof.
    /// An unknown one hears the same.
    /// </summary>
    [HttpPost, ShopRoute(AccountLinks.LeaveNewsletterDe, AccountLinks.LeaveNewsletterEn), IgnoreAntiforgeryToken]
    public async Task<IActionResult> Leave([FromQuery] string? code, [FromForm(Name = "List-Unsubscribe")] string? oneClick, CancellationToken stop)
    {
        await answer.LeaveAsync(code ?? "", oneClick is null ? ConsentSource.MailLink : ConsentSource.MailProgram, stop);
        ViewData["Left"] = true;
        return View("Leave", code ?? "");
    }
}
