namespace Shop.Web.BackOffice.Products;

/// <summary>
/// How a product may look in a search engine's list. Engines cut titles by width, some 580 pixels, and texts after two lines; the letters
/// here are what usually fits, the script measures.
/// </summary>
public static class SearchSnippet
{
    public const int TitleLetters = 60;
    public const int TextLetters = 155;

    /// <summary>Cut at a word where it is longer than fits.</summary>
    public static string Cut(string text, int most)
    {
        if (text.Length <= most)
            return text;
        var end = text.LastIndexOf(' ', most - 1);
        return text[..(end > most / 2 ? end : most - 1)].TrimEnd(' ', ',', ';', '–', '-') + " …";
    }
}
