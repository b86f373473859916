using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Assortment;
using Shop.Common;
using Shop.Data;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Security;

namespace Shop.Web.BackOffice.Assortment;

/// <summary>Products on their way out, and those that went.</summary>
[Route("admin/assortment/retirements")]
[ChangesBy(Way.Assortment)]
[Needs(Permissions.CatalogRead)]
public sealed class RetirementsController(ShopDb db) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(CancellationToken stop) => View("Retirements", await (
        from r in db.Retirements.AsNoTracking()
        join p in db.Products on r.ProductId equals p.Id
        orderby r.State == RetirementState.Selling ? 0 : r.State == RetirementState.Draft ? 1 : 2, r.Id descending
        select new RetirementRow(
            p.Id, new LocalizedText(p.Name.De, p.Name.En), r.State, r.PercentOff, r.LastDay, r.WhenSoldOut, r.By,
            db.StockItems.Where(s => db.Variants.Any(v => v.Id == s.VariantId && v.ProductId == p.Id && v.Active)).Sum(s => s.OnHand - s.Reserved),
            db.Products.Where(a => a.Id == r.AlternativeId).Select(a => a.Name.De).FirstOrDefault()))
        .Take(300).ToListAsync(stop));
}

/// <summary>A retirement in the list.</summary>
public sealed record RetirementRow(
    int ProductId, LocalizedText Name, RetirementState State, decimal PercentOff, DateOnly? LastDay, bool WhenSoldOut, string By, int Free, string? Alternative);
