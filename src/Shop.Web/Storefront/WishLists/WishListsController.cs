using Microsoft.AspNetCore.Mvc;
using Shop.Carts;
using Shop.Common;
using Shop.Data;
using Shop.Web.Security;
using Shop.Web.Shared;
using Shop.Web.Storefront.Carts;
using Shop.Web.Storefront.Shared;
using Shop.Wishes;

namespace Shop.Web.Storefront.WishLists;

/// <summary>The wish list. Every action answers htmx with what changes and browsers without script with a page or a redirect.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class WishListsController(ShopDb db, WishAccess access, WishVerbs verbs, WebTexts texts) : Controller
{
    [HttpGet]
    [ShopRoute("merkzettel", "wish-list")]
    public async Task<IActionResult> Show(CancellationToken stop) => View(await PageAsync(null, null, stop));

    /// <summary>From product pages, which are shared and cached and so carry no token of the visitor's.</summary>
    [HttpPost]
    [ShopRoute("merkzettel/hinzufuegen", "wish-list/add")]
    [SameOrigin]
    public async Task<IActionResult> Add(int variantId, CancellationToken stop)
    {
        var added = await verbs.Add.AddAsync(WishCookie.Key(HttpContext), variantId, User.CustomerId(), stop);
        if (added.Problem is { } problem)
            return this.IsHtmx() && Request.Headers["HX-Target"] != "wishes" ? this.Toast(problem.ToString(), "bad") : await PartAsync(null, problem, stop);
        WishCookie.Keep(HttpContext, added.Value.Key);
        if (!this.IsHtmx())
            return Redirect(Url.Shop("WishLists.Show"));
        return Request.Headers["HX-Target"] == "wishes"
            ? await PartAsync(null, null, stop)
            : this.Toast(texts["„{0}“ ist auf dem Merkzettel.", added.Value.Name.ToString()], "ok", Url.Shop("WishLists.Show"), texts["Zum Merkzettel"]);
    }

    [HttpPost]
    [ShopRoute("merkzettel/entfernen", "wish-list/remove")]
    public async Task<IActionResult> Remove(int variantId, CancellationToken stop)
    {
        var removed = await access.FindAsync(HttpContext, stop) is { } id ? await verbs.Remove.RemoveAsync(id, variantId, stop) : null;
        return this.IsHtmx() ? await PartAsync(removed, null, stop) : Redirect(Url.Shop("WishLists.Show"));
    }

    [HttpPost]
    [ShopRoute("merkzettel/in-den-warenkorb", "wish-list/to-cart")]
    public async Task<IActionResult> ToCart(int variantId, CancellationToken stop)
    {
        var added = await verbs.ToCart.AddAsync(CartCookie.Key(HttpContext), variantId, 1, User.CustomerId(), Carts.DeliveryCountry.Of(HttpContext), stop);
        if (added.Problem is { } problem)
            return await PartAsync(null, problem, stop);
        CartCookie.Keep(HttpContext, added.Value.Key);
        if (await access.FindAsync(HttpContext, stop) is { } id)
            await verbs.Remove.RemoveAsync(id, variantId, stop);
        if (!this.IsHtmx())
            return Redirect(Url.Shop("Carts.Show"));
        ViewData["InCart"] = added.Value;
        Response.Headers["HX-Trigger"] = "cart-changed";
        return await PartAsync(null, null, stop);
    }

    /// <summary>The list alone for htmx, else the page; a refusal says so with its status.</summary>
    private async Task<IActionResult> PartAsync(RemovedWish? removed, Problem? problem, CancellationToken stop)
    {
        if (problem is not null)
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        var page = await PageAsync(removed, problem, stop);
        return this.IsHtmx() ? PartialView("_Wishes", page) : View("Show", page);
    }

    private async Task<WishPage> PageAsync(RemovedWish? removed, Problem? problem, CancellationToken stop) => new(
        await access.FindAsync(HttpContext, stop) is { } id ? await db.WishesAsync(id, stop) : [], removed, problem);
}

/// <summary>What can be done with a wish list, handed to its controller together.</summary>
public sealed record WishVerbs(AddWish Add, RemoveWish Remove, AddToCart ToCart);

/// <summary>The wish list as its page shows it.</summary>
/// <param name="Removed">What was just taken off and can be put back.</param>
/// <param name="Problem">Why the last wish wasn't granted.</param>
public sealed record WishPage(IReadOnlyList<WishRow> Wishes, RemovedWish? Removed, Problem? Problem);
