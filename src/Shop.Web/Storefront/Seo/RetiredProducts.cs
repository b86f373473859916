using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Shop.Assortment;
using Shop.Catalog;
using Shop.Common;
using Shop.Data;
using Shop.Web.Storefront.Shared;

namespace Shop.Web.Storefront.Seo;

/// <summary>A product that is no longer sold, and what stands in its place.</summary>
public sealed record RetiredProduct(LocalizedText Name, Shelf? Shelf, IReadOnlyList<CardRow> Instead);

/// <summary>
/// Tells what left the shop (410, with alternatives) from what never was in it (404): links from outside to the former deserve an
/// answer, and search engines forget them sooner.
/// </summary>
public sealed class RetiredProducts(ShopDb db, Frame frame, ProductCards cards)
{
    private const int Shown = 4;

    /// <summary>What stands in its place for good, by the retire wizard: id and slug of a product on sale; null where nothing does.</summary>
    public async Task<(int Id, LocalizedText Slug)?> AlternativeAsync(int id, CancellationToken stop)
    {
        var found = await db.Retirements.AsNoTracking().Where(r => r.ProductId == id && r.State == RetirementState.Ended && !db.Products.Any(p => p.Id == id && p.Active))
            .OrderByDescending(r => r.Id)
            .Join(db.Products.OnSale(), r => r.AlternativeId, p => p.Id, (r, p) => new { p.Id, p.Slug })
            .FirstOrDefaultAsync(stop);
        return found is null ? null : (found.Id, found.Slug);
    }

    public async Task<RetiredProduct?> FindAsync(int id, CancellationToken stop)
    {
        var gone = await db.Products.AsNoTracking().Where(p => p.Id == id && !p.Active && p.RetiredAt != null)
            .Select(p => new { p.Name, p.CategoryId }).SingleOrDefaultAsync(stop);
        if (gone is null)
            return null;
        var instead = await cards.ReadAsync(db.Products.OnSale().Beside(db, id, gone.CategoryId, Shown), stop);
        return new RetiredProduct(gone.Name, (await frame.TreeAsync(stop)).Find(gone.CategoryId), instead);
    }
}

/// <summary>The answer for what left the shop.</summary>
public static class GoneAnswer
{
    public static ViewResult Gone(this Controller controller, RetiredProduct product)
    {
        controller.Response.StatusCode = StatusCodes.Status410Gone;
        return controller.View("/Storefront/Seo/Gone.cshtml", product);
    }
}
