using FluentValidation;
using Shop.Common;
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

    /// <summary>When the new wording begins to hold; at once when empty or past.</summary>
    public string ValidFrom { get; set; } = "";

    /// <summary>When the page disappears.</summary>
    public string ShownUntil { get; set; } = "";

    public static PageForm From(ContentPage page, ContentPageVersion? wording, DateTime now) => new()
    {
        Version = page.Version,
        Title = TwoTexts.From(page.Title),
        Body = TwoTexts.From(wording?.Body ?? LocalizedText.Empty),
        InFooter = page.FooterPosition is not null || LegalPages.IsLocked(page.Key),
        ValidFrom = wording?.ValidFrom > now ? Schedule.Show(wording.ValidFrom) : "",
        ShownUntil = Schedule.Show(page.ShownUntil),
    };

    /// <summary>Name, place and end of a page that the law asks for stay as they are.</summary>
    public void ApplyTo(ContentPage page, DateTime now, string author)
    {
        if (!LegalPages.IsLocked(page.Key))
        {
            page.Title = Title.ToText();
            page.FooterPosition = InFooter ? page.FooterPosition ?? 99 : null;
            page.ShownUntil = Schedule.Read(ShownUntil);
        }
        var from = Schedule.Read(ValidFrom) is { } planned && planned > now ? planned : now;
        var body = Body.ToText();
        var newest = page.Versions.MaxBy(v => (v.ValidFrom, v.Id));
        if (newest?.Body != body || newest.ValidFrom > now)
            page.Versions.Add(new ContentPageVersion { Body = body, ValidFrom = from, Author = author });
    }

    public sealed class Validator : AbstractValidator<PageForm>
    {
        public Validator(WebTexts texts)
        {
            RuleFor(f => f.Title).SetValidator(new TwoTexts.Within(texts, 200, required: true));
            RuleFor(f => f.Body).SetValidator(new TwoTexts.Within(texts, 200_000, required: true));
            RuleFor(f => f.ValidFrom).Must(Schedule.IsMomentOrEmpty).WithMessage(_ => texts["Bitte geben Sie Tag und Uhrzeit an."]);
            RuleFor(f => f.ShownUntil).Must(Schedule.IsMomentOrEmpty).WithMessage(_ => texts["Bitte geben Sie Tag und Uhrzeit an."]);
        }
    }
}
