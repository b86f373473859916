using FluentValidation;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Shop.Common;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Shared;

/// <summary>A text in both languages as a form holds it.</summary>
public sealed class TwoTexts
{
    public string De { get; set; } = "";

    public string En { get; set; } = "";

    public static TwoTexts From(LocalizedText text) => new() { De = text.De, En = text.En };

    /// <summary>With plain line breaks: browsers send others than they got, which must not count as a change.</summary>
    public LocalizedText ToText() => new(De.ReplaceLineEndings("\n").Trim(), En.ReplaceLineEndings("\n").Trim());

    /// <summary>Bounds the length of both; German may be required, English falls back to it.</summary>
    public sealed class Within : AbstractValidator<TwoTexts>
    {
        public Within(WebTexts texts, int length, bool required = false)
        {
            RuleFor(t => t.De).MaximumLength(length).WithMessage(_ => texts["Bitte höchstens {0} Zeichen.", length]);
            RuleFor(t => t.En).MaximumLength(length).WithMessage(_ => texts["Bitte höchstens {0} Zeichen.", length]);
            if (required)
                RuleFor(t => t.De).NotEmpty().WithMessage(_ => texts["Bitte füllen Sie dieses Feld aus."]);
        }
    }
}

/// <summary>&lt;two-fields for="Name" label="…" /&gt; shows a <see cref="TwoTexts"/> as German and English side by side.</summary>
[HtmlTargetElement("two-fields", Attributes = "for,label", TagStructure = TagStructure.WithoutEndTag)]
public sealed class TwoFieldsTagHelper(IHtmlGenerator generator, WebTexts texts) : FieldTagHelper(generator, texts)
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.Clear();
        output.Attributes.SetAttribute("class", "languages");
        foreach (var (property, sign) in new[] { (nameof(TwoTexts.De), "DE"), (nameof(TwoTexts.En), "EN") })
        {
            var part = new ModelExpression($"{For.Name}.{property}", For.ModelExplorer.GetExplorerForProperty(property));
            var attributes = new Dictionary<string, object?> { ["lang"] = sign.ToLowerInvariant() };
            output.Content.AppendHtml(Wrap("div", "field", Field(part, $"{Label} {sign}", attributes)));
        }
    }
}
