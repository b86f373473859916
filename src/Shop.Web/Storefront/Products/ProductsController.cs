using Microsoft.AspNetCore.Mvc;
using Shop.Web.Shared;
using Shop.Web.Storefront.Seo;
using Shop.Web.Storefront.Shared;

namespace Shop.Web.Storefront.Products;

/// <summary>The product page; each variant has its own address (v = SKU).</summary>
public sealed class ProductsController(ProductPages pages, RetiredProducts retired) : Controller
{
    [HttpGet]
    [ShopRoute(Links.ProductDe + "/{slug}-{id:int}", Links.ProductEn + "/{slug}-{id:int}")]
    [CachedPage("catalog")]
    public async Task<IActionResult> Show(string slug, int id, string? v, CancellationToken stop)
    {
        var page = await pages.ReadAsync(id, v, stop);
        if (page is null && await retired.AlternativeAsync(id, stop) is { } instead)
            return RedirectPermanent(Url.Product(instead.Id, instead.Slug));
        if (page is null)
            return await retired.FindAsync(id, stop) is { } gone ? this.Gone(gone) : NotFound();
        CachedPageAttribute.Tag(HttpContext, $"product:{id}");
        var address = page.Text.Slug;
        if (slug != address.In(Languages.Current))
            return RedirectPermanent(Url.Product(id, address, v));
        ViewData["Title"] = page.Text.Title;
        ViewData["Description"] = page.Text.Teaser;
        ViewData["Alternates"] = new Alternates(Url.Product("de", id, address, v), Url.Product("en", id, address, v));
        ViewData["Canonical"] = Url.Product(id, address);
        return View(page);
    }
}
