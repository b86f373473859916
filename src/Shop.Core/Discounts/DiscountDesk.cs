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
        var now = clock.UtcNow();
        // Most purchases: nothing runs that they could get without a coupon.
        if (purchase.Lines.Count == 0 || (purchase.Coupons.Count == 0 && !index.Discounts.Any(d => !d.NeedsCoupon && d.StateAt(now) == DiscountState.Running)))
            return DiscountOutcome.None;
        return DiscountEngine.Run(index, await LinesAsync(purchase.Lines, stop), await ContextAsync(index, purchase, buyer, now, stop));
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
        var counters = await CountersAsync(inPlay.FindAll(d => d.HasLimit), buyer, stop);
        return new DiscountContext(
            now,
            buyer.Group,
            inPlay.Exists(d => d.FirstOrderOnly) && await buyer.IsFirstOrder(stop),
            buyer.Country,
            purchase.ShippingPrice)
        {
            Coupons = [.. coupons.Select(c => new EnteredCoupon(c.Code, c.DiscountId))],
            UsedUp = UsedUpOf(coupons, counters),
            BudgetLeft = counters.Where(c => c.Discount.Budget.IsPositive).ToDictionary(c => c.Discount.Id, c => c.Discount.Budget - c.Spent),
        };
    }

    /// <summary>See <see cref="RedeemDiscounts.BookAsync"/>.</summary>
    public Task<Problem?> BookAsync(DiscountOutcome outcome, int orderId, Buyer buyer, CancellationToken stop = default) =>
        new RedeemDiscounts(db, clock).BookAsync(outcome, orderId, buyer, stop);

    /// <summary>Why a discount that the customer saw no longer counts; null when all of them still do.</summary>
    public async Task<Problem?> WhyGoneAsync(IReadOnlyCollection<int> seen, DiscountOutcome outcome, CancellationToken stop = default)
    {
        var id = seen.Except(outcome.Applied.Select(v => v.Discount.Id)).Order().FirstOrDefault();
        if (id == 0)
            return null;
        var verdict = outcome.Verdicts.FirstOrDefault(v => v.Discount.Id == id);
        var discount = verdict?.Discount ?? await db.Discounts.AsNoTracking().SingleOrDefaultAsync(d => d.Id == id, stop);
        if (discount is null)
            return null;
        var reason = verdict?.Reason ?? DiscountEngine.WhyNotNow(discount, clock.UtcNow()) ?? new Problem("gone", "Gilt nicht mehr.");
        return new Problem("discount-gone", "„{0}“: {1}", discount.Name, reason);
    }

    private async Task<List<Coupon>> CouponsAsync(IReadOnlyList<string> codes, CancellationToken stop) => codes.Count == 0
        ? []
        : await db.Coupons.AsNoTracking().Where(c => codes.Contains(c.Code)).OrderBy(c => c.Id).ToListAsync(stop);

    private async Task<List<Counter>> CountersAsync(List<Discount> limited, Buyer buyer, CancellationToken stop)
    {
        if (limited.Count == 0)
            return [];
        var ids = limited.ConvertAll(d => d.Id);
        var (customer, email) = (buyer.CustomerId, buyer.EmailKey);
        var rows = await db.Discounts.Where(d => ids.Contains(d.Id))
            .Select(d => new
            {
                d.Id,
                d.Uses,
                d.Spent.Cents,
                Own = db.DiscountUses.Count(u => u.DiscountId == d.Id && u.ReturnedAt == null && ((email != "" && u.Email == email) || (customer != null && u.CustomerId == customer))),
            })
            .ToListAsync(stop);
        return rows.ConvertAll(r => new Counter(limited.Find(d => d.Id == r.Id)!, r.Uses, new Money(r.Cents), r.Own));
    }

    private static Dictionary<int, Problem> UsedUpOf(List<Coupon> coupons, List<Counter> counters)
    {
        var usedUp = coupons.GroupBy(c => c.DiscountId).Where(g => g.All(c => c.IsUsedUp)).ToDictionary(g => g.Key, _ => CouponUsedUp);
        foreach (var (discount, uses, _, own) in counters)
        {
            if (uses >= discount.MostUses)
                usedUp[discount.Id] = UsedUp;
            else if (own >= discount.MostPerCustomer)
                usedUp[discount.Id] = OwnUsedUp(discount);
        }
        return usedUp;
    }

    /// <summary>How much of a discount's limits is used, by all and by this buyer.</summary>
    private sealed record Counter(Discount Discount, int Uses, Money Spent, int Own);

    internal static Problem UsedUp { get; } = new("used-up", "Ist schon aufgebraucht.");

    internal static Problem CouponUsedUp { get; } = new("used-up", "Dieser Gutschein wurde schon eingelöst.");

    internal static Problem OwnUsedUp(Discount discount) => discount.MostPerCustomer == 1
        ? new Problem("own-used-up", "Gilt nur einmal je Kunde und wurde schon genutzt.")
        : new Problem("own-used-up", "Gilt nur {0}-mal je Kunde und wurde schon so oft genutzt.", discount.MostPerCustomer ?? 0);
}
