using System.Globalization;
using Shop.Catalog;
using Shop.Common;
using Shop.Shipping;
using Shop.Web.Shared;

namespace Shop.Web.Storefront.Shared;

/// <summary>Amounts and days in the words of the shop window.</summary>
public static class Say
{
    private static readonly string[] GermanMonths = ["Jan.", "Feb.", "März", "April", "Mai", "Juni", "Juli", "Aug.", "Sept.", "Okt.", "Nov.", "Dez."];

    public static string In(this Money money) => money.In(CultureInfo.CurrentCulture);

    /// <summary>"35,60 € / kg", as §4 PAngV asks for.</summary>
    public static string BasePrice(Money price, ContentUnit unit) => $"{price.In()} / {UnitName(unit)}";

    /// <summary>"Di., 24. Nov." or "Di., 24. bis Do., 26. Nov."; the month is said twice only where it changes.</summary>
    public static string Days(this WebTexts t, DeliveryWindow window)
    {
        if (window.From == window.To)
            return Day(window.To);
        return t["{0} bis {1}", window.From.Month == window.To.Month ? Weekday(window.From) : Day(window.From), Day(window.To)];
    }

    private static string Day(DateOnly day) => Languages.Current == "en"
        ? day.ToString("ddd d MMM", CultureInfo.CurrentCulture)
        : $"{Weekday(day)} {GermanMonths[day.Month - 1]}";

    private static string Weekday(DateOnly day) =>
        Languages.Current == "en" ? day.ToString("ddd d", CultureInfo.CurrentCulture) : day.ToString("ddd'.,' d'.'", CultureInfo.CurrentCulture);

    /// <summary>"7 %" of 0.07.</summary>
    public static string Percent(decimal rate) =>
        (rate * 100).ToString("0.##", CultureInfo.CurrentCulture) + (Languages.Current == "de" ? "\u00a0%" : "%");

    /// <summary>"240 KB", "1,3 MB".</summary>
    public static string Size(int bytes) => bytes < 1_000_000
        ? $"{Math.Max(1, bytes / 1000)} KB"
        : $"{(bytes / 1_000_000m).ToString("0.#", CultureInfo.CurrentCulture)} MB";

    private static string UnitName(ContentUnit unit) => unit switch
    {
        ContentUnit.Kilogram => "kg",
        ContentUnit.Litre => "l",
        ContentUnit.Metre => "m",
        ContentUnit.SquareMetre => "m²",
        _ => Languages.Current == "de" ? "Stück" : "piece",
    };
}
