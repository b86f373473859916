using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Shop.Carts;
using Shop.Web.Shared;
using Shop.Web.Storefront.Carts;

namespace Shop.Web.Storefront.Checkout;

/// <summary>Address, shipping and payment on one page. What is typed is kept as a draft, right or wrong, and survives the way back.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class CheckoutController(CartAccess access, CheckoutPages pages, KeepDraft drafts, OrderedCarts ordered) : Controller
{
    [HttpGet]
    [ShopRoute("kasse", "checkout")]
    public async Task<IActionResult> Show(CancellationToken stop)
    {
        var cart = await access.ViewAsync(HttpContext, stop);
        if (cart.WhyNotOrderable() is not null)
            return await TurnBackAsync(stop);
        return View(await pages.ReadAsync(cart, await pages.DraftAsync(cart, stop), stop));
    }

    [HttpPost]
    [ShopRoute("kasse", "checkout")]
    public async Task<IActionResult> Save(CheckoutForm form, CancellationToken stop)
    {
        var cart = await access.ViewAsync(HttpContext, stop);
        if (cart.CartId > 0)
            await KeepAsync(cart.CartId, form, stop);
        if (cart.WhyNotOrderable() is not null)
            return await TurnBackAsync(stop);
        if (ModelState.IsValid)
            return Redirect(Url.Shop("Review.Show"));
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("Show", await pages.ReadAsync(cart, form, stop));
    }

    /// <summary>After every change while script runs: keeps the draft, answers with what depends on country and method.</summary>
    [HttpPost]
    [ShopRoute("kasse/entwurf", "checkout/draft")]
    public async Task<IActionResult> Update(CheckoutForm form, CancellationToken stop)
    {
        ModelState.Clear();
        var cart = await access.ViewAsync(HttpContext, stop);
        if (cart.CartId == 0)
        {
            Response.Headers["HX-Redirect"] = Url.Shop("Carts.Show");
            return NoContent();
        }
        await KeepAsync(cart.CartId, form, stop);
        return PartialView("_Update", await pages.ReadAsync(cart, form, stop));
    }

    private Task KeepAsync(int cartId, CheckoutForm form, CancellationToken stop) =>
        drafts.KeepAsync(cartId, JsonSerializer.Serialize(form), stop);

    /// <summary>To the confirmation if this cart was just ordered (back button, second tab), else to the cart, which says what is wrong.</summary>
    private async Task<IActionResult> TurnBackAsync(CancellationToken stop) =>
        await ordered.FindAsync(CartCookie.Key(HttpContext), stop) is { } order
            ? Redirect(Url.Shop("Confirmations.Show", new { number = order.Number, key = order.AccessKey }))
            : Redirect(Url.Shop("Carts.Show"));
}
