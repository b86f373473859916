using Shop.Common;
using Shop.Data;

namespace Shop.Content;

/// <summary>News of the shop. It appears at its time; every wording it had is kept as a <see cref="ContentRevision"/>.</summary>
public class BlogPost : IAudited, IShownInShop, IVersioned, IScheduled
{
    public int Id { get; set; }

    public LocalizedText Title { get; set; } = LocalizedText.Empty;

    public LocalizedText Slug { get; set; } = LocalizedText.Empty;

    /// <summary>Two sentences for lists, feeds and search engines.</summary>
    public LocalizedText Teaser { get; set; } = LocalizedText.Empty;

    /// <summary>Markdown.</summary>
    public LocalizedText Body { get; set; } = LocalizedText.Empty;

    public string Author { get; set; } = "";

    public int? PictureId { get; set; }

    /// <summary>What the picture shows, for those who don't see it.</summary>
    public LocalizedText PictureAlt { get; set; } = LocalizedText.Empty;

    /// <summary>When it appears; a draft while null.</summary>
    public DateTime? PublishedAt { get; set; }

    /// <summary>When it disappears; stays while null.</summary>
    public DateTime? ShownUntil { get; set; }

    /// <summary>When its text was last changed; null since it appeared.</summary>
    public DateTime? ChangedAt { get; set; }

    public int Version { get; set; }

    public IEnumerable<string> StaleTags => [ContentTags.Content, ContentTags.Frame, ContentTags.Schedule];

    DateTime? IScheduled.ShownFrom => PublishedAt;
}
