using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Catalog;
using Shop.Common;
using Shop.Data;
using Shop.Pricing;
using Shop.Stock;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Security;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Pricing;

/// <summary>Prices by quantity, customer group and country of a product's variants.</summary>
[Route("admin/products/{id:int}/prices")]
[ChangesBy(Way.Prices)]
[Needs(Permissions.CatalogWrite)]
public sealed class ProductPricesController(ShopDb db, RevisePrices revise, PricesDesk desk, WebTexts texts) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(int id, PriceTrial trial, CancellationToken stop) =>
        await LoadAsync(id, stop) is { } product ? View("Prices", await desk.PageAsync(product, null, trial, stop)) : NotFound();

    [HttpPost]
    public async Task<IActionResult> Save(int id, [Bind(Prefix = "Form")] PricesForm form, int? more, CancellationToken stop)
    {
        if (await LoadAsync(id, stop) is not { } product)
            return NotFound();
        if (more is { } variantId)
        {
            ModelState.Clear();
            return View("Prices", await desk.PageAsync(product, form.WithRoom(product, variantId), new PriceTrial(), stop));
        }
        if (await desk.HomeAsync(stop) is var home && form.Lines.Exists(l => !l.IsEmpty && !l.Remove && l.Country == home))
            ModelState.AddModelError("", texts["Für {0} gilt der Preis für alle Länder; er steht auf der Produktseite und im Preisverlauf.", Shop.Customers.Countries.NameOf(home)]);
        if (!ModelState.IsValid)
            return this.Again("Prices", await desk.PageAsync(product, form, new PriceTrial(), stop));
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
        var page = await desk.PageAsync(product, form, new PriceTrial(), stop);
        if (problem == ReviseProduct.ChangedMeanwhile)
        {
            form.Version = product.Version;
            page = page with { Saved = [.. (await desk.PricesAsync(product, stop)).Select(p => (p.VariantId, p.ToRule()))] };
        }
        return this.Again("Prices", page, StatusCodes.Status409Conflict);
    }

    private Task<Product?> LoadAsync(int id, CancellationToken stop) =>
        db.Products.AsNoTracking().Include(p => p.Variants.OrderBy(v => v.Position).ThenBy(v => v.Id)).FirstOrDefaultAsync(p => p.Id == id, stop);
}
