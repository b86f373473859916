using Shop.Common;
using Shop.Data;

namespace Shop.Content;

/// <summary>An entry of the menu in the header or of the columns in the footer; entries nest one level.</summary>
public class MenuEntry : IAudited, IShownInShop, IVersioned, IPlaced
{
    public const string Header = "header";
    public const string Footer = "footer";

    public static IReadOnlyList<string> Menus { get; } = [Header, Footer];

    public int Id { get; set; }

    /// <summary>One of <see cref="Menus"/>.</summary>
    public string Menu { get; set; } = Header;

    public int? ParentId { get; set; }

    /// <summary>Empty takes the name of what it leads to.</summary>
    public LocalizedText Label { get; set; } = LocalizedText.Empty;

    /// <summary>See <see cref="ContentTarget"/>; a heading over its entries may lead nowhere.</summary>
    public string Target { get; set; } = "";

    public int Position { get; set; }

    public int Version { get; set; }

    public IEnumerable<string> StaleTags => [ContentTags.Frame];

    string IPlaced.Group => $"{Menu}/{ParentId}";

    /// <summary>Why an entry can't stand below another: only one level, and within its own menu.</summary>
    public Problem? WhyNotBelow(MenuEntry? parent, bool hasEntries)
    {
        if (parent is null)
            return null;
        if (parent.Menu != Menu || parent.ParentId is not null || parent.Id == Id)
            return new Problem("no-parent", "Einträge können nur unter einem Eintrag der ersten Ebene stehen.");
        return hasEntries ? new Problem("has-entries", "Dieser Eintrag hat selbst Einträge; er bleibt auf der ersten Ebene.") : null;
    }
}
