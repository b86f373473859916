using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Data;
using Shop.Orders;

namespace Shop.Analytics;

/// <summary>What was counted of a product in a slot over some days.</summary>
public sealed record SlotCount(int ProductId, string Slot, int Impressions, int Clicks, int CartAdds)
{
    public decimal? ClickRate => Impressions == 0 ? null : (decimal)Clicks / Impressions;

    public decimal? CartRate => Impressions == 0 ? null : (decimal)CartAdds / Impressions;
}

/// <summary>What was counted and sold of a product over some days.</summary>
public sealed record PlacementNumbers(int Impressions, int Clicks, int CartAdds, int Units);

/// <summary>Questions about placement counts.</summary>
public static class PlacementQueries
{
    /// <summary>Business days, both included.</summary>
    public static IQueryable<PlacementDay> Between(this IQueryable<PlacementDay> days, DateOnly from, DateOnly to) => days.Where(d => d.Day >= from && d.Day <= to);

    public static IQueryable<SlotCount> BySlot(this IQueryable<PlacementDay> days) => days
        .GroupBy(d => new { d.ProductId, d.Slot })
        .Select(g => new SlotCount(g.Key.ProductId, g.Key.Slot, g.Sum(d => d.Impressions), g.Sum(d => d.Clicks), g.Sum(d => d.CartAdds)));

    public static async Task<PlacementNumbers> PlacementNumbersAsync(this ShopDb db, int productId, DateOnly from, DateOnly to, CancellationToken stop = default)
    {
        var counted = await db.PlacementDays.Between(from, to).Where(d => d.ProductId == productId).GroupBy(_ => 1)
            .Select(g => new { Impressions = g.Sum(d => d.Impressions), Clicks = g.Sum(d => d.Clicks), CartAdds = g.Sum(d => d.CartAdds) })
            .FirstOrDefaultAsync(stop);
        var units = await db.LinesOf(productId, from, to).SumAsync(l => l.Quantity, stop);
        return new PlacementNumbers(counted?.Impressions ?? 0, counted?.Clicks ?? 0, counted?.CartAdds ?? 0, units);
    }

    /// <summary>Order lines with the product that make revenue; take-backs of imports are negative.</summary>
    public static IQueryable<OrderLine> LinesOf(this ShopDb db, int productId, DateOnly from, DateOnly to)
    {
        var variants = db.Variants.Where(v => v.ProductId == productId).Select(v => (int?)v.Id);
        return db.Orders.MakingRevenue().PlacedBetween(from, to).SelectMany(o => o.Lines)
            .Where(l => l.Kind == OrderLineKind.Goods && variants.Contains(l.VariantId));
    }
}
