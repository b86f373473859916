using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Shop.Carts;
using Shop.Common;
using Shop.Data;
using Shop.Web.Security;
using Shop.Web.Shared;

namespace Shop.Web.Storefront.Carts;

/// <summary>
/// The cart. Every action answers htmx with what has to change on the page, and browsers without script with a whole page or a redirect.
/// </summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class CartsController(ShopDb db, CartAccess access, CartPages pages, CartVerbs verbs, WebTexts texts) : Controller
{
    /// <summary>The parts of a page that an answer may replace: the cart's page, and the sheet that slides in.</summary>
    private const string CartPart = "cart";

    private const string SheetPart = "cart-sheet-body";

    [HttpGet]
    [ShopRoute("warenkorb", "cart")]
    public async Task<IActionResult> Show(int? removed, int? quantity, CancellationToken stop)
    {
        var line = removed is { } variantId ? await RemovedAsync(variantId, quantity ?? 1, stop) : null;
        var page = await PageAsync(line, null, stop);
        if (page.Estimates.Asked && Request.Query.ContainsKey("country"))
            DeliveryCountry.Keep(HttpContext, page.Estimates.To.Country);
        return View(page);
    }

    /// <summary>From product pages and cards, which are shared and cached and so carry no token of the visitor's.</summary>
    [HttpPost]
    [ShopRoute("warenkorb/hinzufuegen", "cart/add")]
    [SameOrigin]
    public async Task<IActionResult> Add(CartLineForm form, CancellationToken stop)
    {
        var result = ModelState.IsValid
            ? await verbs.Add.AddAsync(CartCookie.Key(HttpContext), form.VariantId, form.Quantity, User.CustomerId(), DeliveryCountry.Of(HttpContext), stop)
            : await verbs.NotANumberAsync(stop);
        if (result.Problem is { } problem)
            return await RefuseToAddAsync(form, problem, stop);
        CartCookie.Keep(HttpContext, result.Value.Key);
        if (IsForCart)
            return await CartPartAsync(null, null, stop);
        if (!IsHtmx)
            return Redirect(Url.Shop("Carts.Show"));
        Tell("cart-added", new { text = texts["„{0}“ liegt im Warenkorb.", result.Value.Name.ToString()].Value });
        return PartialView("_Tools", new ToolsModel(result.Value.Count, OutOfBand: true));
    }

    [HttpPost]
    [ShopRoute("warenkorb/menge", "cart/quantity")]
    public async Task<IActionResult> Change(CartLineForm form, CancellationToken stop)
    {
        var problem = ModelState.IsValid
            ? await verbs.Change.ChangeAsync(CartCookie.Key(HttpContext), form.VariantId, form.Quantity, DeliveryCountry.Of(HttpContext), stop)
            : (await verbs.NotANumberAsync(stop)).Problem;
        if (problem is not null)
            return await RefuseAsync(new RefusedLine(form.VariantId, problem, ModelState[nameof(form.Quantity)]?.AttemptedValue ?? ""), stop);
        return IsHtmx ? await CartPartAsync(null, null, stop) : Redirect(Url.Shop("Carts.Show"));
    }

    [HttpPost]
    [ShopRoute("warenkorb/entfernen", "cart/remove")]
    public async Task<IActionResult> Remove(int variantId, CancellationToken stop)
    {
        var removed = await verbs.Remove.RemoveAsync(CartCookie.Key(HttpContext), variantId, stop);
        return IsHtmx
            ? await CartPartAsync(removed, null, stop)
            : Redirect(Url.Shop("Carts.Show", removed is null ? null : new { removed = removed.VariantId, quantity = removed.Quantity }));
    }

    /// <summary>The cart as it slides in beside the page one is on.</summary>
    [HttpGet]
    [ShopRoute("warenkorb/seite", "cart/sheet")]
    public async Task<IActionResult> Sheet(CancellationToken stop) => PartialView("_Sheet", await PageAsync(null, null, stop));

    /// <summary>The part of the header that differs from visitor to visitor; cached pages fetch it.</summary>
    [HttpGet]
    [ShopRoute("warenkorb/kopf", "cart/header")]
    public async Task<IActionResult> Header(CancellationToken stop) =>
        PartialView("_Tools", new ToolsModel(await CountAsync(stop), OutOfBand: false));

    private bool IsHtmx => Request.Headers.ContainsKey("HX-Request");

    private string Target => Request.Headers["HX-Target"].ToString();

    private bool IsForCart => Target is CartPart or SheetPart;

    private async Task<int> CountAsync(CancellationToken stop)
    {
        if (CartCookie.Key(HttpContext) is { } key)
            return await db.CountAsync(key, stop);
        return await access.FindAsync(HttpContext, stop) is { } cart ? await db.CountAsync(cart.Key, stop) : 0;
    }

    private async Task<CartPage> PageAsync(RemovedLine? removed, RefusedLine? refused, CancellationToken stop) =>
        await pages.ReadAsync(HttpContext, await access.ViewAsync(HttpContext, stop), stop) with { Removed = removed, Refused = refused };

    private async Task<IActionResult> CartPartAsync(RemovedLine? removed, RefusedLine? refused, CancellationToken stop) =>
        PartialView(Target == SheetPart ? "_SheetAnswer" : "_CartAnswer", await PageAsync(removed, refused, stop));

    private async Task<IActionResult> RefuseAsync(RefusedLine refused, CancellationToken stop)
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return IsHtmx ? await CartPartAsync(null, refused, stop) : View("Show", await PageAsync(null, refused, stop));
    }

    private async Task<IActionResult> RefuseToAddAsync(CartLineForm form, Problem problem, CancellationToken stop)
    {
        if (!IsHtmx || IsForCart)
            return await RefuseAsync(new RefusedLine(form.VariantId, problem, ""), stop);
        Tell("toast", new { text = problem.ToString(), kind = "bad" });
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return PartialView("_Tools", new ToolsModel(await CountAsync(stop), OutOfBand: true));
    }

    private async Task<RemovedLine?> RemovedAsync(int variantId, int quantity, CancellationToken stop) => await db.Variants.AsNoTracking()
        .Where(v => v.Id == variantId)
        .Select(v => new RemovedLine(v.Id, v.Product!.Name, quantity))
        .SingleOrDefaultAsync(stop);

    /// <summary>An event for the page's script.</summary>
    private void Tell(string name, object detail) => Response.Headers["HX-Trigger"] = JsonSerializer.Serialize(new Dictionary<string, object> { [name] = detail });
}

/// <summary>What the header's right corner shows.</summary>
/// <param name="OutOfBand">Part of another answer, to be put in its place by htmx.</param>
public sealed record ToolsModel(int Count, bool OutOfBand);
