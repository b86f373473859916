using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Catalog;
using Shop.Common;
using Shop.Content;
using Shop.Data;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Security;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Content;

/// <summary>What stands on the home page, in which order and when.</summary>
[Route("admin/home")]
[Needs(Permissions.ContentWrite)]
public sealed class HomeBlocksController(ShopDb db, TimeProvider clock, WebTexts texts) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(CancellationToken stop)
    {
        var now = clock.UtcNow();
        var blocks = await db.HomeBlocks.AsNoTracking().OrderBy(b => b.Position).ThenBy(b => b.Id).ToListAsync(stop);
        return View("HomeBlocks", blocks.ConvertAll(b => new HomeBlockRow(b.Id, b.Kind, b.Title, b.Target, b.Position, b.Active, b.ShownFrom, b.ShownUntil, b.IsShownAt(now))));
    }

    [HttpGet("new")]
    public async Task<IActionResult> New(string? kind, CancellationToken stop) =>
        View("HomeBlock", await EditorAsync(0, new HomeBlockForm { Kind = HomeBlockForm.Kinds.Contains(kind) ? kind! : "teaser" }, stop));

    [HttpGet("{id:int}")]
    public async Task<IActionResult> Edit(int id, CancellationToken stop) =>
        await db.HomeBlocks.AsNoTracking().FirstOrDefaultAsync(b => b.Id == id, stop) is { } block
            ? View("HomeBlock", await EditorAsync(id, HomeBlockForm.From(block), stop))
            : NotFound();

    [HttpPost("new")]
    [HttpPost("{id:int}")]
    public async Task<IActionResult> Save(int id, [Bind(Prefix = "Form")] HomeBlockForm form, CancellationToken stop)
    {
        var block = id == 0 ? new HomeBlock { Kind = form.Kind } : await db.HomeBlocks.FirstOrDefaultAsync(b => b.Id == id, stop);
        if (block is null)
            return NotFound();
        if (!ModelState.IsValid)
            return this.Again("HomeBlock", await EditorAsync(id, form, stop));
        if (block.Version != form.Version)
            return await ConflictAsync(id, form, block.Version, stop);
        if (id == 0)
            db.HomeBlocks.Add(block);
        form.ApplyTo(block);
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateConcurrencyException)
        {
            return await ConflictAsync(id, form, form.Version + 1, stop);
        }
        this.Say(texts["Gespeichert."]);
        return RedirectToAction(nameof(Index));
    }

    [HttpPost("{id:int}/remove")]
    public async Task<IActionResult> Remove(int id, CancellationToken stop)
    {
        if (await db.HomeBlocks.FirstOrDefaultAsync(b => b.Id == id, stop) is not { } block)
            return NotFound();
        db.HomeBlocks.Remove(block);
        await db.SaveChangesAsync(stop);
        this.Say(texts["Der Block ist gelöscht."]);
        return RedirectToAction(nameof(Index));
    }

    private async Task<IActionResult> ConflictAsync(int id, HomeBlockForm form, int version, CancellationToken stop)
    {
        ModelState.Clear();
        ModelState.AddModelError("", texts["Der Block wurde inzwischen von jemand anderem geändert. Ihre Angaben stehen unten und sind noch nicht gespeichert."]);
        form.Version = version;
        db.ChangeTracker.Clear();
        return this.Again("HomeBlock", await EditorAsync(id, form, stop), StatusCodes.Status409Conflict);
    }

    private async Task<HomeBlockEditor> EditorAsync(int id, HomeBlockForm form, CancellationToken stop)
    {
        var targets = new List<SelectListItem> { new(texts["Kein Ziel"].Value, "") };
        var shelves = new SelectListGroup { Name = texts["Kategorien"].Value };
        targets.AddRange((await db.Categories.AsNoTracking().OrderBy(c => c.Path.De).Select(c => new { c.Key, c.Name }).ToListAsync(stop)).Select(c => new SelectListItem { Text = c.Name.ToString(), Value = "category:" + c.Key, Group = shelves }));
        var pages = new SelectListGroup { Name = texts["Seiten"].Value };
        targets.AddRange((await db.ContentPages.AsNoTracking().OrderBy(p => p.Id).Select(p => new { p.Key, p.Title }).ToListAsync(stop)).Select(p => new SelectListItem { Text = p.Title.ToString(), Value = "page:" + p.Key, Group = pages }));
        var products = new SelectListGroup { Name = texts["Produkte"].Value };
        targets.AddRange((await db.Products.AsNoTracking().OnSale().OrderByDescending(p => p.UnitsSold).ThenBy(p => p.Id).Take(300).Select(p => new { p.Key, p.Name }).ToListAsync(stop)).OrderBy(p => p.Name.ToString(), StringComparer.CurrentCulture).Select(p => new SelectListItem { Text = p.Name.ToString(), Value = "product:" + p.Key, Group = products }));
        if (targets.TrueForAll(t => t.Value != form.Target))
            targets.Add(new SelectListItem(form.Target, form.Target));
        return new HomeBlockEditor(id, form, targets, [.. HomeBlockForm.Kinds.Select(k => new SelectListItem(texts.BlockKind(k), k))]);
    }
}

/// <summary>A block in the list.</summary>
/// <param name="ShownNow">Active and within its time.</param>
public sealed record HomeBlockRow(
    int Id, string Kind, LocalizedText Title, string Target, int Position, bool Active, DateTime? ShownFrom, DateTime? ShownUntil, bool ShownNow);

/// <summary>A block being edited.</summary>
public sealed record HomeBlockEditor(int Id, HomeBlockForm Form, IReadOnlyList<SelectListItem> Targets, IReadOnlyList<SelectListItem> Kinds);

/// <summary>Kinds of blocks in words.</summary>
public static class BlockWords
{
    public static string BlockKind(this WebTexts t, string kind) => kind switch
    {
        "hero" => t["Aufmacher"],
        "usp" => t["Vorzug"],
        "teaser" => t["Teaser"],
        "story" => t["Geschichte"],
        _ => kind,
    };
}
