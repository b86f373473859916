using Shop.Common;
using Shop.Data;

namespace Shop.Content;

/// <summary>A question that many ask, with its answer.</summary>
public class FaqEntry : IAudited, IShownInShop, IVersioned, IScheduled, IPlaced
{
    public int Id { get; set; }

    /// <summary>Heading under which entries stand together.</summary>
    public LocalizedText Topic { get; set; } = LocalizedText.Empty;

    public LocalizedText Question { get; set; } = LocalizedText.Empty;

    /// <summary>Markdown.</summary>
    public LocalizedText Answer { get; set; } = LocalizedText.Empty;

    public int Position { get; set; }

    public bool Active { get; set; } = true;

    public DateTime? ShownFrom { get; set; }

    public DateTime? ShownUntil { get; set; }

    public int Version { get; set; }

    public IEnumerable<string> StaleTags => [ContentTags.Content, ContentTags.Frame, ContentTags.Schedule];
}
