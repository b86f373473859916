using System.Globalization;

namespace Shop.Common;

/// <summary>A text of the content in both languages; German leads, an empty English text falls back to it.</summary>
public sealed record LocalizedText(string De, string En)
{
    public static LocalizedText Empty { get; } = new("", "");

    public static LocalizedText Both(string text) => new(text, text);

    public string In(CultureInfo culture) => In(culture.TwoLetterISOLanguageName);

    /// <summary>The text in a language given by two letters: "de" or "en".</summary>
    public string In(string language) => language == "en" && En.Length > 0 ? En : De;

    /// <summary>The text in the language of the current request.</summary>
    public override string ToString() => In(CultureInfo.CurrentUICulture);
}
