using Microsoft.EntityFrameworkCore;
using Shop.Data;
using Shop.Discounts;
using Shop.Web.BackOffice.Pricing;
using Shop.Web.BackOffice.Shared;

namespace Shop.Web.BackOffice.Discounts;

/// <summary>Which discounts the list shows; lives in the address.</summary>
public sealed record DiscountFilter
{
    public const int Size = 25;

    public string? Q { get; init; }

    public DiscountState? State { get; init; }

    public int? Page { get; init; }

    public bool IsEmpty => State is null && string.IsNullOrWhiteSpace(Q);

    public IQueryable<Discount> Of(ShopDb db, DateTime now)
    {
        var discounts = InState(db.Discounts.AsNoTracking(), State, now);
        if (string.IsNullOrWhiteSpace(Q))
            return discounts;
        var (like, code) = (LikePattern.Containing(Q.Trim()), Coupon.Normal(Q));
        return discounts.Where(d => EF.Functions.Like(d.Name.De, like, LikePattern.Escape) || EF.Functions.Like(d.Name.En, like, LikePattern.Escape)
            || EF.Functions.Like(d.Note, like, LikePattern.Escape) || db.Coupons.Any(c => c.DiscountId == d.Id && c.Code == code));
    }

    public static IQueryable<Discount> InState(IQueryable<Discount> discounts, DiscountState? state, DateTime now) => state switch
    {
        DiscountState.Paused => discounts.Where(d => d.Paused),
        DiscountState.Ended => discounts.Where(d => !d.Paused && d.EndsAt <= now),
        DiscountState.Planned => discounts.Where(d => !d.Paused && d.StartsAt > now && (d.EndsAt == null || d.EndsAt > now)),
        DiscountState.Running => discounts.Where(d => !d.Paused && d.StartsAt <= now && (d.EndsAt == null || d.EndsAt > now)),
        _ => discounts,
    };
}

/// <summary>A discount in the list.</summary>
/// <param name="Uses">By orders that weren't cancelled.</param>
public sealed record DiscountRow(Discount Discount, DiscountState State, string Sentence, int Uses);

/// <summary>The screen of the list.</summary>
public sealed record DiscountList(DiscountFilter Filter, IReadOnlyList<DiscountRow> Rows, Pager Pager, IReadOnlyDictionary<DiscountState, int> Counts, CalendarMonth Calendar);
