using System.Globalization;
using System.Text;
using System.Xml;
using Shop.Catalog;

namespace Shop.Feeds;

/// <summary>
/// Google Merchant Center: RSS 2.0 with the namespace g, fields as Google's product data specification names them. Written as it goes, so that a
/// catalogue of any size never stands in memory.
/// </summary>
public sealed class GoogleFeed(string shop, string home, DateTime now) : IFeedFormat
{
    public const string Namespace = "http://base.google.com/ns/1.0";
    public const int LongestTitle = 150;
    private const int LongestDescription = 5000;
    private const int MostMoreImages = 10;

    /// <summary>A reduction whose end isn't planned is told for so long; the feed is fetched daily and moves the end along.</summary>
    public static readonly TimeSpan SaleAhead = TimeSpan.FromDays(30);

    public string ContentType => "application/xml; charset=utf-8";

    public async Task<int> WriteAsync(IAsyncEnumerable<FeedItem> items, Stream to, CancellationToken stop)
    {
        await using var xml = XmlWriter.Create(to, new XmlWriterSettings { Async = true, Encoding = new UTF8Encoding(false), CheckCharacters = false });
        await xml.WriteStartDocumentAsync();
        await xml.WriteStartElementAsync(null, "rss", null);
        await xml.WriteAttributeStringAsync(null, "version", null, "2.0");
        await xml.WriteAttributeStringAsync("xmlns", "g", null, Namespace);
        await xml.WriteStartElementAsync(null, "channel", null);
        await xml.WriteElementStringAsync(null, "title", null, Clean(shop));
        await xml.WriteElementStringAsync(null, "link", null, home);
        await xml.WriteElementStringAsync(null, "description", null, Clean(shop));
        var count = 0;
        await foreach (var item in items.WithCancellation(stop))
        {
            await xml.WriteStartElementAsync(null, "item", null);
            foreach (var (name, value) in Fields(item))
                await xml.WriteElementStringAsync("g", name, Namespace, Clean(value));
            await ShippingAsync(xml, item);
            await xml.WriteEndElementAsync();
            count++;
        }
        await xml.WriteEndElementAsync();
        await xml.WriteEndElementAsync();
        await xml.WriteEndDocumentAsync();
        await xml.FlushAsync();
        return count;
    }

    /// <summary>"0.25 kg" and "1 kg" (unit_pricing_measure, unit_pricing_base_measure); null where no Grundpreis is due.</summary>
    public static (string Measure, string Base)? UnitPricing(FeedItem item)
    {
        if (item.BasePrice is null || item.Content is not { } content)
            return null;
        var unit = Unit(item.Unit);
        return ($"{content.ToString("0.####", CultureInfo.InvariantCulture)} {unit}", $"1 {unit}");
    }

    /// <summary>From when until when a reduction holds, as ISO 8601 with the offset.</summary>
    public static string SalePeriod(FeedItem item, DateTime now) =>
        $"{item.ReducedSince!.Value.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture)}+0000/{(now + SaleAhead).ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture)}+0000";

    private IEnumerable<(string Name, string Value)> Fields(FeedItem item)
    {
        yield return ("id", item.Id);
        yield return ("title", FeedText.Cut(item.Title, LongestTitle));
        yield return ("description", FeedText.Cut(item.Description.Length > 0 ? item.Description : item.Title, LongestDescription));
        yield return ("link", item.Link);
        foreach (var (i, image) in item.Images.Take(1 + MostMoreImages).Index())
            yield return (i == 0 ? "image_link" : "additional_image_link", image);
        yield return ("availability", item.InStock ? "in_stock" : "out_of_stock");
        yield return ("price", FeedText.Price(item.Lowest ?? item.Price));
        if (item.Lowest is not null)
        {
            yield return ("sale_price", FeedText.Price(item.Price));
            yield return ("sale_price_effective_date", SalePeriod(item, now));
        }
        yield return ("condition", "new");
        if (item.Brand.Length > 0)
            yield return ("brand", item.Brand);
        // Only numbers that the maker gave count as identifiers; the shop's own article number is none.
        if (item.Gtin.Length > 0)
            yield return ("gtin", item.Gtin);
        if (item.Mpn.Length > 0)
            yield return ("mpn", item.Mpn);
        if (!item.IsIdentified)
            yield return ("identifier_exists", "no");
        if (item.GroupId.Length > 0)
            yield return ("item_group_id", item.GroupId);
        if (item.Colour.Length > 0)
            yield return ("color", item.Colour);
        if (item.Size.Length > 0)
            yield return ("size", item.Size);
        if (item.GoogleCategory is { } category)
            yield return ("google_product_category", category.ToString(CultureInfo.InvariantCulture));
        if (item.Shelves.Count > 0)
            yield return ("product_type", string.Join(" > ", item.Shelves));
        foreach (var field in Measures(item))
            yield return field;
    }

    private static IEnumerable<(string Name, string Value)> Measures(FeedItem item)
    {
        if (UnitPricing(item) is { } pricing)
        {
            yield return ("unit_pricing_measure", pricing.Measure);
            yield return ("unit_pricing_base_measure", pricing.Base);
        }
        if (item.EnergyClass.Length > 0)
            yield return ("energy_efficiency_class", item.EnergyClass);
        if (item.EnergyClass.Length > 0 && item.EnergyScale.Split('–', '-') is [var best, var worst])
        {
            yield return ("min_energy_efficiency_class", worst.Trim());
            yield return ("max_energy_efficiency_class", best.Trim());
        }
        if (item.WeightGrams > 0)
            yield return ("shipping_weight", item.WeightGrams.ToString(CultureInfo.InvariantCulture) + " g");
    }

    private static async Task ShippingAsync(XmlWriter xml, FeedItem item)
    {
        await xml.WriteStartElementAsync("g", "shipping", Namespace);
        await xml.WriteElementStringAsync("g", "country", Namespace, item.Country);
        await xml.WriteElementStringAsync("g", "price", Namespace, FeedText.Price(item.Shipping));
        await xml.WriteEndElementAsync();
    }

    private static string Unit(ContentUnit unit) => unit switch
    {
        ContentUnit.Kilogram => "kg",
        ContentUnit.Litre => "l",
        ContentUnit.Metre => "m",
        ContentUnit.SquareMetre => "sqm",
        _ => "ct",
    };

    /// <summary>What XML 1.0 can't hold (control characters, half letters) is left out; a single one would break the whole file.</summary>
    private static string Clean(string text)
    {
        if (text.All(c => c >= ' ' && !char.IsSurrogate(c) && c < '\uFFFE'))
            return text;
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is '\t' or '\n' or '\r' or >= 0x20 and not (0xFFFE or 0xFFFF or 0xFFFD))
                clean.Append(rune.ToString());
        }
        return clean.ToString();
    }
}
