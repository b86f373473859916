using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Catalog;
using Shop.Common;
using Shop.Data;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Security;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Categories;

/// <summary>The shelves of the shop: their tree, and the editor of one. Moving and removing is with <see cref="CategoryTreeController"/>.</summary>
[Route("admin/categories")]
[Needs(Permissions.CatalogRead)]
public sealed class CategoriesController(ShopDb db, ProductSearchText search, WebTexts texts) : Controller
{
    /// <param name="q">Part of a name or an address.</param>
    /// <param name="stop">Ends the call.</param>
    [HttpGet]
    public async Task<IActionResult> Index(string? q, CancellationToken stop) => View("Categories", await CategoryList.ReadAsync(db, q, stop));

    [HttpGet("new")]
    [Needs(Permissions.CatalogWrite)]
    public async Task<IActionResult> New(int? parent, CancellationToken stop) =>
        View("EditCategory", await EditorAsync(new CategoryForm { ParentId = parent }, stop));

    [HttpGet("{id:int}")]
    public async Task<IActionResult> Edit(int id, CancellationToken stop) =>
        await db.Categories.AsNoTracking().FirstOrDefaultAsync(c => c.Id == id, stop) is { } category
            ? View("EditCategory", await EditorAsync(CategoryForm.From(category), stop))
            : NotFound();

    [HttpPost("new")]
    [HttpPost("{id:int}")]
    [Needs(Permissions.CatalogWrite)]
    public async Task<IActionResult> Save(int id, [Bind(Prefix = "Form")] CategoryForm form, CancellationToken stop)
    {
        if (!ModelState.IsValid)
            return this.Again("EditCategory", await EditorAsync(form, stop));
        var saved = await SaveAsync(id, form, stop);
        if (saved.Problem == MoveCategory.Gone)
            return NotFound();
        if (saved.Problem is { } problem)
        {
            ModelState.Clear();
            form.Version = await db.Categories.AsNoTracking().Where(c => c.Id == id).Select(c => c.Version).FirstOrDefaultAsync(stop);
            ModelState.AddModelError("", problem == MoveCategory.Changed
                ? texts["Die Kategorie wurde inzwischen von jemand anderem geändert. Ihre Angaben stehen unten und sind noch nicht gespeichert."]
                : problem.ToString());
            return this.Again("EditCategory", await EditorAsync(form, stop));
        }
        await RefreshSearchAsync(saved.Value, stop);
        this.Say(texts["Gespeichert."]);
        return RedirectToAction(nameof(Index));
    }

    /// <summary>In one transaction with the tree taken, so that a save and a move at once can't make a circle either.</summary>
    private async Task<Result<int>> SaveAsync(int id, CategoryForm form, CancellationToken stop)
    {
        try
        {
            return await db.InTransactionAsync<int>(async () =>
            {
                await db.Categories.ExecuteUpdateAsync(s => s.SetProperty(c => c.Position, c => c.Position), stop);
                var all = await db.Categories.ToListAsync(stop);
                var category = id == 0 ? NewCategory(form, all) : all.Find(c => c.Id == id);
                if (category is null)
                    return MoveCategory.Gone;
                if (id != 0 && form.Version != category.Version)
                    return MoveCategory.Changed;
                if (form.ApplyTo(category, all) is { } problem)
                    return problem;
                if (id == 0)
                    db.Categories.Add(category);
                await db.SaveChangesAsync(stop);
                return category.Id;
            }, stop);
        }
        catch (DbUpdateConcurrencyException)
        {
            return MoveCategory.Changed;
        }
    }

    /// <summary>A new shelf goes last among its neighbours.</summary>
    private static Category NewCategory(CategoryForm form, List<Category> all)
    {
        var key = Slug.From(form.Name.De);
        return new Category
        {
            Key = Enumerable.Range(1, all.Count + 1).Select(n => n == 1 ? key : $"{key}-{n}").First(k => all.TrueForAll(c => c.Key != k)),
            Position = 1 + all.Where(c => c.ParentId == form.ParentId).Select(c => c.Position).DefaultIfEmpty(0).Max(),
        };
    }

    private async Task<CategoryEditor> EditorAsync(CategoryForm form, CancellationToken stop)
    {
        var sets = await ShelfSets.LoadAsync(db, stop);
        var (own, above) = (form.Id == 0 ? null : sets.SetOf(form.Id), form.ParentId is { } parent ? sets.SetOf(parent) : null);
        var asked = (form.AttributeSetId is null ? above : own)?.Items.Select(i => i.AttributeDefinitionId).ToList() ?? [];
        var names = await db.AttributeDefinitions.Where(a => asked.Contains(a.Id)).Select(a => new { a.Id, a.Name }).ToDictionaryAsync(a => a.Id, a => a.Name, stop);
        var all = await db.AttributeSets.OrderBy(s => s.Name).Select(s => new { s.Id, s.Name }).ToListAsync(stop);
        return new CategoryEditor(form, await CategoryChoices.LoadAsync(db, stop), new CategorySets(
            all.ConvertAll(s => new SelectListItem(s.Name, s.Id.ToString(CultureInfo.InvariantCulture))), above?.Name, [.. asked.Select(a => names[a].ToString())]));
    }

    private async Task RefreshSearchAsync(int id, CancellationToken stop)
    {
        var under = (await CategoryChoices.LoadAsync(db, stop)).Tree.IdsUnder(id);
        await search.RefreshAsync(await db.Products.OnShelves(db, under).Select(p => p.Id).ToListAsync(stop), stop);
        await db.RefreshCompletenessOnAsync(under, stop);
    }
}

/// <summary>A shelf being edited.</summary>
public sealed record CategoryEditor(CategoryForm Form, CategoryChoices Choices, CategorySets Sets);

/// <summary>Which sets of attributes a shelf may name.</summary>
/// <param name="Items">All of them.</param>
/// <param name="Above">That of the shelf above, which counts where it names none; null for none.</param>
/// <param name="Asked">Names of the attributes that its products are asked for now.</param>
public sealed record CategorySets(IReadOnlyList<SelectListItem> Items, string? Above, IReadOnlyList<string> Asked);
