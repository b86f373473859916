using System.Buffers;
using System.Globalization;
using System.Text;
using Shop.Catalog;

namespace Shop.Feeds;

/// <summary>How a channel wants its list; each channel is one.</summary>
public interface IFeedFormat
{
    string ContentType { get; }

    /// <summary>Writes as it reads; returns how many articles it were.</summary>
    Task<int> WriteAsync(IAsyncEnumerable<FeedItem> items, Stream to, CancellationToken stop);
}

/// <summary>Finds the format of a channel.</summary>
public static class FeedFormats
{
    public static IFeedFormat Of(FeedChannel channel, string shop, string home, DateTime now) => channel switch
    {
        FeedChannel.Google => new GoogleFeed(shop, home, now),
        FeedChannel.Meta => new CsvFeed(',', [.. MetaColumns(now)]),
        FeedChannel.Idealo => new CsvFeed(';', IdealoColumns),
        _ => throw new InvalidOperationException($"No format for {channel}"),
    };

    /// <summary>As the field names of Meta's catalogue; the date format of the sale period is Google's.</summary>
    private static IEnumerable<CsvColumn> MetaColumns(DateTime now) =>
    [
        new("id", i => i.Id, IsText: false),
        new("title", i => FeedText.Cut(i.Title, 200)),
        new("description", i => FeedText.Cut(i.Description.Length > 0 ? i.Description : i.Title, 9999)),
        new("availability", i => i.InStock ? "in stock" : "out of stock", IsText: false),
        new("condition", _ => "new", IsText: false),
        new("price", i => FeedText.Price(i.Lowest ?? i.Price), IsText: false),
        new("link", i => i.Link, IsText: false),
        new("image_link", i => i.Images.Count > 0 ? i.Images[0] : "", IsText: false),
        new("brand", i => i.Brand),
        new("additional_image_link", i => string.Join(',', i.Images.Skip(1).Take(20)), IsText: false),
        new("gtin", i => i.Gtin, IsText: false),
        new("mpn", i => i.Mpn, IsText: false),
        new("sale_price", i => i.Lowest is null ? "" : FeedText.Price(i.Price), IsText: false),
        new("sale_price_effective_date", i => i.Lowest is null ? "" : GoogleFeed.SalePeriod(i, now), IsText: false),
        new("item_group_id", i => i.GroupId, IsText: false),
        new("color", i => i.Colour),
        new("size", i => i.Size),
        new("google_product_category", i => i.GoogleCategory?.ToString(CultureInfo.InvariantCulture) ?? "", IsText: false),
        new("product_type", i => string.Join(" > ", i.Shelves)),
        new("shipping", i => $"{i.Country}:::{FeedText.Price(i.Shipping)}", IsText: false),
        new("shipping_weight", i => i.WeightGrams > 0 ? $"{i.WeightGrams} g" : "", IsText: false),
    ];

    /// <summary>As idealo's description of its CSV import names them; delivery time and costs are mandatory there.</summary>
    private static readonly CsvColumn[] IdealoColumns =
    [
        new("sku", i => i.Id, IsText: false),
        new("brand", i => i.Brand),
        new("title", i => FeedText.Cut(i.Title, 255)),
        new("categoryPath", i => string.Join(" > ", i.Shelves)),
        new("url", i => i.Link, IsText: false),
        new("eans", i => i.Gtin, IsText: false),
        new("hans", i => i.Mpn, IsText: false),
        new("description", i => FeedText.Cut(i.Description, 1000)),
        new("price", i => FeedText.Amount(i.Price), IsText: false),
        new("formerPrice", i => i.Lowest is { } lowest ? FeedText.Amount(lowest) : "", IsText: false),
        new("basePrice", BasePrice, IsText: false),
        new("deliveryTime", DeliveryTime, IsText: false),
        new("deliveryCosts_standard", i => FeedText.Amount(i.Shipping), IsText: false),
        new("imageUrls", i => string.Join(';', i.Images.Take(10)), IsText: false),
        new("colour", i => i.Colour),
        new("size", i => i.Size),
        new("eec_efficiencyClass", i => i.EnergyClass, IsText: false),
        new("eec_spectrum", i => i.EnergyClass.Length > 0 ? i.EnergyScale.Replace('–', '-') : "", IsText: false),
    ];

    /// <summary>"35,60 €/kg".</summary>
    private static string BasePrice(FeedItem item) =>
        item.BasePrice is { } price ? $"{price.Amount.ToString("0.00", CultureInfo.GetCultureInfo("de-DE"))} €/{UnitName(item.Unit)}" : "";

    private static string UnitName(ContentUnit unit) => unit switch
    {
        ContentUnit.Kilogram => "kg",
        ContentUnit.Litre => "l",
        ContentUnit.Metre => "m",
        _ => "m²",
    };

    private static string DeliveryTime(FeedItem item) =>
        !item.InStock ? "nicht lieferbar" : item.DaysFrom == item.DaysTo ? $"{item.DaysTo} Werktage" : $"{item.DaysFrom}-{item.DaysTo} Werktage";
}

/// <summary>A column of a channel's CSV.</summary>
/// <param name="IsText">Words of the merchant; other columns are made by the shop and can't begin like a formula, but for numbers of articles.</param>
public sealed record CsvColumn(string Name, Func<FeedItem, string> Value, bool IsText = true);

/// <summary>
/// A channel's CSV by RFC 4180 in UTF-8. It is read by a machine, yet people open it to look: words that a spreadsheet would run as a formula lose the
/// sign in front. An apostrophe, as <see cref="Common.Csv.CsvWriting"/> puts before such cells for people, would be shown to the channel's visitors, and
/// no title begins with = or @ for a reason. Article numbers must stay what they are, or the channel takes the article for another: theirs are only put in quotes.
/// </summary>
public sealed class CsvFeed(char separator, IReadOnlyList<CsvColumn> columns) : IFeedFormat
{
    private static readonly SearchValues<char> Signs = SearchValues.Create("=+-@|\t\r\n＝＋－＠");
    private static readonly SearchValues<char> NeedsQuotes = SearchValues.Create(";,\"\r\n\t=+-@");

    public string ContentType => "text/csv; charset=utf-8";

    public async Task<int> WriteAsync(IAsyncEnumerable<FeedItem> items, Stream to, CancellationToken stop)
    {
        await using var text = new StreamWriter(to, new UTF8Encoding(false), 64 * 1024, leaveOpen: true) { NewLine = "\r\n" };
        await text.WriteLineAsync(string.Join(separator, columns.Select(c => c.Name)));
        var count = 0;
        var line = new StringBuilder();
        await foreach (var item in items.WithCancellation(stop))
        {
            line.Clear();
            line.AppendJoin(separator, columns.Select(c => Cell(c.IsText ? Harmless(c.Value(item)) : c.Value(item))));
            await text.WriteLineAsync(line, stop);
            count++;
        }
        await text.FlushAsync(stop);
        return count;
    }

    private static string Harmless(string value)
    {
        var trimmed = value.AsSpan().TrimStart();
        var kept = trimmed;
        while (!kept.IsEmpty && Signs.Contains(kept[0]))
            kept = kept[1..].TrimStart();
        return kept.Length == trimmed.Length ? value : kept.ToString();
    }

    private static string Cell(string value) =>
        value.AsSpan().ContainsAny(NeedsQuotes) ? $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal).Replace("\0", "", StringComparison.Ordinal)}\"" : value;
}
