using Microsoft.AspNetCore.Mvc;
using Shop.Common;
using Shop.Search;
using Shop.Web.Shared;

namespace Shop.Web.Storefront.Search;

/// <summary>Finds products by words; not kept in the page cache, which searches would flood.</summary>
public sealed class SearchController(SearchPages pages, SearchLog log, TimeProvider clock) : Controller
{
    [HttpGet]
    [ShopRoute("suche", "search")]
    public async Task<IActionResult> Show(string? q, CancellationToken stop)
    {
        var page = await pages.ReadAsync(q, Request.Query, Url.Shop("Search.Show"), stop);
        if (page.List.Cards.Number > page.List.Cards.Count)
            return NotFound();
        Note(page);
        ViewData["Query"] = page.Query;
        ViewData["NoIndex"] = true;
        return View(page);
    }

    /// <summary>The list under the search field.</summary>
    /// <param name="q">What is typed so far.</param>
    /// <param name="field">The id of the field, which the ids of the suggestions begin with.</param>
    /// <param name="stop">Ends the call.</param>
    [HttpGet]
    [ShopRoute("suche/vorschlaege", "search/suggestions")]
    public async Task<IActionResult> Suggest(string? q, string? field, CancellationToken stop) =>
        PartialView("_Suggest", await pages.SuggestAsync(q, field == "q-page" ? "q-page" : "q", stop));

    /// <summary>Filtering and paging go on with a search that was noted when it began.</summary>
    private void Note(SearchPage page)
    {
        if (page.List.Filter is { IsAny: false, Page: 1, SortKey: "" } && !Request.Headers.ContainsKey("HX-Request")
            && SearchRecord.Of(page.Query, page.Answer.Meant, page.Answer.Found.Count, Languages.Current, clock.UtcNow()) is { } record)
            log.Add(record);
    }
}
