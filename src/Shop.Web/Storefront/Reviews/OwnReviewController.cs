using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Shop.Reviews;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Security;
using Shop.Web.Shared;

namespace Shop.Web.Storefront.Reviews;

/// <summary>Writing a review: for customers who received the product, by their account or by number and e-mail of the order.</summary>
public sealed class OwnReviewController(VoicePages pages, WriteReview write) : Controller
{
    [HttpGet]
    [ShopRoute(ReviewLinks.Product + "bewerten", ReviewLinks.ProductEn + "review")]
    public async Task<IActionResult> Write(int id, CancellationToken stop) =>
        await FormAsync(id, new ReviewForm { AuthorName = PublicName() }, stop) is { } page ? View("Write", page) : NotFound();

    [HttpPost]
    [ShopRoute(ReviewLinks.Product + "bewerten", ReviewLinks.ProductEn + "review")]
    [EnableRateLimiting(RateLimits.Order)]
    public async Task<IActionResult> Send(int id, ReviewForm form, CancellationToken stop)
    {
        if (await FormAsync(id, form, stop) is not { } page)
            return NotFound();
        if (!ModelState.IsValid)
            return this.Again("Write", page);
        var written = await write.WriteAsync(form.ToRequest(id, User.CustomerId()), stop);
        if (written.Problem is { } problem)
        {
            ModelState.AddModelError(form.Known ? "" : nameof(form.OrderNumber), problem.ToString());
            return this.Again("Write", page, StatusCodes.Status409Conflict);
        }
        return Redirect(Url.Voice("OwnReview.Thanks", Languages.Current, id, page.Product.Slug));
    }

    [HttpGet]
    [ShopRoute(ReviewLinks.Product + "bewerten/danke", ReviewLinks.ProductEn + "review/thanks")]
    public async Task<IActionResult> Thanks(int id, CancellationToken stop)
    {
        if (await pages.ProductAsync(id, stop) is not { } product)
            return NotFound();
        ViewData["NoIndex"] = true;
        ViewData["Alternates"] = Url.VoicePages("OwnReview.Thanks", id, product.Slug);
        return View(product);
    }

    private async Task<ReviewPage?> FormAsync(int id, ReviewForm form, CancellationToken stop)
    {
        if (await pages.ProductAsync(id, stop) is not { } product)
            return null;
        ViewData["NoIndex"] = true;
        ViewData["Alternates"] = Url.VoicePages("OwnReview.Write", id, product.Slug);
        return new ReviewPage(product, form.As(User.CustomerId() is { } customer && await write.HasBoughtAsync(id, customer, stop)));
    }

    /// <summary>"Clara W." of "Clara Westphal": a first proposal that one can change.</summary>
    private string PublicName() => User.CustomerId() is null || User.Identity?.Name?.Split(' ', StringSplitOptions.RemoveEmptyEntries) is not { Length: > 0 } words
        ? ""
        : words.Length == 1 ? words[0] : $"{words[0]} {words[^1][0]}.";
}

/// <summary>The form for a review.</summary>
public sealed record ReviewPage(Talked Product, ReviewForm Form);
