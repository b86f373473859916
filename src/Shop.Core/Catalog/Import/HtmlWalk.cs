using AngleSharp.Dom;

namespace Shop.Catalog.Import;

/// <summary>A node on the way through a document, once before and once after its children.</summary>
internal readonly record struct HtmlStep(INode Node, bool IsEntering);

/// <summary>
/// Goes through what a foreign page shows, leaving out scripts, styles, frames and forms. Not recursive: a file may nest elements
/// fifty thousand deep.
/// </summary>
internal static class HtmlWalk
{
    private static readonly HashSet<string> Dropped = new(StringComparer.OrdinalIgnoreCase)
    {
        "script", "style", "iframe", "frame", "frameset", "object", "embed", "applet", "form", "input", "button", "select", "textarea",
        "template", "noscript", "svg", "math", "head", "link", "meta", "base", "title", "audio", "video", "canvas", "img", "map", "xmp", "plaintext",
    };

    public static IEnumerable<HtmlStep> Through(INode? root)
    {
        var node = root?.FirstChild;
        while (node is not null)
        {
            var isShown = node is not IElement element || !Dropped.Contains(element.LocalName);
            if (isShown)
            {
                yield return new HtmlStep(node, IsEntering: true);
                if (node.FirstChild is { } child)
                {
                    node = child;
                    continue;
                }
                yield return new HtmlStep(node, IsEntering: false);
            }
            while (node.NextSibling is null)
            {
                node = node.Parent;
                if (node is null || node == root)
                    yield break;
                yield return new HtmlStep(node, IsEntering: false);
            }
            node = node.NextSibling;
        }
    }
}
