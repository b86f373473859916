using Shop.Common;

namespace Shop.Catalog.Import;

/// <summary>Brings a product in line with a foreign file. What staff keep here — slug, shelves, translations, stock — stays.</summary>
internal static class ProductMapping
{
    private const int LongestSummary = 200;

    public static Product ToProduct(this ShopifyProduct source, string slug, DateTime now)
    {
        var product = new Product { Key = source.Handle, Slug = LocalizedText.Both(slug), CreatedAt = now };
        foreach (var (i, name) in source.Options.Index())
            product.Options.Add(new ProductOption { Name = LocalizedText.Both(name), Position = i });
        return product;
    }

    public static void Apply(this ShopifyProduct source, Product product)
    {
        product.Name = Renamed(product.Name, source.Head.Title);
        var description = HtmlToMarkdown.Of(source.Head.Body);
        product.Description = Renamed(product.Description, description);
        if (product.Summary.De.Length == 0)
            product.Summary = LocalizedText.Both(SummaryOf(source.Head.Summary.Length > 0 ? source.Head.Summary : PlainText.Of(source.Head.Body)));
        foreach (var (i, variant) in source.Variants.Index())
            Apply(variant, VariantFor(product, source, variant, i));
        product.RefreshPrices();
        product.Active = source.Head.Published;
        product.Active = product.Active && product.WhyNotActive() is null;
    }

    /// <summary>The variant of the product with the same choices; null when the file brings a new one.</summary>
    public static Variant? Find(Product product, ShopifyVariant variant)
    {
        var options = product.Options.OrderBy(o => o.Position).ToList();
        return product.Variants.Find(v => options.Zip(variant.Values).All(x => v.Values.Exists(c => x.First.Values.Contains(c) && IsCalled(c.Name, x.Second))));
    }

    /// <summary>Whether the product here has the same options as the file; other ones can't be matched.</summary>
    public static bool HasSameOptions(Product product, ShopifyProduct source) =>
        product.Options.Count == source.Options.Count && product.Options.OrderBy(o => o.Position).Zip(source.Options).All(x => IsCalled(x.First.Name, x.Second));

    /// <summary>In either language, as staff may have translated one of them.</summary>
    private static bool IsCalled(LocalizedText name, string text) =>
        string.Equals(name.De, text, StringComparison.OrdinalIgnoreCase) || string.Equals(name.En, text, StringComparison.OrdinalIgnoreCase);

    private static Variant VariantFor(Product product, ShopifyProduct source, ShopifyVariant variant, int position)
    {
        if (Find(product, variant) is { } known)
            return known;
        var made = new Variant { Sku = source.SkuOf(variant), Position = position };
        foreach (var (option, name) in product.Options.OrderBy(o => o.Position).Zip(variant.Values))
        {
            var value = option.Values.Find(v => IsCalled(v.Name, name));
            if (value is null)
            {
                value = new OptionValue { Name = LocalizedText.Both(name), Position = option.Values.Count };
                option.Values.Add(value);
            }
            made.Values.Add(value);
        }
        made.RefreshName();
        product.Variants.Add(made);
        return made;
    }

    private static void Apply(ShopifyVariant source, Variant variant)
    {
        if (source.Source.Sku.Length > 0)
            variant.Sku = source.Source.Sku;
        if (Gtin.HasForm(source.Source.Barcode))
            variant.Gtin = source.Source.Barcode;
        variant.Price = source.Source.Price;
        variant.FormerPrice = source.Source.FormerPrice;
        variant.Cost = source.Source.Cost ?? variant.Cost;
        variant.WeightGrams = source.Source.Grams;
        if (!variant.Price.IsPositive)
            variant.Active = false;
    }

    /// <summary>The English text follows only while nobody has translated it.</summary>
    private static LocalizedText Renamed(LocalizedText before, string text) =>
        before.En.Length == 0 || before.En == before.De ? LocalizedText.Both(text) : before with { De = text };

    private static string SummaryOf(string text)
    {
        if (text.Length <= LongestSummary)
            return text;
        var end = text.LastIndexOf(' ', LongestSummary);
        return text[..(end > 100 ? end : LongestSummary)].TrimEnd('.', ',', ' ') + " …";
    }
}
