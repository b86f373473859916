using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Common;
using Shop.Data;
using Shop.Lists;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Security;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Tags;

/// <summary>The words staff put on products: seen, renamed, merged, removed.</summary>
[Route("admin/tags")]
[Needs(Permissions.CatalogRead)]
public sealed class TagsController(ShopDb db, ReviseTags tags, WebTexts texts) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(CancellationToken stop) => View(await PageAsync(stop));

    [HttpPost]
    [Needs(Permissions.CatalogWrite)]
    public async Task<IActionResult> Add(string? name, CancellationToken stop)
    {
        var added = await tags.AddAsync(name, stop);
        return Answer(added.Problem, added.Ok ? texts["„{0}“ ist angelegt.", added.Value.Name].Value : "");
    }

    [HttpPost("{id:int}")]
    [Needs(Permissions.CatalogWrite)]
    public async Task<IActionResult> Rename(int id, string? name, CancellationToken stop) =>
        await db.Tags.AnyAsync(t => t.Id == id, stop) ? Answer(await tags.RenameAsync(id, name, stop), texts["Das Schlagwort ist umbenannt."]) : NotFound();

    [HttpPost("{id:int}/merge")]
    [Needs(Permissions.CatalogWrite)]
    public async Task<IActionResult> Merge(int id, int into, CancellationToken stop) =>
        await db.Tags.AnyAsync(t => t.Id == id, stop) ? Answer(await tags.MergeAsync(id, into, stop), texts["Die Schlagwörter sind zusammengeführt."]) : NotFound();

    [HttpPost("{id:int}/delete")]
    [Needs(Permissions.CatalogWrite)]
    public async Task<IActionResult> Delete(int id, CancellationToken stop)
    {
        if (!await db.Tags.AnyAsync(t => t.Id == id, stop))
            return NotFound();
        await tags.RemoveAsync(id, stop);
        return Answer(null, texts["Das Schlagwort ist von allen Produkten genommen."]);
    }

    private RedirectToActionResult Answer(Problem? problem, string done)
    {
        if (problem is null)
            this.Say(done);
        else
            this.Refuse(problem);
        return RedirectToAction(nameof(Index));
    }

    private async Task<TagList> PageAsync(CancellationToken stop) => new(await db.Tags.OrderBy(t => t.Name)
        .Select(t => new TagRow(t.Id, t.Name, db.ProductTags.Count(p => p.TagId == t.Id))).ToListAsync(stop));
}

/// <summary>All tags.</summary>
public sealed record TagList(IReadOnlyList<TagRow> Rows);

/// <summary>A tag and how many products carry it.</summary>
public sealed record TagRow(int Id, string Name, int Products);
