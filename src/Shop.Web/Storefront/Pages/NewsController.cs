using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Content;
using Shop.Data;
using Shop.Files;
using Shop.Web.Shared;
using Shop.Web.Storefront.Seo;

namespace Shop.Web.Storefront.Pages;

/// <summary>News of the shop: the list, a post, and the feed (RSS 2.0) of the latest.</summary>
public sealed class NewsController(ShopDb db, TimeProvider clock, NewsFeed feed) : Controller
{
    private const int Size = 10;
    private const int InFeed = 20;

    [HttpGet]
    [ShopRoute("neues", "news")]
    [CachedPage(ContentTags.Content)]
    public async Task<IActionResult> List(int page = 1, CancellationToken stop = default)
    {
        var found = db.BlogPosts.AsNoTracking().PublishedBy(clock.UtcNow());
        var total = await found.CountAsync(stop);
        if (page < 1 || (page - 1L) * Size >= total)
            return NotFound();
        ViewData["Canonical"] = Url.Shop("News.List") + (page > 1 ? $"?page={page}" : "");
        return View("News", new Page<NewsRow>(await NewsRow.Of(found, db.Pictures).Skip((page - 1) * Size).Take(Size).ToListAsync(stop), page, Size, total));
    }

    [HttpGet]
    [ShopRoute("neues/{slug}-{id:int}", "news/{slug}-{id:int}")]
    [CachedPage(ContentTags.Content)]
    public async Task<IActionResult> Show(string slug, int id, CancellationToken stop)
    {
        var found = db.BlogPosts.AsNoTracking().PublishedBy(clock.UtcNow()).Where(p => p.Id == id);
        if (await NewsRow.Of(found, db.Pictures).SingleOrDefaultAsync(stop) is not { } row)
            return NotFound();
        if (slug != row.Slug.In(Languages.Current))
            return RedirectPermanent(row.Address(Url, Languages.Current));
        var rest = await found.Select(p => new { p.Body, p.Author, p.ChangedAt }).SingleAsync(stop);
        ViewData["Title"] = row.Title.ToString();
        ViewData["Description"] = Descriptions.FirstOf(row.Teaser.ToString(), rest.Body.ToString());
        ViewData["Alternates"] = new Alternates(row.Address(Url, "de"), row.Address(Url, "en"));
        return View("Post", new NewsPost(row, rest.Body, rest.Author, rest.ChangedAt));
    }

    [HttpGet]
    [ShopRoute("neues.rss", "news.rss")]
    [CachedPage(ContentTags.Content)]
    public async Task<IActionResult> Feed(CancellationToken stop)
    {
        var posts = await NewsRow.Of(db.BlogPosts.AsNoTracking().PublishedBy(clock.UtcNow()), db.Pictures).Take(InFeed).ToListAsync(stop);
        return Content(await feed.WriteAsync(posts, Url, HttpContext), "application/rss+xml; charset=utf-8");
    }
}

/// <summary>A post in the list.</summary>
/// <param name="PictureHeight">Of the original, in pixels; with its width it keeps the place free.</param>
public sealed record NewsRow(
    int Id, LocalizedText Title, LocalizedText Slug, LocalizedText Teaser, DateTime At, string? PictureKey, int PictureWidth, int PictureHeight, LocalizedText PictureAlt)
{
    public static IQueryable<NewsRow> Of(IQueryable<BlogPost> posts, IQueryable<Picture> pictures) =>
        posts.Select(p => new NewsRow(
            p.Id, p.Title, p.Slug, p.Teaser, p.PublishedAt!.Value,
            pictures.Where(x => x.Id == p.PictureId).Select(x => x.Key).FirstOrDefault(),
            pictures.Where(x => x.Id == p.PictureId).Select(x => x.Width).FirstOrDefault(),
            pictures.Where(x => x.Id == p.PictureId).Select(x => x.Height).FirstOrDefault(),
            p.PictureAlt));

    public string Address(IUrlHelper url, string language) => url.Shop("News.Show", language, new { slug = Slug.In(language), id = Id });
}

/// <summary>A post to read.</summary>
public sealed record NewsPost(NewsRow Row, LocalizedText Body, string Author, DateTime? ChangedAt);
