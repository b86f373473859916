using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Data;

namespace Shop.Discounts;

/// <summary>
/// Books the use of discounts inside the transaction that places the order. Limits are kept by conditional set-based updates: of
/// fifty customers after ten uses, ten find the row. Without a limit no row is touched, so that orders don't wait for each other.
/// </summary>
public sealed class RedeemDiscounts(ShopDb db, TimeProvider clock)
{
    /// <summary>Null when all are booked; the discount's name and why not otherwise, and the transaction must be given up.</summary>
    public async Task<Problem?> BookAsync(DiscountOutcome outcome, int orderId, Buyer buyer, CancellationToken stop = default)
    {
        foreach (var verdict in outcome.Applied.OrderBy(v => v.Discount.Id))
        {
            var coupon = verdict.Coupon is { } code
                ? await db.Coupons.AsNoTracking().Where(c => c.Code == code).Select(c => new { c.Id, c.MostUses }).SingleAsync(stop)
                : null;
            if (coupon?.MostUses is not null && !await CountCouponAsync(coupon.Id, stop))
                return Refuse(verdict, DiscountDesk.CouponUsedUp);
            if (verdict.Discount.HasLimit && await WhyNotBookedAsync(verdict, buyer, stop) is { } problem)
                return Refuse(verdict, problem);
            db.DiscountUses.Add(new DiscountUse
            {
                DiscountId = verdict.Discount.Id,
                CouponId = coupon?.Id,
                OrderId = orderId,
                Amount = verdict.Amount,
                CustomerId = buyer.CustomerId,
                Email = buyer.EmailKey,
                At = clock.UtcNow(),
            });
        }
        return null;
    }

    /// <summary>Gives back what a cancelled order has used.</summary>
    public async Task ReturnAsync(int orderId, CancellationToken stop = default)
    {
        var uses = await db.DiscountUses.Where(u => u.OrderId == orderId && u.ReturnedAt == null).ToListAsync(stop);
        foreach (var use in uses.OrderBy(u => u.DiscountId))
        {
            use.ReturnedAt = clock.UtcNow();
            var cents = use.Amount.Cents;
            await db.Discounts.Where(d => d.Id == use.DiscountId && d.Uses > 0)
                .ExecuteUpdateAsync(d => d.SetProperty(x => x.Uses, x => x.Uses - 1).SetProperty(x => x.Spent.Cents, x => x.Spent.Cents - cents), stop);
            await db.Coupons.Where(c => c.Id == use.CouponId && c.Uses > 0).ExecuteUpdateAsync(c => c.SetProperty(x => x.Uses, x => x.Uses - 1), stop);
        }
    }

    /// <summary>Brings the counters in line with the uses; after a limit was set, as without one nobody counted.</summary>
    public static Task RecountAsync(ShopDb db, int discountId, CancellationToken stop = default) => db.Discounts.Where(d => d.Id == discountId).ExecuteUpdateAsync(
        d => d.SetProperty(x => x.Uses, x => db.DiscountUses.Count(u => u.DiscountId == x.Id && u.ReturnedAt == null))
            .SetProperty(x => x.Spent.Cents, x => db.DiscountUses.Where(u => u.DiscountId == x.Id && u.ReturnedAt == null).Sum(u => u.Amount.Cents)),
        stop);

    private static Problem Refuse(Verdict verdict, Problem problem) => new("discount-gone", "„{0}“: {1}", verdict.Discount.Name, problem);

    private async Task<bool> CountCouponAsync(int id, CancellationToken stop) =>
        await db.Coupons.Where(c => c.Id == id && (c.MostUses == null || c.Uses < c.MostUses))
            .ExecuteUpdateAsync(c => c.SetProperty(x => x.Uses, x => x.Uses + 1), stop) == 1;

    /// <summary>Counting first locks the discount's row, so that two orders of the same customer are counted one after the other.</summary>
    private async Task<Problem?> WhyNotBookedAsync(Verdict verdict, Buyer buyer, CancellationToken stop)
    {
        var (discount, cents) = (verdict.Discount, verdict.Amount.Cents);
        var counted = await db.Discounts
            .Where(d => d.Id == discount.Id && (d.MostUses == null || d.Uses < d.MostUses) && (d.Budget.Cents == 0 || d.Spent.Cents + cents <= d.Budget.Cents))
            .ExecuteUpdateAsync(d => d.SetProperty(x => x.Uses, x => x.Uses + 1).SetProperty(x => x.Spent.Cents, x => x.Spent.Cents + cents), stop);
        if (counted == 0)
            return DiscountDesk.UsedUp;
        if (discount.MostPerCustomer is not { } most)
            return null;
        var (customer, email) = (buyer.CustomerId, buyer.EmailKey);
        var own = await db.DiscountUses.CountAsync(
            u => u.DiscountId == discount.Id && u.ReturnedAt == null && (u.Email == email || (customer != null && u.CustomerId == customer)), stop);
        return own >= most ? DiscountDesk.OwnUsedUp(discount) : null;
    }
}
