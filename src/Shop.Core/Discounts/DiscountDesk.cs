using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Customers;
using Shop.Data;
using Shop.Pricing;

namespace Shop.Discounts;

/// <summary>Who buys and where to, as far as it is known yet.</summary>
/// <param name="Email">Any case; empty while a guest hasn't said.</param>
/// <param name="IsFirstOrder">Asked only where a discount wants to know; orders are none of this room's business.</param>
public sealed record Buyer(CustomerGroup Group, int? CustomerId, string Email, string? Country, Func<CancellationToken, Task<bool>> IsFirstOrder)
{
    public static Buyer Unknown { get; } = new(CustomerGroup.Consumer, null, "", null, _ => Task.FromResult(true));

    internal string EmailKey => Email.Trim().ToLowerInvariant();
}

/// <summary>What is bought, before discounts.</summary>
public sealed record Purchase(IReadOnlyList<LineToPrice> Lines, ShippingToPrice? Shipping, IReadOnlyList<string> Coupons)
{
    /// <summary>What shipping costs these goods.</summary>
    public Money? ShippingPrice => Shipping?.PriceFor(Lines.Sum(l => l.UnitPrice * l.Quantity));
}

/// <summary>
/// Asks the engine about a purchase with what the database knows: the active discounts from memory, coupons only where some were
/// entered, counters only where a discount has a limit.
/// </summary>
public sealed class DiscountDesk(ShopDb db, ActiveDiscounts active, TaxTables taxes, TimeProvider clock)
{
    public async Task<DiscountOutcome> AskAsync(Purchase purchase, Buyer buyer, CancellationToken stop = default)
    {
        var index = await active.IndexAsync(stop);
        if (index.IsEmpty || purchase.Lines.Count == 0)
            return DiscountOutcome.None;
        return DiscountEngine.Run(index, await LinesAsync(purchase.Lines, stop), await ContextAsync(index, purchase, buyer, clock.UtcNow(), stop));
    }

    /// <summary>The lines with shelf, brand and cost of their articles.</summary>
    public async Task<IReadOnlyList<LineToDiscount>> LinesAsync(IReadOnlyList<LineToPrice> lines, CancellationToken stop)
    {
        var scopes = await active.ScopesAsync([.. lines.Select(l => l.VariantId)], stop);
        var rates = await taxes.TodayAsync(stop);
        return [.. lines.Where(l => scopes.ContainsKey(l.VariantId)).Select(l =>
        {
            var scope = scopes[l.VariantId];
            return new LineToDiscount(l.VariantId, scope.ProductId, scope.CategoryIds, scope.BrandId, l.Quantity, l.UnitPrice, rates.RateOf(l.TaxClass), scope.Cost);
        })];
    }

    public async Task<DiscountContext> ContextAsync(DiscountIndex index, Purchase purchase, Buyer buyer, DateTime now, CancellationToken stop)
    {
        var coupons = await CouponsAsync(purchase.Coupons, stop);
        var inPlay = index.Discounts.Where(d => d.StateAt(now) == DiscountState.Running && (!d.NeedsCoupon || coupons.Exists(c => c.DiscountId == d.Id))).ToList();
        return new DiscountContext(
            now,
            buyer.Group,
            inPlay.Exists(d => d.FirstOrderOnly) && await buyer.IsFirstOrder(stop),
            buyer.Country,
            purchase.ShippingPrice)
        {
            Coupons = [.. coupons.Select(c => new EnteredCoupon(c.Code, c.DiscountId))],
            UsedUp = await UsedUpAsync(inPlay.FindAll(d => d.HasLimit), coupons, buyer, stop),
        };
    }

    private async Task<List<Coupon>> CouponsAsync(IReadOnlyList<string> codes, CancellationToken stop) => codes.Count == 0
        ? []
        : await db.Coupons.AsNoTracking().Where(c => codes.Contains(c.Code)).OrderBy(c => c.Id).ToListAsync(stop);

    private async Task<IReadOnlyDictionary<int, Problem>> UsedUpAsync(List<Discount> limited, List<Coupon> coupons, Buyer buyer, CancellationToken stop)
    {
        var usedUp = coupons.GroupBy(c => c.DiscountId).Where(g => g.All(c => c.IsUsedUp)).ToDictionary(g => g.Key, _ => CouponUsedUp);
        if (limited.Count == 0)
            return usedUp;
        var ids = limited.ConvertAll(d => d.Id);
        var (customer, email) = (buyer.CustomerId, buyer.EmailKey);
        var counters = await db.Discounts.Where(d => ids.Contains(d.Id))
            .Select(d => new
            {
                d.Id,
                d.Uses,
                Spent = d.Spent.Cents,
                Own = db.DiscountUses.Count(u => u.DiscountId == d.Id && u.ReturnedAt == null && ((email != "" && u.Email == email) || (customer != null && u.CustomerId == customer))),
            })
            .ToListAsync(stop);
        foreach (var counter in counters)
        {
            var discount = limited.Find(d => d.Id == counter.Id)!;
            if (counter.Uses >= discount.MostUses || (discount.Budget.IsPositive && counter.Spent >= discount.Budget.Cents))
                usedUp[counter.Id] = UsedUp;
            else if (counter.Own >= discount.MostPerCustomer)
                usedUp[counter.Id] = OwnUsedUp(discount);
        }
        return usedUp;
    }

    internal static Problem UsedUp { get; } = new("used-up", "Ist schon aufgebraucht.");

    internal static Problem CouponUsedUp { get; } = new("used-up", "Dieser Gutschein wurde schon eingelöst.");

    internal static Problem OwnUsedUp(Discount discount) => discount.MostPerCustomer == 1
        ? new Problem("own-used-up", "Gilt nur einmal je Kunde und wurde schon genutzt.")
        : new Problem("own-used-up", "Gilt nur {0}-mal je Kunde und wurde schon so oft genutzt.", discount.MostPerCustomer ?? 0);
}
