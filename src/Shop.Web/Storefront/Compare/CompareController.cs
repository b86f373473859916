using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Shop.Catalog;
using Shop.Data;
using Shop.Web.Security;
using Shop.Web.Shared;
using Shop.Web.Storefront.Shared;

namespace Shop.Web.Storefront.Compare;

/// <summary>Up to four products side by side; which ones stands in the visitor's own browser.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class CompareController(ShopDb db, ComparePages pages, WebTexts texts) : Controller
{
    private static readonly IdsCookie Cookie = new("vergleich", 4, TimeSpan.FromDays(30));

    [HttpGet]
    [ShopRoute("vergleich", "compare")]
    public async Task<IActionResult> Show(string? only, CancellationToken stop) =>
        View(await pages.ReadAsync(Chosen, only == "differences", stop));

    /// <summary>From product pages, which are shared and cached and so carry no token of the visitor's.</summary>
    [HttpPost]
    [ShopRoute("vergleich/hinzufuegen", "compare/add")]
    [SameOrigin]
    public async Task<IActionResult> Add(int productId, CancellationToken stop)
    {
        var name = await db.Products.OnSale().Where(p => p.Id == productId).Select(p => p.Name).SingleOrDefaultAsync(stop);
        if (name is null)
            return NotFound();
        var before = Chosen;
        var full = before.Count == Cookie.Most && !before.Contains(productId);
        if (!full)
            Cookie.Keep(HttpContext, before.Append(productId));
        if (!this.IsHtmx())
            return Redirect(Url.Shop("Compare.Show"));
        return full
            ? this.Toast(texts["Es stehen schon vier Artikel im Vergleich. Nehmen Sie dort zuerst einen heraus."], "bad", Url.Shop("Compare.Show"), texts["Zum Vergleich"])
            : this.Toast(texts["„{0}“ ist im Vergleich.", name.ToString()], "ok", Url.Shop("Compare.Show"), texts["Zum Vergleich"]);
    }

    [HttpPost]
    [ShopRoute("vergleich/entfernen", "compare/remove")]
    public IActionResult Remove(int productId)
    {
        Cookie.Keep(HttpContext, Chosen.Where(id => id != productId));
        return Redirect(Url.Shop("Compare.Show"));
    }

    [HttpPost]
    [ShopRoute("vergleich/leeren", "compare/clear")]
    public IActionResult Clear()
    {
        Cookie.Forget(HttpContext);
        return Redirect(Url.Shop("Compare.Show"));
    }

    private IReadOnlyList<int> Chosen => Cookie.Read(HttpContext) ?? [];
}
