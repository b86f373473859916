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

    /// <summary>The UTC instant at which a Berlin business day begins.</summary>
    public static DateTime StartUtc(this DateOnly day) =>
        TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Unspecified), Berlin);
}
