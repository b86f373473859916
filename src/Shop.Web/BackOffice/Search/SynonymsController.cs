using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Common;
using Shop.Data;
using Shop.Search;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Security;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Search;

/// <summary>Words that mean the same to the shop's search.</summary>
[Route("admin/synonyms")]
[Needs(Permissions.CatalogRead)]
public sealed class SynonymsController(ShopDb db, TimeProvider clock, WebTexts texts) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(CancellationToken stop) => View("Synonyms", await SynonymsPage.ReadAsync(db, clock.Today(), null, stop));

    /// <summary>A pasted list, a group a line.</summary>
    [HttpPost("import")]
    [Needs(Permissions.CatalogWrite)]
    public async Task<IActionResult> Import(string? pasted, CancellationToken stop)
    {
        var saved = await PasteSynonyms.SaveAsync(db, pasted ?? "", stop);
        return View("Synonyms", await SynonymsPage.ReadAsync(db, clock.Today(), saved, stop));
    }

    /// <param name="words">To begin with, e.g. a search without a hit.</param>
    [HttpGet("new")]
    [Needs(Permissions.CatalogWrite)]
    public IActionResult New(string? words) => View("EditSynonym", new SynonymForm { Words = words ?? "" });

    [HttpGet("{id:int}")]
    public async Task<IActionResult> Edit(int id, CancellationToken stop) =>
        await db.Synonyms.AsNoTracking().FirstOrDefaultAsync(s => s.Id == id, stop) is { } synonym ? View("EditSynonym", SynonymForm.From(synonym)) : NotFound();

    [HttpPost("new")]
    [HttpPost("{id:int}")]
    [Needs(Permissions.CatalogWrite)]
    public async Task<IActionResult> Save(int id, SynonymForm form, CancellationToken stop)
    {
        var synonym = id == 0 ? db.Synonyms.Add(new Synonym()).Entity : await db.Synonyms.FirstOrDefaultAsync(s => s.Id == id, stop);
        if (synonym is null)
            return NotFound();
        if (ModelState.IsValid && id != 0 && form.Version != synonym.Version)
        {
            ModelState.Clear();
            form.Version = synonym.Version;
            ModelState.AddModelError("", texts["Jemand anderes hat das inzwischen geändert in: {0}. Ihre Wörter stehen unten und sind noch nicht gespeichert.", synonym.Words]);
        }
        if (!ModelState.IsValid)
            return this.Again("EditSynonym", form);
        form.ApplyTo(synonym);
        await db.SaveChangesAsync(stop);
        this.Say(texts["Gespeichert. Die Suche kennt die Wörter in wenigen Sekunden."]);
        return RedirectToAction(nameof(Index));
    }

    [HttpPost("{id:int}/remove")]
    [Needs(Permissions.CatalogWrite)]
    public async Task<IActionResult> Remove(int id, CancellationToken stop)
    {
        if (await db.Synonyms.FirstOrDefaultAsync(s => s.Id == id, stop) is not { } synonym)
            return NotFound();
        db.Synonyms.Remove(synonym);
        await db.SaveChangesAsync(stop);
        this.Say(texts["Gelöscht. Jedes Wort findet wieder nur sich selbst."]);
        return RedirectToAction(nameof(Index));
    }
}
