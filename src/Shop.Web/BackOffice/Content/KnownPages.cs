using Shop.Common;
using Shop.Content;

namespace Shop.Web.BackOffice.Content;

/// <summary>Pages every shop in Germany needs; offered until they are written.</summary>
public static class KnownPages
{
    public static IReadOnlyList<ContentPage> All { get; } =
    [
        Page("impressum", "Impressum", "Legal notice", 1),
        Page("agb", "AGB", "Terms and conditions", 2),
        Page("widerruf", "Widerrufsbelehrung", "Right of withdrawal", 3),
        Page("datenschutz", "Datenschutzerklärung", "Privacy policy", 4),
        Page("gewaehrleistung", "Gesetzliche Gewährleistung", "Statutory rights", 7),
        Page("versand-zahlung", "Versand und Zahlung", "Shipping and payment", 5),
        Page("barrierefreiheit", "Erklärung zur Barrierefreiheit", "Accessibility statement", 6),
    ];

    /// <summary>Pages that the shop itself points at; they can be hidden in the footer, but not removed.</summary>
    public static bool IsKnown(string key) => All.Any(p => p.Key == key);

    private static ContentPage Page(string key, string de, string en, int footer) =>
        new() { Key = key, Title = new(de, en), Slug = new(Slug.From(de), Slug.From(en)), FooterPosition = footer };
}
