using System.Globalization;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Shop.Catalog.Import;

/// <summary>Makes a single line of plain text of what a foreign file has in a name: no markup, no control characters.</summary>
internal static class PlainText
{
    public static string Of(string text)
    {
        if (text.Length == 0)
            return text;
        return Squeeze(LooksLikeMarkup(text) ? TextOf(text) : text);
    }

    public static bool LooksLikeMarkup(string text)
    {
        for (var i = text.IndexOf('<', StringComparison.Ordinal); i >= 0 && i + 1 < text.Length; i = text.IndexOf('<', i + 1))
        {
            if (char.IsAsciiLetter(text[i + 1]) || text[i + 1] is '/' or '!' or '?')
                return true;
        }
        return false;
    }

    private static string TextOf(string html)
    {
        using var document = new HtmlParser().ParseDocument(html);
        var text = new StringBuilder();
        foreach (var node in HtmlWalk.Through(document.Body))
        {
            if (node is { IsEntering: true, Node: IText t })
                text.Append(t.Data).Append(' ');
        }
        return text.ToString();
    }

    private static string Squeeze(string text)
    {
        var squeezed = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c) || char.IsControl(c))
            {
                if (squeezed.Length > 0 && squeezed[^1] != ' ')
                    squeezed.Append(' ');
            }
            else if (!IsDirectionMark(c))
            {
                squeezed.Append(c);
            }
        }
        return squeezed.ToString().Trim();
    }

    /// <summary>Marks that turn the direction of text can make a name read as another one.</summary>
    private static bool IsDirectionMark(char c) =>
        CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.Format && c is >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069';
}
