using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Catalog;
using Shop.Common;
using Shop.Data;
using Shop.Web.BackOffice.Products;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Security;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Assortment;

/// <summary>The products meant for a target group.</summary>
[Route("admin/assortment/groups/{id:int}/products")]
[Needs(Permissions.CatalogRead)]
public sealed class TargetGroupProductsController(ShopDb db, ProductPick pick, WebTexts texts) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Show(int id, string? q, CancellationToken stop)
    {
        if (await db.TargetGroups.AsNoTracking().FirstOrDefaultAsync(g => g.Id == id, stop) is not { } group)
            return NotFound();
        var members = await Members(id).OrderBy(p => p.Name.De).ThenBy(p => p.Id)
            .Select(p => new PickRow(p.Id, new LocalizedText(p.Name.De, p.Name.En), p.Variants.OrderBy(v => v.Position).Select(v => v.Sku).FirstOrDefault() ?? "", p.Active, new Money(p.PriceFrom.Cents))).ToListAsync(stop);
        return View("GroupProducts", new GroupProductsPage(group, members, q, await pick.FindAsync(q, onlyOnSale: false, members.ConvertAll(m => m.Id), stop)));
    }

    [HttpPost("add")]
    [Needs(Permissions.CatalogWrite)]
    public async Task<IActionResult> Add(int id, int[] ids, string? q, CancellationToken stop)
    {
        if (!await db.TargetGroups.AnyAsync(g => g.Id == id, stop))
            return NotFound();
        var members = await Members(id).Select(p => p.Id).ToListAsync(stop);
        var wanted = await db.Products.Where(p => ids.Contains(p.Id) && !members.Contains(p.Id)).Select(p => p.Id).ToListAsync(stop);
        db.ProductTargetGroups.AddRange(wanted.Select(p => new ProductTargetGroup { ProductId = p, TargetGroupId = id }));
        await db.SaveChangesAsync(stop);
        this.Say(texts.Count(wanted.Count, "1 Produkt ist zugeordnet.", "{0} Produkte sind zugeordnet."));
        return Redirect($"/admin/assortment/groups/{id}/products" + (string.IsNullOrWhiteSpace(q) ? "" : QueryString.Create("q", q)));
    }

    [HttpPost("remove")]
    [Needs(Permissions.CatalogWrite)]
    public async Task<IActionResult> Remove(int id, int productId, CancellationToken stop)
    {
        if (await db.ProductTargetGroups.FirstOrDefaultAsync(m => m.TargetGroupId == id && m.ProductId == productId, stop) is not { } member)
            return NotFound();
        db.Remove(member);
        await db.SaveChangesAsync(stop);
        return RedirectToAction(nameof(Show), new { id });
    }

    private IQueryable<Product> Members(int id) => db.Products.AsNoTracking().Where(p => p.TargetGroups.Any(g => g.TargetGroupId == id));
}

/// <summary>A group's products and those found to add.</summary>
public sealed record GroupProductsPage(TargetGroup Group, IReadOnlyList<PickRow> Members, string? Words, IReadOnlyList<PickRow> Found);
