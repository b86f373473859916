using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Shop.Catalog;
using Shop.Common;
using Shop.Content;
using Shop.Data;
using Shop.Web.Shared;

namespace Shop.Web.Storefront.Shared;

/// <summary>What a button or an entry of a menu leads to.</summary>
/// <param name="Name">Stands in where the link has no words of its own.</param>
/// <param name="PictureKey">Stands in where a block has no picture of its own.</param>
public sealed record LinkTarget(LocalizedText Name, Func<IUrlHelper, string> Href, string? PictureKey = null, Shelf? Shelf = null);

/// <summary>Finds where targets lead (<see cref="ContentTarget"/>); what is gone or not yet shown is missing in the answer.</summary>
public sealed class LinkTargets(ShopDb db, TagCache cache, Frame frame, TimeProvider clock, WebTexts texts)
{
    public async Task<IReadOnlyDictionary<string, LinkTarget>> ReadAsync(IEnumerable<string> targets, CancellationToken stop = default)
    {
        var asked = targets.Where(t => t.Length > 0).Distinct().Order(StringComparer.Ordinal).ToList();
        var known = new Known(
            await frame.TreeAsync(stop), await frame.PagesAsync(stop), await frame.ReadingAsync(stop),
            await ProductsAsync(Keys(asked, "product"), stop), await PostsAsync(Keys(asked, "post"), stop));
        var found = new Dictionary<string, LinkTarget>(StringComparer.Ordinal);
        foreach (var target in asked)
        {
            if (Find(target, known) is { } there)
                found[target] = there;
        }
        return found;
    }

    private LinkTarget? Find(string target, Known known) => ContentTarget.Split(target) switch
    {
        ("category", var key) => known.Tree.FindByKey(key) is { } shelf ? new(shelf.Name, url => url.Category(shelf), shelf.PictureKey, shelf) : null,
        ("product", var key) => known.Products.Find(p => p.Key == key) is { } product ? new(product.Name, url => url.Product(product.Id, product.Slug), product.PictureKey) : null,
        ("page", var key) => known.Pages.FirstOrDefault(p => p.Key == key) is { } page ? new(page.Title, url => url.Page(page)) : null,
        ("post", var id) => known.Posts.Find(p => p.Id.ToString(CultureInfo.InvariantCulture) == id && Schedules.IsWithin(p.From, p.Until, clock.UtcNow())) is { } post
            ? new(post.Title, url => url.Shop("News.Show", new { slug = post.Slug.ToString(), id = post.Id }))
            : null,
        ("news", _) => known.Reading.News ? new(Own("Neues"), url => url.Shop("News.List")) : null,
        ("faq", _) => known.Reading.Faq ? new(Own("Häufige Fragen"), url => url.Shop("Faq.Show")) : null,
        ("brands", _) => new(Own("Marken"), url => url.Shop("Brands.List")),
        ("home", _) => new(Own("Startseite"), url => url.Shop("Home.Index")),
        ("url", var address) when ContentTarget.IsSafe(address) => new(LocalizedText.Both(address), _ => address),
        _ => null,
    };

    private LocalizedText Own(string text) => LocalizedText.Both(texts[text].Value);

    private static List<string> Keys(List<string> targets, string kind) =>
        [.. targets.Select(ContentTarget.Split).Where(t => t.Kind == kind).Select(t => t.Key)];

    private async Task<List<Product>> ProductsAsync(List<string> keys, CancellationToken stop) => keys.Count == 0 ? [] :
        await cache.GetAsync("targets:products:" + string.Join(',', keys), "catalog", () => db.Products.AsNoTracking().OnSale()
            .Where(p => keys.Contains(p.Key))
            .Select(p => new Product(p.Key, p.Id, p.Name, p.Slug, p.Pictures.Where(x => x.Alt.De != "" && x.Alt.En != "").OrderBy(x => x.Position).Select(x => x.Picture!.Key).FirstOrDefault()))
            .ToListAsync(stop));

    private async Task<List<Post>> PostsAsync(List<string> keys, CancellationToken stop)
    {
        var ids = keys.Select(k => int.TryParse(k, CultureInfo.InvariantCulture, out var id) ? id : 0).ToList();
        return ids.Count == 0 ? [] : await cache.GetAsync("targets:posts:" + string.Join(',', ids), ContentTags.Content, () => db.BlogPosts.AsNoTracking()
            .Where(p => ids.Contains(p.Id) && p.PublishedAt != null)
            .Select(p => new Post(p.Id, p.Title, p.Slug, p.PublishedAt, p.ShownUntil))
            .ToListAsync(stop));
    }

    private sealed record Known(CategoryTree Tree, IReadOnlyList<PageLink> Pages, Reading Reading, List<Product> Products, List<Post> Posts);

    private sealed record Product(string Key, int Id, LocalizedText Name, LocalizedText Slug, string? PictureKey);

    private sealed record Post(int Id, LocalizedText Title, LocalizedText Slug, DateTime? From, DateTime? Until);
}
