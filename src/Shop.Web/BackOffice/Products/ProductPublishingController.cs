using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Catalog;
using Shop.Common;
using Shop.Data;
using Shop.Stock;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Security;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Products;

/// <summary>Products that are to appear by themselves, and the way to take a plan back.</summary>
[Route("admin/products")]
[ChangesBy(Way.Publish)]
[Needs(Permissions.CatalogRead)]
public sealed class ProductPublishingController(ShopDb db, ReviseProduct revise, WebTexts texts) : Controller
{
    private const int Most = 200;

    [HttpGet("planned")]
    public async Task<IActionResult> Planned(CancellationToken stop)
    {
        var rows = await db.Products.AsNoTracking().Include(p => p.Variants).Where(p => !p.Active && (p.PublishAt != null || p.PublishMissedAt != null))
            .OrderBy(p => p.PublishAt).ThenBy(p => p.Id).Take(Most).ToListAsync(stop);
        return View("Planned", rows.ConvertAll(p => new PlannedRow(p.Id, p.Name.ToString(), p.PublishAt, p.PublishMissedAt, p.WhyNotActive())));
    }

    /// <summary>Takes the plan back, also the note that one failed.</summary>
    [HttpPost("{id:int}/publish/cancel")]
    [Needs(Permissions.CatalogWrite)]
    public async Task<IActionResult> Cancel(int id, CancellationToken stop)
    {
        if (!await db.Products.AnyAsync(p => p.Id == id, stop))
            return NotFound();
        var saved = await revise.ReviseAsync(id, null, Forget, [], stop);
        if (saved.Problem is { } problem)
            this.Refuse(problem);
        else
            this.Say(texts["Die Planung ist aufgehoben. Das Produkt erscheint nicht von selbst."]);
        return Redirect($"/admin/products/{id}");
    }

    private static Problem? Forget(Product product)
    {
        (product.PublishAt, product.PublishMissedAt) = (null, null);
        return null;
    }
}

/// <summary>A product that waits for its moment, or that missed it.</summary>
public sealed record PlannedRow(int Id, string Name, DateTime? PublishAt, DateTime? MissedAt, Problem? Why);
