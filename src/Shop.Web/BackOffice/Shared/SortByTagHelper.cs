using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Shared;

/// <summary>&lt;th sort-by="price"&gt; links to the list sorted by that column and back; the address says "price" or "-price".</summary>
[HtmlTargetElement("th", Attributes = "sort-by")]
public sealed class SortByTagHelper : TagHelper
{
    public string SortBy { get; set; } = "";

    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var request = ViewContext.HttpContext.Request;
        var now = request.Query["sort"].ToString();
        var up = now == SortBy;
        var down = now == "-" + SortBy;
        var words = (await output.GetChildContentAsync()).GetContent();
        output.Attributes.RemoveAll("sort-by");
        if (up || down)
            output.Attributes.SetAttribute("aria-sort", up ? "ascending" : "descending");
        var link = new TagBuilder("a");
        link.Attributes["href"] = request.With(("sort", up ? "-" + SortBy : SortBy));
        link.InnerHtml.AppendHtml(words);
        if (up || down)
            link.InnerHtml.AppendHtml($" <svg class=\"icon\" aria-hidden=\"true\"><use href=\"{ViewContext.HttpContext.Asset("dist/icons.svg")}#arrow-{(up ? "up" : "down")}\"/></svg>");
        output.Content.SetHtmlContent(link);
    }
}
