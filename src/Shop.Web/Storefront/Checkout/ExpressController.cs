using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Shop.Carts;
using Shop.Web.Shared;
using Shop.Web.Storefront.Carts;

namespace Shop.Web.Storefront.Checkout;

/// <summary>The short way of returning customers: address, shipping and payment as last time, then only the last look before the order.</summary>
public sealed class ExpressController(CartAccess access, CheckoutPages pages, CheckoutForm.Validator validator, KeepDraft drafts) : Controller
{
    [HttpPost]
    [ShopRoute("kasse/direkt", "checkout/express")]
    public async Task<IActionResult> Go(CancellationToken stop)
    {
        var cart = await access.ViewAsync(HttpContext, stop);
        if (cart.WhyNotOrderable() is not null)
            return Redirect(Url.Shop("Carts.Show"));
        var form = await pages.DraftAsync(cart, stop);
        if (!(await validator.ValidateAsync(form, stop)).IsValid)
            return Redirect(Url.Shop("Checkout.Show"));
        await drafts.KeepAsync(cart.CartId, JsonSerializer.Serialize(form), stop);
        return Redirect(Url.Shop("Review.Show"));
    }
}
