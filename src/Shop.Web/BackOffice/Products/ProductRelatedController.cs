using Microsoft.AspNetCore.Mvc;
using Shop.Access;
using Shop.Web.Security;

namespace Shop.Web.BackOffice.Products;

/// <summary>Finds products to put beside one, by name or number.</summary>
[Route("admin/products/{id:int}/related")]
[Needs(Permissions.CatalogRead)]
public sealed class ProductRelatedController(ProductPick pick) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Find(int id, [FromQuery(Name = "Form.AddRelated")] string? q, CancellationToken stop)
    {
        var found = await pick.FindAsync(q, onlyOnSale: false, [id], stop);
        return PartialView("_RelatedFound", found.Select(p => new RelatedRow(p.Id, p.Name.ToString(), p.Sku, p.Active)).ToArray());
    }
}
