using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Data;
using Shop.Orders;
using Shop.Returns;

namespace Shop.Analytics;

/// <summary>
/// What a product sold in a period, net of VAT, as the books see it: orders by the day they were placed, cancelled ones out, take-backs of
/// imports and returns subtracted on the day they are booked.
/// </summary>
/// <param name="Units">Pieces sold less pieces taken back.</param>
/// <param name="Revenue">After returns.</param>
/// <param name="Known">The part of the revenue whose cost is known.</param>
/// <param name="Cost">Purchase cost (Einstand) of that part; goods that went back on the shelf give theirs back.</param>
/// <param name="FirstAt">First order in the period.</param>
public sealed record ProductSale(int ProductId, int Units, Money Revenue, Money Known, Money Cost, DateTime? FirstAt, DateTime? LastAt)
{
    /// <summary>DB I of the lines whose cost is known.</summary>
    public Money ContributionI => Known - Cost;

    public Money WithoutCost => Revenue - Known;
}

/// <summary>Pieces a week over some weeks: enough to say how evenly a product sells.</summary>
/// <param name="Weeks">Counted from the launch, weeks without a sale included.</param>
/// <param name="Sum">Pieces.</param>
/// <param name="Squares">Sum of the squares of the weeks' pieces.</param>
public sealed record WeeklyDemand(int Weeks, long Sum, long Squares)
{
    public decimal Mean => Weeks == 0 ? 0 : (decimal)Sum / Weeks;

    /// <summary>Standard deviation over mean (of all these weeks, not of a sample); null without a sale.</summary>
    public decimal? Variation
    {
        get
        {
            if (Sum <= 0 || Weeks == 0)
                return null;
            // n·Σx² − (Σx)² stays whole, so equal weeks give exactly zero.
            var spread = ((decimal)Weeks * Squares) - ((decimal)Sum * Sum);
            return decimal.Round((decimal)Math.Sqrt((double)Math.Max(0, spread)) / Sum, 4);
        }
    }
}

/// <summary>Asks what products sold; one row a product and VAT rate comes out of the database.</summary>
public static class ProductSales
{
    /// <summary>By product; products without business in the period are missing.</summary>
    public static async Task<IReadOnlyDictionary<int, ProductSale>> SalesByProductAsync(this ShopDb db, DateOnly from, DateOnly to, CancellationToken stop = default)
    {
        var sold = await db.SoldByRate(from, to).ToListAsync(stop);
        var back = (await db.ReturnedByRate(from, to).ToListAsync(stop)).ToLookup(r => r.ProductId);
        var ids = sold.Select(s => s.ProductId).Union(back.Select(b => b.Key)).ToList();
        var soldOf = sold.ToLookup(s => s.ProductId);
        return ids.ToDictionary(id => id, id => Sale(id, [.. soldOf[id]], [.. back[id]]));
    }

    /// <summary>Sales lines by product, VAT rate and whether the cost is known.</summary>
    public static IQueryable<SoldRow> SoldByRate(this ShopDb db, DateOnly from, DateOnly to)
    {
        var orders = db.Orders.MakingRevenue().PlacedBetween(from, to);
        var lines =
            from o in orders
            from l in o.Lines
            where l.Kind == OrderLineKind.Goods
            join v in db.Variants on l.VariantId equals v.Id
            select new
            {
                v.ProductId,
                l.TaxRate,
                Known = l.UnitCost != null || v.Cost != null,
                l.Quantity,
                Gross = l.Total.Cents,
                Cost = (l.UnitCost != null ? l.UnitCost!.Value.Cents : v.Cost != null ? v.Cost!.Value.Cents : 0L) * l.Quantity,
                o.PlacedAt,
            };
        return lines.GroupBy(x => new { x.ProductId, x.TaxRate, x.Known }).Select(g => new SoldRow(
            g.Key.ProductId, g.Key.TaxRate, g.Key.Known, g.Sum(x => x.Quantity), g.Sum(x => x.Gross), g.Sum(x => x.Cost), g.Min(x => x.PlacedAt), g.Max(x => x.PlacedAt)));
    }

