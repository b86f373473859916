using Microsoft.EntityFrameworkCore;
using Shop.Catalog;
using Shop.Common;
using Shop.Data;
using Shop.Web.Storefront.Shared;

namespace Shop.Web.Storefront.Categories;

/// <summary>Why an address leads elsewhere.</summary>
/// <param name="To">Where, in one step.</param>
/// <param name="RedirectId">The merchant's own entry, if it was one.</param>
/// <param name="FormerId">The former address of a shelf, if it was one.</param>
public sealed record FormerPage(string To, int? RedirectId, long? FormerId);

/// <summary>Knows where the pages went that are no longer where somebody looks for them: entries of the merchant, then shelves that moved.</summary>
public sealed class FormerPages(ShopDb db, Frame frame, TimeProvider clock)
{
    /// <param name="path">Below the host.</param>
    /// <param name="query">With its question mark, or empty.</param>
    /// <param name="stop">Ends the call.</param>
    public async Task<FormerPage?> FindAsync(string path, string query, CancellationToken stop)
    {
        if (Redirect.Tidy(path) is not { } plain)
            return null;
        var whole = Redirect.Tidy(path + query) ?? plain;
        var entries = await db.Redirects.AsNoTracking().Where(r => r.From == whole || r.From == plain).Select(r => new { r.Id, r.From, r.To }).ToListAsync(stop);
        if ((entries.Find(e => e.From == whole) ?? entries.FirstOrDefault()) is { } entry)
            return new FormerPage((await ShelfOnceAtAsync(entry.To, stop))?.To ?? entry.To, entry.Id, null);
        return await ShelfOnceAtAsync(plain, stop) is { } shelf ? shelf with { To = shelf.To + query } : null;
    }

    /// <summary>Counts somebody who came by; no reading before, so that two at once both count.</summary>
    public async Task CountAsync(FormerPage page, CancellationToken stop)
    {
        var now = clock.UtcNow();
        if (page.RedirectId is { } entry)
            await db.Redirects.Where(r => r.Id == entry).ExecuteUpdateAsync(s => s.SetProperty(r => r.Hits, r => r.Hits + 1).SetProperty(r => r.LastHitAt, now), stop);
        if (page.FormerId is { } former)
            await db.FormerAddresses.Where(a => a.Id == former).ExecuteUpdateAsync(s => s.SetProperty(a => a.Hits, a => a.Hits + 1).SetProperty(a => a.LastHitAt, now), stop);
    }

    /// <summary>Where a shelf stands today that once stood at the address; null where one stands there now or none ever did.</summary>
    private async Task<FormerPage?> ShelfOnceAtAsync(string address, CancellationToken stop)
    {
        var parts = address.Split('?')[0].TrimStart('/').Split('/', 2);
        if (parts is not [("de" or "en") and var language, { Length: > 0 } path])
            return null;
        var tree = await frame.TreeAsync(stop);
        if (tree.FindByPath(path, language) is not null)
            return null;
        var wanted = path.ToLowerInvariant();
        var former = await db.FormerAddresses.Where(a => a.Language == language && a.Path == wanted)
            .OrderByDescending(a => a.Id).Select(a => new { a.Id, a.CategoryId }).FirstOrDefaultAsync(stop);
        return former is not null && tree.Find(former.CategoryId) is { } shelf
            ? new FormerPage($"/{language}/{string.Join('/', shelf.Path.In(language).Split('/').Select(Uri.EscapeDataString))}", null, former.Id)
            : null;
    }
}

/// <summary>Leads on from addresses that nothing stands at any more, with a 301, before the page for what wasn't found is made.</summary>
public static class FormerPagesMiddleware
{
    public static void UseFormerPages(this WebApplication app) => app.Use(async (http, next) =>
    {
        await next(http);
        var asks = HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method);
        if (!asks || http.Response.StatusCode != StatusCodes.Status404NotFound || http.Response.HasStarted || http.Features.Get<Microsoft.AspNetCore.Diagnostics.IStatusCodeReExecuteFeature>() is not null)
            return;
        var pages = http.RequestServices.GetRequiredService<FormerPages>();
        if (await pages.FindAsync(http.Request.Path.Value ?? "/", http.Request.QueryString.Value ?? "", http.RequestAborted) is not { } page)
            return;
        await pages.CountAsync(page, http.RequestAborted);
        http.Response.Redirect(Escaped(page.To), permanent: true);
    });

    /// <summary>A header holds ASCII only.</summary>
    private static string Escaped(string to)
    {
        if (to.All(char.IsAscii))
            return to;
        return to.StartsWith('/') ? new Uri("https://x" + to, UriKind.Absolute).PathAndQuery : new Uri(to, UriKind.Absolute).AbsoluteUri;
    }
}
