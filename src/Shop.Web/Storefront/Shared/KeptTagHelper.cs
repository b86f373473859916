using System.Globalization;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Shop.Content;
using Shop.Data;
using Shop.Settings;
using Shop.Web.Shared;

namespace Shop.Web.Storefront.Shared;

/// <summary>
/// &lt;kept name="footer"&gt; writes what stands around every page once per language and keeps the text until settings, shelves, products
/// or content change. Inside stands nothing that depends on the visitor or the page.
/// </summary>
[HtmlTargetElement("kept")]
public sealed class KeptTagHelper(TagCache cache, HtmlEncoder encoder) : TagHelper
{
    /// <summary>All that the frame is made of; a moment of the schedule drops the content tags.</summary>
    public const string Tags = ShopSettings.StaleTag + " shelves catalog " + ContentTags.Content + " " + ContentTags.Frame;

    public string Name { get; set; } = "";

    /// <summary>What else the text depends on; one of few.</summary>
    public string? By { get; set; }

    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        // Error pages have no endpoint that knows the fingerprints of icons.
        var icons = ViewContext.HttpContext.Asset("dist/icons.svg");
        var text = await cache.GetAsync($"kept:{Name}:{Languages.Current}:{By}:{icons}", Tags, async () =>
        {
            using var writer = new StringWriter(CultureInfo.InvariantCulture);
            (await output.GetChildContentAsync()).WriteTo(writer, encoder);
            return writer.ToString();
        });
        output.Content.SetHtmlContent(text);
    }
}
