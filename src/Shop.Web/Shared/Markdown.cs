using Markdig;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Microsoft.AspNetCore.Html;
using Shop.Content;

namespace Shop.Web.Shared;

/// <summary>
/// Turns the merchant's texts into HTML; raw HTML in them is shown, not run, and links lead only where <see cref="ContentTarget"/>
/// allows.
/// </summary>
public static class Markdown
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().UseAutoLinks().Build();

    public static IHtmlContent Html(string text)
    {
        var document = Markdig.Markdown.Parse(text, Pipeline);
        foreach (var link in document.Descendants<LinkInline>().Where(l => !IsSafe(l.GetDynamicUrl?.Invoke() ?? l.Url)))
            (link.Url, link.GetDynamicUrl) = ("", null);
        foreach (var link in document.Descendants<AutolinkInline>().Where(l => !l.IsEmail && !IsSafe(l.Url)))
            link.Url = "";
        foreach (var picture in document.Descendants<LinkInline>().Where(l => l.IsImage))
            picture.GetAttributes().AddPropertyIfNotExist("loading", "lazy");
        return new HtmlString(Markdig.Markdown.ToHtml(document, Pipeline));
    }

    /// <summary>The words alone, for search engines and feeds.</summary>
    public static string Words(string text) => Markdig.Markdown.ToPlainText(text, Pipeline).Trim();

    private static bool IsSafe(string? address) => address is not null && (address.StartsWith('#') || ContentTarget.IsSafe(address));
}
