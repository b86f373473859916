using Microsoft.AspNetCore.Mvc;
using Shop.Web.Shared;
using Shop.Web.Storefront.Shared;

namespace Shop.Web.Storefront.Categories;

/// <summary>A shelf of the shop. Its address is what no other page has taken; where it stood before is known to <see cref="FormerPages"/>.</summary>
public sealed class CategoriesController(Frame frame, ShelfPages pages) : Controller
{
    [HttpGet]
    [ShopRoute("{**path}", "{**path}", Order = 1000)]
    [CachedPage("catalog")]
    public async Task<IActionResult> Show(string path, CancellationToken stop)
    {
        var tree = await frame.TreeAsync(stop);
        if (tree.FindByPath(path ?? "", Languages.Current) is not { } shelf)
            return NotFound();
        var page = await pages.ReadAsync(shelf, Url.Category(shelf), Request.Query, stop);
        if (page.List.Cards.Number > page.List.Cards.Count)
            return NotFound();
        ViewData["Title"] = shelf.Name.ToString();
        ViewData["Description"] = shelf.Description.ToString();
        ViewData["Shelf"] = page.Path.Count > 0 ? page.Path[0].Key : null;
        ViewData["Alternates"] = new Alternates(Url.Category("de", shelf) + Request.QueryString, Url.Category("en", shelf) + Request.QueryString);
        ViewData["Canonical"] = Url.Category(shelf) + (page.List.Cards.Number > 1 ? ListFilter.None.At(page.List.Cards.Number) : "");
        ViewData["NoIndex"] = page.List.Filter.IsAny ? true : null;
        return View(page);
    }
}
