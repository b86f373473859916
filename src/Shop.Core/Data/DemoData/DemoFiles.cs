using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Shop.Catalog;
using Shop.Common;

namespace Shop.Data.DemoData;

/// <summary>Reads the texts and figures of the demo shop, which travel inside the assembly as JSON.</summary>
internal static class DemoFiles
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        NumberHandling = JsonNumberHandling.AllowReadingFromString,
    };

    /// <summary>Files with products; the order decides ids, so new ones go to the end.</summary>
    private static readonly string[] ProductFiles = ["coffee", "tea", "equipment", "tableware", "pantry", "gifts"];

    public static IReadOnlyList<DemoCategory> Categories() => Read<DemoCategory>("categories");

    public static IReadOnlyList<DemoManufacturer> Manufacturers() => Read<DemoManufacturer>("manufacturers");

    public static IReadOnlyList<DemoAttribute> Attributes() => Read<DemoAttribute>("attributes");

    public static IReadOnlyList<DemoProduct> Products() => [.. ProductFiles.SelectMany(Read<DemoProduct>)];

    /// <summary>Groups of words that mean the same.</summary>
    public static IReadOnlyList<string> Synonyms() => Read<string>("synonyms");

    /// <summary>A file of the demo data, or <paramref name="none"/> where it isn't in the assembly.</summary>
    public static T Read<T>(string name, T none)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Shop.Data.DemoData.{name}.json");
        return stream is null ? none : JsonSerializer.Deserialize<T>(stream, Options) ?? none;
    }

    private static List<T> Read<T>(string name) => Read<List<T>>(name, []);
}

internal sealed record DemoCategory(
    string Key, string? Parent, LocalizedText Name, LocalizedText Slug, LocalizedText Description, string Ground, int Position, ShelfRules? Rules = null, string? Picture = null);

internal sealed record DemoManufacturer(
    string Key, string Name, string Address, string Email, string Country, DemoResponsible? Responsible, DemoBrand? Brand = null);

internal sealed record DemoBrand(string Name, LocalizedText Text);

internal sealed record DemoResponsible(string Name, string Address, string Email);

internal sealed record DemoAttribute(string Key, LocalizedText Name, string? Unit, IReadOnlyList<DemoChoice> Options);

/// <summary>An option's value or an attribute's option.</summary>
internal sealed record DemoChoice(string Key, LocalizedText Name);

internal sealed record DemoOption(string Key, LocalizedText Name, IReadOnlyList<DemoChoice> Values);

/// <summary>A variant as the catalogue's author wrote it.</summary>
/// <param name="Was">Price before the running reduction.</param>
/// <param name="Content">Filling quantity in <paramref name="Unit"/>.</param>
/// <param name="Stock">Pieces free for sale today.</param>
internal sealed record DemoVariant(
    string Sku, string Gtin, IReadOnlyDictionary<string, string> Values, decimal Price, decimal Cost, decimal? Was,
    decimal? Content, string? Unit, int Weight, int Stock);

/// <summary>A product as the catalogue's author wrote it.</summary>
internal sealed record DemoProduct
{
    public required string Key { get; init; }

    public required string Category { get; init; }

    public IReadOnlyList<string> AlsoIn { get; init; } = [];

    public string? Manufacturer { get; init; }

    public required LocalizedText Name { get; init; }

    public required LocalizedText Slug { get; init; }

    public LocalizedText? Summary { get; init; }

    public LocalizedText? Description { get; init; }

    public string Tax { get; init; } = "standard";

    public IReadOnlyList<DemoOption> Options { get; init; } = [];

    public IReadOnlyList<DemoVariant> Variants { get; init; } = [];

    public IReadOnlyDictionary<string, IReadOnlyList<string>> Attributes { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    public IReadOnlyList<int> DeliveryDays { get; init; } = [1, 3];

    public LocalizedText? WithdrawalExcluded { get; init; }

    public LocalizedText? Warnings { get; init; }

    public bool Battery { get; init; }

    public int? GuaranteeYears { get; init; }

    public LocalizedText? Ingredients { get; init; }

    /// <summary>0 to 100; how often it sells.</summary>
    public int Popularity { get; init; }

    /// <summary>"even", "winter", "summer" or "gift".</summary>
    public string Season { get; init; } = "even";

    /// <summary>Net price per kg for cafés.</summary>
    public decimal? B2b { get; init; }

    public IReadOnlyList<string> Related { get; init; } = [];
}
