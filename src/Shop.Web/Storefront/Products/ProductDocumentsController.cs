using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Data;
using Shop.Web.Shared;

namespace Shop.Web.Storefront.Products;

/// <summary>Documents of products that are on sale.</summary>
public sealed class ProductDocumentsController(ShopDb db) : Controller
{
    [HttpGet]
    [ShopRoute("dokumente/{id:int}", "documents/{id:int}")]
    public async Task<IActionResult> Show(int id, CancellationToken stop)
    {
        var document = await (
            from d in db.ProductDocuments.AsNoTracking()
            join p in db.Products on d.ProductId equals p.Id
            where d.Id == id && p.Active
            select d).SingleOrDefaultAsync(stop);
        if (document is null)
            return NotFound();
        // A PDF may hold script; it is downloaded, never opened within the shop's own pages.
        Response.Headers["X-Robots-Tag"] = "noindex";
        return File(document.Bytes, "application/pdf", $"{Slug.From(document.Name.ToString())}.pdf");
    }
}
