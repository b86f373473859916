using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Catalog;
using Shop.Common;
using Shop.Data;
using Shop.Pricing;
using Shop.Web.Security;

namespace Shop.Web.BackOffice.Pricing;

/// <summary>What a variant has cost since when, and the proof of its 30-day lowest price for any moment (§11 PAngV).</summary>
[Route("admin/products/{id:int}/price-history")]
[Needs(Permissions.CatalogRead)]
public sealed class PriceHistoryController(ShopDb db, TimeProvider clock) : Controller
{
    /// <param name="id">The product.</param>
    /// <param name="variant">The first one where none or a foreign one is named.</param>
    /// <param name="at">Berlin time; now where none or nonsense is given.</param>
    [HttpGet]
    public async Task<IActionResult> Index(int id, int? variant, DateTime? at, CancellationToken stop)
    {
        var product = await db.Products.AsNoTracking().Include(p => p.Variants.OrderBy(v => v.Position).ThenBy(v => v.Id)).FirstOrDefaultAsync(p => p.Id == id, stop);
        if (product is null || product.Variants.Count == 0)
            return NotFound();
        var chosen = product.Variants.Find(v => v.Id == variant) ?? product.Variants[0];
        var moment = at is { Year: > 2000 and < 2200 } typed ? ToUtc(typed) : clock.UtcNow();
        var rows = await db.PriceChanges.AsNoTracking().Where(c => c.VariantId == chosen.Id).OrderByDescending(c => c.At).ThenByDescending(c => c.Id).ToListAsync(stop);
        return View("PriceHistory", new PriceHistory(product, chosen, moment, rows, Reduction.LowestBefore(moment, rows.Select(r => new PriceSince(r.Price, r.At)))));
    }

    /// <summary>An hour that the change of the clocks leaves out counts as the one after it.</summary>
    private static DateTime ToUtc(DateTime berlin)
    {
        var plain = DateTime.SpecifyKind(berlin, DateTimeKind.Unspecified);
        return TimeZoneInfo.ConvertTimeToUtc(Clock.Berlin.IsInvalidTime(plain) ? plain.AddHours(1) : plain, Clock.Berlin);
    }
}

/// <summary>The history of a variant's price.</summary>
/// <param name="Moment">UTC; the window ends there.</param>
/// <param name="Rows">Latest first.</param>
/// <param name="Lowest">Null when nothing was for sale before the moment.</param>
public sealed record PriceHistory(Product Product, Variant Variant, DateTime Moment, IReadOnlyList<PriceChange> Rows, PriceSince? Lowest)
{
    public DateTime WindowFrom => Moment.AddDays(-Reduction.Days);

    /// <summary>In force at some time of the window.</summary>
    public bool Counts(int row) => Rows[row].At < Moment && (row == 0 || Rows[row - 1].At > WindowFrom);
}
