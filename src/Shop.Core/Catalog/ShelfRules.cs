using System.Text.Json;
using System.Text.Json.Serialization;

namespace Shop.Catalog;

/// <summary>What a rule looks at.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ShelfRuleKind>))]
public enum ShelfRuleKind
{
    /// <summary>Entered within so many days.</summary>
    NewWithin,

    /// <summary>Costs less than so many cents, from its cheapest version on.</summary>
    CheaperThan,

    /// <summary>Costs at least so many cents.</summary>
    PriceFrom,

    /// <summary>A reduction may be announced today (§11 PAngV).</summary>
    Reduced,

    Brand,
    Maker,
    Supplier,
    Tag,

    /// <summary>Has one of the values of attributes.</summary>
    Attribute,

    /// <summary>Stands by hand on one of the shelves or below it.</summary>
    Under,

    InStock,

    /// <summary>At least so many stars on average.</summary>
    Rated,

    /// <summary>Among the so many that sold most in 90 days.</summary>
    TopSold,
}

/// <summary>One condition.</summary>
/// <param name="Number">Days, cents, stars or how many, as the kind says.</param>
/// <param name="Ids">One of these fits, where the kind chooses among rows.</param>
public sealed record ShelfRule(ShelfRuleKind Kind, long Number, IReadOnlyList<int> Ids)
{
    /// <summary>Whether the kind chooses among rows.</summary>
    public static bool Chooses(ShelfRuleKind kind) =>
        kind is ShelfRuleKind.Brand or ShelfRuleKind.Maker or ShelfRuleKind.Supplier or ShelfRuleKind.Tag or ShelfRuleKind.Attribute or ShelfRuleKind.Under;

    /// <summary>Whether the kind needs a number.</summary>
    public static bool Counts(ShelfRuleKind kind) =>
        kind is ShelfRuleKind.NewWithin or ShelfRuleKind.CheaperThan or ShelfRuleKind.PriceFrom or ShelfRuleKind.Rated or ShelfRuleKind.TopSold;
}

/// <summary>What fills a shelf by itself.</summary>
/// <param name="Any">One rule is enough; otherwise all must hold.</param>
public sealed record ShelfRules(bool Any, IReadOnlyList<ShelfRule> Rules)
{
    public static ShelfRules None { get; } = new(false, []);

    public static ShelfRules Read(string json) => json.Length == 0 ? None : JsonSerializer.Deserialize<ShelfRules>(json) ?? None;

    public string Write() => Rules.Count == 0 ? "" : JsonSerializer.Serialize(this);

    /// <summary>The same where a shelf is gone and another stands in for it, or none.</summary>
    public ShelfRules Without(int shelfId, int? heirId) => this with
    {
        Rules = [.. Rules.Select(r => r.Kind != ShelfRuleKind.Under ? r : r with
        {
            Ids = [.. r.Ids.Select(id => id == shelfId ? heirId : id).OfType<int>().Distinct()],
        })],
    };
}
