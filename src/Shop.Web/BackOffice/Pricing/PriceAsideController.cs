using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Data;
using Shop.Web.Security;

namespace Shop.Web.BackOffice.Pricing;

/// <summary>The panel beside the product editor that follows price and cost while they are typed.</summary>
[Route("admin/products/{id:int}/price-aside")]
[Needs(Permissions.CatalogRead)]
public sealed class PriceAsideController(ShopDb db, PriceAsideDesk desk) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Show(int id, CancellationToken stop) =>
        await db.Products.AsNoTracking().Include(p => p.Variants).SingleOrDefaultAsync(p => p.Id == id, stop) is { } product
            ? PartialView("_PriceAsideRows", await desk.ReadAsync(product, Request.Query.ToDictionary(q => q.Key, q => q.Value.ToString()), stop))
            : NotFound();
}
