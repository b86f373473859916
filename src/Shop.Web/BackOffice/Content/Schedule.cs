using System.Globalization;
using Shop.Common;

namespace Shop.Web.BackOffice.Content;

/// <summary>Moments as a field of type datetime-local holds them: wall clock in Berlin.</summary>
public static class Schedule
{
    private const string Format = "yyyy-MM-ddTHH:mm";

    public static string Show(DateTime? utc) => utc is { } at ? Clock.ToBerlin(at).ToString(Format, CultureInfo.InvariantCulture) : "";

    public static bool IsMomentOrEmpty(string? text) => string.IsNullOrWhiteSpace(text) || Read(text) is not null;

    /// <summary>The UTC instant; null for an empty field, and for hours that the clock leaps over in spring.</summary>
    public static DateTime? Read(string? text) =>
        DateTime.TryParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) && local.Year is > 2000 and < 2200 && !Clock.Berlin.IsInvalidTime(local)
            ? TimeZoneInfo.ConvertTimeToUtc(local, Clock.Berlin)
            : null;
}
