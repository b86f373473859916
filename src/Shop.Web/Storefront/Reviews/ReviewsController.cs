using Microsoft.AspNetCore.Mvc;
using Shop.Reviews;
using Shop.Web.Shared;

namespace Shop.Web.Storefront.Reviews;

/// <summary>What customers say about a product: the list, and what the product page shows of it.</summary>
public sealed class ReviewsController(VoicePages pages) : Controller
{
    [HttpGet]
    [ShopRoute(ReviewLinks.Product + "bewertungen", ReviewLinks.ProductEn + "reviews")]
    [CachedPage("catalog")]
    public async Task<IActionResult> List(int id, string slug, int? stars, int page = 1, CancellationToken stop = default)
    {
        if (await pages.ProductAsync(id, stop) is not { } product)
            return NotFound();
        if (slug != product.Slug.In(Languages.Current))
            return RedirectPermanent(Url.Reviews(id, product.Slug));
        if (await pages.ReviewsAsync(product, stars is >= 1 and <= 5 ? stars : null, page, stop) is not { } list)
            return NotFound();
        CachedPageAttribute.Tag(HttpContext, ReviewQueries.StaleTagOf(id));
        ViewData["Title"] = HttpContext.RequestServices.GetRequiredService<WebTexts>()["Bewertungen: {0}", product.Name].Value;
        ViewData["Alternates"] = Url.VoicePages("Reviews.List", id, product.Slug);
        ViewData["Canonical"] = Url.Reviews(id, product.Slug) + (page > 1 ? $"?page={page}" : "");
        ViewData["NoIndex"] = list.Stars is not null || product.RatingCount == 0 ? true : null;
        return View("ReviewsList", list);
    }

    /// <summary>The part of the product page that is fetched when one scrolls to it.</summary>
    [HttpGet]
    [ShopRoute(ReviewLinks.Product + "stimmen", ReviewLinks.ProductEn + "voices")]
    [CachedPage("catalog")]
    public async Task<IActionResult> Excerpt(int id, CancellationToken stop)
    {
        if (await pages.ProductAsync(id, stop) is not { } product)
            return NotFound();
        CachedPageAttribute.Tag(HttpContext, ReviewQueries.StaleTagOf(id));
        Response.Headers["X-Robots-Tag"] = "noindex";
        return PartialView("_Excerpt", await pages.ExcerptAsync(product, stop));
    }
}
