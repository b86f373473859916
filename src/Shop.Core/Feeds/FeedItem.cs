using System.Globalization;
using System.Text.RegularExpressions;
using Shop.Catalog;
using Shop.Common;

namespace Shop.Feeds;

/// <summary>An article as channels read it: one version of a product, in the language of the feed.</summary>
public sealed record FeedItem
{
    public required int ProductId { get; init; }

    /// <summary>The article number; channels recognise the article by it.</summary>
    public required string Id { get; init; }

    /// <summary>The same for all versions of a product; empty for one without versions.</summary>
    public string GroupId { get; init; } = "";

    public required string Title { get; init; }

    /// <summary>Words alone, without signs of Markdown.</summary>
    public string Description { get; init; } = "";

    public required string Link { get; init; }

    /// <summary>The main picture first.</summary>
    public IReadOnlyList<string> Images { get; init; } = [];

    public bool InStock { get; init; }

    public int DaysFrom { get; init; }

    public int DaysTo { get; init; }

    /// <summary>Gross, what a single piece costs on the page.</summary>
    public required Money Price { get; init; }

    /// <summary>What the cart asks for one piece now; differs from the price only where something is wrong.</summary>
    public Money CartPrice { get; init; }

    /// <summary>The lowest price of the 30 days before a reduction (§11 (1) PAngV); null where none may be announced.</summary>
    public Money? Lowest { get; init; }

    public DateTime? ReducedSince { get; init; }

    /// <summary>The merchant entered a former price that the price history doesn't bear out.</summary>
    public bool UnlawfulFormerPrice { get; init; }

    public string Gtin { get; init; } = "";

    /// <summary>The manufacturer's own number.</summary>
    public string Mpn { get; init; } = "";

    public string Brand { get; init; } = "";

    /// <summary>What channels recognise an article by: the GTIN, or else the manufacturer's number together with the brand.</summary>
    public bool IsIdentified => Gtin.Length > 0 || (Mpn.Length > 0 && Brand.Length > 0);

    public int? GoogleCategory { get; init; }

    /// <summary>The way of shelves, from the top.</summary>
    public IReadOnlyList<string> Shelves { get; init; } = [];

    public decimal? Content { get; init; }

    public ContentUnit Unit { get; init; }

    public int WeightGrams { get; init; }

    public string EnergyClass { get; init; } = "";

    public string EnergyScale { get; init; } = "";

    public string Colour { get; init; } = "";

    public string Size { get; init; } = "";

    public string Country { get; init; } = "DE";

    public required Money Shipping { get; init; }

    public Money? BasePrice => Variant.GrundpreisOf(Price, Content, Unit);
}

/// <summary>How addresses look, which only the pages know.</summary>
/// <param name="Home">Of the shop, in the feed's language.</param>
/// <param name="Product">Of a product's version: id, slug in the language, article number.</param>
/// <param name="Picture">Of a picture by its key.</param>
public sealed record FeedLinks(string Home, Func<int, string, string, string> Product, Func<string, string> Picture);

/// <summary>Brings texts into the shape that channels take.</summary>
public static partial class FeedText
{
    /// <summary>Markdown and line breaks out; the words and their order stay.</summary>
    public static string Plain(string text)
    {
        var plain = Links().Replace(text, "$1");
        plain = Signs().Replace(plain, " ");
        return Spaces().Replace(plain, " ").Trim();
    }

    /// <summary>At most so many characters, cut between words.</summary>
    public static string Cut(string text, int most)
    {
        if (text.Length <= most)
            return text;
        var end = text.LastIndexOf(' ', most - 1);
        return text[..(end > most / 2 ? end : most - 1)].TrimEnd() + "…";
    }

    public static string Amount(Money money) => money.Amount.ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>"12.90 EUR".</summary>
    public static string Price(Money money) => Amount(money) + " EUR";

    [GeneratedRegex(@"!?\[([^\]]*)\]\([^)]*\)")]
    private static partial Regex Links();

    [GeneratedRegex(@"(^|\n)\s*(#{1,6}|[-*+]|>|\d+\.)\s+|\*\*|__|`|(?<!\w)[*_]|[*_](?!\w)|\\(?=[^\w\s])")]
    private static partial Regex Signs();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
