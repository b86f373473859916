using Shop.Common;
using Shop.Data;

namespace Shop.Catalog;

/// <summary>A shelf of the shop. Two levels in the demo, more are possible.</summary>
public class Category : IAudited, IVersioned, IShownInShop
{
    public int Id { get; set; }

    /// <summary>Stable name for imports and links, e.g. "coffee".</summary>
    public required string Key { get; set; }

    public int? ParentId { get; set; }

    public LocalizedText Name { get; set; } = LocalizedText.Empty;

    /// <summary>The URL below the language, with the parents' slugs: "kaffee/espresso".</summary>
    public LocalizedText Path { get; set; } = LocalizedText.Empty;

    public LocalizedText Description { get; set; } = LocalizedText.Empty;

    /// <summary>Tint behind the pictures, "#F3E9DC".</summary>
    public string Ground { get; set; } = "#F3ECE3";

    public int? PictureId { get; set; }

    public int Position { get; set; }

    public bool Active { get; set; } = true;

    /// <summary>Which attributes its products have; that of the nearest shelf above where it names none.</summary>
    public int? AttributeSetId { get; set; }

    /// <summary>What fills the shelf by itself, as <see cref="ShelfRules"/> writes it; empty for one that is filled by hand.</summary>
    public string Rules { get; set; } = "";

    /// <summary>What orders the shelf, as <see cref="ShelfFormula"/> writes it; empty for bestsellers first.</summary>
    public string Formula { get; set; } = "";

    public int Version { get; set; }

    public IEnumerable<string> StaleTags => ["shelves", "catalog", "discounts"];
}
