using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Data;
using Shop.Web.Shared;

namespace Shop.Web.Storefront.Pages;

/// <summary>Pages of text: Impressum, AGB, Widerruf, Datenschutz, Versand and what else the merchant writes.</summary>
public sealed class PagesController(ShopDb db, TimeProvider clock) : Controller
{
    [HttpGet]
    [ShopRoute("info/{slug}", "info/{slug}")]
    [CachedPage("content", "catalog")]
    public async Task<IActionResult> Show(string slug, CancellationToken stop)
    {
        var now = clock.UtcNow();
        var wordings =
            from p in db.ContentPages.AsNoTracking().Where(Languages.Current == "en" ? p => p.Slug.En == slug || (p.Slug.En == "" && p.Slug.De == slug) : p => p.Slug.De == slug)
            join v in db.ContentPageVersions on p.Id equals v.ContentPageId
            where v.ValidFrom <= now && (p.ShownUntil == null || p.ShownUntil > now)
            orderby v.ValidFrom descending, v.Id descending
            select new TextPage(p.Key, p.Title, p.Slug, v.Body, v.ValidFrom);
        var page = await wordings.FirstOrDefaultAsync(stop);
        if (page is null)
            return NotFound();
        ViewData["Title"] = page.Title.ToString();
        ViewData["Description"] = page.Body.ToString();
        ViewData["Alternates"] = new Alternates(
            Url.Shop("Pages.Show", "de", new { slug = page.Slug.In("de") }), Url.Shop("Pages.Show", "en", new { slug = page.Slug.In("en") }));
        return View(page);
    }
}

/// <summary>A page of text in its present wording.</summary>
public sealed record TextPage(string Key, LocalizedText Title, LocalizedText Slug, LocalizedText Body, DateTime ValidFrom);
