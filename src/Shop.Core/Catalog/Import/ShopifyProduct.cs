using Shop.Common;
using Shop.Common.Csv;

namespace Shop.Catalog.Import;

/// <summary>A variant of a product export.</summary>
/// <param name="Values">One per option of the product; none for a product without options.</param>
internal sealed record ShopifyVariant(IReadOnlyList<string> Values, ShopifyRow Source)
{
    /// <summary>What tells the variants of a product apart.</summary>
    public string Choice { get; } = string.Join('\u001f', Values).ToUpperInvariant();
}

/// <summary>A product of an export, put together from its rows.</summary>
internal sealed record ShopifyProduct(string Handle, ShopifyRow Head, IReadOnlyList<string> Options, IReadOnlyList<ShopifyVariant> Variants, IReadOnlyList<ShopifyPicture> Pictures)
{
    /// <summary>The product, or null when none of it can be used; rows that can't be used are refused.</summary>
    public static ShopifyProduct? From(CsvGroup<ShopifyRow> group, List<RowRemark> refused)
    {
        refused.AddRange(group.Refused);
        var head = group.Rows.Find(r => r.HasTitle);
        if (head is null)
        {
            refused.AddRange(group.Rows.Select(r => new RowRemark(r.Row, "Die Zeile mit dem Titel des Produkts „{0}“ fehlt oder wurde abgelehnt.", group.Key)));
            return null;
        }
        var options = OptionsOf(head);
        var variants = new List<ShopifyVariant>();
        foreach (var row in group.Rows.Where(r => r.IsVariant))
        {
            var variant = new ShopifyVariant([.. row.OptionValues.Take(options.Count)], row);
            if (WhyNot(variant, variants) is { } why)
                refused.Add(new RowRemark(row.Row, why, string.Join(", ", variant.Values)));
            else
                variants.Add(variant);
        }
        return variants.Count == 0 ? null : new ShopifyProduct(group.Key, head, options, variants, PicturesOf(group.Rows));
    }

    /// <summary>The article number of a variant that has none: stable, so that the next import finds it again.</summary>
    public string SkuOf(ShopifyVariant variant)
    {
        if (variant.Source.Sku.Length > 0)
            return variant.Source.Sku;
        var made = variant.Values.Count == 0 ? Slug.From(Handle) : $"{Slug.From(Handle)}-{string.Join('-', variant.Values.Select(Slug.From))}";
        return made.Length <= 80 ? made : made[..60] + "-" + Fingerprint(made);
    }

    private static string? WhyNot(ShopifyVariant variant, List<ShopifyVariant> before)
    {
        if (variant.Values.Any(v => v.Length == 0))
            return "Der Variante fehlt der Wert einer Option: „{0}“.";
        return before.Exists(v => v.Choice == variant.Choice) ? "Die Variante „{0}“ kommt im Produkt mehrmals vor." : null;
    }

    /// <summary>"Title" with "Default Title" is how Shopify says that there is nothing to choose.</summary>
    private static IReadOnlyList<string> OptionsOf(ShopifyRow head)
    {
        if (string.Equals(head.OptionNames[0], "Title", StringComparison.OrdinalIgnoreCase) && string.Equals(head.OptionValues[0], "Default Title", StringComparison.OrdinalIgnoreCase))
            return [];
        return [.. head.OptionNames.TakeWhile(n => n.Length > 0)];
    }

    private static IReadOnlyList<ShopifyPicture> PicturesOf(List<ShopifyRow> rows) =>
        [.. rows.SelectMany(r => r.Pictures).OrderBy(p => p.Position).DistinctBy(p => p.Url, StringComparer.Ordinal)];

    private static string Fingerprint(string text) =>
        Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)))[..12];
}
