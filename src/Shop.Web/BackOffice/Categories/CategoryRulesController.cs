using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Catalog;
using Shop.Common;
using Shop.Data;
using Shop.Shelves;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Security;
using Shop.Web.Shared;
using Shop.Web.Storefront.Shared;

namespace Shop.Web.BackOffice.Categories;

/// <summary>Whether a shelf is filled by hand or by rules, with a look at what the rules would put there.</summary>
[Route("admin/categories/{id:int}/rules")]
[Needs(Permissions.CatalogRead)]
public sealed class CategoryRulesController(ShopDb db, ShelfFilter filter, FillShelves fill, RankShelves rank, WebTexts texts) : Controller
{
    private const int Shown = 12;

    [HttpGet]
    public async Task<IActionResult> Edit(int id, CancellationToken stop) =>
        await db.Categories.AsNoTracking().FirstOrDefaultAsync(c => c.Id == id, stop) is { } category
            ? View("CategoryRules", await PageAsync(category, CategoryRulesForm.Of(category), stop))
            : NotFound();

    /// <summary>What the rules of the form would put on the shelf; nothing is saved.</summary>
    [HttpPost("preview")]
    public async Task<IActionResult> Preview(int id, [Bind(Prefix = "Form")] CategoryRulesForm form, CancellationToken stop)
    {
        if (await db.Categories.AsNoTracking().FirstOrDefaultAsync(c => c.Id == id, stop) is not { } category)
            return NotFound();
        if (!this.IsHtmx())
            return View("CategoryRules", await PageAsync(category, form, stop));
        return PartialView("_RulesPreview", ModelState.IsValid ? await MatchesAsync(form, stop) : RulesPreview.Unreadable);
    }

    [HttpPost]
    [Needs(Permissions.CatalogWrite)]
    public async Task<IActionResult> Save(int id, [Bind(Prefix = "Form")] CategoryRulesForm form, CancellationToken stop)
    {
        if (await db.Categories.FirstOrDefaultAsync(c => c.Id == id, stop) is not { } category)
            return NotFound();
        var rules = form.ByRules ? form.ToRules(await DefinitionsAsync(stop)) : ShelfRules.None;
        if (ModelState.IsValid && form.ByRules && rules.Rules.Count == 0)
            ModelState.AddModelError("", texts["Bitte mindestens eine Regel, sonst bliebe die Kategorie leer."]);
        if (ModelState.IsValid && form.Version != category.Version)
        {
            ModelState.Clear();
            form.Version = category.Version;
            ModelState.AddModelError("", texts["Die Kategorie wurde inzwischen von jemand anderem geändert. Ihre Angaben stehen unten und sind noch nicht gespeichert."]);
        }
        if (!ModelState.IsValid)
            return this.Again("CategoryRules", await PageAsync(category, form, stop));
        category.Rules = rules.Write();
        await db.SaveChangesAsync(stop);
        var changed = await fill.FillAsync(id, stop);
        await rank.RankAsync(id, null, stop);
        this.Say(texts["Gespeichert. {0} Produkte kamen hinzu oder gingen.", changed]);
        return RedirectToAction(nameof(Edit), new { id });
    }

    private Task<Dictionary<int, int>> DefinitionsAsync(CancellationToken stop) =>
        db.AttributeDefinitions.SelectMany(a => a.Options).ToDictionaryAsync(o => o.Id, o => o.AttributeDefinitionId, stop);

    private async Task<RulesPreview> MatchesAsync(CategoryRulesForm form, CancellationToken stop)
    {
        if (!form.ByRules)
            return new RulesPreview(null, []);
        var found = await filter.MatchingAsync(form.ToRules(await DefinitionsAsync(stop)), stop);
        var rows = await found.OrderByDescending(p => p.UnitsSold).ThenByDescending(p => p.Id).Take(Shown)
            .Select(p => new RuleMatch(p.Id, p.Name, p.PriceFrom, p.Pictures.OrderBy(x => x.Position).ThenBy(x => x.Id).Select(x => x.Picture!.Key).FirstOrDefault()))
            .ToListAsync(stop);
        return new RulesPreview(await found.CountAsync(stop), rows);
    }

    private async Task<RulesPage> PageAsync(Category category, CategoryRulesForm form, CancellationToken stop)
    {
        var attributes = await db.AttributeDefinitions.AsNoTracking().AsSingleQuery().Include(a => a.Options.OrderBy(o => o.Position)).OrderBy(a => a.Position).ToListAsync(stop);
        return new RulesPage(category, form, await CategoryChoices.LoadAsync(db, stop))
        {
            Brands = await db.Brands.OrderBy(b => b.Name).Select(b => new TickChoice(b.Id, b.Name)).ToListAsync(stop),
            Makers = await db.Manufacturers.OrderBy(m => m.Name).Select(m => new TickChoice(m.Id, m.Name)).ToListAsync(stop),
            Suppliers = await db.Suppliers.OrderBy(s => s.Name).Select(s => new TickChoice(s.Id, s.Name)).ToListAsync(stop),
            Tags = await db.Tags.OrderBy(t => t.Name).Select(t => new TickChoice(t.Id, t.Name)).ToListAsync(stop),
            Attributes = [.. attributes.Select(a => (a.Name, (IReadOnlyList<TickChoice>)[.. a.Options.Select(o => new TickChoice(o.Id, o.Name.ToString()))]))],
            Preview = ModelState.IsValid ? await MatchesAsync(form, stop) : RulesPreview.Unreadable,
        };
    }
}

/// <summary>A product that fits the rules.</summary>
public sealed record RuleMatch(int Id, LocalizedText Name, Money Price, string? PictureKey);

/// <summary>What the rules find.</summary>
/// <param name="Count">Null while the shelf is filled by hand.</param>
public sealed record RulesPreview(int? Count, IReadOnlyList<RuleMatch> First)
{
    /// <summary>Something typed can't be read, so nobody knows.</summary>
    public static RulesPreview Unreadable { get; } = new(null, []) { IsUnreadable = true };

    public bool IsUnreadable { get; private init; }
}

/// <summary>The screen of a shelf's rules.</summary>
public sealed record RulesPage(Category Category, CategoryRulesForm Form, CategoryChoices Categories)
{
    public IReadOnlyList<TickChoice> Brands { get; init; } = [];

    public IReadOnlyList<TickChoice> Makers { get; init; } = [];

    public IReadOnlyList<TickChoice> Suppliers { get; init; } = [];

    public IReadOnlyList<TickChoice> Tags { get; init; } = [];

    public IReadOnlyList<(LocalizedText Name, IReadOnlyList<TickChoice> Values)> Attributes { get; init; } = [];

    public required RulesPreview Preview { get; init; }

    public IReadOnlyList<TickChoice> Shelves => [.. Categories.InOrder().Where(c => c.Shelf.Id != Category.Id).Select(c => new TickChoice(c.Shelf.Id, Categories.NameOf(c.Shelf.Id)))];
}
