using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Catalog;
using Shop.Data;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Security;
using Shop.Web.Shared;
using Shop.Web.Storefront.Categories;

namespace Shop.Web.BackOffice.Categories;

/// <summary>Addresses that lead elsewhere: those of the merchant, and those that shelves left.</summary>
[Route("admin/redirects")]
[Needs(Permissions.CatalogRead)]
public sealed class RedirectsController(ShopDb db, SaveRedirects save, FormerPages former, WebTexts texts) : Controller
{
    private const int Size = 50;

    [HttpGet]
    public async Task<IActionResult> Index(RedirectFilter filter, CancellationToken stop) => View("Redirects", await PageAsync(filter, null, stop));

    [HttpGet("new")]
    [Needs(Permissions.CatalogWrite)]
    public IActionResult New(string? from) => View("EditRedirect", new RedirectForm { Source = from ?? "" });

    [HttpGet("{id:int}")]
    public async Task<IActionResult> Edit(int id, CancellationToken stop) =>
        await db.Redirects.AsNoTracking().FirstOrDefaultAsync(r => r.Id == id, stop) is { } row ? View("EditRedirect", RedirectForm.From(row)) : NotFound();

    [HttpPost("new")]
    [HttpPost("{id:int}")]
    [Needs(Permissions.CatalogWrite)]
    public async Task<IActionResult> Save(int id, RedirectForm form, CancellationToken stop)
    {
        var row = id == 0 ? null : await db.Redirects.AsNoTracking().FirstOrDefaultAsync(r => r.Id == id, stop);
        if (id != 0 && row is null)
            return NotFound();
        if (row is not null && row.Version != form.Version)
        {
            ModelState.Clear();
            form.Version = row.Version;
            ModelState.AddModelError("", texts["Jemand anderes hat das inzwischen geändert in: {0}. Ihre Angaben stehen unten und sind noch nicht gespeichert.", $"{row.From} → {row.To}"]);
        }
        if (!ModelState.IsValid)
            return this.Again("EditRedirect", form);
        var saved = await save.SaveAsync([(form.Source, form.Target)], stop);
        if (saved.Refused.Count > 0)
        {
            ModelState.AddModelError("", saved.Refused[0].Why.ToString());
            return this.Again("EditRedirect", form);
        }
        if (row is not null && Shop.Catalog.Redirect.Tidy(form.Source) != row.From)
            await db.Redirects.Where(r => r.Id == id).ExecuteDeleteAsync(stop);
        this.Say(texts["Gespeichert. Wer dort ankommt, wird in einem Schritt weitergeleitet."]);
        return RedirectToAction(nameof(Index));
    }

    /// <summary>A pasted list; what can't be taken is shown with its reason, the rest is saved.</summary>
    [HttpPost("import")]
    [Needs(Permissions.CatalogWrite)]
    [RequestFormLimits(ValueLengthLimit = 1 << 24)]
    public async Task<IActionResult> Import(string? pasted, CancellationToken stop)
    {
        var lines = SaveRedirects.Read(pasted ?? "");
        if (lines.Count == 0)
            return RedirectToAction(nameof(Index));
        var saved = await save.SaveAsync(lines, stop);
        return View("Redirects", await PageAsync(new RedirectFilter(), saved, stop));
    }

    [HttpPost("{id:int}/remove")]
    [Needs(Permissions.CatalogWrite)]
    public async Task<IActionResult> Remove(int id, CancellationToken stop)
    {
        if (await db.Redirects.FirstOrDefaultAsync(r => r.Id == id, stop) is not { } row)
            return NotFound();
        db.Redirects.Remove(row);
        await db.SaveChangesAsync(stop);
        this.Say(texts["Gelöscht. Die Adresse {0} gibt es nicht mehr.", row.From]);
        return RedirectToAction(nameof(Index));
    }

    private async Task<RedirectsPage> PageAsync(RedirectFilter filter, SavedRedirects? saved, CancellationToken stop)
    {
        var own = db.Redirects.AsNoTracking();
        var shelves = db.FormerAddresses.AsNoTracking();
        if (filter.Words is { Length: > 0 } words)
        {
            own = own.Where(r => r.From.Contains(words) || r.To.Contains(words));
            shelves = shelves.Where(a => a.Path.Contains(words));
        }
        var (owned, moved) = (await own.CountAsync(stop), await shelves.CountAsync(stop));
        var total = filter.Shelves ? moved : owned;
        var pager = new Pager(Pager.Within(filter.Page, Size, total), Size, total);
        var skip = (pager.Number - 1) * Size;
        var rows = filter.Shelves
            ? await shelves.Join(db.Categories, a => a.CategoryId, c => c.Id, (a, c) => new { a, c }).OrderByDescending(x => x.a.Id).Skip(skip).Take(Size)
                .Select(x => new RedirectRow(0, "/" + x.a.Language + "/" + x.a.Path, "/" + x.a.Language + "/" + (x.a.Language == "en" && x.c.Path.En != "" ? x.c.Path.En : x.c.Path.De), x.a.Hits, x.a.LastHitAt, x.a.LeftAt)).ToListAsync(stop)
            : await own.OrderByDescending(r => r.Hits).ThenByDescending(r => r.Id).Skip(skip).Take(Size)
                .Select(r => new RedirectRow(r.Id, r.From, r.To, r.Hits, r.LastHitAt, r.CreatedAt)).ToListAsync(stop);
        return new RedirectsPage(filter, rows, pager, owned, moved, await TestAsync(filter.Test, stop), saved);
    }

    private async Task<TestedAddress?> TestAsync(string? typed, CancellationToken stop)
    {
        if (string.IsNullOrWhiteSpace(typed))
            return null;
        var tidy = Shop.Catalog.Redirect.Tidy(typed);
        if (tidy is null)
            return new TestedAddress(typed, null, IsAddress: false);
        var parts = tidy.Split('?', 2);
        var found = await former.FindAsync(parts[0], parts.Length == 2 ? "?" + parts[1] : "", stop);
        return new TestedAddress(tidy, found?.To, IsAddress: true);
    }
}

/// <summary>What the screen shows; lives in the address.</summary>
/// <param name="Shelves">Those that shelves left, instead of the merchant's own.</param>
/// <param name="Test">An address to try.</param>
public sealed record RedirectFilter(string? Q = null, bool Shelves = false, string? Test = null, int? Page = null)
{
    public string Words => (Q ?? "").Trim().ToLowerInvariant();
}

/// <summary>An address that leads elsewhere.</summary>
public sealed record RedirectRow(int Id, string From, string To, int Hits, DateTime? LastHitAt, DateTime Since);

/// <summary>What happens to somebody who comes by an address.</summary>
public sealed record TestedAddress(string Address, string? To, bool IsAddress);

/// <summary>The screen of redirects.</summary>
public sealed record RedirectsPage(RedirectFilter Filter, IReadOnlyList<RedirectRow> Rows, Pager Pager, int Own, int Moved, TestedAddress? Tested, SavedRedirects? Saved);
