using FluentValidation;
using Shop.Content;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Content;

/// <summary>A page of text; saving adds a wording, the old ones stay.</summary>
public sealed class PageForm
{
    public int Version { get; set; }

    public TwoTexts Title { get; set; } = new();

    public TwoTexts Body { get; set; } = new();

    public bool InFooter { get; set; }

    public static PageForm From(ContentPage page, ContentPageVersion? wording) => new()
    {
        Version = page.Version,
        Title = TwoTexts.From(page.Title),
        Body = TwoTexts.From(wording?.Body ?? Common.LocalizedText.Empty),
        InFooter = page.FooterPosition is not null,
    };

    public void ApplyTo(ContentPage page, DateTime now, string author)
    {
        page.Title = Title.ToText();
        page.FooterPosition = InFooter ? page.FooterPosition ?? 99 : null;
        var body = Body.ToText();
        if (page.Versions.MaxBy(v => (v.ValidFrom, v.Id))?.Body != body)
            page.Versions.Add(new ContentPageVersion { Body = body, ValidFrom = now, Author = author });
    }

    public sealed class Validator : AbstractValidator<PageForm>
    {
        public Validator(WebTexts texts)
        {
            RuleFor(f => f.Title).SetValidator(new TwoTexts.Within(texts, 200, required: true));
            RuleFor(f => f.Body).SetValidator(new TwoTexts.Within(texts, 200_000, required: true));
        }
    }
}
