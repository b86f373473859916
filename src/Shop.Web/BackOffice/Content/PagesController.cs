using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Common;
using Shop.Content;
using Shop.Data;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Security;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Content;

/// <summary>Impressum, AGB and other pages of text; each save keeps the wording before, because orders point at what customers saw.</summary>
[Route("admin/pages")]
[Needs(Permissions.ContentWrite)]
public sealed class PagesController(ShopDb db, TimeProvider clock, WebTexts texts) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(CancellationToken stop)
    {
        var pages = await db.ContentPages.OrderBy(p => p.FooterPosition ?? 1000).ThenBy(p => p.Id)
            .Select(p => new PageRow(p.Key, p.Title, p.FooterPosition != null, p.Versions.Count, p.Versions.Max(v => (DateTime?)v.ValidFrom))).ToListAsync(stop);
        var missing = KnownPages.All.Where(k => pages.TrueForAll(p => p.Key != k.Key)).Select(k => new PageRow(k.Key, k.Title, true, 0, null));
        return View(new PageList([.. pages, .. missing]));
    }

    [HttpGet("{key}")]
    public async Task<IActionResult> Edit(string key, CancellationToken stop) =>
        await LoadAsync(key, stop) is { } page ? View(new PageEditor(page, PageForm.From(page, Newest(page)))) : NotFound();

    [HttpPost("{key}")]
    public async Task<IActionResult> Save(string key, [Bind(Prefix = "Form")] PageForm form, CancellationToken stop)
    {
        if (await LoadAsync(key, stop) is not { } page)
            return NotFound();
        if (!ModelState.IsValid)
            return this.Again(nameof(Edit), new PageEditor(page, form));
        if (page.Version != form.Version)
            return Conflict(page, form);
        if (page.Id == 0)
            db.ContentPages.Add(page);
        else
            db.Entry(page).Property(p => p.Version).IsModified = true;
        form.ApplyTo(page, clock.UtcNow(), Actor.Current);
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return Conflict((await LoadAsync(key, stop))!, form);
        }
        this.Say(texts["Gespeichert. Die frühere Fassung bleibt erhalten."]);
        return RedirectToAction(nameof(Edit), new { key });
    }

    /// <summary>How Markdown will look; asked while typing.</summary>
    [HttpPost("preview")]
    public IActionResult Preview([Bind(Prefix = "Form.Body.De")] string? text) => PartialView("_Preview", Entered.Line(text, 200_000));

    [HttpGet("{key}/versions/{id:int}")]
    public async Task<IActionResult> Wording(string key, int id, CancellationToken stop) =>
        await LoadAsync(key, stop) is { } page && page.Versions.Find(v => v.Id == id) is { } wording ? View(new PageWording(page, wording)) : NotFound();

    private ViewResult Conflict(ContentPage now, PageForm mine)
    {
        ModelState.Clear();
        ModelState.AddModelError("", texts["Die Seite wurde inzwischen von jemand anderem geändert. Ihr Text steht unten und ist noch nicht gespeichert."]);
        mine.Version = now.Version;
        return this.Again(nameof(Edit), new PageEditor(now, mine) { Theirs = Newest(now) }, StatusCodes.Status409Conflict);
    }

    private async Task<ContentPage?> LoadAsync(string key, CancellationToken stop) =>
        await db.ContentPages.Include(p => p.Versions).FirstOrDefaultAsync(p => p.Key == key, stop)
        ?? (KnownPages.All.FirstOrDefault(k => k.Key == key) is { } known
            ? new ContentPage { Key = key, Title = known.Title, Slug = known.Slug, FooterPosition = known.FooterPosition }
            : null);

    private static ContentPageVersion? Newest(ContentPage page) => page.Versions.MaxBy(v => (v.ValidFrom, v.Id));
}

/// <summary>All pages, the missing ones last.</summary>
public sealed record PageList(IReadOnlyList<PageRow> Rows);

/// <summary>A page in the list.</summary>
public sealed record PageRow(string Key, LocalizedText Title, bool InFooter, int Wordings, DateTime? Since);

/// <summary>A page being edited.</summary>
public sealed record PageEditor(ContentPage Page, PageForm Form)
{
    /// <summary>What someone else saved meanwhile.</summary>
    public ContentPageVersion? Theirs { get; init; }
}

/// <summary>An old wording, to read.</summary>
public sealed record PageWording(ContentPage Page, ContentPageVersion Wording);
