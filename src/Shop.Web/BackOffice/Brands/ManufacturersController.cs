using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Catalog;
using Shop.Common;
using Shop.Data;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Security;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Brands;

/// <summary>The makers that product pages must name.</summary>
[Route("admin/manufacturers")]
[Needs(Permissions.CatalogRead)]
public sealed class ManufacturersController(ShopDb db, ProductSearchText search, WebTexts texts) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(CancellationToken stop) => View("Manufacturers", await db.Manufacturers.OrderBy(m => m.Name)
        .Select(m => new ManufacturerRow(m.Id, m.Name, m.Address, m.Country, db.Products.Count(p => p.ManufacturerId == m.Id))).ToListAsync(stop));

    [HttpGet("new")]
    [Needs(Permissions.CatalogWrite)]
    public IActionResult New() => View("EditManufacturer", new ManufacturerEditor(new ManufacturerForm(), 0));

    [HttpGet("{id:int}")]
    public async Task<IActionResult> Edit(int id, CancellationToken stop) =>
        await db.Manufacturers.FirstOrDefaultAsync(m => m.Id == id, stop) is { } maker ? View("EditManufacturer", new ManufacturerEditor(ManufacturerForm.From(maker), await ProductsOfAsync(id, stop))) : NotFound();

    [HttpPost("new")]
    [HttpPost("{id:int}")]
    [Needs(Permissions.CatalogWrite)]
    public async Task<IActionResult> Save(int id, [Bind(Prefix = "Form")] ManufacturerForm form, CancellationToken stop)
    {
        var maker = id == 0 ? null : await db.Manufacturers.FirstOrDefaultAsync(m => m.Id == id, stop);
        if (id != 0 && maker is null)
            return NotFound();
        if (!ModelState.IsValid)
            return this.Again("EditManufacturer", new ManufacturerEditor(form, await ProductsOfAsync(id, stop)));
        if (maker is null)
        {
            var key = Slug.From(form.Name);
            var taken = await db.Manufacturers.Where(m => m.Key.StartsWith(key)).Select(m => m.Key).ToListAsync(stop);
            db.Manufacturers.Add(maker = new Manufacturer { Name = form.Name, Key = Enumerable.Range(1, taken.Count + 1).Select(n => n == 1 ? key : $"{key}-{n}").First(k => !taken.Contains(k)) });
        }
        form.ApplyTo(maker);
        await db.SaveChangesAsync(stop);
        await search.RefreshAsync(await db.Products.Where(p => p.ManufacturerId == maker.Id).Select(p => p.Id).ToListAsync(stop), stop);
        this.Say(texts["Gespeichert."]);
        return RedirectToAction(nameof(Index));
    }

    [HttpPost("{id:int}/remove")]
    [Needs(Permissions.CatalogWrite)]
    public async Task<IActionResult> Remove(int id, CancellationToken stop)
    {
        if (await db.Manufacturers.FirstOrDefaultAsync(m => m.Id == id, stop) is not { } maker)
            return NotFound();
        if (await ProductsOfAsync(id, stop) is > 0 and var used)
        {
            this.Refuse(InUse(used));
            return RedirectToAction(nameof(Edit), new { id });
        }
        db.Manufacturers.Remove(maker);
        await db.SaveChangesAsync(stop);
        this.Say(texts["Der Hersteller ist gelöscht."]);
        return RedirectToAction(nameof(Index));
    }

    public static Problem InUse(int products) =>
        new("maker-in-use", "Der Hersteller steht noch bei Produkten ({0}). Geben Sie ihnen zuerst einen anderen, dann lässt er sich löschen.", products);

    private Task<int> ProductsOfAsync(int id, CancellationToken stop) => db.Products.CountAsync(p => p.ManufacturerId == id, stop);
}

/// <summary>A maker in the list.</summary>
public sealed record ManufacturerRow(int Id, string Name, string Address, string Country, int Products);

/// <summary>A maker being edited.</summary>
public sealed record ManufacturerEditor(ManufacturerForm Form, int Products);
