using System.Globalization;
using Shop.Catalog;
using Shop.Common;
using Shop.Shipping;
using Shop.Web.Shared;

namespace Shop.Web.Storefront.Shared;

/// <summary>Amounts and days in the words of the shop window.</summary>
public static class Say
{
    public static string In(this Money money) => money.In(CultureInfo.CurrentCulture);

    /// <summary>"35,60 € / kg", as §4 PAngV asks for.</summary>
    public static string BasePrice(Money price, ContentUnit unit) => $"{price.In()} / {UnitName(unit)}";

    /// <summary>"Do 26. bis Mo 30. November"; the month is said twice only where it changes.</summary>
    public static string Days(this WebTexts t, DeliveryWindow window)
    {
        var culture = CultureInfo.CurrentCulture;
        var (day, full) = culture.TwoLetterISOLanguageName == "en" ? ("ddd d", "ddd d MMMM") : ("ddd d.", "ddd d. MMMM");
        if (window.From == window.To)
            return window.To.ToString(full, culture);
        var first = window.From.ToString(window.From.Month == window.To.Month ? day : full, culture);
        return t["{0} bis {1}", first, window.To.ToString(full, culture)];
    }

    /// <summary>"7 %" of 0.07.</summary>
    public static string Percent(decimal rate) =>
        (rate * 100).ToString("0.##", CultureInfo.CurrentCulture) + (Languages.Current == "de" ? "\u00a0%" : "%");

    private static string UnitName(ContentUnit unit) => unit switch
    {
        ContentUnit.Kilogram => "kg",
        ContentUnit.Litre => "l",
        ContentUnit.Metre => "m",
        ContentUnit.SquareMetre => "m²",
        _ => Languages.Current == "de" ? "Stück" : "piece",
    };
}
