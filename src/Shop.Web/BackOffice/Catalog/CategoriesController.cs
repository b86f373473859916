using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Catalog;
using Shop.Common;
using Shop.Data;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Security;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Catalog;

/// <summary>The shelves of the shop as a tree.</summary>
[Route("admin/categories")]
[Needs(Permissions.CatalogRead)]
public sealed class CategoriesController(ShopDb db, ProductSearchText search, WebTexts texts) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(CancellationToken stop)
    {
        var choices = await CategoryChoices.LoadAsync(db, stop);
        var hidden = await db.Categories.Where(c => !c.Active).Select(c => c.Id).ToListAsync(stop);
        var products = await db.ProductCategories.GroupBy(c => c.CategoryId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, stop);
        return View("Categories", choices.InOrder()
            .Select(c => new CategoryRow(c.Shelf.Id, c.Shelf.Name, c.Shelf.Path, c.Depth, !hidden.Contains(c.Shelf.Id), products.GetValueOrDefault(c.Shelf.Id))).ToList());
    }

    [HttpGet("new")]
    [Needs(Permissions.CatalogWrite)]
    public async Task<IActionResult> New(int? parent, CancellationToken stop) =>
        View("EditCategory", new CategoryEditor(new CategoryForm { ParentId = parent }, await CategoryChoices.LoadAsync(db, stop)));

    [HttpGet("{id:int}")]
    public async Task<IActionResult> Edit(int id, CancellationToken stop) =>
        await db.Categories.AsNoTracking().FirstOrDefaultAsync(c => c.Id == id, stop) is { } category
            ? View("EditCategory", new CategoryEditor(CategoryForm.From(category), await CategoryChoices.LoadAsync(db, stop)))
            : NotFound();

    [HttpPost("new")]
    [HttpPost("{id:int}")]
    [Needs(Permissions.CatalogWrite)]
    public async Task<IActionResult> Save(int id, [Bind(Prefix = "Form")] CategoryForm form, CancellationToken stop)
    {
        var all = await db.Categories.ToListAsync(stop);
        var category = id == 0 ? NewCategory(form, all) : all.Find(c => c.Id == id);
        if (category is null)
            return NotFound();
        if (ModelState.IsValid && id != 0 && form.Version != category.Version)
        {
            ModelState.Clear();
            form.Version = category.Version;
            ModelState.AddModelError("", texts["Die Kategorie wurde inzwischen von jemand anderem geändert. Ihre Angaben stehen unten und sind noch nicht gespeichert."]);
        }
        else if (ModelState.IsValid && form.ApplyTo(category, all) is { } problem)
            ModelState.AddModelError("", problem.ToString());
        if (!ModelState.IsValid)
            return this.Again("EditCategory", new CategoryEditor(form, await CategoryChoices.LoadAsync(db, stop)));
        if (id == 0)
            db.Categories.Add(category);
        await db.SaveChangesAsync(stop);
        await RefreshSearchAsync(category.Id, stop);
        this.Say(texts["Gespeichert."]);
        return RedirectToAction(nameof(Index));
    }

    [HttpPost("{id:int}/remove")]
    [Needs(Permissions.CatalogWrite)]
    public async Task<IActionResult> Remove(int id, CancellationToken stop)
    {
        if (await db.Categories.FirstOrDefaultAsync(c => c.Id == id, stop) is not { } category)
            return NotFound();
        if (await db.ProductCategories.AnyAsync(c => c.CategoryId == id, stop) || await db.Products.AnyAsync(p => p.CategoryId == id, stop) || await db.Categories.AnyAsync(c => c.ParentId == id, stop))
        {
            this.Refuse(new Problem("category-in-use", "In dieser Kategorie stehen noch Produkte oder Unterkategorien. Sie kann ausgeblendet, aber nicht gelöscht werden."));
            return RedirectToAction(nameof(Edit), new { id });
        }
        db.Categories.Remove(category);
        await db.SaveChangesAsync(stop);
        this.Say(texts["Die Kategorie ist gelöscht."]);
        return RedirectToAction(nameof(Index));
    }

    private static Category NewCategory(CategoryForm form, List<Category> all)
    {
        var key = Slug.From(form.Name.De);
        return new Category { Key = Enumerable.Range(1, all.Count + 1).Select(n => n == 1 ? key : $"{key}-{n}").First(k => all.TrueForAll(c => c.Key != k)) };
    }

    private async Task RefreshSearchAsync(int id, CancellationToken stop)
    {
        var under = (await CategoryChoices.LoadAsync(db, stop)).Tree.IdsUnder(id);
        await search.RefreshAsync(await db.Products.OnShelves(db, under).Select(p => p.Id).ToListAsync(stop), stop);
    }
}

/// <summary>A shelf in the tree.</summary>
public sealed record CategoryRow(int Id, LocalizedText Name, LocalizedText Path, int Depth, bool Active, int Products);

/// <summary>A shelf being edited.</summary>
public sealed record CategoryEditor(CategoryForm Form, CategoryChoices Choices);
