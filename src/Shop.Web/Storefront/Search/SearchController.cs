using Microsoft.AspNetCore.Mvc;
using Shop.Web.Shared;
using Shop.Web.Storefront.Categories;

namespace Shop.Web.Storefront.Search;

/// <summary>Finds products by words; not kept in the page cache, which searches would flood.</summary>
public sealed class SearchController(SearchPages pages) : Controller
{
    [HttpGet]
    [ShopRoute("suche", "search")]
    public async Task<IActionResult> Show(string? q, CancellationToken stop)
    {
        var page = await pages.ReadAsync(q, ShelfFilter.From(Request.Query, []), stop);
        ViewData["Title"] = "Suche";
        ViewData["Query"] = page.Query;
        ViewData["NoIndex"] = true;
        return View(page);
    }

    /// <summary>The list under the search field.</summary>
    [HttpGet]
    [ShopRoute("suche/vorschlaege", "search/suggestions")]
    public async Task<IActionResult> Suggest(string? q, CancellationToken stop) => PartialView("_Suggest", await pages.SuggestAsync(q, stop));
}
