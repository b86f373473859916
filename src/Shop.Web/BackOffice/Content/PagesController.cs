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
        var now = clock.UtcNow();
        var pages = await db.ContentPages.OrderBy(p => p.FooterPosition ?? 1000).ThenBy(p => p.Id)
            .Select(p => new PageRow(
                p.Key, p.Title, p.FooterPosition != null, p.Versions.Count, p.Versions.Where(v => v.ValidFrom <= now).Max(v => (DateTime?)v.ValidFrom), p.Versions.Max(v => (DateTime?)v.ValidFrom)))
            .ToListAsync(stop);
        var missing = KnownPages.All.Where(k => pages.TrueForAll(p => p.Key != k.Key)).Select(k => new PageRow(k.Key, k.Title, true, 0, null, null));
        return View(new PageList([.. pages, .. missing], now));
    }

    [HttpGet("new")]
    public IActionResult New() => View(nameof(Edit), new PageEditor(new ContentPage { Key = "" }, new PageForm { InFooter = true }));

    [HttpGet("{key}")]
    public async Task<IActionResult> Edit(string key, int? wording, CancellationToken stop)
    {
        if (await LoadAsync(key, stop) is not { } page)
            return NotFound();
        var earlier = page.Versions.Find(v => v.Id == wording);
        return View(new PageEditor(page, PageForm.From(page, earlier ?? Newest(page), clock.UtcNow())) { Earlier = earlier });
    }

    [HttpPost("new")]
    [HttpPost("{key}")]
    public async Task<IActionResult> Save(string? key, [Bind(Prefix = "Form")] PageForm form, CancellationToken stop)
    {
        if ((key is null ? new ContentPage { Key = "" } : await LoadAsync(key, stop)) is not { } page)
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
        if (page.Key.Length == 0)
            await NameAsync(page, stop);
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return Conflict((await LoadAsync(page.Key, stop))!, form);
        }
        this.Say(texts["Gespeichert. Die frühere Fassung bleibt erhalten."]);
        return RedirectToAction(nameof(Edit), new { key = page.Key });
    }

    /// <summary>Pages that the law asks for and those the shop points at can't be removed.</summary>
    [HttpPost("{key}/remove")]
    public async Task<IActionResult> Remove(string key, CancellationToken stop)
    {
        if (KnownPages.IsKnown(key) || await LoadAsync(key, stop) is not { Id: not 0 } page)
            return NotFound();
        db.ContentPages.Remove(page);
        await db.SaveChangesAsync(stop);
        this.Say(texts["Der Eintrag ist gelöscht."]);
        return RedirectToAction(nameof(Index));
    }

    [HttpGet("{key}/versions/{id:int}")]
    public async Task<IActionResult> Wording(string key, int id, CancellationToken stop) =>
        await LoadAsync(key, stop) is { } page && page.Versions.Find(v => v.Id == id) is { } wording
            ? View(new PageWording(page, wording, wording.ValidFrom > clock.UtcNow()))
            : NotFound();

    /// <summary>Takes back a wording that doesn't hold yet; no order can point at it.</summary>
    [HttpPost("{key}/versions/{id:int}/discard")]
    public async Task<IActionResult> Discard(string key, int id, CancellationToken stop)
    {
        var now = clock.UtcNow();
        if (await LoadAsync(key, stop) is not { } page || page.Versions.Find(v => v.Id == id && v.ValidFrom > now) is not { } planned)
            return NotFound();
        page.Versions.Remove(planned);
        db.Remove(planned);
        db.Entry(page).Property(p => p.Version).IsModified = true;
        await db.SaveChangesAsync(stop);
        this.Say(texts["Die geplante Fassung ist verworfen."]);
        return RedirectToAction(nameof(Edit), new { key });
    }

    private ViewResult Conflict(ContentPage now, PageForm mine)
    {
        ModelState.Clear();
        ModelState.AddModelError("", texts["Die Seite wurde inzwischen von jemand anderem geändert. Ihr Text steht unten und ist noch nicht gespeichert."]);
        mine.Version = now.Version;
        return this.Again(nameof(Edit), new PageEditor(now, mine) { Theirs = Newest(now) }, StatusCodes.Status409Conflict);
    }

    /// <summary>Key and address come from the first title and stay when it changes.</summary>
    private async Task NameAsync(ContentPage page, CancellationToken stop)
    {
        var (de, en) = (Slug.From(page.Title.De), Slug.From(page.Title.In("en")));
        var taken = await db.ContentPages.Select(p => new { p.Key, p.Slug.De, p.Slug.En }).ToListAsync(stop);
        var number = Enumerable.Range(1, int.MaxValue).First(n => !taken.Exists(t => t.Key == Short(de, n) || t.De == Numbered(de, n) || t.En == Numbered(en, n)) && !KnownPages.IsKnown(Short(de, n)));
        page.Key = Short(de, number);
        page.Slug = new LocalizedText(Numbered(de, number), Numbered(en, number));

        static string Numbered(string slug, int n) => n == 1 && slug != "new" ? slug : $"{slug}-{n}";
        static string Short(string slug, int n) => Numbered(slug[..Math.Min(slug.Length, 50)].Trim('-'), n);
    }

    private async Task<ContentPage?> LoadAsync(string key, CancellationToken stop) =>
        await db.ContentPages.Include(p => p.Versions).FirstOrDefaultAsync(p => p.Key == key, stop)
        ?? (KnownPages.All.FirstOrDefault(k => k.Key == key) is { } known
            ? new ContentPage { Key = key, Title = known.Title, Slug = known.Slug, FooterPosition = known.FooterPosition }
            : null);

    private static ContentPageVersion? Newest(ContentPage page) => page.Versions.MaxBy(v => (v.ValidFrom, v.Id));
}

/// <summary>All pages, the missing ones last.</summary>
public sealed record PageList(IReadOnlyList<PageRow> Rows, DateTime Now);

/// <summary>A page in the list.</summary>
/// <param name="Since">When the present wording began.</param>
/// <param name="Last">When the last wording begins; later than now when one is planned.</param>
public sealed record PageRow(string Key, LocalizedText Title, bool InFooter, int Wordings, DateTime? Since, DateTime? Last)
{
    public bool IsLocked => LegalPages.IsLocked(Key);
}

/// <summary>A page being edited.</summary>
public sealed record PageEditor(ContentPage Page, PageForm Form)
{
    /// <summary>What someone else saved meanwhile.</summary>
    public ContentPageVersion? Theirs { get; init; }

    /// <summary>The earlier wording in the form.</summary>
    public ContentPageVersion? Earlier { get; init; }

    public bool IsNew => Page.Key.Length == 0;

    public bool IsLocked => LegalPages.IsLocked(Page.Key);

    public bool CanBeRemoved => Page.Id != 0 && !KnownPages.IsKnown(Page.Key);
}

/// <summary>An old or a planned wording, to read.</summary>
public sealed record PageWording(ContentPage Page, ContentPageVersion Wording, bool IsPlanned);
