using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Customers.Accounts;
using Shop.Customers.Newsletter;
using Shop.Data;
using Shop.Web.Security;
using Shop.Web.Shared;

namespace Shop.Web.Storefront.Account.Newsletter;

/// <summary>The newsletter and what one agreed to, with the log of it.</summary>
public sealed class NewsletterController(ShopDb db, SignInManager<User> signIn, AskForNewsletter ask, AnswerNewsletter answer, WebTexts t) : Controller
{
    /// <summary>What is agreed to; the log keeps it in the language it was read in.</summary>
    public const string Wording = "Ich möchte den Newsletter mit Neuigkeiten und Angeboten per E-Mail bekommen. Das kann ich jederzeit mit einem Klick widerrufen.";

    [HttpGet, ShopRoute("konto/einwilligungen", "account/consents"), Authorize]
    public async Task<IActionResult> Show(CancellationToken stop)
    {
        var email = (await signIn.OwnUserAsync()).Email!.ToLowerInvariant();
        var log = await db.ConsentLog.AsNoTracking().Where(c => c.Email == email).OrderByDescending(c => c.Id).Take(100).ToListAsync(stop);
        return View("Show", new ConsentsView(await db.Subscribers.AsNoTracking().FirstOrDefaultAsync(s => s.Email == email, stop), log));
    }

    [HttpPost, ShopRoute("konto/newsletter", "account/newsletter"), Authorize, EnableRateLimiting(RateLimits.Order)]
    public async Task<IActionResult> Subscribe(CancellationToken stop)
    {
        var user = await signIn.OwnUserAsync();
        await ask.AskAsync(user.Email!, Languages.Current, t[Wording], this.Links(), stop);
        this.Tell(t["Wir haben Ihnen eine E-Mail geschickt. Der Newsletter kommt, sobald Sie den Link darin bestätigen."]);
        return Redirect(Url.Shop("Newsletter.Show"));
    }

    [HttpPost, ShopRoute("konto/newsletter/abbestellen", "account/newsletter/leave"), Authorize]
    public async Task<IActionResult> Leave(CancellationToken stop)
    {
        await answer.LeaveAccountAsync((await signIn.OwnUserAsync()).Email!, stop);
        this.Tell(t["Der Newsletter ist abbestellt."]);
        return Redirect(Url.Shop("Newsletter.Show"));
    }

    /// <summary>The link from the mail. Programs that look through mails open it too, so a person presses the button.</summary>
    [HttpGet, ShopRoute(AccountLinks.NewsletterDe, AccountLinks.NewsletterEn)]
    public IActionResult Answer(string? code) => View("Answer", code ?? "");

    [HttpPost, ShopRoute(AccountLinks.NewsletterDe, AccountLinks.NewsletterEn), EnableRateLimiting(RateLimits.SignIn)]
    public async Task<IActionResult> Answer(string code, string? no, CancellationToken stop)
    {
        if (no is not null)
        {
            await answer.LeaveAsync(code, stop);
            ViewData["Said"] = t["Der Newsletter ist abbestellt."].Value;
        }
        else if (await answer.ConfirmAsync(code, stop) is { } problem)
        {
            ViewData["Refused"] = problem.ToString();
        }
        else
        {
            ViewData["Said"] = t["Danke, der Newsletter kommt ab jetzt zu Ihnen."].Value;
        }
        return View("Answer", code);
    }
}

/// <summary>Where the newsletter stands and what happened before.</summary>
public sealed record ConsentsView(Subscriber? Subscriber, IReadOnlyList<ConsentEntry> Log);
