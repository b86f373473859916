using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Customers.Newsletter;
using Shop.Data;
using Shop.Web.Security;
using Shop.Web.Shared;

namespace Shop.Web.Storefront.Account.Newsletter;

/// <summary>What one agreed to, with the log of it, and the newsletter to turn on and off.</summary>
[Authorize]
public sealed class ConsentsController(ShopDb db, SignInManager<User> signIn, AskForNewsletter ask, AnswerNewsletter answer, WebTexts t) : Controller
{
    private const int Most = 100;

    [HttpGet, ShopRoute("konto/einwilligungen", "account/consents")]
    public async Task<IActionResult> Show(CancellationToken stop)
    {
        var email = (await signIn.OwnUserAsync()).Email!.ToLowerInvariant();
        var log = await db.ConsentLog.AsNoTracking().Where(c => c.Email == email).OrderByDescending(c => c.Id).Take(Most).ToListAsync(stop);
        return View("Consents", new ConsentsView(await db.Subscribers.AsNoTracking().FirstOrDefaultAsync(s => s.Email == email, stop), log));
    }

    [HttpPost, ShopRoute("konto/newsletter", "account/newsletter"), EnableRateLimiting(RateLimits.Order)]
    public async Task<IActionResult> Subscribe(CancellationToken stop)
    {
        var user = await signIn.OwnUserAsync();
        await ask.AskAsync(new NewsletterWish(user.Email!, Languages.Current, t[NewsletterForm.Wording], NewsletterForm.WordingVersion, ConsentSource.Account), this.Links(), stop);
        this.Tell(t["Wir haben Ihnen eine E-Mail geschickt. Der Newsletter kommt, sobald Sie den Link darin bestätigen."]);
        return Redirect(Url.Shop("Consents.Show"));
    }

    [HttpPost, ShopRoute("konto/newsletter/abbestellen", "account/newsletter/leave")]
    public async Task<IActionResult> Leave(CancellationToken stop)
    {
        await answer.LeaveAddressAsync((await signIn.OwnUserAsync()).Email!, ConsentSource.Account, stop);
        this.Tell(t["Der Newsletter ist abbestellt."]);
        return Redirect(Url.Shop("Consents.Show"));
    }
}

/// <summary>Where the newsletter stands and what happened before.</summary>
public sealed record ConsentsView(Subscriber? Subscriber, IReadOnlyList<ConsentEntry> Log);
