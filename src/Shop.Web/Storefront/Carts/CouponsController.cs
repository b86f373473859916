using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Shop.Carts;
using Shop.Common;
using Shop.Data;
using Shop.Orders;
using Shop.Web.Security;
using Shop.Web.Shared;

namespace Shop.Web.Storefront.Carts;

/// <summary>Takes coupon codes in the cart; answers htmx with the cart, browsers without script with its page. Guessing codes is slowed down.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class CouponsController(ShopDb db, CartAccess access, CartPages pages, EnterCoupon coupons) : Controller
{
    [HttpPost]
    [ShopRoute("warenkorb/gutschein", "cart/coupon")]
    [EnableRateLimiting(RateLimits.Coupon)]
    public async Task<IActionResult> Enter(string? code, CancellationToken stop)
    {
        var cart = await access.ViewAsync(HttpContext, stop);
        var problem = cart.IsEmpty ? null : await coupons.EnterAsync(cart, code, db.Buyer(cart.Group, cart.CustomerId), stop);
        return await AnswerAsync(problem, code, stop);
    }

    [HttpPost]
    [ShopRoute("warenkorb/gutschein/entfernen", "cart/coupon/remove")]
    public async Task<IActionResult> Remove(string? code, CancellationToken stop)
    {
        await coupons.RemoveAsync(await access.ViewAsync(HttpContext, stop), code, stop);
        return await AnswerAsync(null, "", stop);
    }

    private async Task<IActionResult> AnswerAsync(Problem? problem, string? typed, CancellationToken stop)
    {
        var isHtmx = Request.Headers.ContainsKey("HX-Request");
        if (problem is null && !isHtmx)
            return Redirect(Url.Shop("Carts.Show"));
        if (problem is not null)
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        var page = await pages.ReadAsync(HttpContext, await access.ViewAsync(HttpContext, stop), stop);
        page = page with { Coupons = page.Coupons.After(problem, typed) };
        return isHtmx ? PartialView("_CartAnswer", page) : View("Show", page);
    }
}
