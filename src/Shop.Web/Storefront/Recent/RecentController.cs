using Microsoft.AspNetCore.Mvc;
using Shop.Web.Security;
using Shop.Web.Shared;
using Shop.Web.Storefront.Shared;

namespace Shop.Web.Storefront.Recent;

/// <summary>
/// What a visitor looked at last, as a part of the product page that is fetched apart, since the page is the same for everyone. Nothing
/// is kept until the visitor asks for it (§25 TDDDG), and then only in the visitor's own browser.
/// </summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class RecentController(ProductCards cards) : Controller
{
    private const int Shown = 4;

    private static readonly IdsCookie Cookie = new("gesehen", 12, TimeSpan.FromDays(30));

    /// <summary>Notes the product whose page asks.</summary>
    [HttpGet]
    [ShopRoute("zuletzt-angesehen/{id:int}", "recently-viewed/{id:int}")]
    public async Task<IActionResult> Show(int id, CancellationToken stop)
    {
        if (Cookie.Read(HttpContext) is not { } seen)
            return PartialView("_Recent", new RecentPart(id, Noting: false, []));
        Cookie.Keep(HttpContext, seen.Prepend(id));
        return await PartAsync(id, seen, stop);
    }

    [HttpPost]
    [ShopRoute("zuletzt-angesehen/{id:int}/merken", "recently-viewed/{id:int}/start")]
    [SameOrigin]
    public Task<IActionResult> Begin(int id, CancellationToken stop)
    {
        Cookie.Keep(HttpContext, [id]);
        return PartAsync(id, [], stop);
    }

    [HttpPost]
    [ShopRoute("zuletzt-angesehen/{id:int}/vergessen", "recently-viewed/{id:int}/stop")]
    [SameOrigin]
    public IActionResult End(int id)
    {
        Cookie.Forget(HttpContext);
        return PartialView("_Recent", new RecentPart(id, Noting: false, []));
    }

    private async Task<IActionResult> PartAsync(int id, IEnumerable<int> seen, CancellationToken stop) =>
        PartialView("_Recent", new RecentPart(id, Noting: true, await cards.OfAsync([.. seen.Where(s => s != id).Take(Shown)], stop)));
}

/// <summary>The part of the page.</summary>
/// <param name="Id">The product it stands under.</param>
/// <param name="Noting">Whether the visitor asked to have it noted.</param>
public sealed record RecentPart(int Id, bool Noting, IReadOnlyList<CardRow> Cards);
