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

    /// <summary>Order in the footer; pages without one aren't linked there.</summary>
    public int? FooterPosition { get; set; }

    public int Version { get; set; }

    public List<ContentPageVersion> Versions { get; } = [];

    public IEnumerable<string> StaleTags => ["content"];
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

/// <summary>A block of the home page: hero, teaser or story.</summary>
public class HomeBlock : IAudited, IShownInShop, IVersioned
{
    public int Id { get; set; }

    public required string Kind { get; set; }

    public LocalizedText Title { get; set; } = LocalizedText.Empty;

    public LocalizedText Text { get; set; } = LocalizedText.Empty;

    public LocalizedText Button { get; set; } = LocalizedText.Empty;

    /// <summary>"category:key", "product:key" or "page:key"; may be empty.</summary>
    public string Target { get; set; } = "";

    public int? PictureId { get; set; }

    /// <summary>For phones, where the picture is cropped differently.</summary>
    public int? PhonePictureId { get; set; }

    public int Position { get; set; }

    public bool Active { get; set; } = true;

    /// <summary>Shown from here on; null from the beginning.</summary>
    public DateTime? ShownFrom { get; set; }

    /// <summary>Shown up to here; null without an end.</summary>
    public DateTime? ShownUntil { get; set; }

    public int Version { get; set; }

    public IEnumerable<string> StaleTags => ["home"];

    public bool IsShownAt(DateTime now) => Active && IsWithin(ShownFrom, ShownUntil, now);

    public static bool IsWithin(DateTime? from, DateTime? until, DateTime now) => !(now < from) && !(now >= until);
}
