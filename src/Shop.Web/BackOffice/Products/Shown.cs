using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Shop.Catalog;

namespace Shop.Web.BackOffice.Products;

/// <summary>A value beside the one it came from.</summary>
public sealed record Shown(FieldWords Words, string Path, string Before, string Value)
{
    private const int Around = 60;
    private const int Longest = 400;

    /// <summary>The new value; of a text only what changed stands out. Written in one piece, so that line breaks are those of the text.</summary>
    public IHtmlContent Marked()
    {
        var html = new HtmlContentBuilder();
        if (!FieldWords.IsText(Path) || Before.Length == 0)
            return html.Append(Words.Value(Path, Cut(Value)));
        foreach (var part in WordDiff.Of(Before, Value))
            Write(html, part.Kind switch { DiffKind.Removed => "del", DiffKind.Added => "ins", _ => null }, part.Text);
        return html;
    }

    /// <summary>Old and new value.</summary>
    public IHtmlContent Changed()
    {
        if (FieldWords.IsText(Path) && Before.Length > 0)
            return Marked();
        var html = new HtmlContentBuilder();
        Write(html, "del", Words.Value(Path, Cut(Before)));
        html.Append(" ");
        Write(html, "ins", Words.Value(Path, Cut(Value)));
        return html;
    }

    /// <summary>Beginning and end of a long text, cut between words.</summary>
    public static string Short(string text)
    {
        if (text.Length <= (2 * Around) + 20)
            return text;
        var head = text.LastIndexOf(' ', Around);
        var tail = text.IndexOf(' ', text.Length - Around);
        return $"{text[..(head > 0 ? head : Around)]} … {text[(tail > 0 ? tail + 1 : text.Length - Around)..]}";
    }

    /// <summary>Changes are shown whole; of a long stretch that stayed, beginning and end.</summary>
    private static void Write(HtmlContentBuilder html, string? tag, string text)
    {
        if (tag is null)
        {
            html.Append(Short(text));
            return;
        }
        html.AppendHtml($"<{tag}>").AppendHtml(HtmlEncoder.Default.Encode(text).Replace("&#xA;", "\n", StringComparison.Ordinal)).AppendHtml($"</{tag}>");
    }

    private static string Cut(string text) => text.Length > Longest ? text[..Longest] + "…" : text;
}
