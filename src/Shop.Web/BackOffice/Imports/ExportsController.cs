using Microsoft.AspNetCore.Mvc;
using Shop.Access;
using Shop.Common;
using Shop.Data;
using Shop.Operations;
using Shop.Web.BackOffice.Categories;
using Shop.Web.Security;

namespace Shop.Web.BackOffice.Imports;

/// <summary>Gives products out in the own format, written while they are read.</summary>
[Route("admin/exports")]
[Needs(Permissions.CatalogExport)]
public sealed class ExportsController(ShopDb db, ExportProducts export, TimeProvider clock) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(CancellationToken stop) => View("Export", (await CategoryChoices.LoadAsync(db, stop)).Items().ToList());

    [HttpGet("products.csv")]
    public async Task<IActionResult> Products(int? category, bool? active, CancellationToken stop)
    {
        Response.ContentType = "text/csv; charset=utf-8";
        Response.Headers.ContentDisposition = $"attachment; filename=\"produkte-{clock.Today():yyyy-MM-dd}.csv\"";
        await export.RunAsync(new ExportChoice(category, active), Response.Body, stop);
        return new EmptyResult();
    }
}
