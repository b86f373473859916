using Shop.Web.Shared;

namespace Shop.Web.BackOffice.ProductLists;

/// <summary>A column of the product list that one may choose.</summary>
/// <param name="Key">In the address, in the kept choice and as the name of the sort where it has one.</param>
/// <param name="Text">German, the key of its translation.</param>
/// <param name="Sort">What the list sorts by; null where it can't.</param>
public sealed record ProductColumn(string Key, string Text, string? Sort, bool Right = false);

/// <summary>The columns beside picture, name, price, stock and state, which are always there.</summary>
public static class ProductColumns
{
    public static IReadOnlyList<ProductColumn> All { get; } =
    [
        new("category", "Kategorie", null), new("sku", "Artikelnummer", "sku"), new("gtin", "GTIN", null), new("brand", "Marke", null), new("manufacturer", "Hersteller", null),
        new("supplier", "Lieferant", null), new("tags", "Schlagwörter", null), new("tax", "Steuersatz", null), new("rrp", "UVP", null, true), new("cost", "Einstand", "cost", true),
        new("earns", "DB I je Stück", "earns", true), new("margin", "Spanne", "margin", true), new("sold", "Verkauft", "sold", true), new("weight", "Gewicht", null, true),
        new("completeness", "Vollständigkeit", "completeness", true), new("changed", "Zuletzt geändert", "changed", true), new("created", "Angelegt", "created", true),
    ];

    private const string Usual = "category,sold";

    public static IReadOnlyList<ProductColumn> Of(string? keys) =>
        [.. (keys ?? Usual).Split(',', StringSplitOptions.RemoveEmptyEntries).Distinct().Select(k => All.FirstOrDefault(c => c.Key == k)).OfType<ProductColumn>()];

    public static string Keep(IEnumerable<string> keys) => string.Join(',', Of(string.Join(',', keys)).Select(c => c.Key));

    public static string Word(this WebTexts texts, ProductColumn column) => texts[column.Text].Value;
}
