using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Catalog;
using Shop.Common;
using Shop.Data;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Security;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Attributes;

/// <summary>Properties that products share and customers filter by.</summary>
[Route("admin/attributes")]
[Needs(Permissions.CatalogRead)]
public sealed class AttributesController(ShopDb db, ProductSearchText search, WebTexts texts) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(CancellationToken stop) => View("Attributes", await db.AttributeDefinitions.OrderBy(a => a.Position).ThenBy(a => a.Id)
        .Select(a => new AttributeRow(
            a.Id, a.Name, a.Type, a.Unit, a.Filterable, a.Options.Count,
            db.ProductAttributes.Where(p => p.AttributeOption!.AttributeDefinitionId == a.Id).Select(p => p.ProductId).Distinct().Count()))
        .ToListAsync(stop));

    [HttpGet("new")]
    [Needs(Permissions.CatalogWrite)]
    public IActionResult New() => View("EditAttribute", new AttributePage(new AttributeForm(), new Dictionary<int, int>()));

    [HttpGet("{id:int}")]
    public async Task<IActionResult> Edit(int id, CancellationToken stop) =>
        await LoadAsync(id, stop) is { } definition ? View("EditAttribute", new AttributePage(AttributeForm.From(definition), await UsesAsync(id, stop))) : NotFound();

    [HttpPost("new")]
    [HttpPost("{id:int}")]
    [Needs(Permissions.CatalogWrite)]
    public async Task<IActionResult> Save(int id, [Bind(Prefix = "Form")] AttributeForm form, CancellationToken stop)
    {
        var definition = id == 0 ? null : await LoadAsync(id, stop);
        if (id != 0 && definition is null)
            return NotFound();
        var page = new AttributePage(form, await UsesAsync(id, stop));
        if (definition is not null && definition.Type != form.Type && page.IsUsed)
            ModelState.AddModelError("Form.Type", texts["Die Art lässt sich nicht mehr ändern: Produkte tragen schon Werte."]);
        if (!ModelState.IsValid)
            return this.Again("EditAttribute", page);
        if (definition is null)
            db.AttributeDefinitions.Add(definition = new AttributeDefinition { Key = await FreeKeyAsync(form.Name.De, stop) });
        form.ApplyTo(definition);
        await db.SaveChangesAsync(stop);
        var products = await db.ProductAttributes.Where(a => a.AttributeOption!.AttributeDefinitionId == definition.Id).Select(a => a.ProductId).Distinct().ToListAsync(stop);
        await search.RefreshAsync(products, stop);
        this.Say(texts["Gespeichert."]);
        return form.Move.Length > 0 ? RedirectToAction(nameof(Edit), new { definition.Id }) : RedirectToAction(nameof(Index));
    }

    /// <summary>Deletes an attribute that no product carries.</summary>
    [HttpPost("{id:int}/delete")]
    [Needs(Permissions.CatalogWrite)]
    public async Task<IActionResult> Delete(int id, CancellationToken stop)
    {
        if (await LoadAsync(id, stop) is not { } definition)
            return NotFound();
        if (await WhereUsed.OfAsync(db, definition.Options.ConvertAll(o => o.Id), stop) is { } problem)
        {
            this.Refuse(problem);
            return RedirectToAction(nameof(Edit), new { id });
        }
        db.AttributeDefinitions.Remove(definition);
        await db.SaveChangesAsync(stop);
        this.Say(texts["Das Merkmal ist gelöscht."]);
        return RedirectToAction(nameof(Index));
    }

    private async Task<string> FreeKeyAsync(string name, CancellationToken stop)
    {
        var key = Slug.From(name);
        var taken = await db.AttributeDefinitions.Where(a => a.Key.StartsWith(key)).Select(a => a.Key).ToListAsync(stop);
        return Enumerable.Range(1, taken.Count + 1).Select(n => n == 1 ? key : $"{key}-{n}").First(k => !taken.Contains(k));
    }

    private Task<Dictionary<int, int>> UsesAsync(int id, CancellationToken stop) => db.ProductAttributes.Where(a => a.AttributeOption!.AttributeDefinitionId == id)
        .GroupBy(a => a.AttributeOptionId).Select(g => new { g.Key, Products = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Products, stop);

    private Task<AttributeDefinition?> LoadAsync(int id, CancellationToken stop) =>
        db.AttributeDefinitions.Include(a => a.Options.OrderBy(o => o.Position)).FirstOrDefaultAsync(a => a.Id == id, stop);
}

/// <summary>An attribute in the list.</summary>
public sealed record AttributeRow(int Id, LocalizedText Name, AttributeType Type, string Unit, bool Filterable, int Options, int Products);

/// <summary>Says which products still carry a value.</summary>
internal static class WhereUsed
{
    private const int MostNames = 3;

    /// <summary>Null when no product does.</summary>
    public static async Task<Problem?> OfAsync(ShopDb db, List<int> optionIds, CancellationToken stop)
    {
        var users = db.ProductAttributes.Where(a => optionIds.Contains(a.AttributeOptionId)).Select(a => a.ProductId).Distinct();
        var count = await users.CountAsync(stop);
        if (count == 0)
            return null;
        var names = await db.Products.Where(p => users.Contains(p.Id)).OrderBy(p => p.Id).Take(MostNames).Select(p => p.Name.De).ToListAsync(stop);
        return new Problem("used", "{0} Produkte tragen es noch, zum Beispiel {1}. Nehmen Sie es dort heraus oder führen Sie es mit einem anderen Wert zusammen.", count, string.Join(", ", names));
    }
}
