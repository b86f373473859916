using Shop.Common;
using Shop.Customers;

namespace Shop.Discounts;

/// <summary>The conditions that don't ask for the lines: time, coupon, customer, country, limits.</summary>
internal sealed class Conditions
{
    private readonly DiscountContext _context;
    private readonly DateTime _berlin;
    private readonly int _weekday;
    private readonly Dictionary<int, string> _coupons = [];

    public Conditions(DiscountContext context)
    {
        _context = context;
        _berlin = Clock.ToBerlin(context.Now);
        _weekday = 1 << (((int)_berlin.DayOfWeek + 6) % 7);
        foreach (var coupon in context.Coupons)
            _coupons.TryAdd(coupon.DiscountId, coupon.Code);
    }

    public string? CouponOf(Discount discount) => discount.NeedsCoupon ? _coupons.GetValueOrDefault(discount.Id) : null;

    public Problem? WhyNot(Discount discount) =>
        WhyNotTime(discount)
        ?? (discount.NeedsCoupon && !_coupons.ContainsKey(discount.Id) ? NoCoupon : null)
        ?? _context.UsedUp.GetValueOrDefault(discount.Id)
        ?? WhyNotCustomer(discount);

    private static Problem NoCoupon { get; } = new("no-coupon", "Der Gutschein wurde nicht eingegeben.");

    private static Problem IsPaused { get; } = new("paused", "Der Rabatt ist pausiert.");

    private static Problem OtherDay { get; } = new("weekday", "Gilt an anderen Wochentagen.");

    public Problem? WhyNotTime(Discount discount)
    {
        switch (discount.StateAt(_context.Now))
        {
            case DiscountState.Paused:
                return IsPaused;
            case DiscountState.Planned:
                return new Problem("not-yet", "Gilt erst ab {0:d}.", Clock.BusinessDay(discount.StartsAt));
            case DiscountState.Ended:
                return new Problem("expired", "Ist seit {0:d} abgelaufen.", Clock.BusinessDay(discount.EndsAt!.Value));
        }
        if (discount.Weekdays != 0 && (discount.Weekdays & _weekday) == 0)
            return OtherDay;
        return IsHour(discount) ? null : new Problem("hour", "Gilt nur von {0:HH:mm} bis {1:HH:mm} Uhr.", discount.FromHour ?? default, discount.ToHour ?? default);
    }

    private bool IsHour(Discount discount) =>
        (discount.FromHour ?? default) == (discount.ToHour ?? default) || TimeOnly.FromDateTime(_berlin).IsBetween(discount.FromHour ?? default, discount.ToHour ?? default);

    private Problem? WhyNotCustomer(Discount discount)
    {
        if (discount.Group is { } group && group != _context.Group)
            return group == CustomerGroup.Business
                ? new Problem("group", "Gilt nur für Geschäftskunden.")
                : new Problem("group", "Gilt nur für Privatkunden.");
        if (discount.FirstOrderOnly && !_context.FirstOrder)
            return new Problem("first-order", "Gilt nur für die erste Bestellung.");
        return discount.Countries.Length == 0 || _context.Country is not { } country || discount.Countries.Split(',').Contains(country)
            ? null
            : new Problem("country", "Gilt nicht für Lieferungen nach {0}.", Customers.Countries.NameOf(country));
    }
}
