using Microsoft.AspNetCore.Mvc;
using Shop.Carts;
using Shop.Common;
using Shop.Web.Security;
using Shop.Web.Shared;

namespace Shop.Web.Storefront.Carts;

/// <summary>Lays articles of the cart aside for later and fetches them back; answers htmx with the cart, browsers without script with its page.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class SavedLinesController(CartAccess access, CartPages pages, SaveForLater saved) : Controller
{
    [HttpPost]
    [ShopRoute("warenkorb/fuer-spaeter", "cart/later")]
    public async Task<IActionResult> Save(int variantId, CancellationToken stop) =>
        await AnswerAsync(variantId, await saved.SaveAsync(CartCookie.Key(HttpContext), variantId, stop), $"fetch-{variantId}", stop);

    [HttpPost]
    [ShopRoute("warenkorb/zurueckholen", "cart/fetch")]
    public async Task<IActionResult> Fetch(int variantId, CancellationToken stop)
    {
        var fetched = await saved.FetchAsync(CartCookie.Key(HttpContext), variantId, User.CustomerId(), DeliveryCountry.Of(HttpContext), stop);
        if (!fetched.Ok)
            return await AnswerAsync(variantId, fetched.Problem, $"fetch-{variantId}", stop);
        CartCookie.Keep(HttpContext, fetched.Value.Key);
        // The answer's cart is read by the cookie of the request; an ordered cart was followed by a new one.
        return fetched.Value.Key == CartCookie.Key(HttpContext) ? await AnswerAsync(variantId, null, $"later-{variantId}", stop) : Elsewhere();
    }

    [HttpPost]
    [ShopRoute("warenkorb/vergessen", "cart/forget")]
    public async Task<IActionResult> Forget(int variantId, CancellationToken stop)
    {
        await saved.ForgetAsync(CartCookie.Key(HttpContext), variantId, stop);
        return await AnswerAsync(variantId, null, "saved", stop);
    }

    private bool IsHtmx => Request.Headers.ContainsKey("HX-Request");

    private IActionResult Elsewhere()
    {
        if (!IsHtmx)
            return Redirect(Url.Shop("Carts.Show"));
        Response.Headers["HX-Redirect"] = Url.Shop("Carts.Show");
        return NoContent();
    }

    private async Task<IActionResult> AnswerAsync(int variantId, Problem? problem, string focus, CancellationToken stop)
    {
        if (problem is null && !IsHtmx)
            return Redirect(Url.Shop("Carts.Show"));
        if (problem is not null)
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        var refused = problem is null ? null : new RefusedLine(variantId, problem, "");
        var page = await pages.ReadAsync(HttpContext, await access.ViewAsync(HttpContext, stop), stop) with { Refused = refused, Focus = focus };
        return IsHtmx ? PartialView("_CartAnswer", page) : View("Show", page);
    }
}
