using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Shop.Carts;
using Shop.Common;
using Shop.Data;
using Shop.Orders;
using Shop.Web.Security;
using Shop.Web.Shared;
using Shop.Web.Storefront.Carts;

namespace Shop.Web.Storefront.Checkout;

/// <summary>Takes coupon codes at the checkout, where more is known about the buyer than in the cart.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class CheckoutCouponsController(ShopDb db, CartAccess access, CheckoutPages pages, EnterCoupon coupons) : Controller
{
    [HttpPost]
    [ShopRoute("kasse/gutschein", "checkout/coupon")]
    [EnableRateLimiting(RateLimits.Coupon)]
    public async Task<IActionResult> Enter(string? code, CancellationToken stop)
    {
        var cart = await access.ViewAsync(HttpContext, stop);
        if (cart.IsEmpty)
            return Redirect(Url.Shop("Carts.Show"));
        var form = await pages.DraftAsync(cart, stop);
        var buyer = db.Buyer(cart.Group, cart.CustomerId, form.Email, form.Destination.Country);
        return await AnswerAsync(form, await coupons.EnterAsync(cart, code, buyer, stop), code, stop);
    }

    [HttpPost]
    [ShopRoute("kasse/gutschein/entfernen", "checkout/coupon/remove")]
    public async Task<IActionResult> Remove(string? code, CancellationToken stop)
    {
        var cart = await access.ViewAsync(HttpContext, stop);
        if (cart.IsEmpty)
            return Redirect(Url.Shop("Carts.Show"));
        await coupons.RemoveAsync(cart, code, stop);
        return await AnswerAsync(await pages.DraftAsync(cart, stop), null, "", stop);
    }

    private async Task<IActionResult> AnswerAsync(CheckoutForm form, Problem? problem, string? typed, CancellationToken stop)
    {
        var isHtmx = Request.Headers.ContainsKey("HX-Request");
        if (problem is null && !isHtmx)
            return Redirect(Url.Shop("Checkout.Show"));
        if (problem is not null)
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        var page = await pages.ReadAsync(await access.ViewAsync(HttpContext, stop), form, stop);
        page = page with { Coupons = page.Coupons.After(problem, typed) };
        return isHtmx ? PartialView("_CouponAnswer", page) : View("Show", page);
    }
}
