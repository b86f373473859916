using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Data;
using Shop.Pricing.Calculation;
using Shop.Web.BackOffice.Categories;
using Shop.Web.BackOffice.Pricing.Endings;
using Shop.Web.BackOffice.Shared;
using Shop.Web.BackOffice.Suppliers;
using Shop.Web.Security;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Pricing;

/// <summary>The rates that calculations begin with, for the whole shop, for categories and for suppliers.</summary>
[Route("admin/calculation/defaults")]
[Needs(Permissions.CatalogWrite)]
public sealed class DefaultsController(ShopDb db, WebTexts texts) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(CancellationToken stop) =>
        View("Defaults", new DefaultsPage(
            await db.CalculationDefaults.AsNoTracking().Include(d => d.Ending).OrderBy(d => d.SupplierId).ThenBy(d => d.CategoryId).ToListAsync(stop),
            await CategoryChoices.LoadAsync(db, stop),
            await db.Suppliers.ToDictionaryAsync(s => s.Id, s => s.Name, stop)));

    [HttpGet("new")]
    public async Task<IActionResult> New(int? supplier, CancellationToken stop) => await EditorAsync(new DefaultsForm { SupplierId = supplier }, stop);

    [HttpGet("{id:int}")]
    public async Task<IActionResult> Edit(int id, CancellationToken stop) =>
        await db.CalculationDefaults.AsNoTracking().SingleOrDefaultAsync(d => d.Id == id, stop) is { } usual ? await EditorAsync(DefaultsForm.From(usual), stop) : NotFound();

    [HttpPost("new")]
    [HttpPost("{id:int}")]
    public async Task<IActionResult> Save(int id, DefaultsForm form, CancellationToken stop)
    {
        var usual = id == 0 ? new CalculationDefaults() : await db.CalculationDefaults.SingleOrDefaultAsync(d => d.Id == id, stop);
        if (usual is null)
            return NotFound();
        if (form.CategoryId is { } category && !await db.Categories.AnyAsync(c => c.Id == category, stop))
            ModelState.AddModelError(nameof(form.CategoryId), texts["Diese Kategorie gibt es nicht mehr."]);
        if (form.SupplierId is { } supplier && !await db.Suppliers.AnyAsync(s => s.Id == supplier, stop))
            ModelState.AddModelError(nameof(form.SupplierId), texts["Diesen Lieferanten gibt es nicht mehr."]);
        if (form.EndingId is { } ending && !await db.PriceEndingRules.AnyAsync(r => r.Id == ending, stop))
            ModelState.AddModelError(nameof(form.EndingId), texts["Diese Preisendung gibt es nicht mehr."]);
        if (await db.CalculationDefaults.AnyAsync(d => d.Id != id && d.CategoryId == form.CategoryId && d.SupplierId == form.SupplierId, stop))
            ModelState.AddModelError(nameof(form.CategoryId), texts["Dafür gibt es schon übliche Sätze."]);
        if (id != 0 && usual.Version != form.Version)
            ModelState.AddModelError("", texts["Diese Sätze hat inzwischen jemand anderes geändert. Bitte laden Sie die Seite neu."]);
        if (!ModelState.IsValid)
            return await EditorAsync(form, stop, StatusCodes.Status422UnprocessableEntity);
        form.ApplyTo(usual);
        if (id == 0)
            db.CalculationDefaults.Add(usual);
        await db.SaveChangesAsync(stop);
        this.Say(texts["Gespeichert."]);
        return RedirectToAction(nameof(Index));
    }

    [HttpPost("{id:int}/remove")]
    public async Task<IActionResult> Remove(int id, CancellationToken stop)
    {
        if (await db.CalculationDefaults.SingleOrDefaultAsync(d => d.Id == id, stop) is not { } usual)
            return NotFound();
        db.CalculationDefaults.Remove(usual);
        await db.SaveChangesAsync(stop);
        this.Say(texts["Die Sätze sind entfernt."]);
        return RedirectToAction(nameof(Index));
    }

    private async Task<IActionResult> EditorAsync(DefaultsForm form, CancellationToken stop, int status = StatusCodes.Status200OK)
    {
        ViewData["Categories"] = await CategoryChoices.LoadAsync(db, stop);
        ViewData["Suppliers"] = await db.SupplierItemsAsync(form.SupplierId, stop);
        ViewData["Endings"] = await db.EndingItemsAsync(form.EndingId, texts, stop);
        Response.StatusCode = status;
        return View("EditDefaults", form);
    }
}

/// <summary>All usual rates.</summary>
public sealed record DefaultsPage(IReadOnlyList<CalculationDefaults> All, CategoryChoices Categories, IReadOnlyDictionary<int, string> Suppliers);
