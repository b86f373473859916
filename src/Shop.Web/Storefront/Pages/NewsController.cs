using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Content;
using Shop.Data;
using Shop.Web.Shared;
using Shop.Web.Storefront.Seo;
using Shop.Web.Storefront.Shared;

namespace Shop.Web.Storefront.Pages;

/// <summary>News of the shop: the list, a post, and the feed (RSS 2.0) of the latest.</summary>
public sealed class NewsController(ShopDb db, TimeProvider clock, Frame frame, SiteAddress site, WebTexts texts) : Controller
{
    private const int Size = 10;
    private const int InFeed = 20;

    [HttpGet]
    [ShopRoute("neues", "news")]
    [CachedPage("content")]
    public async Task<IActionResult> List(int page = 1, CancellationToken stop = default)
    {
        var found = db.BlogPosts.AsNoTracking().PublishedBy(clock.UtcNow());
        var total = await found.CountAsync(stop);
        if (page < 1 || (page - 1) * Size >= total)
            return NotFound();
        ViewData["Canonical"] = Url.Shop("News.List") + (page > 1 ? $"?page={page}" : "");
        return View("News", new Page<NewsRow>(await Rows(found).Skip((page - 1) * Size).Take(Size).ToListAsync(stop), page, Size, total));
    }

    [HttpGet]
    [ShopRoute("neues/{slug}-{id:int}", "news/{slug}-{id:int}")]
    [CachedPage("content")]
    public async Task<IActionResult> Show(string slug, int id, CancellationToken stop)
    {
        var post = await db.BlogPosts.AsNoTracking().PublishedBy(clock.UtcNow()).Where(p => p.Id == id)
            .Select(p => new { Row = new NewsRow(p.Id, p.Title, p.Slug, p.Teaser, p.PublishedAt!.Value), Body = p.Versions.OrderByDescending(v => v.Id).Select(v => v.Body).FirstOrDefault() })
            .SingleOrDefaultAsync(stop);
        if (post is null)
            return NotFound();
        if (slug != post.Row.Slug.In(Languages.Current))
            return RedirectPermanent(post.Row.Address(Url, Languages.Current));
        ViewData["Title"] = post.Row.Title.ToString();
        ViewData["Description"] = Descriptions.FirstOf(post.Row.Teaser.ToString(), post.Body?.ToString());
        ViewData["Alternates"] = new Alternates(post.Row.Address(Url, "de"), post.Row.Address(Url, "en"));
        return View("Post", new NewsPost(post.Row, post.Body ?? LocalizedText.Empty));
    }

    [HttpGet]
    [ShopRoute("neues.rss", "news.rss")]
    [CachedPage("content")]
    public async Task<IActionResult> Feed(CancellationToken stop)
    {
        var identity = await frame.IdentityAsync(stop);
        var host = site.Of(HttpContext);
        var posts = await Rows(db.BlogPosts.AsNoTracking().PublishedBy(clock.UtcNow())).Take(InFeed).ToListAsync(stop);
        var feed = new XDocument(new XElement("rss", new XAttribute("version", "2.0"), new XElement(
            "channel",
            new XElement("title", texts["Neues von {0}", identity.ShopName].Value),
            new XElement("link", host + Url.Shop("Home.Index")),
            new XElement("description", texts["Neues von {0}", identity.ShopName].Value),
            new XElement("language", Languages.Current),
            posts.Select(p => new XElement(
                "item",
                new XElement("title", p.Title.ToString()),
                new XElement("link", host + p.Address(Url, Languages.Current)),
                new XElement("guid", host + p.Address(Url, Languages.Current)),
                new XElement("pubDate", p.At.ToString("R", System.Globalization.CultureInfo.InvariantCulture)),
                new XElement("description", p.Teaser.ToString()))))));
        return Content("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" + feed, "application/rss+xml", Encoding.UTF8);
    }

    private static IQueryable<NewsRow> Rows(IQueryable<BlogPost> posts) => posts.Select(p => new NewsRow(p.Id, p.Title, p.Slug, p.Teaser, p.PublishedAt!.Value));
}

/// <summary>A post in the list.</summary>
public sealed record NewsRow(int Id, LocalizedText Title, LocalizedText Slug, LocalizedText Teaser, DateTime At)
{
    public string Address(IUrlHelper url, string language) => url.Shop("News.Show", language, new { slug = Slug.In(language), id = Id });
}

/// <summary>A post to read.</summary>
public sealed record NewsPost(NewsRow Row, LocalizedText Body);
