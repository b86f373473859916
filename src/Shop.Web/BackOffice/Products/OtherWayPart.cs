using Microsoft.AspNetCore.Html;

namespace Shop.Web.BackOffice.Products;

/// <summary>A save by another way on the page of the history.</summary>
public sealed record OtherWayPart(int ProductId, FieldWords Words, OtherWay Way, IReadOnlyDictionary<string, string> Tags);

/// <summary>One of its changes.</summary>
public sealed record OtherChangePart(OtherWayPart Part, LoggedChange Change)
{
    /// <summary>What came and went, in words.</summary>
    public IHtmlContent Changed()
    {
        var html = new HtmlContentBuilder();
        foreach (var (tag, value) in new[] { ("del", Change.Before), ("ins", Change.After) })
        {
            if (value.Length > 0)
                html.AppendHtml($"<{tag}>").Append(Part.Words.PartValue(Change.Path, value, Part.Tags)).AppendHtml($"</{tag}> ");
        }
        return html;
    }
}
