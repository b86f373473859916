using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Catalog;
using Shop.Data;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Security;
using Shop.Web.Shared;
using Shop.Web.Storefront.Shared;

namespace Shop.Web.BackOffice.Categories;

/// <summary>Moves, shows, hides and removes shelves.</summary>
[Route("admin/categories")]
[Needs(Permissions.CatalogWrite)]
public sealed class CategoryTreeController(ShopDb db, MoveCategory move, RemoveCategory remove, ProductSearchText search, WebTexts texts) : Controller
{
    /// <summary>One step of a shelf; a script gets the tree back, everyone else the page.</summary>
    /// <param name="ask">From a button.</param>
    /// <param name="drag">From dragging or a key; goes before.</param>
    /// <param name="target">From the list of places of the page "Verschieben".</param>
    /// <param name="stop">Ends the call.</param>
    [HttpPost("change")]
    public async Task<IActionResult> Change(string? ask, string? drag, int? target, CancellationToken stop)
    {
        if (CategoryAsk.Read(string.IsNullOrEmpty(drag) ? ask : drag) is not { } asked)
            return BadRequest();
        var moved = await move.MoveAsync(asked.Id, asked.Version, asked.Step, asked.TargetId ?? target, stop);
        if (moved.Ok && moved.Value.Count > 0)
            await search.RefreshAsync(await db.Products.OnShelves(db, moved.Value).Select(p => p.Id).ToListAsync(stop), stop);
        var said = moved.Problem?.ToString() ?? (moved.Value.Count > 0 ? texts["Verschoben. Die alten Adressen leiten weiter."].Value : texts["Gespeichert."].Value);
        if (this.IsHtmx())
        {
            Response.Headers["HX-Trigger"] = JsonSerializer.Serialize(new { toast = new { text = said, kind = moved.Ok ? "ok" : "bad" } });
            return View("Categories", await CategoryList.ReadAsync(db, null, stop));
        }
        if (moved.Problem is { } problem)
            this.Refuse(problem);
        else
            this.Say(said);
        return Redirect("/admin/categories");
    }

    /// <summary>The way to another parent without dragging.</summary>
    [HttpGet("{id:int}/move")]
    public async Task<IActionResult> Move(int id, CancellationToken stop) =>
        await CategoryAtHandAsync(id, stop) is { } category ? View("MoveCategory", category) : NotFound();

    [HttpGet("{id:int}/remove")]
    public async Task<IActionResult> Remove(int id, CancellationToken stop) =>
        await CategoryAtHandAsync(id, stop) is { } category
            ? View("RemoveCategory", new CategoryRemoval(category, await remove.ContentsAsync(id, stop)))
            : NotFound();

    [HttpPost("{id:int}/remove")]
    public async Task<IActionResult> Remove(int id, int version, int? target, CancellationToken stop)
    {
        var removed = await remove.RemoveAsync(id, version, target, stop);
        if (removed.Problem is { } problem)
        {
            this.Refuse(problem);
            return Redirect(problem == MoveCategory.Gone ? "/admin/categories" : $"/admin/categories/{id}/remove");
        }
        await search.RefreshAsync([.. removed.Value], stop);
        this.Say(texts["Die Kategorie ist gelöscht."]);
        return Redirect("/admin/categories");
    }

    private async Task<CategoryAtHand?> CategoryAtHandAsync(int id, CancellationToken stop)
    {
        var category = await db.Categories.AsNoTracking().FirstOrDefaultAsync(c => c.Id == id, stop);
        if (category is null)
            return null;
        var byRules = await db.Categories.Where(c => c.Rules != "").Select(c => c.Id).ToListAsync(stop);
        return new CategoryAtHand(category, await CategoryChoices.LoadAsync(db, stop), byRules);
    }
}

/// <summary>A shelf that is moved or removed.</summary>
/// <param name="ByRules">Shelves that fill themselves; nothing is put there by hand when another one goes.</param>
public sealed record CategoryAtHand(Category Category, CategoryChoices Choices, IReadOnlyList<int> ByRules)
{
    private readonly HashSet<int> _below = [.. Choices.Tree.IdsUnder(Category.Id)];

    /// <summary>Where it can go: anywhere but below itself.</summary>
    public IEnumerable<Microsoft.AspNetCore.Mvc.Rendering.SelectListItem> Places => Choices.Items(Category.ParentId)
        .Where(i => !_below.Contains(int.Parse(i.Value, System.Globalization.CultureInfo.InvariantCulture)));

    /// <summary>Where its products can go.</summary>
    public IEnumerable<Microsoft.AspNetCore.Mvc.Rendering.SelectListItem> Heirs => Choices.Items(Category.ParentId)
        .Where(i => int.Parse(i.Value, System.Globalization.CultureInfo.InvariantCulture) is var id && id != Category.Id && !ByRules.Contains(id));
}

/// <summary>What goes with a shelf that is removed.</summary>
public sealed record CategoryRemoval(CategoryAtHand AtHand, ShelfContents Contents);
