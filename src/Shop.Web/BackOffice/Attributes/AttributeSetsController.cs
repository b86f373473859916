using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Catalog;
using Shop.Data;
using Shop.Web.BackOffice.Categories;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Security;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Attributes;

/// <summary>Kinds of products by their attributes; shelves name theirs, the product editor asks for them first.</summary>
[Route("admin/attribute-sets")]
[Needs(Permissions.CatalogRead)]
public sealed class AttributeSetsController(ShopDb db, WebTexts texts) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(CancellationToken stop) => View("AttributeSets", await db.AttributeSets.OrderBy(s => s.Name)
        .Select(s => new AttributeSetRow(s.Id, s.Name, s.Items.Count, s.Items.Count(i => i.Required), db.Categories.Count(c => c.AttributeSetId == s.Id)))
        .ToListAsync(stop));

    [HttpGet("new")]
    [Needs(Permissions.CatalogWrite)]
    public async Task<IActionResult> New(CancellationToken stop) => View("EditAttributeSet", await PageAsync(new AttributeSetForm(), stop));

    [HttpGet("{id:int}")]
    public async Task<IActionResult> Edit(int id, CancellationToken stop)
    {
        if (await LoadAsync(id, stop) is not { } set)
            return NotFound();
        var shelves = await db.Categories.Where(c => c.AttributeSetId == id).Select(c => c.Id).ToListAsync(stop);
        return View("EditAttributeSet", await PageAsync(AttributeSetForm.From(set, shelves), stop));
    }

    [HttpPost("new")]
    [HttpPost("{id:int}")]
    [Needs(Permissions.CatalogWrite)]
    public async Task<IActionResult> Save(int id, [Bind(Prefix = "Form")] AttributeSetForm form, CancellationToken stop)
    {
        var set = id == 0 ? null : await LoadAsync(id, stop);
        if (id != 0 && set is null)
            return NotFound();
        if (!ModelState.IsValid)
            return this.Again("EditAttributeSet", await PageAsync(form, stop));
        if (set is null)
            db.AttributeSets.Add(set = new AttributeSet { Name = "" });
        form.ApplyTo(set);
        await db.SaveChangesAsync(stop);
        var shelves = await db.Categories.Where(c => c.AttributeSetId == set.Id || form.CategoryIds.Contains(c.Id)).ToListAsync(stop);
        foreach (var shelf in shelves)
            shelf.AttributeSetId = form.CategoryIds.Contains(shelf.Id) ? set.Id : null;
        await db.SaveChangesAsync(stop);
        await RefreshAsync(shelves, stop);
        this.Say(texts["Gespeichert."]);
        return RedirectToAction(nameof(Index));
    }

    [HttpPost("{id:int}/delete")]
    [Needs(Permissions.CatalogWrite)]
    public async Task<IActionResult> Delete(int id, CancellationToken stop)
    {
        if (await LoadAsync(id, stop) is not { } set)
            return NotFound();
        var shelves = await db.Categories.Where(c => c.AttributeSetId == id).ToListAsync(stop);
        shelves.ForEach(s => s.AttributeSetId = null);
        db.AttributeSets.Remove(set);
        await db.SaveChangesAsync(stop);
        await RefreshAsync(shelves, stop);
        this.Say(texts["Der Merkmalsatz ist gelöscht; Produkte behalten ihre Werte."]);
        return RedirectToAction(nameof(Index));
    }

    /// <summary>Products on the shelves and below are now asked for other attributes.</summary>
    private async Task RefreshAsync(IEnumerable<Category> shelves, CancellationToken stop)
    {
        var tree = (await CategoryChoices.LoadAsync(db, stop)).Tree;
        await db.RefreshCompletenessOnAsync([.. shelves.SelectMany(s => tree.IdsUnder(s.Id)).Distinct()], stop);
    }

    private async Task<AttributeSetPage> PageAsync(AttributeSetForm form, CancellationToken stop) => new(
        form, await db.AttributeDefinitions.AsNoTracking().OrderBy(a => a.Position).ThenBy(a => a.Id).ToListAsync(stop), await CategoryChoices.LoadAsync(db, stop),
        await (from c in db.Categories join s in db.AttributeSets on c.AttributeSetId equals s.Id where s.Id != form.Id select new { c.Id, s.Name }).ToDictionaryAsync(c => c.Id, c => c.Name, stop));

    private Task<AttributeSet?> LoadAsync(int id, CancellationToken stop) =>
        db.AttributeSets.Include(s => s.Items.OrderBy(i => i.Position)).FirstOrDefaultAsync(s => s.Id == id, stop);
}
