using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Data;
using Shop.Discounts;
using Shop.Orders;

namespace Shop.Analytics;

/// <summary>What a discount brought and what it cost.</summary>
/// <param name="Orders">Orders that used it, without cancelled ones.</param>
/// <param name="Revenue">Of these orders' goods, net of VAT.</param>
/// <param name="Margin">DB I: revenue less purchase cost, of the lines whose cost is known.</param>
/// <param name="Given">What the discount took off, gross.</param>
/// <param name="WithoutCost">Lines left out of the margin because nobody knows their cost.</param>
public sealed record DiscountEffect(int Orders, Money Revenue, Money Margin, Money Given, int WithoutCost)
{
    /// <summary>
    /// DB I that the same goods and shipping would have brought without the discount: what it took off, net. Where several discounts share an order,
    /// each has the rates of that order in proportion.
    /// </summary>
    public Money MarginLost { get; init; }

    /// <summary>Of the revenue whose cost is known, in percent; null without revenue.</summary>
    public decimal? MarginPercent { get; init; }

    public Money? PerOrder => Orders == 0 ? null : new Money(Revenue.Cents / Orders);
}

/// <summary>Asks what discounts brought.</summary>
public static class DiscountEffects
{
    public static async Task<DiscountEffect> EffectOfAsync(this ShopDb db, int discountId, CancellationToken stop = default)
    {
        var uses = db.DiscountUses.Where(u => u.DiscountId == discountId && u.ReturnedAt == null);
        var orders = db.Orders.Where(o => o.State != OrderState.Cancelled && uses.Any(u => u.OrderId == o.Id));
        var rates = await orders.SelectMany(o => o.Lines).Where(l => l.Kind == OrderLineKind.Goods)
            .GroupBy(l => new { l.TaxRate, Known = l.UnitCost != null })
            .Select(g => new { g.Key.TaxRate, g.Key.Known, Lines = g.Count(), Gross = g.Sum(l => l.Total.Cents), Cost = g.Sum(l => l.UnitCost!.Value.Cents * l.Quantity) })
            .ToListAsync(stop);
        var given = await uses.SumAsync(u => u.Amount.Cents, stop);
        var known = rates.Where(r => r.Known).ToList();
        var knownNet = known.Sum(r => Net(r.Gross, r.TaxRate));
        var margin = knownNet - new Money(known.Sum(r => r.Cost));
        return new DiscountEffect(
            await orders.CountAsync(stop), rates.Sum(r => Net(r.Gross, r.TaxRate)), margin, new Money(given), rates.Where(r => !r.Known).Sum(r => r.Lines))
        {
            MarginLost = await MarginLostAsync(db, uses, stop),
            MarginPercent = knownNet.IsPositive ? decimal.Round(margin.Amount / knownNet.Amount * 100, 1) : null,
        };
    }

    private static async Task<Money> MarginLostAsync(ShopDb db, IQueryable<DiscountUse> uses, CancellationToken stop)
    {
        var taken = db.Set<OrderDiscount>().GroupBy(d => d.OrderId).Select(g => new { OrderId = g.Key, Cents = g.Sum(d => d.Amount.Cents) });
        var parts =
            from use in uses
            join all in taken on use.OrderId equals all.OrderId
            join line in db.OrderLines on use.OrderId equals line.OrderId
            where line.Discount.Cents > 0 && all.Cents > 0
            select new { line.TaxRate, Line = line.Discount.Cents, Use = use.Amount.Cents, All = all.Cents };
        var alone = await parts.Where(p => p.Use == p.All).GroupBy(p => p.TaxRate).Select(g => new { TaxRate = g.Key, Cents = g.Sum(p => p.Line) }).ToListAsync(stop);
        var shared = await parts.Where(p => p.Use != p.All).ToListAsync(stop);
        var cents = alone.Sum(p => p.Cents / (1 + p.TaxRate)) + shared.Sum(p => (decimal)p.Line * p.Use / p.All / (1 + p.TaxRate));
        return Money.From(cents / 100);
    }

    private static Money Net(long cents, decimal rate) => new Money(cents) - new Money(cents).TaxIncluded(rate);
}
