using Shop.Catalog;
using Shop.Common;
using Shop.Customers;
using Shop.Data;
using Shop.Discounts;

namespace Shop.Web.BackOffice.Pricing;

/// <summary>What the strongest discount that runs right now leaves of a price.</summary>
/// <param name="Price">Gross, after it.</param>
/// <param name="Margin">Share of the net price that isn't the landed cost; null without a cost.</param>
public sealed record StrongestDiscount(int Id, LocalizedText Name, bool NeedsCoupon, Money Price, Money Net, decimal? Margin);

/// <summary>
/// Tries every running discount on one piece of a variant, as if all its other conditions were met and its coupon entered, and names the one that takes most: the margin
/// a price has to bear.
/// </summary>
public sealed class AfterDiscounts(ShopDb db, ActiveDiscounts active, TagCache cache, TimeProvider clock)
{
    private const int MostTried = 1_000;

    /// <summary>Null where no running discount is for the variant.</summary>
    /// <param name="variantId">The variant.</param>
    /// <param name="price">Gross, before discounts.</param>
    /// <param name="cost">Landed, net.</param>
    /// <param name="taxRate">As a fraction.</param>
    /// <param name="stop">Ends the wait.</param>
    public async Task<StrongestDiscount?> OfAsync(int variantId, Money price, Money? cost, decimal taxRate, CancellationToken stop)
    {
        var now = clock.UtcNow();
        var running = (await active.IndexAsync(stop)).Discounts.Where(d => d.StateAt(now) == DiscountState.Running && d.Kind != DiscountKind.FreeShipping).Take(MostTried).ToList();
        if (running.Count == 0 || !price.IsPositive || !(await active.ScopesAsync([variantId], stop)).TryGetValue(variantId, out var scope))
            return null;
        var tree = await CategoryTree.KeptAsync(db, cache, stop);
        LineToDiscount[] lines = [new(variantId, scope.ProductId, scope.CategoryIds, scope.BrandId, 1, price, taxRate, cost)];
        var (strongest, off) = running.Select(d => (Discount: d, Off: OffBy(d, tree, lines, now))).MaxBy(x => x.Off);
        if (!off.IsPositive)
            return null;
        var left = price - off;
        var net = left.WithoutTax(taxRate);
        return new StrongestDiscount(strongest.Id, strongest.Name, strongest.NeedsCoupon, left, net, cost is { } c && net.IsPositive ? (decimal)(net - c).Cents / net.Cents : null);
    }

    private static Money OffBy(Discount discount, CategoryTree tree, LineToDiscount[] lines, DateTime now) =>
        DiscountEngine.Run(new DiscountIndex([discount], tree), lines, new DiscountContext(now, discount.Group ?? CustomerGroup.Consumer, FirstOrder: true)
        {
            Coupons = discount.NeedsCoupon ? [new EnteredCoupon("", discount.Id)] : [],
        }).Goods;
}
