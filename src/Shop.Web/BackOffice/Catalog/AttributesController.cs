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

/// <summary>Properties that products share and customers filter by.</summary>
[Route("admin/attributes")]
[Needs(Permissions.CatalogRead)]
public sealed class AttributesController(ShopDb db, ProductSearchText search, WebTexts texts) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(CancellationToken stop) => View("Attributes", await db.AttributeDefinitions.OrderBy(a => a.Position).ThenBy(a => a.Id)
        .Select(a => new AttributeRow(a.Id, a.Name, a.Filterable, a.Options.Count)).ToListAsync(stop));

    [HttpGet("new")]
    [Needs(Permissions.CatalogWrite)]
    public IActionResult New() => View("EditAttribute", new AttributeForm());

    [HttpGet("{id:int}")]
    public async Task<IActionResult> Edit(int id, CancellationToken stop) =>
        await LoadAsync(id, stop) is { } definition ? View("EditAttribute", AttributeForm.From(definition)) : NotFound();

    [HttpPost("new")]
    [HttpPost("{id:int}")]
    [Needs(Permissions.CatalogWrite)]
    public async Task<IActionResult> Save(int id, AttributeForm form, CancellationToken stop)
    {
        var definition = id == 0 ? null : await LoadAsync(id, stop);
        if (id != 0 && definition is null)
            return NotFound();
        if (!ModelState.IsValid)
            return this.Again("EditAttribute", form);
        if (definition is null)
        {
            var key = Slug.From(form.Name.De);
            var taken = await db.AttributeDefinitions.Where(a => a.Key.StartsWith(key)).Select(a => a.Key).ToListAsync(stop);
            db.AttributeDefinitions.Add(definition = new AttributeDefinition { Key = Enumerable.Range(1, taken.Count + 1).Select(n => n == 1 ? key : $"{key}-{n}").First(k => !taken.Contains(k)) });
        }
        form.ApplyTo(definition);
        await db.SaveChangesAsync(stop);
        var products = await db.ProductAttributes.Where(a => a.AttributeOption!.AttributeDefinitionId == definition.Id).Select(a => a.ProductId).Distinct().ToListAsync(stop);
        await search.RefreshAsync(products, stop);
        this.Say(texts["Gespeichert."]);
        return RedirectToAction(nameof(Index));
    }

    private Task<AttributeDefinition?> LoadAsync(int id, CancellationToken stop) =>
        db.AttributeDefinitions.Include(a => a.Options.OrderBy(o => o.Position)).FirstOrDefaultAsync(a => a.Id == id, stop);
}

/// <summary>An attribute in the list.</summary>
public sealed record AttributeRow(int Id, LocalizedText Name, bool Filterable, int Options);
