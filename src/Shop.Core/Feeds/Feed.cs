using System.Security.Cryptography;
using System.Text.Json;
using Shop.Data;

namespace Shop.Feeds;

/// <summary>Where a feed is read.</summary>
public enum FeedChannel
{
    Google,
    Meta,
    Idealo,
}

/// <summary>A list of products for one channel, fetched from an address nobody can guess.</summary>
public class Feed : IAudited, IVersioned
{
    public int Id { get; set; }

    public required string Name { get; set; }

    public FeedChannel Channel { get; set; }

    /// <summary>The secret part of its address.</summary>
    public required string Token { get; set; }

    /// <summary>Two letters: "de" or "en".</summary>
    public string Language { get; set; } = "de";

    /// <summary>Where the goods are sent, two letters; shipping costs are told for it.</summary>
    public string Country { get; set; } = "DE";

    public bool Active { get; set; } = true;

    /// <summary>Which products, as <see cref="FeedSelection"/> writes it.</summary>
    public string Selection { get; set; } = "";

    public DateTime CreatedAt { get; set; }

    public DateTime? FetchedAt { get; set; }

    /// <summary>The program that fetched it, as it calls itself.</summary>
    public string FetchedBy { get; set; } = "";

    /// <summary>How many articles it got.</summary>
    public int FetchedItems { get; set; }

    public int Fetches { get; set; }

    public int Version { get; set; }

    public string FileName => Channel == FeedChannel.Google ? $"{Token}.xml" : $"{Token}.csv";

    /// <summary>160 bits, in letters that survive every form and mail.</summary>
    public static string NewToken() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(20));
}

/// <summary>Which products a feed holds.</summary>
/// <param name="ShelfIds">On one of these shelves or below; empty for all.</param>
/// <param name="LeastMargin">Contribution margin I in percent of the net price at least; null for any.</param>
/// <param name="ExcludedTagIds">Products with one of these tags stay out.</param>
public sealed record FeedSelection(IReadOnlyList<int> ShelfIds, int? LeastMargin, bool OnlyInStock, IReadOnlyList<int> ExcludedTagIds)
{
    public static FeedSelection All { get; } = new([], null, false, []);

    public static FeedSelection Read(string json) => json.Length == 0 ? All : JsonSerializer.Deserialize<FeedSelection>(json) ?? All;

    public string Write() => JsonSerializer.Serialize(this);
}

/// <summary>An entry of Google's product taxonomy, as its file has it.</summary>
public class GoogleCategory
{
    /// <summary>Google's number.</summary>
    public int Id { get; set; }

    /// <summary>"Nahrungsmittel, Getränke &amp; Tabak &gt; Getränke &gt; Kaffee".</summary>
    public required string Path { get; set; }
}

/// <summary>Which entry of the taxonomy a shelf stands for; shelves below without one of their own take it over.</summary>
public class GoogleShelf : IAudited, IShownInShop
{
    public int CategoryId { get; set; }

    public int GoogleCategoryId { get; set; }

    public IEnumerable<string> StaleTags => ["feeds", "catalog"];

    int IAudited.Id => CategoryId;
}
