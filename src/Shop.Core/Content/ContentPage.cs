using Shop.Common;
using Shop.Data;

namespace Shop.Content;

/// <summary>A page of text (Impressum, AGB …). Its text lives in versions that are never changed, so an order can point at what its customer saw.</summary>
public class ContentPage : IAudited, IShownInShop, IVersioned
{
    public int Id { get; set; }

    /// <summary>Stable name in code and links, e.g. "agb".</summary>
    public required string Key { get; set; }

    public LocalizedText Title { get; set; } = LocalizedText.Empty;

    public LocalizedText Slug { get; set; } = LocalizedText.Empty;

    /// <summary>Order in the footer; pages without one aren't linked there, but for those that the law asks for.</summary>
    public int? FooterPosition { get; set; }

    /// <summary>When it disappears; pages that the law asks for stay.</summary>
    public DateTime? ShownUntil { get; set; }

    public int Version { get; set; }

    public List<ContentPageVersion> Versions { get; } = [];

    public IEnumerable<string> StaleTags => [ContentTags.Content, ContentTags.Frame, ContentTags.Schedule];
}

/// <summary>One immutable wording of a page.</summary>
public class ContentPageVersion
{
    public int Id { get; set; }

    public int ContentPageId { get; set; }

    /// <summary>Markdown.</summary>
    public LocalizedText Body { get; set; } = LocalizedText.Empty;

    public DateTime ValidFrom { get; set; }

    public required string Author { get; set; }
}
