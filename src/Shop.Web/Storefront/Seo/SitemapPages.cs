using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Shop.Catalog;
using Shop.Common;
using Shop.Content;
using Shop.Data;
using Shop.Web.Shared;
using Shop.Web.Storefront.Pages;
using Shop.Web.Storefront.Shared;

namespace Shop.Web.Storefront.Seo;

/// <summary>Reads what stands in the sitemaps: everything a stranger may find, nothing personal and no list's second page.</summary>
public sealed class SitemapPages(ShopDb db, Frame frame, Brands.BrandPages brands, TimeProvider clock)
{
    /// <summary>Products on one sitemap; with both languages that makes 10 000 addresses.</summary>
    public const int ProductsOnOne = 5000;

    public async Task<int> ProductSitemapsAsync(CancellationToken stop) =>
        (await db.Products.OnSale().CountAsync(stop) + ProductsOnOne - 1) / ProductsOnOne;

    public async IAsyncEnumerable<SitemapPage> ProductsAsync(IUrlHelper url, int number, [EnumeratorCancellation] CancellationToken stop)
    {
        var products = db.Products.AsNoTracking().OnSale().AsSingleQuery().OrderBy(p => p.Id)
            .Skip((number - 1) * ProductsOnOne).Take(ProductsOnOne)
            .Select(p => new { p.Id, De = p.Slug.De, En = p.Slug.En, Pictures = p.Pictures.Where(x => x.Alt.De != "" && x.Alt.En != "").OrderBy(x => x.Position).Select(x => x.Picture!.Key).ToList() });
        await foreach (var p in products.AsAsyncEnumerable().WithCancellation(stop))
        {
            var slug = new LocalizedText(p.De, p.En);
            yield return new SitemapPage(url.Product("de", p.Id, slug), url.Product("en", p.Id, slug), p.Pictures.ConvertAll(k => url.Picture(k, 1280)));
        }
    }

    public async IAsyncEnumerable<SitemapPage> ShelvesAsync(IUrlHelper url, [EnumeratorCancellation] CancellationToken stop)
    {
        var tree = await frame.TreeAsync(stop);
        foreach (var shelf in tree.Roots.SelectMany(r => tree.IdsUnder(r.Id)).Select(id => tree.Find(id)!))
            yield return new SitemapPage(url.Category("de", shelf), url.Category("en", shelf), shelf.PictureKey is { } key ? [url.Picture(key, 1280)] : []);
    }

    public async IAsyncEnumerable<SitemapPage> BrandsAsync(IUrlHelper url, [EnumeratorCancellation] CancellationToken stop)
    {
        yield return new SitemapPage(url.Shop("Brands.List", "de", null), url.Shop("Brands.List", "en", null), []);
        foreach (var brand in await brands.AllAsync(stop))
            yield return new SitemapPage(url.Shop("Brands.Show", "de", new { key = brand.Key }), url.Shop("Brands.Show", "en", new { key = brand.Key }), brand.PictureKey is { } key ? [url.Picture(key, 320)] : []);
    }

    public async Task<bool> HasBrandsAsync(CancellationToken stop) => (await brands.AllAsync(stop)).Count > 0;

    public async IAsyncEnumerable<SitemapPage> TextsAsync(IUrlHelper url, [EnumeratorCancellation] CancellationToken stop)
    {
        yield return new SitemapPage(url.Shop("Home.Index", "de", null), url.Shop("Home.Index", "en", null), []);
        var now = clock.UtcNow();
        var pages = db.ContentPages.AsNoTracking().OrderBy(p => p.Id)
            .Where(p => p.ShownUntil == null || p.ShownUntil > now)
            .Select(p => new { p.Slug, Changed = p.Versions.Where(v => v.ValidFrom <= now).Max(v => (DateTime?)v.ValidFrom) })
            .Where(p => p.Changed != null);
        await foreach (var p in pages.AsAsyncEnumerable().WithCancellation(stop))
            yield return new SitemapPage(url.Shop("Pages.Show", "de", new { slug = p.Slug.In("de") }), url.Shop("Pages.Show", "en", new { slug = p.Slug.In("en") }), [], p.Changed);
        if ((await frame.ReadingAsync(stop)).Faq)
            yield return new SitemapPage(url.Shop("Faq.Show", "de", null), url.Shop("Faq.Show", "en", null), []);
        if ((await frame.ReadingAsync(stop)).News)
            yield return new SitemapPage(url.Shop("News.List", "de", null), url.Shop("News.List", "en", null), []);
        await foreach (var post in NewsRow.Of(db.BlogPosts.AsNoTracking().PublishedBy(now), db.Pictures).AsAsyncEnumerable().WithCancellation(stop))
            yield return new SitemapPage(post.Address(url, "de"), post.Address(url, "en"), post.PictureKey is { } key ? [url.Picture(key, 1280)] : [], post.At);
    }
}
