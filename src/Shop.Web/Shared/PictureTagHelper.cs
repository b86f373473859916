using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Shop.Web.Shared;

/// <summary>
/// &lt;shop-picture key="…" widths="320,640" sizes="…" /&gt; is a picture in AVIF for browsers that read it and WebP for all others; further
/// attributes go to the img. Its focus keeps what matters in sight where the picture is cropped, by classes, as pages hold no inline style.
/// </summary>
[HtmlTargetElement("shop-picture", Attributes = "key", TagStructure = TagStructure.WithoutEndTag)]
public sealed class PictureTagHelper : TagHelper
{
    public required string Key { get; set; }

    /// <summary>In pixels, the first for browsers without srcset.</summary>
    public string Widths { get; set; } = "320";

    public string? Sizes { get; set; }

    /// <summary>See <see cref="FocusClass"/>.</summary>
    public int Focus { get; set; } = Catalog.ProductPicture.Centre;

    /// <summary>The class for a focus as <see cref="Catalog.ProductPicture.Focus"/> packs it, on a grid of nine by nine; null for the centre.</summary>
    public static string? FocusClass(int focus)
    {
        var (x, y) = (Step(focus % 1000), Step(focus / 1000));
        return (x, y) == (4, 4) ? null : string.Create(CultureInfo.InvariantCulture, $"fx-{x} fy-{y}");

        static int Step(int percent) => (int)Math.Round(Math.Clamp(percent, 0, 100) / 12.5, MidpointRounding.AwayFromZero);
    }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var widths = Widths.Split(',').Select(w => int.Parse(w, CultureInfo.InvariantCulture)).ToList();
        output.TagName = "img";
        output.TagMode = TagMode.StartTagOnly;
        output.Attributes.SetAttribute("src", ShopUrls.PictureOf(Key, widths[0]));
        if (widths.Count > 1)
            output.Attributes.SetAttribute("srcset", Set(widths, "webp"));
        if (Sizes is not null)
            output.Attributes.SetAttribute("sizes", Sizes);
        if (FocusClass(Focus) is { } focus)
            output.Attributes.SetAttribute("class", focus);
        output.PreElement.SetHtmlContent("<picture>");
        output.PreElement.AppendHtml($"<source type=\"image/avif\" srcset=\"{Set(widths, "avif")}\"{(Sizes is null ? "" : $" sizes=\"{Sizes}\"")} />");
        output.PostElement.SetHtmlContent("</picture>");
    }

    private string Set(List<int> widths, string format) => widths.Count == 1
        ? ShopUrls.PictureOf(Key, widths[0], format)
        : string.Join(", ", widths.Select(w => string.Create(CultureInfo.InvariantCulture, $"{ShopUrls.PictureOf(Key, w, format)} {w}w")));
}
