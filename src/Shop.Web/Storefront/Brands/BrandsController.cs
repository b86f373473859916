using Microsoft.AspNetCore.Mvc;
using Shop.Web.Shared;
using Shop.Web.Storefront.Seo;
using Shop.Web.Storefront.Shared;

namespace Shop.Web.Storefront.Brands;

/// <summary>The brands from A to Z, and a page for each with its products.</summary>
public sealed class BrandsController(BrandPages pages, WebTexts texts) : Controller
{
    [HttpGet]
    [ShopRoute("marken", "brands")]
    [CachedPage("catalog")]
    public async Task<IActionResult> List(CancellationToken stop)
    {
        var letters = await pages.LettersAsync(stop);
        ViewData["Title"] = texts["Marken von A bis Z"].Value;
        ViewData["Description"] = texts["Alle Marken im Shop, nach dem Alphabet."].Value;
        ViewData["Canonical"] = Url.Shop("Brands.List");
        ViewData["NoIndex"] = letters.Count == 0 ? true : null;
        return View(letters);
    }

    [HttpGet]
    [ShopRoute("marken/{key}", "brands/{key}")]
    [CachedPage("catalog")]
    public async Task<IActionResult> Show(string key, CancellationToken stop)
    {
        var address = Url.Shop("Brands.Show", new { key = key.ToLowerInvariant() });
        if (await pages.ReadAsync(key, address, Request.Query, stop) is not { } page || page.List.Cards.Number > page.List.Cards.Count)
            return NotFound();
        if (key != page.Brand.Key)
            return RedirectPermanent(Url.Shop("Brands.Show", new { key = page.Brand.Key }) + Request.QueryString);
        ViewData["Title"] = page.Brand.Name;
        ViewData["Description"] = Descriptions.FirstOf(page.Brand.Description.ToString(), texts["{0} im Shop ansehen und bestellen.", page.Brand.Name].Value);
        ViewData["Alternates"] = new Alternates(
            Url.Shop("Brands.Show", "de", new { key = page.Brand.Key }) + Request.QueryString, Url.Shop("Brands.Show", "en", new { key = page.Brand.Key }) + Request.QueryString);
        ViewData["Canonical"] = address + (page.List.Cards.Number > 1 ? ListFilter.None.At(page.List.Cards.Number) : "");
        ViewData["NoIndex"] = page.List.Filter.IsAny ? true : null;
        return View(page);
    }
}
