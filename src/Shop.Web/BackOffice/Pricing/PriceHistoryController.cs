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
        var moment = at is { Year: > 2000 and < 2200 } typed ? Clock.FromBerlin(typed) : clock.UtcNow();
        var rows = await db.PriceChanges.AsNoTracking().Where(c => c.VariantId == chosen.Id).OrderByDescending(c => c.At).ThenByDescending(c => c.Id).ToListAsync(stop);
        return View("PriceHistory", new PriceHistory(product, chosen, moment, rows, Reduction.LowestBefore(moment, rows.Select(r => new PriceSince(r.Price, r.At)))));
    }
}

/// <summary>The history of a variant's price.</summary>
/// <param name="Moment">UTC; the window ends there.</param>
/// <param name="Rows">Latest first.</param>
/// <param name="Lowest">Null when nothing was for sale before the moment.</param>
public sealed record PriceHistory(Product Product, Variant Variant, DateTime Moment, IReadOnlyList<PriceChange> Rows, PriceSince? Lowest)
{
    private const int DaysDrawn = 365;

    public DateTime WindowFrom => Moment.AddDays(-Reduction.Days);

    /// <summary>In force at some time of the window.</summary>
    public bool Counts(int row) => Rows[row].At < Moment && (row == 0 || Rows[row - 1].At > WindowFrom);

    /// <summary>Day by day up to the moment, from the second day on: what the last customer of the day paid, and what the 30 days before that day allow to compare with.</summary>
    public IReadOnlyList<PriceDay> Curve()
    {
        var last = Clock.BusinessDay(Moment);
        var history = Rows.Select(r => new PriceSince(r.Price, r.At)).ToList();
        return [.. Enumerable.Range(1 - DaysDrawn, DaysDrawn).Select(n => Of(last.AddDays(n))).OfType<PriceDay>()];

        PriceDay? Of(DateOnly day)
        {
            var end = day.AddDays(1).StartUtc();
            return Reduction.LowestBefore(day.StartUtc(), history) is { } lowest && Rows.FirstOrDefault(r => r.At < end && r.At <= Moment) is { } asked ? new PriceDay(day, asked.Price, lowest.Price) : null;
        }
    }
}

/// <summary>A day of a price.</summary>
/// <param name="Lowest">Of the 30 days before the day began.</param>
public sealed record PriceDay(DateOnly Day, Money Price, Money Lowest);
