using Markdig;
using Microsoft.AspNetCore.Html;

namespace Shop.Web.Shared;

/// <summary>Turns the merchant's texts into HTML; raw HTML in them is shown, not run.</summary>
public static class Markdown
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().UseAutoLinks().Build();

    public static IHtmlContent Html(string text) => new HtmlString(Markdig.Markdown.ToHtml(text, Pipeline));
}
