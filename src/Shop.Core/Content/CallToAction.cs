using Shop.Common;
using Shop.Data;

namespace Shop.Content;

/// <summary>A button that invites to something, in a place that pages keep free for such buttons.</summary>
public class CallToAction : IAudited, IShownInShop, IVersioned, IScheduled, IPlaced
{
    /// <summary>Places: a line above the header, beside the button of the hero, ends of pages, the footer, the page that nothing was found on.</summary>
    public static IReadOnlyList<string> Slots { get; } = ["top", "hero", "home-end", "category-end", "post-end", "faq-end", "not-found", "footer"];

    public static IReadOnlyList<string> Styles { get; } = ["primary", "ink", "line", "quiet"];

    public int Id { get; set; }

    public LocalizedText Text { get; set; } = LocalizedText.Empty;

    /// <summary>See <see cref="ContentTarget"/>.</summary>
    public string Target { get; set; } = "";

    /// <summary>One of <see cref="Styles"/>.</summary>
    public string Style { get; set; } = "line";

    /// <summary>One of <see cref="Slots"/>.</summary>
    public string Slot { get; set; } = "home-end";

    public int Position { get; set; }

    public bool Active { get; set; } = true;

    public DateTime? ShownFrom { get; set; }

    public DateTime? ShownUntil { get; set; }

    public int Version { get; set; }

    public IEnumerable<string> StaleTags => [ContentTags.Frame, ContentTags.Schedule];

    string IPlaced.Group => Slot;
}
