using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Shared;

/// <summary>
/// &lt;field for="Street" label="…" /&gt; is a whole field: label, input (a text area with rows, a list with items), unit, hint and the
/// message of the validator, tied together for readers. Further attributes go to the input.
/// </summary>
[HtmlTargetElement("field", Attributes = "for,label", TagStructure = TagStructure.WithoutEndTag)]
public class FieldTagHelper(IHtmlGenerator generator, WebTexts texts) : TagHelper
{
    public required ModelExpression For { get; set; }

    public string Label { get; set; } = "";

    /// <summary>A sentence below the field.</summary>
    public string? Hint { get; set; }

    /// <summary>Lines of a text area; 0 is a single line.</summary>
    public int Rows { get; set; }

    public string? Unit { get; set; }

    public string Type { get; set; } = "text";

    public bool Optional { get; set; }

    public IEnumerable<SelectListItem>? Items { get; set; }

    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var further = output.Attributes.Where(a => a.Name != "class").ToDictionary(a => a.Name, object? (a) => a.Value is HtmlString h ? h.Value : a.Value);
        output.Attributes.Clear();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "field");
        output.Content.AppendHtml(Field(For, Label, further));
    }

    protected IHtmlContent Field(ModelExpression expression, string label, IDictionary<string, object?> further)
    {
        var id = TagBuilder.CreateSanitizedId(ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(expression.Name), "_");
        var attributes = new Dictionary<string, object?>(further) { ["aria-describedby"] = Hint is null ? id + "-error" : $"{id}-error {id}-hint" };
        var content = new HtmlContentBuilder().AppendHtml(LabelFor(expression, label));
        var input = Input(expression, attributes);
        content.AppendHtml(Unit is null ? input : Wrap("div", "with-unit", input, Wrap("span", "", new StringHtmlContent(Unit))));
        content.AppendHtml(generator.GenerateValidationMessage(ViewContext, expression.ModelExplorer, expression.Name, null, "span", new { id = id + "-error" }));
        if (Hint is not null)
        {
            var hint = Wrap("span", "form-text", new StringHtmlContent(Hint));
            hint.Attributes["id"] = id + "-hint";
            content.AppendHtml(hint);
        }
        return content;
    }

    private TagBuilder LabelFor(ModelExpression expression, string text)
    {
        var label = generator.GenerateLabel(ViewContext, expression.ModelExplorer, expression.Name, text, new { @class = "form-label" });
        if (Optional)
            label.InnerHtml.Append(" ").AppendHtml(Wrap("span", "optional", new StringHtmlContent(texts["(freiwillig)"].Value)));
        return label;
    }

    private TagBuilder Input(ModelExpression expression, Dictionary<string, object?> attributes)
    {
        attributes["class"] = Items is null ? "form-control" : "form-select";
        if (Items is not null)
            return generator.GenerateSelect(ViewContext, expression.ModelExplorer, null, expression.Name, Items, false, attributes);
        if (Rows > 0)
            return generator.GenerateTextArea(ViewContext, expression.ModelExplorer, expression.Name, Rows, 0, attributes);
        attributes["type"] = Type;
        var value = expression.Model is DateOnly day ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : expression.Model;
        return generator.GenerateTextBox(ViewContext, expression.ModelExplorer, expression.Name, value, null, attributes);
    }

    protected static TagBuilder Wrap(string tag, string @class, params IHtmlContent[] inside)
    {
        var builder = new TagBuilder(tag);
        if (@class.Length > 0)
            builder.AddCssClass(@class);
        foreach (var part in inside)
            builder.InnerHtml.AppendHtml(part);
        return builder;
    }
}
