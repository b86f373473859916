using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Shop.Web.Shared;

/// <summary>
/// Ties a field to its error for everyone: the field says it is invalid and which sentence describes it, and the first one of the
/// page gets the focus (WCAG 2.2, 3.3.1 and 4.1.2). The sentence is the span with asp-validation-for.
/// </summary>
[HtmlTargetElement("input", Attributes = ForName)]
[HtmlTargetElement("select", Attributes = ForName)]
[HtmlTargetElement("textarea", Attributes = ForName)]
public sealed class FieldErrorTagHelper : TagHelper
{
    private const string ForName = "asp-for";
    private static readonly object Focused = new();

    // After the framework's own helper, which sets the id.
    public override int Order => 1;

    [HtmlAttributeName(ForName)]
    public ModelExpression For { get; set; } = null!;

    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var name = ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);
        if (ViewContext.ModelState.GetFieldValidationState(name) != ModelValidationState.Invalid)
            return;
        output.Attributes.SetAttribute("aria-invalid", "true");
        output.Attributes.SetAttribute("aria-describedby", IdOf(name));
        if (ViewContext.HttpContext.Items.TryAdd(Focused, true))
            output.Attributes.SetAttribute("autofocus", "autofocus");
    }

    internal static string IdOf(string name) => TagBuilder.CreateSanitizedId(name, "_") + "-error";
}

/// <summary>Gives the sentence of a field's error the id its field refers to.</summary>
[HtmlTargetElement("span", Attributes = ForName)]
public sealed class ErrorSentenceTagHelper : TagHelper
{
    private const string ForName = "asp-validation-for";

    [HtmlAttributeName(ForName)]
    public ModelExpression For { get; set; } = null!;

    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output) =>
        output.Attributes.SetAttribute("id", FieldErrorTagHelper.IdOf(ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name)));
}
