using Shop.Common;
using Shop.Data;

namespace Shop.Content;

/// <summary>A block of the home page; neighbours of one kind stand side by side.</summary>
public class HomeBlock : IAudited, IShownInShop, IVersioned, IScheduled, IPlaced
{
    /// <summary>Kinds the home page can show.</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["hero", "usp", "teaser", "shelf", "story", "text", "rooms"];

    public int Id { get; set; }

    /// <summary>One of <see cref="Kinds"/>.</summary>
    public string Kind { get; set; } = "teaser";

    public LocalizedText Title { get; set; } = LocalizedText.Empty;

    /// <summary>Markdown in a text and a story, plain elsewhere.</summary>
    public LocalizedText Text { get; set; } = LocalizedText.Empty;

    public LocalizedText Button { get; set; } = LocalizedText.Empty;

    /// <summary>Look of the button: "primary", "ink", "line", "quiet"; empty is the kind's own.</summary>
    public string ButtonStyle { get; set; } = "";

    /// <summary>See <see cref="ContentTarget"/>.</summary>
    public string Target { get; set; } = "";

    /// <summary>Goods of a shelf: "popular", "newest", "category:key" or "skus:" with article numbers between commas.</summary>
    public string Products { get; set; } = "";

    public int? PictureId { get; set; }

    /// <summary>For phones, where the picture is cropped differently.</summary>
    public int? PhonePictureId { get; set; }

    /// <summary>What the picture shows, for those who don't see it.</summary>
    public LocalizedText PictureAlt { get; set; } = LocalizedText.Empty;

    public int Position { get; set; }

    public bool Active { get; set; } = true;

    public DateTime? ShownFrom { get; set; }

    public DateTime? ShownUntil { get; set; }

    public int Version { get; set; }

    public IEnumerable<string> StaleTags => [ContentTags.Home, ContentTags.Schedule];
}
