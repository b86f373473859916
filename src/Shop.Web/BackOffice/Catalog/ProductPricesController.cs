using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Catalog;
using Shop.Common;
using Shop.Data;
using Shop.Pricing;
using Shop.Stock;
using Shop.Web.BackOffice.Pricing.Plans;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Security;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Catalog;

/// <summary>Prices by quantity and customer group of a product's variants.</summary>
[Route("admin/products/{id:int}/prices")]
[Needs(Permissions.CatalogWrite)]
public sealed class ProductPricesController(ShopDb db, RevisePrices revise, TaxTables taxes, PlanPages plans, WebTexts texts) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(int id, CancellationToken stop) =>
        await LoadAsync(id, stop) is { } product ? View("Prices", await PageAsync(product, null, stop)) : NotFound();

    [HttpPost]
    public async Task<IActionResult> Save(int id, [Bind(Prefix = "Form")] PricesForm form, int? more, CancellationToken stop)
    {
        if (await LoadAsync(id, stop) is not { } product)
            return NotFound();
        if (more is { } variantId)
        {
            ModelState.Clear();
            return View("Prices", await PageAsync(product, form.WithRoom(product, variantId), stop));
        }
        if (!ModelState.IsValid)
            return this.Again("Prices", await PageAsync(product, form, stop));
        if (await revise.ReviseAsync(id, form.Version, form.Rows(), stop) is { } problem)
            return await RefusedAsync(id, form, problem, stop);
        this.Say(texts["Gespeichert."]);
        return RedirectToAction(nameof(Index), new { id });
    }

    /// <summary>After a conflict what is saved by now stands beside what was typed; saving again then means it.</summary>
    private async Task<IActionResult> RefusedAsync(int id, PricesForm form, Problem problem, CancellationToken stop)
    {
        db.ChangeTracker.Clear();
        var product = (await LoadAsync(id, stop))!;
        ModelState.Clear();
        ModelState.AddModelError("", problem.ToString());
        var page = await PageAsync(product, form, stop);
        if (problem == ReviseProduct.ChangedMeanwhile)
        {
            form.Version = product.Version;
            page = page with { Saved = [.. (await PricesAsync(product, stop)).Select(p => (p.VariantId, p.ToRule()))] };
        }
        return this.Again("Prices", page, StatusCodes.Status409Conflict);
    }

    private async Task<PricesPage> PageAsync(Product product, PricesForm? typed, CancellationToken stop)
    {
        var rate = (await taxes.TodayAsync(stop)).RateOf(product.TaxClass);
        var saved = await PricesAsync(product, stop);
        var remarks = product.Variants.SelectMany(v => RevisePrices.Remarks(v, rate, saved.Select(p => new PriceRow(p.Id, p.VariantId, p.ToRule())))
            .Select(r => (v.Id, r))).ToLookup(x => x.Id, x => x.r);
        return new PricesPage(product, (typed ?? PricesForm.From(product, saved)).WithRoom(product), rate, remarks, [])
        {
            Plans = await plans.OfProductAsync(product.Id, stop),
        };
    }

    private Task<List<VariantPrice>> PricesAsync(Product product, CancellationToken stop)
    {
        var ids = product.Variants.ConvertAll(v => v.Id);
        return db.VariantPrices.AsNoTracking().Where(p => ids.Contains(p.VariantId)).ToListAsync(stop);
    }

    private Task<Product?> LoadAsync(int id, CancellationToken stop) =>
        db.Products.AsNoTracking().Include(p => p.Variants.OrderBy(v => v.Position).ThenBy(v => v.Id)).FirstOrDefaultAsync(p => p.Id == id, stop);
}

/// <summary>The prices of a product with what is odd about them.</summary>
/// <param name="Saved">What someone else saved meanwhile; empty without a conflict.</param>
public sealed record PricesPage(
    Product Product, PricesForm Form, decimal TaxRate, ILookup<int, PriceRemark> Remarks, IReadOnlyList<(int VariantId, PriceRule Rule)> Saved)
{
    /// <summary>What begins or ends by itself.</summary>
    public IReadOnlyList<PlanRow> Plans { get; init; } = [];
}
