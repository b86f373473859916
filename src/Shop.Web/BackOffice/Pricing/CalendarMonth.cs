using System.Globalization;
using Shop.Common;

namespace Shop.Web.BackOffice.Pricing;

/// <summary>Something that lasts from a moment to another, to be shown in a month.</summary>
/// <param name="Until">The first moment at which it is over.</param>
/// <param name="Class">How its bar looks.</param>
public sealed record CalendarEntry(string Name, string Text, string Href, DateTime From, DateTime Until, string Class);

/// <summary>A bar: the days before it, its own, and those after it.</summary>
public sealed record CalendarBar(CalendarEntry Entry, int Before, int Days, int After);

/// <summary>A month in days of Berlin with a bar for everything that happens in it.</summary>
/// <param name="Path">The page around, for the links to the months beside.</param>
public sealed record CalendarMonth(DateOnly First, int Days, int? Today, string Path, IReadOnlyList<CalendarBar> Bars)
{
    public string Previous => Key(First.AddMonths(-1));

    public string Next => Key(First.AddMonths(1));

    public string Name => First.ToString("Y", CultureInfo.CurrentCulture);

    public static CalendarMonth Of(DateOnly first, DateOnly today, string path, IEnumerable<CalendarEntry> entries)
    {
        var days = DateTime.DaysInMonth(first.Year, first.Month);
        var bars = entries.Select(e =>
        {
            var from = Math.Max(0, Clock.BusinessDay(e.From).DayNumber - first.DayNumber);
            var to = Math.Min(days - 1, Clock.BusinessDay(e.Until.AddTicks(-1)).DayNumber - first.DayNumber);
            return new CalendarBar(e, from, Math.Max(1, to - from + 1), Math.Max(0, days - 1 - Math.Max(from, to)));
        }).Where(b => b.Before < days);
        return new CalendarMonth(first, days, today.Year == first.Year && today.Month == first.Month ? today.Day : null, path, [.. bars]);
    }

    /// <summary>"2026-12"; this month where nothing or nonsense is given.</summary>
    public static DateOnly Parse(string? month, DateOnly today) =>
        DateOnly.TryParseExact(month + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first) && first.Year is > 2000 and < 2200
            ? first
            : new DateOnly(today.Year, today.Month, 1);

    private static string Key(DateOnly month) => month.ToString("yyyy-MM", CultureInfo.InvariantCulture);
}