    /// <summary>Goods that came back, the same way; the cost of what can't be sold again is lost.</summary>
    public static IQueryable<ReturnedRow> ReturnedByRate(this ShopDb db, DateOnly from, DateOnly to)
    {
        var returns = db.Returns.ReceivedBetween(from, to);
        var lines =
            from r in returns
            from back in r.Lines
            join l in db.OrderLines on back.OrderLineId equals l.Id
            where l.Kind == OrderLineKind.Goods
            join v in db.Variants on l.VariantId equals v.Id
            select new
            {
                v.ProductId,
                l.TaxRate,
                Known = l.UnitCost != null || v.Cost != null,
                back.Quantity,
                Gross = back.Refund.Cents,
                Cost = (l.UnitCost != null ? l.UnitCost!.Value.Cents : v.Cost != null ? v.Cost!.Value.Cents : 0L) * back.Restocked,
            };
        return lines.GroupBy(x => new { x.ProductId, x.TaxRate, x.Known })
            .Select(g => new ReturnedRow(g.Key.ProductId, g.Key.TaxRate, g.Key.Known, g.Sum(x => x.Quantity), g.Sum(x => x.Gross), g.Sum(x => x.Cost)));
    }

    /// <summary>
    /// Demand by week over whole weeks that end on a day: pieces ordered less pieces that imports took back in the same week, never below
    /// zero. An order of the last hour of a summer's day may fall into the next week; that is all that is left of time zones here.
    /// </summary>
    public static IQueryable<DemandRow> DemandByProduct(this ShopDb db, DateOnly lastDay, int weeks)
    {
        var first = lastDay.AddDays(1 - (7 * weeks));
        var (year, start) = (first.Year, first.DayOfYear);
        var second = DateTime.IsLeapYear(year) ? 366 : 365;
        var third = second + (DateTime.IsLeapYear(year + 1) ? 366 : 365);
        var lines =
            from o in db.Orders.MakingRevenue().PlacedBetween(first, lastDay)
            from l in o.Lines
            where l.Kind == OrderLineKind.Goods
            join v in db.Variants on l.VariantId equals v.Id
            let at = o.PlacedAt.AddHours(1)
            select new
            {
                v.ProductId,
                l.Quantity,
                Week = (at.DayOfYear + (at.Year == year ? 0 : at.Year == year + 1 ? second : third) - start) / 7,
            };
        return lines.GroupBy(x => new { x.ProductId, x.Week })
            .Select(g => new { g.Key.ProductId, g.Key.Week, Units = g.Sum(x => x.Quantity) })
            .Where(w => w.Units > 0)
            .GroupBy(w => w.ProductId)
            .Select(g => new DemandRow(g.Key, g.Sum(w => (long)w.Units), g.Sum(w => (long)w.Units * w.Units), g.Min(w => w.Week)));
    }

    private static ProductSale Sale(int id, List<SoldRow> sold, List<ReturnedRow> back)
    {
        var revenue = sold.Sum(s => Net(s.Gross, s.TaxRate)) - back.Sum(r => Net(r.Gross, r.TaxRate));
        var known = sold.Where(s => s.Known).Sum(s => Net(s.Gross, s.TaxRate)) - back.Where(r => r.Known).Sum(r => Net(r.Gross, r.TaxRate));
        var cost = new Money(sold.Where(s => s.Known).Sum(s => s.Cost) - back.Where(r => r.Known).Sum(r => r.Cost));
        return new ProductSale(
            id, sold.Sum(s => s.Units) - back.Sum(r => r.Units), revenue, known, cost,
            sold.Count == 0 ? null : sold.Min(s => s.FirstAt), sold.Count == 0 ? null : sold.Max(s => s.LastAt));
    }

    private static Money Net(long cents, decimal rate) => new Money(cents).WithoutTax(rate);
}

/// <summary>Sold lines of a product under one VAT rate; cents, gross, cost net.</summary>
public sealed record SoldRow(int ProductId, decimal TaxRate, bool Known, int Units, long Gross, long Cost, DateTime FirstAt, DateTime LastAt);

/// <summary>What came back of a product under one VAT rate; cents, gross, cost net.</summary>
public sealed record ReturnedRow(int ProductId, decimal TaxRate, bool Known, int Units, long Gross, long Cost);

/// <summary>Pieces, their squares by week, and the first week with a sale, counted from zero.</summary>
public sealed record DemandRow(int ProductId, long Sum, long Squares, int FirstWeek);
