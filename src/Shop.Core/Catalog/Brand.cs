using Shop.Common;
using Shop.Data;

namespace Shop.Catalog;

/// <summary>The name customers look for; who made the thing in law is the <see cref="Manufacturer"/>.</summary>
public class Brand : IAudited, IVersioned, IShownInShop
{
    public int Id { get; set; }

    /// <summary>Stable name for imports and addresses, e.g. "nordmuehle".</summary>
    public required string Key { get; set; }

    public required string Name { get; set; }

    /// <summary>Markdown.</summary>
    public LocalizedText Description { get; set; } = LocalizedText.Empty;

    /// <summary>The logo.</summary>
    public int? PictureId { get; set; }

    public int Position { get; set; }

    public int Version { get; set; }

    public IEnumerable<string> StaleTags => ["catalog"];
}
