using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Shop.Carts;
using Shop.Common;
using Shop.Orders;
using Shop.Web.Security;
using Shop.Web.Shared;
using Shop.Web.Storefront.Carts;

namespace Shop.Web.Storefront.Checkout;

/// <summary>The last look before the order, and the order itself (§312j BGB).</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ReviewController(CartAccess access, CheckoutPages pages, CheckoutForm.Validator validator, PlaceOrder orders, OrderedCarts ordered) : Controller
{
    [HttpGet]
    [ShopRoute("kasse/pruefen", "checkout/review")]
    public async Task<IActionResult> Show(CancellationToken stop)
    {
        var cart = await access.ViewAsync(HttpContext, stop);
        if (cart.IsEmpty)
            return await TurnBackAsync(stop);
        return await FormAsync(cart, stop) is { } form
            ? View("Review", (await pages.ReviewAsync(cart, form, stop)) with { Refused = cart.WhyNotOrderable() })
            : await BackToFormAsync(cart, stop);
    }

    [HttpPost]
    [ShopRoute("kasse/bestellen", "checkout/order")]
    [EnableRateLimiting(RateLimits.Order)]
    public async Task<IActionResult> Place(PlaceForm confirmed, CancellationToken stop)
    {
        var cart = await access.ViewAsync(HttpContext, stop);
        if (cart.IsEmpty)
            return await TurnBackAsync(stop);
        if (await FormAsync(cart, stop) is not { } form)
            return await BackToFormAsync(cart, stop);
        // A customer who closes the window now has ordered all the same.
        var result = await orders.PlaceAsync(RequestFor(cart, form, confirmed), CancellationToken.None);
        if (result.Ok)
            return ToConfirmation(result.Value.Number, result.Value.AccessKey);
        return result.Problem!.Code == "already-ordered" ? await TurnBackAsync(stop) : await RefuseAsync(result.Problem, form, confirmed, stop);
    }

    private OrderRequest RequestFor(CartView cart, CheckoutForm form, PlaceForm confirmed) => new(
        cart.CartId,
        new Money(confirmed.Total),
        Typed.Line(form.Email),
        form.Address.ToAddress(),
        form.Destination.ToAddress(),
        form.ShippingMethod,
        form.PaymentMethod,
        Languages.Current,
        User.CustomerId(),
        Typed.Lines(form.Note))
    {
        ConfirmedDiscounts = confirmed.DiscountIds,
        VatId = form.VatId,
    };

    /// <summary>The draft, if it can be ordered as it stands.</summary>
    private async Task<CheckoutForm?> FormAsync(CartView cart, CancellationToken stop) =>
        await pages.KeptAsync(cart.CartId, stop) is { } form && (await validator.ValidateAsync(form, stop)).IsValid ? form : null;

    /// <summary>Something is missing or no longer offered: the form says what, beside the field.</summary>
    private async Task<IActionResult> BackToFormAsync(CartView cart, CancellationToken stop)
    {
        if (await pages.KeptAsync(cart.CartId, stop) is not { } form)
            return Redirect(Url.Shop("Checkout.Show"));
        foreach (var error in (await validator.ValidateAsync(form, stop)).Errors)
            ModelState.AddModelError(error.PropertyName, error.ErrorMessage);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("Show", await pages.ReadAsync(cart, form, stop));
    }

    /// <summary>Shows the cart as it is now; a changed total waits for a new confirmation.</summary>
    private async Task<IActionResult> RefuseAsync(Problem problem, CheckoutForm form, PlaceForm confirmed, CancellationToken stop)
    {
        var cart = await access.ViewAsync(HttpContext, stop);
        if (cart.IsEmpty)
            return await TurnBackAsync(stop);
        Response.StatusCode = StatusCodes.Status409Conflict;
        var page = await pages.ReadAsync(cart, form, stop);
        return View("Review", problem.Code is "price-changed" or "discount-gone"
            ? page with { FormerTotal = new Money(confirmed.Total), Changed = problem.Code == "discount-gone" ? problem : null }
            : page with { Refused = cart.WhyNotOrderable() ?? problem });
    }

    private async Task<IActionResult> TurnBackAsync(CancellationToken stop) =>
        await ordered.FindAsync(CartCookie.Key(HttpContext), stop) is { } order
            ? ToConfirmation(order.Number, order.AccessKey)
            : Redirect(Url.Shop("Carts.Show"));

    private RedirectResult ToConfirmation(string number, string key) => Redirect(Url.Shop("Confirmations.Show", new { number, key }));
}
