namespace Shop.Web.Storefront.Seo;

/// <summary>Makes the sentence that search engines show below a title out of what the merchant wrote.</summary>
public static class Descriptions
{
    private const int Shown = 155;

    /// <summary>The first text there is, without its Markdown, cut at a word; null when all are empty.</summary>
    public static string? FirstOf(params string?[] texts) =>
        texts.Select(t => Plain(t ?? "")).FirstOrDefault(t => t.Length > 0);

    private static string Plain(string markdown)
    {
        if (string.IsNullOrWhiteSpace(markdown))
            return "";
        var text = string.Join(' ', Markdig.Markdown.ToPlainText(markdown).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (text.Length <= Shown)
            return text;
        var end = text.LastIndexOf(' ', Shown - 1);
        return text[..(end > Shown / 2 ? end : Shown - 1)].TrimEnd(',', ';', ':', '–', '-', ' ') + " …";
    }
}
