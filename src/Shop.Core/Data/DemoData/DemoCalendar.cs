using Shop.Common;

namespace Shop.Data.DemoData;

/// <summary>
/// How much a demo day sells: growth over the 18 months, the rhythm of the week, the seasons; and when the house works. Everything is
/// counted from the business day of the clock.
/// </summary>
internal sealed class DemoCalendar(TimeProvider clock)
{
    public const int Months = 18;

    public DateTime Now { get; } = clock.UtcNow();

    public DateOnly Today { get; } = clock.Today();

    public DateOnly FirstDay { get; } = clock.Today().AddMonths(-Months);

    /// <summary>The catalogue was entered a little before the doors opened.</summary>
    public DateTime EnteredAt => At(FirstDay.AddDays(-21), 9, 0);

    public IEnumerable<DateOnly> Days() => Enumerable.Range(0, Today.DayNumber - FirstDay.DayNumber + 1).Select(FirstDay.AddDays);

    /// <summary>0 on the first day, 1 today.</summary>
    public double Progress(DateOnly day) => (day.DayNumber - FirstDay.DayNumber) / (double)(Today.DayNumber - FirstDay.DayNumber);

    /// <summary>Relative number of orders on a day.</summary>
    public double Busyness(DateOnly day) => (0.5 + Math.Pow(Progress(day), 1.2)) * OfWeek(day.DayOfWeek) * OfYear(day);

    /// <summary>Relative demand for products of a season on a day.</summary>
    public static double Demand(string season, DateOnly day) => season switch
    {
        "winter" => day.Month switch { 11 or 12 or 1 => 2.6, 10 or 2 => 1.5, >= 5 and <= 8 => 0.2, _ => 0.7 },
        "summer" => day.Month switch { >= 6 and <= 8 => 2.6, 5 or 9 => 1.4, >= 11 or <= 2 => 0.3, _ => 0.8 },
        "gift" => day switch { { Month: 12, Day: <= 22 } or { Month: 11, Day: >= 15 } => 3.5, { Month: 5, Day: <= 12 } => 1.6, _ => 0.7 },
        _ => 1,
    };

    /// <summary>The UTC instant of a Berlin wall-clock time.</summary>
    public static DateTime At(DateOnly day, int hour, int minute, int second = 0)
    {
        var local = day.ToDateTime(new TimeOnly(hour, minute, second), DateTimeKind.Unspecified);
        return TimeZoneInfo.ConvertTimeToUtc(Clock.Berlin.IsInvalidTime(local) ? local.AddHours(1) : local, Clock.Berlin);
    }

    /// <summary>The day itself or the first working day after it.</summary>
    public static DateOnly WorkingDay(DateOnly day)
    {
        while (!IsWorkingDay(day))
            day = day.AddDays(1);
        return day;
    }

    /// <summary>A number of working days later.</summary>
    public static DateOnly WorkingDaysAfter(DateOnly day, int days)
    {
        for (var i = 0; i < days; i++)
            day = WorkingDay(day.AddDays(1));
        return WorkingDay(day);
    }

    /// <summary>Weekdays without the fixed public holidays of Hamburg.</summary>
    private static bool IsWorkingDay(DateOnly day) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)
        && (day.Month, day.Day) is not ((1, 1) or (5, 1) or (10, 3) or (10, 31) or (12, 24) or (12, 25) or (12, 26) or (12, 31));

    private static double OfWeek(DayOfWeek day) => day switch
    {
        DayOfWeek.Monday => 1.16,
        DayOfWeek.Tuesday => 1.07,
        DayOfWeek.Friday => 0.88,
        DayOfWeek.Saturday => 0.78,
        DayOfWeek.Sunday => 1.12,
        _ => 1,
    };

    private static double OfYear(DateOnly day) => (day.Month, day.Day) switch
    {
        (12, <= 19) => 1.75,
        (12, <= 26) => 0.6,
        (12, _) => 0.8,
        (11, >= 20) => 1.5,
        (11, _) => 1.2,
        (10, _) => 1.05,
        (1 or 2, _) => 0.92,
        (6, _) => 0.86,
        (7 or 8, _) => 0.8,
        _ => 0.95,
    };
}
