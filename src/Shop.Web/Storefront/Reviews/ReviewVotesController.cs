using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using Shop.Data;
using Shop.Reviews;
using Shop.Web.Security;
using Shop.Web.Shared;

namespace Shop.Web.Storefront.Reviews;

/// <summary>"Helpful": one vote a customer or browser and review. The form stands on cached pages and carries no token.</summary>
public sealed class ReviewVotesController(ShopDb db, VoteHelpful vote, WebTexts texts) : Controller
{
    /// <summary>Set by the vote itself, which needs it to be counted once (§25 (2) Nr. 2 TDDDG).</summary>
    private const string Mark = "stimme";

    private static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    [HttpPost]
    [ShopRoute("bewertungen/{id:int}/hilfreich", "reviews/{id:int}/helpful")]
    [SameOrigin]
    [EnableRateLimiting(RateLimits.Order)]
    public async Task<IActionResult> Cast(int id, CancellationToken stop)
    {
        var about = await db.Reviews.AsNoTracking().Shown().Where(r => r.Id == id)
            .Join(db.Products, r => r.ProductId, p => p.Id, (r, p) => new { p.Id, p.Slug, r.Helpful }).SingleOrDefaultAsync(stop);
        if (about is null)
            return NotFound();
        var counted = await vote.VoteAsync(id, Voter(), stop);
        if (!Request.Headers.ContainsKey("HX-Request"))
            return Redirect(Url.Reviews(about.Id, about.Slug) + "#review-" + id);
        return PartialView("_Helpful", new HelpfulVote(id, counted.Ok ? counted.Value : about.Helpful, texts[counted.Ok ? "Danke, Ihre Stimme ist gezählt." : counted.Problem!.Text].Value));
    }

    private string Voter()
    {
        if (User.CustomerId() is { } customer)
            return $"c:{customer}";
        if (Request.Cookies[Mark] is { Length: 22 } known)
            return known;
        var mark = Convert.ToBase64String(Guid.NewGuid().ToByteArray()).TrimEnd('=');
        Response.Cookies.Append(Mark, mark, new CookieOptions { HttpOnly = true, IsEssential = true, MaxAge = Kept, Path = "/", SameSite = SameSiteMode.Lax, Secure = Request.IsHttps });
        return mark;
    }
}

/// <summary>The number of votes below a review.</summary>
/// <param name="Said">After a vote: what became of it.</param>
public sealed record HelpfulVote(int ReviewId, int Count, string? Said = null);
