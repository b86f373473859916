using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Data;
using Shop.Search;
using Shop.Web.Security;

namespace Shop.Web.BackOffice.Catalog;

/// <summary>Finds products to put beside one, by name or number.</summary>
[Route("admin/products/{id:int}/related")]
[Needs(Permissions.CatalogRead)]
public sealed class ProductRelatedController(ShopDb db, ProductSearch search) : Controller
{
    private const int Most = 8;

    [HttpGet]
    public async Task<IActionResult> Find(int id, [FromQuery(Name = "Form.AddRelated")] string? q, CancellationToken stop)
    {
        if (string.IsNullOrWhiteSpace(q))
            return PartialView("_RelatedFound", Array.Empty<RelatedRow>());
        var found = await search.AmongAsync(db.Products.Where(p => p.Id != id), q, stop);
        var rows = await found.OrderByDescending(p => p.Active).ThenByDescending(p => p.UnitsSold).ThenBy(p => p.Id).Take(Most)
            .Select(p => new { p.Id, p.Name, Sku = p.Variants.OrderBy(v => v.Position).ThenBy(v => v.Id).Select(v => v.Sku).FirstOrDefault(), p.Active }).ToListAsync(stop);
        return PartialView("_RelatedFound", rows.Select(p => new RelatedRow(p.Id, p.Name.ToString(), p.Sku ?? "", p.Active)).ToArray());
    }
}
