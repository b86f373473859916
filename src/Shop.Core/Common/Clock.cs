using System.Globalization;

namespace Shop.Common;

/// <summary>Time as the shop counts it: instants in UTC, business days in Europe/Berlin.</summary>
public static class Clock
{
    public static TimeZoneInfo Berlin { get; } = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    public static DateTime UtcNow(this TimeProvider clock) => clock.GetUtcNow().UtcDateTime;

    public static DateOnly Today(this TimeProvider clock) => BusinessDay(clock.UtcNow());

    /// <summary>The Berlin calendar day of a UTC instant.</summary>
    public static DateOnly BusinessDay(DateTime utc) => DateOnly.FromDateTime(ToBerlin(utc));

    public static DateTime ToBerlin(DateTime utc) =>
        TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), Berlin);

    /// <summary>The UTC instant of a time on Berlin's clocks; a time that the change to summer leaves out counts an hour later.</summary>
    public static DateTime FromBerlin(DateTime berlin)
    {
        var time = DateTime.SpecifyKind(berlin, DateTimeKind.Unspecified);
        return TimeZoneInfo.ConvertTimeToUtc(Berlin.IsInvalidTime(time) ? time.AddHours(1) : time, Berlin);
    }

    /// <summary>The UTC instant at which a Berlin business day begins.</summary>
    public static DateTime StartUtc(this DateOnly day) =>
        TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Unspecified), Berlin);

    /// <summary>"5. Dezember 2026" or "5 December 2026".</summary>
    public static string Long(this DateOnly day, CultureInfo culture) => day.ToString(IsEnglish(culture) ? "d MMMM yyyy" : "d. MMMM yyyy", culture);

    /// <summary>"5. Dez." or "5 Dec", for axes and narrow columns.</summary>
    public static string Short(this DateOnly day, CultureInfo culture) => day.ToString(IsEnglish(culture) ? "d MMM" : "d. MMM", culture);

    private static bool IsEnglish(CultureInfo culture) => culture.TwoLetterISOLanguageName == "en";
}
