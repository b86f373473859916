using System.Globalization;
using System.Text;

namespace Shop.Common;

/// <summary>Makes the readable part of a URL and the folded form of a text that search compares.</summary>
public static class Slug
{
    /// <summary>"Röstkaffee &amp; Zubehör" becomes "roestkaffee-zubehoer".</summary>
    public static string From(string text)
    {
        var folded = Fold(text);
        var slug = new StringBuilder(folded.Length);
        foreach (var c in folded)
        {
            if (char.IsAsciiLetterOrDigit(c))
                slug.Append(c);
            else if (slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
        }
        return slug.ToString().Trim('-') is { Length: > 0 } s ? s[..Math.Min(s.Length, 120)].Trim('-') : "x";
    }

    /// <summary>Lower case, umlauts spelled out (ä → ae), other accents removed.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length + 8);
        foreach (var c in text.ToLowerInvariant())
        {
            switch (c)
            {
                case 'ä': folded.Append("ae"); break;
                case 'ö': folded.Append("oe"); break;
                case 'ü': folded.Append("ue"); break;
                case 'ß': folded.Append("ss"); break;
                default: folded.Append(c); break;
            }
        }
        return RemoveMarks(folded.ToString());
    }

    private static string RemoveMarks(string text)
    {
        if (text.All(char.IsAscii))
            return text;
        var kept = WithoutBrokenLetters(text).Normalize(NormalizationForm.FormD)
            .Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark);
        return string.Concat(kept).Normalize(NormalizationForm.FormC);
    }

    /// <summary>Half surrogates and U+FFFE are no letters, and Normalize throws on them.</summary>
    private static string WithoutBrokenLetters(string text)
    {
        var whole = new StringBuilder(text.Length);
        foreach (var letter in text.EnumerateRunes())
        {
            if (letter.Value != 0xFFFE)
                whole.Append(letter.ToString());
        }
        return whole.ToString();
    }
}
