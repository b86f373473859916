using Shop.Common;
using Shop.Orders;
using Shop.Shipping;

namespace Shop.Returns;

/// <summary>
/// Until when a contract can be withdrawn from: 14 days that begin the day after the goods arrived (§355 (2), §356 (2) Nr. 1 a, §187 (1) BGB).
/// The carrier doesn't tell the shop when that was, so the last day of its delivery time counts, to the customer's benefit.
/// </summary>
/// <param name="ArrivedOn">The day on which the goods had arrived at the latest; null while they haven't left.</param>
/// <param name="LastDay">The last day of the period; null while it hasn't begun.</param>
public sealed record WithdrawalPeriod(DateOnly? ArrivedOn, DateOnly? LastDay)
{
    public const int Days = 14;

    /// <summary>Where the method is no longer known.</summary>
    private const int UsualDeliveryDays = 5;

    /// <param name="method">The method it was shipped with; null when that is no longer known.</param>
    public static WithdrawalPeriod Of(DateTime? shippedAt, ShippingMethod? method)
    {
        if (shippedAt is not { } shipped)
            return new WithdrawalPeriod(null, null);
        var arrived = DeliveryWindow.After(Clock.BusinessDay(shipped), method?.DaysFrom ?? 1, method?.DaysTo ?? UsualDeliveryDays).To;
        return new WithdrawalPeriod(arrived, WorkingDayFrom(arrived.AddDays(Days)));
    }

    public static WithdrawalPeriod Of(Order order, ShippingMethod? method) => Of(order.ShippedAt, method);

    public bool IsOver(DateOnly today) => LastDay is { } last && today > last;

    /// <summary>A period doesn't end on a Saturday, Sunday or public holiday (§193 BGB); holidays of single states aren't known here.</summary>
    private static DateOnly WorkingDayFrom(DateOnly day)
    {
        while (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || IsHoliday(day))
            day = day.AddDays(1);
        return day;
    }

    private static bool IsHoliday(DateOnly day) =>
        (day.Month, day.Day) is (1, 1) or (5, 1) or (10, 3) or (12, 25) or (12, 26) || (day.DayNumber - Easter(day.Year).DayNumber) is -2 or 1 or 39 or 50;

    /// <summary>Gauß's formula in the form of Butcher.</summary>
    private static DateOnly Easter(int year)
    {
        var (a, b, c) = (year % 19, year / 100, year % 100);
        var h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
        var l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
        var m = (a + 11 * h + 22 * l) / 451;
        var n = h + l - 7 * m + 114;
        return new DateOnly(year, n / 31, n % 31 + 1);
    }
}
