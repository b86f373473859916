using Microsoft.AspNetCore.Mvc;
using Shop.Access;
using Shop.Web.Security;

namespace Shop.Web.BackOffice.Assortment;

/// <summary>What the assortment asks for, worth first.</summary>
[Route("admin/assortment")]
[Needs(Permissions.CatalogRead)]
public sealed class AssortmentController(AssortmentTasks tasks) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(CancellationToken stop) => View(await tasks.ReadAsync(stop));
}
