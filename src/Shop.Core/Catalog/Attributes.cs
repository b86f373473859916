using Shop.Common;
using Shop.Data;

namespace Shop.Catalog;

/// <summary>How the values of an attribute are entered.</summary>
public enum AttributeType
{
    /// <summary>Any of the values that staff laid down.</summary>
    Choice,

    /// <summary>A number in the attribute's unit.</summary>
    Number,

    YesNo,

    /// <summary>Free words in both languages.</summary>
    Text,
}

/// <summary>
/// A property that products share and customers filter by: origin, roast, material. Every value, also a number or words, is an
/// <see cref="AttributeOption"/>: so lists, filters, search and imports know a single kind.
/// </summary>
public class AttributeDefinition : IShownInShop
{
    public int Id { get; set; }

    /// <summary>Name in URLs of filters, e.g. "herkunft".</summary>
    public required string Key { get; set; }

    public LocalizedText Name { get; set; } = LocalizedText.Empty;

    public AttributeType Type { get; set; }

    /// <summary>Stands behind the value of a number.</summary>
    public string Unit { get; set; } = "";

    public bool Filterable { get; set; } = true;

    public int Position { get; set; }

    public List<AttributeOption> Options { get; } = [];

    public IEnumerable<string> StaleTags => ["catalog"];
}

/// <summary>One value of an attribute.</summary>
public class AttributeOption
{
    public int Id { get; set; }

    public int AttributeDefinitionId { get; set; }

    public AttributeDefinition? AttributeDefinition { get; set; }

    public required string Key { get; set; }

    public LocalizedText Name { get; set; } = LocalizedText.Empty;

    /// <summary>What a number is, or 1 for yes and 0 for no; null for words.</summary>
    public decimal? Number { get; set; }

    public int Position { get; set; }
}

/// <summary>Which attributes a kind of product has, e.g. all coffees; named by shelves, asked for in the editor.</summary>
public class AttributeSet
{
    public int Id { get; set; }

    public required string Name { get; set; }

    public List<AttributeSetItem> Items { get; } = [];
}

/// <summary>An attribute of a set.</summary>
public class AttributeSetItem
{
    public int AttributeSetId { get; set; }

    public int AttributeDefinitionId { get; set; }

    /// <summary>Products of this kind should say it.</summary>
    public bool Required { get; set; }

    public int Position { get; set; }
}

/// <summary>A product has this value.</summary>
public class ProductAttribute
{
    public int ProductId { get; set; }

    public int AttributeOptionId { get; set; }

    public AttributeOption? AttributeOption { get; set; }
}

/// <summary>Who made it, as the product page must say (GPSR art. 19).</summary>
public class Manufacturer : IAudited, IShownInShop
{
    public int Id { get; set; }

    public required string Key { get; set; }

    public required string Name { get; set; }

    /// <summary>Full postal address in one line.</summary>
    public string Address { get; set; } = "";

    public string Email { get; set; } = "";

    public string Country { get; set; } = "DE";

    /// <summary>Responsible person in the EU: name, address and e-mail; needed for makers outside.</summary>
    public string Responsible { get; set; } = "";

    public IEnumerable<string> StaleTags => ["catalog"];
}
