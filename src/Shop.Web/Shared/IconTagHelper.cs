using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Shop.Web.Shared;

/// <summary>&lt;icon name="truck" /&gt; draws one of Assets/icons.json from the sprite; it says nothing to a screen reader.</summary>
[HtmlTargetElement("icon", TagStructure = TagStructure.WithoutEndTag)]
public sealed class IconTagHelper : TagHelper
{
    public string Name { get; set; } = "";

    /// <summary>Further classes.</summary>
    public string? Class { get; set; }

    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", Class is null ? "icon" : $"icon {Class}");
        output.Attributes.SetAttribute("aria-hidden", "true");
        output.Content.SetHtmlContent($"<use href=\"{ViewContext.HttpContext.Asset("dist/icons.svg")}#{Name}\"/>");
    }
}

/// <summary>Addresses of built files with their fingerprint, so that browsers keep them for good.</summary>
public static class AssetUrls
{
    /// <summary>The address of a file of wwwroot.</summary>
    /// <param name="http">The request; its endpoint knows the fingerprints.</param>
    /// <param name="path">Below wwwroot, e.g. "dist/icons.svg".</param>
    public static string Asset(this HttpContext http, string path) =>
        "/" + (http.GetEndpoint()?.Metadata.GetMetadata<ResourceAssetCollection>()?[path] ?? path);
}
