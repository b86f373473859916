using System.Text;
using Microsoft.AspNetCore.Mvc;
using Shop.Web.Shared;

namespace Shop.Web.Storefront.Seo;

/// <summary>What robots ask for: robots.txt and the sitemaps.</summary>
public sealed class SeoController(SitemapPages pages, SiteAddress site) : Controller
{
    private const string Xml = "application/xml; charset=utf-8";

    /// <summary>
    /// Pages that only cost robots time; what shall merely not be found says noindex itself, as an empty cart does. A robot has no filled
    /// cart and so never sees a checkout.
    /// </summary>
    private static readonly string[] Private = ["Account.Index", "SignIn.Show", "Search.Show"];

    [HttpGet("/robots.txt")]
    [CachedPage]
    public ContentResult Robots()
    {
        var text = new StringBuilder("User-agent: *\nDisallow: /admin\n");
        foreach (var address in Private.SelectMany(name => Languages.All.Select(l => Url.RouteUrl($"{name}.{l}"))).OfType<string>())
            text.Append("Disallow: ").Append(address).Append('\n');
        text.Append("\nSitemap: ").Append(site.Of(HttpContext)).Append("/sitemap.xml\n");
        return Content(text.ToString(), "text/plain", Encoding.UTF8);
    }

    [HttpGet("/sitemap.xml")]
    [CachedPage("catalog")]
    public async Task Index(CancellationToken stop)
    {
        var products = Enumerable.Range(1, await pages.ProductSitemapsAsync(stop)).Select(n => $"/sitemaps/products-{n}.xml");
        string[] brands = await pages.HasBrandsAsync(stop) ? ["/sitemaps/brands.xml"] : [];
        await WriteAsync(s => s.WriteIndexAsync(["/sitemaps/pages.xml", "/sitemaps/categories.xml", .. brands, .. products]));
    }

    [HttpGet("/sitemaps/products-{number:int:min(1)}.xml")]
    [CachedPage("catalog")]
    public async Task<IActionResult> Products(int number, CancellationToken stop)
    {
        if (number > await pages.ProductSitemapsAsync(stop))
            return NotFound();
        await WriteAsync(s => s.WritePagesAsync(pages.ProductsAsync(Url, number, stop)));
        return new EmptyResult();
    }

    [HttpGet("/sitemaps/categories.xml")]
    [CachedPage("catalog")]
    public Task Categories(CancellationToken stop) => WriteAsync(s => s.WritePagesAsync(pages.ShelvesAsync(Url, stop)));

    [HttpGet("/sitemaps/brands.xml")]
    [CachedPage("catalog")]
    public Task Brands(CancellationToken stop) => WriteAsync(s => s.WritePagesAsync(pages.BrandsAsync(Url, stop)));

    [HttpGet("/sitemaps/pages.xml")]
    [CachedPage("content", "home")]
    public Task Pages(CancellationToken stop) => WriteAsync(s => s.WritePagesAsync(pages.TextsAsync(Url, stop)));

    private async Task WriteAsync(Func<Sitemap, Task> write)
    {
        Response.ContentType = Xml;
        await using var sitemap = new Sitemap(Response.Body, site.Of(HttpContext));
        await write(sitemap);
    }
}
