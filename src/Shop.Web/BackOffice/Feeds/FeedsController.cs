using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Common;
using Shop.Data;
using Shop.Feeds;
using Shop.Web.BackOffice.Categories;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Security;
using Shop.Web.Shared;
using Shop.Web.Storefront.Seo;

namespace Shop.Web.BackOffice.Feeds;

/// <summary>Lists of products for channels: Google Merchant Center, Meta, idealo.</summary>
[Route("admin/feeds")]
[Needs(Permissions.CatalogRead)]
public sealed class FeedsController(ShopDb db, SiteAddress site, TimeProvider clock, WebTexts texts) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(CancellationToken stop) => View("Feeds", new FeedsPage(
        await db.Feeds.AsNoTracking().OrderBy(f => f.Name).ToListAsync(stop), await db.GoogleCategories.AnyAsync(stop), await db.GoogleShelves.CountAsync(stop)));

    [HttpGet("new")]
    [Needs(Permissions.CatalogWrite)]
    public async Task<IActionResult> New(CancellationToken stop) => View("EditFeed", await EditorAsync(new FeedForm(), stop));

    [HttpGet("{id:int}")]
    public async Task<IActionResult> Edit(int id, CancellationToken stop) =>
        await db.Feeds.AsNoTracking().FirstOrDefaultAsync(f => f.Id == id, stop) is { } feed ? View("EditFeed", await EditorAsync(FeedForm.Of(feed), stop)) : NotFound();

    [HttpPost("new")]
    [HttpPost("{id:int}")]
    [Needs(Permissions.CatalogWrite)]
    public async Task<IActionResult> Save(int id, [Bind(Prefix = "Form")] FeedForm form, CancellationToken stop)
    {
        var feed = id == 0 ? db.Feeds.Add(new Feed { Name = form.Name, Token = Feed.NewToken(), CreatedAt = clock.UtcNow() }).Entity : await db.Feeds.FirstOrDefaultAsync(f => f.Id == id, stop);
        if (feed is null)
            return NotFound();
        if (ModelState.IsValid && id != 0 && form.Version != feed.Version)
        {
            ModelState.Clear();
            form.Version = feed.Version;
            ModelState.AddModelError("", texts["Der Feed wurde inzwischen von jemand anderem geändert. Ihre Angaben stehen unten und sind noch nicht gespeichert."]);
        }
        if (!ModelState.IsValid)
            return this.Again("EditFeed", await EditorAsync(form, stop));
        form.ApplyTo(feed);
        await db.SaveChangesAsync(stop);
        this.Say(texts["Gespeichert."]);
        return Redirect($"/admin/feeds/{feed.Id}");
    }

    /// <summary>A new address; who knew the old one gets nothing any more.</summary>
    [HttpPost("{id:int}/renew")]
    [Needs(Permissions.CatalogWrite)]
    public async Task<IActionResult> Renew(int id, CancellationToken stop)
    {
        if (await db.Feeds.FirstOrDefaultAsync(f => f.Id == id, stop) is not { } feed)
            return NotFound();
        feed.Token = Feed.NewToken();
        await db.SaveChangesAsync(stop);
        this.Say(texts["Die neue Adresse gilt sofort. Bitte tragen Sie sie beim Kanal ein."]);
        return Redirect($"/admin/feeds/{id}");
    }

    [HttpPost("{id:int}/remove")]
    [Needs(Permissions.CatalogWrite)]
    public async Task<IActionResult> Remove(int id, CancellationToken stop)
    {
        if (await db.Feeds.FirstOrDefaultAsync(f => f.Id == id, stop) is not { } feed)
            return NotFound();
        db.Feeds.Remove(feed);
        await db.SaveChangesAsync(stop);
        this.Say(texts["Der Feed ist gelöscht."]);
        return RedirectToAction(nameof(Index));
    }

    private async Task<FeedEditor> EditorAsync(FeedForm form, CancellationToken stop)
    {
        db.ChangeTracker.Clear();
        var feed = form.Id == 0 ? null : await db.Feeds.AsNoTracking().FirstOrDefaultAsync(f => f.Id == form.Id, stop);
        var shelves = await CategoryChoices.LoadAsync(db, stop);
        return new FeedEditor(
            form, feed, feed is null ? null : $"{site.Of(HttpContext)}/feeds/{feed.FileName}",
            [.. shelves.InOrder().Select(c => new TickChoice(c.Shelf.Id, shelves.NameOf(c.Shelf.Id)))],
            await db.Tags.OrderBy(t => t.Name).Select(t => new TickChoice(t.Id, t.Name)).ToListAsync(stop));
    }
}

/// <summary>All feeds.</summary>
/// <param name="HasTaxonomy">Google's list is there.</param>
/// <param name="Mapped">Shelves that an entry of it stands for.</param>
public sealed record FeedsPage(IReadOnlyList<Feed> Feeds, bool HasTaxonomy, int Mapped);

/// <summary>A feed being edited.</summary>
/// <param name="Address">Whole, to copy.</param>
public sealed record FeedEditor(FeedForm Form, Feed? Feed, string? Address, IReadOnlyList<TickChoice> Shelves, IReadOnlyList<TickChoice> Tags);

/// <summary>How channels are called.</summary>
public static class ChannelNames
{
    public static string Name(this FeedChannel channel) => channel switch { FeedChannel.Google => "Google Merchant Center", FeedChannel.Meta => "Meta (Facebook, Instagram)", _ => "idealo" };
}
