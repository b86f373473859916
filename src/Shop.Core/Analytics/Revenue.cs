using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Data;
using Shop.Orders;
using Shop.Returns;

namespace Shop.Analytics;

/// <summary>What a business day sold.</summary>
/// <param name="Day">Business day, Europe/Berlin.</param>
/// <param name="Orders">Sales placed on the day, without cancelled ones.</param>
/// <param name="Sold">Net of VAT, by the day the order was placed.</param>
/// <param name="Returned">Net of VAT, by the day the goods came back.</param>
public sealed record DayRevenue(DateOnly Day, int Orders, Money Sold, Money Returned)
{
    /// <summary>Buchungssicht: a return counts on the day it is booked.</summary>
    public Money Net => Sold - Returned;
}

/// <summary>A period and what it sold.</summary>
public sealed record PeriodRevenue(DateOnly From, DateOnly To, int Orders, Money Sold, Money Returned)
{
    public Money Net => Sold - Returned;

    public static PeriodRevenue Of(IReadOnlyCollection<DayRevenue> days) =>
        new(days.Min(d => d.Day), days.Max(d => d.Day), days.Sum(d => d.Orders), days.Sum(d => d.Sold), days.Sum(d => d.Returned));

    /// <summary>Change against another period as a fraction; null when that one sold nothing.</summary>
    public decimal? ChangeSince(PeriodRevenue before) => before.Net.IsPositive ? (Net.Amount - before.Net.Amount) / before.Net.Amount : null;
}

/// <summary>
/// Revenue net of VAT as the books see it (Buchungssicht): orders by the day they were placed, cancelled orders out, take-backs and
/// returns subtracted on the day they are booked, corrections of stock or value out.
/// </summary>
public static class Revenue
{
    /// <summary>
    /// Every day of the period, also those without business. The database groups by UTC date and hour; as Berlin differs from UTC by
    /// whole hours, an hour belongs to exactly one business day.
    /// </summary>
    public static async Task<IReadOnlyList<DayRevenue>> RevenueByDayAsync(this ShopDb db, DateOnly from, DateOnly to, CancellationToken stop = default)
    {
        var sold = await SoldByHourAsync(db, from, to, stop);
        var returned = await ReturnedByHourAsync(db, from, to, stop);
        return [.. Enumerable.Range(0, to.DayNumber - from.DayNumber + 1).Select(from.AddDays).Select(day => new DayRevenue(
            day,
            sold[day].Sum(h => h.Orders),
            new Money(sold[day].Sum(h => h.NetCents)),
            new Money(returned[day].Sum(h => h.NetCents))))];
    }

    private static async Task<ILookup<DateOnly, Hour>> SoldByHourAsync(ShopDb db, DateOnly from, DateOnly to, CancellationToken stop)
    {
        var hours = await db.Orders.MakingRevenue().PlacedBetween(from, to)
            .GroupBy(o => new { o.PlacedAt.Date, o.PlacedAt.Hour })
            .Select(g => new Hour(g.Key.Date, g.Key.Hour, g.Count(o => o.Kind == OrderKind.Sale), g.Sum(o => o.Total.Cents - o.Tax.Cents)))
            .ToListAsync(stop);
        return hours.ToLookup(h => h.Day);
    }

    private static async Task<ILookup<DateOnly, Hour>> ReturnedByHourAsync(ShopDb db, DateOnly from, DateOnly to, CancellationToken stop)
    {
        var hours = await db.Returns.ReceivedBetween(from, to)
            .GroupBy(r => new { r.ReceivedAt.Date, r.ReceivedAt.Hour })
            .Select(g => new Hour(g.Key.Date, g.Key.Hour, g.Count(), g.Sum(r => r.Refund.Cents - r.RefundTax.Cents)))
            .ToListAsync(stop);
        return hours.ToLookup(h => h.Day);
    }

    private sealed record Hour(DateTime Date, int HourOfDay, int Orders, long NetCents)
    {
        public DateOnly Day => Clock.BusinessDay(Date.AddHours(HourOfDay));
    }
}
