using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using Shop.Data;
using Shop.Web.Security;
using Shop.Web.Shared;
using Shop.Web.Storefront.Account;
using Shop.Web.Storefront.Shared;
using Shop.Wishes;

namespace Shop.Web.Storefront.StockWishes;

/// <summary>
/// A mail when a sold-out variant is back. The link in the mail only shows a page: mail programs open links by themselves, so confirming
/// and ending are buttons on it.
/// </summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class StockWishesController(ShopDb db, AskForStock ask, ConfirmStockWish confirm) : Controller
{
    /// <summary>From product pages, which are shared and cached and so carry no token of the visitor's.</summary>
    [HttpPost]
    [ShopRoute("wieder-da", "back-in-stock")]
    [SameOrigin]
    [EnableRateLimiting(RateLimits.Order)]
    public async Task<IActionResult> Ask(StockWishForm form, CancellationToken stop)
    {
        if (!ModelState.IsValid)
            return Answer(form, StatusCodes.Status422UnprocessableEntity);
        var origin = this.Links().Origin;
        var asked = await ask.AskAsync(
            form.VariantId, form.Email.Trim(), Languages.Current, key => origin + Url.Shop("StockWishes.Show", new { key }), stop);
        if (asked.Problem is { } problem)
        {
            ModelState.AddModelError(nameof(form.Email), problem.ToString());
            return Answer(form, StatusCodes.Status422UnprocessableEntity);
        }
        ViewData["Asked"] = true;
        return Answer(form, StatusCodes.Status200OK);
    }

    [HttpGet]
    [ShopRoute("wieder-da", "back-in-stock")]
    public async Task<IActionResult> Show(string? key, CancellationToken stop)
    {
        if (await FindAsync(key, stop) is not { } wish)
            return View("Gone");
        return await AwaitedVariant.ReadAsync(db, wish.VariantId, stop) is { } awaited ? View("Show", new StockWishPage(wish, awaited)) : View("Gone");
    }

    [HttpPost]
    [ShopRoute("wieder-da/bestaetigen", "back-in-stock/confirm")]
    public async Task<IActionResult> Confirm(string? key, CancellationToken stop)
    {
        if (await FindAsync(key, stop) is not { } wish)
            return View("Gone");
        await confirm.ConfirmAsync(wish.Id, stop);
        return Redirect(Url.Shop("StockWishes.Show", new { key }));
    }

    /// <summary>Where the mails' unsubscribe header leads; programs that look through mails open it too, so nothing ends yet.</summary>
    [HttpGet]
    [ShopRoute("wieder-da/abbestellen", "back-in-stock/cancel")]
    public Task<IActionResult> End(string? key) => Show(key, HttpContext.RequestAborted);

    /// <summary>The button, and the one click of mail programs (RFC 8058), which have no cookie: the key is the proof.</summary>
    [HttpPost]
    [ShopRoute("wieder-da/abbestellen", "back-in-stock/cancel")]
    [IgnoreAntiforgeryToken]
    public async Task<IActionResult> End(string? key, CancellationToken stop)
    {
        await db.StockWishes.Where(w => w.Key == key).ExecuteDeleteAsync(stop);
        ViewData["Ended"] = true;
        return View("Gone");
    }

    private IActionResult Answer(StockWishForm form, int status)
    {
        Response.StatusCode = status;
        return this.IsHtmx() ? PartialView("_Ask", form) : View("Ask", form);
    }

    private Task<StockWish?> FindAsync(string? key, CancellationToken stop) =>
        db.StockWishes.AsNoTracking().SingleOrDefaultAsync(w => w.Key == key, stop);
}

/// <summary>A wish on its own page.</summary>
public sealed record StockWishPage(StockWish Wish, AwaitedVariant Awaited);
