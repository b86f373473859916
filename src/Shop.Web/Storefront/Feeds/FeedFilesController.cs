using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using Shop.Common;
using Shop.Data;
using Shop.Web.Storefront.Seo;

namespace Shop.Web.Storefront.Feeds;

/// <summary>Hands out feeds to channels. Who knows the address may fetch; nobody can guess it, and it can be changed.</summary>
public sealed class FeedFilesController(ShopDb db, FeedFiles files, SiteAddress site, TimeProvider clock) : Controller
{
    [HttpGet("/feeds/{file}")]
    [HttpHead("/feeds/{file}")]
    public async Task<IActionResult> Fetch(string file, CancellationToken stop)
    {
        var token = file.Split('.')[0];
        var feed = token.Length == 40 ? await db.Feeds.AsNoTracking().FirstOrDefaultAsync(f => f.Token == token && f.Active, stop) : null;
        if (feed is null || file != feed.FileName)
            return NotFound();
        var made = await files.GetAsync(feed, site.Of(HttpContext), stop);
        if (HttpMethods.IsGet(Request.Method))
            await NoteAsync(feed.Id, made.Items, stop);
        Response.Headers.CacheControl = "private, no-cache";
        Response.Headers["X-Robots-Tag"] = "noindex";
        var stream = new FileStream(made.Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1 << 16, FileOptions.Asynchronous | FileOptions.SequentialScan);
        return File(stream, made.ContentType, new DateTimeOffset(made.MadeAt, TimeSpan.Zero), new EntityTagHeaderValue($"\"{Path.GetFileName(made.Path)}\""));
    }

    private async Task NoteAsync(int id, int items, CancellationToken stop)
    {
        var now = clock.UtcNow();
        var agent = string.Concat(Request.Headers.UserAgent.ToString().Where(c => !char.IsControl(c)).Take(300));
        await db.Feeds.Where(f => f.Id == id).ExecuteUpdateAsync(
            s => s.SetProperty(f => f.FetchedAt, now).SetProperty(f => f.FetchedBy, agent).SetProperty(f => f.FetchedItems, items).SetProperty(f => f.Fetches, f => f.Fetches + 1), stop);
    }
}
