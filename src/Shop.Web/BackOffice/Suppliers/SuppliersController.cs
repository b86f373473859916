using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Catalog;
using Shop.Common;
using Shop.Data;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Security;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Suppliers;

/// <summary>Where goods are bought: contact, terms and lead time.</summary>
[Route("admin/suppliers")]
[Needs(Permissions.CatalogRead)]
public sealed class SuppliersController(ShopDb db, WebTexts texts) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(string? q, CancellationToken stop)
    {
        var like = LikePattern.Containing((q ?? "").Trim());
        var found = db.Suppliers.AsNoTracking().Where(s => EF.Functions.Like(s.Name, like, LikePattern.Escape)
            || EF.Functions.Like(s.Contact, like, LikePattern.Escape) || EF.Functions.Like(s.CustomerNumber, like, LikePattern.Escape));
        var rows = await found.OrderBy(s => s.Name).Select(s => new SupplierRow(s, db.Products.Count(p => p.SupplierId == s.Id))).ToListAsync(stop);
        return View(new SupplierList((q ?? "").Trim(), rows));
    }

    [HttpGet("new")]
    [Needs(Permissions.CatalogWrite)]
    public IActionResult New() => View("Edit", new SupplierEditor(new SupplierForm(), 0, 0, null));

    [HttpGet("{id:int}")]
    public async Task<IActionResult> Edit(int id, CancellationToken stop) =>
        await db.Suppliers.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, stop) is { } supplier
            ? View(await EditorAsync(SupplierForm.From(supplier), supplier, stop))
            : NotFound();

    [HttpPost("new")]
    [HttpPost("{id:int}")]
    [Needs(Permissions.CatalogWrite)]
    public async Task<IActionResult> Save(int id, [Bind(Prefix = "Form")] SupplierForm form, CancellationToken stop)
    {
        var supplier = id == 0 ? null : await db.Suppliers.SingleOrDefaultAsync(s => s.Id == id, stop);
        if (id != 0 && supplier is null)
            return NotFound();
        if (!ModelState.IsValid)
            return this.Again("Edit", await EditorAsync(form, supplier, stop));
        if (supplier is not null && supplier.Version != form.Version)
        {
            ModelState.Clear();
            ModelState.AddModelError("", texts["Jemand anderes hat den Lieferanten inzwischen geändert. Ihre Angaben stehen unten; „Speichern“ nimmt sie trotzdem."]);
            form.Version = supplier.Version;
            return this.Again("Edit", await EditorAsync(form, supplier, stop), StatusCodes.Status409Conflict);
        }
        if (supplier is null)
            db.Suppliers.Add(supplier = new Supplier { Name = form.Name, Key = await FreeKeyAsync(form.Name, stop) });
        form.ApplyTo(supplier);
        await db.SaveChangesAsync(stop);
        this.Say(texts["Gespeichert."]);
        return RedirectToAction(nameof(Edit), new { supplier.Id });
    }

    [HttpPost("{id:int}/remove")]
    [Needs(Permissions.CatalogWrite)]
    public async Task<IActionResult> Remove(int id, CancellationToken stop)
    {
        if (await db.Suppliers.SingleOrDefaultAsync(s => s.Id == id, stop) is not { } supplier)
            return NotFound();
        if (supplier.WhyNotRemove(await db.Products.CountAsync(p => p.SupplierId == id, stop)) is { } problem)
        {
            this.Refuse(problem);
            return RedirectToAction(nameof(Edit), new { id });
        }
        db.Suppliers.Remove(supplier);
        await db.SaveChangesAsync(stop);
        this.Say(texts["„{0}“ ist entfernt.", supplier.Name]);
        return RedirectToAction(nameof(Index));
    }

    private async Task<SupplierEditor> EditorAsync(SupplierForm form, Supplier? saved, CancellationToken stop)
    {
        if (saved is null)
            return new SupplierEditor(form, 0, 0, null);
        var products = await db.Products.CountAsync(p => p.SupplierId == saved.Id, stop);
        return new SupplierEditor(form, products, await db.CalculationDefaults.CountAsync(d => d.SupplierId == saved.Id, stop), saved.WhyNotRemove(products));
    }

    private async Task<string> FreeKeyAsync(string name, CancellationToken stop)
    {
        var key = Slug.From(name) is { Length: > 0 } slug ? slug[..Math.Min(slug.Length, 90)] : "lieferant";
        var taken = await db.Suppliers.Where(s => s.Key.StartsWith(key)).Select(s => s.Key).ToListAsync(stop);
        return Enumerable.Range(1, taken.Count + 1).Select(n => n == 1 ? key : $"{key}-{n}").First(k => !taken.Contains(k));
    }
}

/// <summary>A supplier in the list.</summary>
public sealed record SupplierRow(Supplier Supplier, int Products);

/// <summary>The screen of the list.</summary>
public sealed record SupplierList(string Q, IReadOnlyList<SupplierRow> Rows);

/// <summary>The screen of the editor.</summary>
/// <param name="Rates">How many usual rates name it.</param>
/// <param name="WhyNotRemove">Null when it may go.</param>
public sealed record SupplierEditor(SupplierForm Form, int Products, int Rates, Problem? WhyNotRemove);
