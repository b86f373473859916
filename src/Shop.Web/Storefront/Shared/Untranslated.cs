using Shop.Common;
using Shop.Web.Shared;

namespace Shop.Web.Storefront.Shared;

/// <summary>Content without a translation is shown in German, marked as such for readers and for those who read the page aloud (WCAG 3.1.2).</summary>
public static class Untranslated
{
    public static bool IsUntranslated(this LocalizedText text) => Languages.Current == "en" && text.En.Length == 0 && text.De.Length > 0;

    /// <summary>The value of a lang attribute; null, which leaves the attribute out, where the text is in the language of the page.</summary>
    public static string? Lang(this LocalizedText text) => text.IsUntranslated() ? "de" : null;
}
