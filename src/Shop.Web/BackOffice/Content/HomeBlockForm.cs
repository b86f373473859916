using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Shop.Content;
using Shop.Data;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Content;

/// <summary>A block of the home page: what it says and shows, where it leads, when it is there.</summary>
public sealed class HomeBlockForm : ContentForm<HomeBlock>, IScheduleFields
{
    private const string Skus = "skus:";

    public string Kind { get; set; } = "teaser";

    public TwoTexts Title { get; set; } = new();

    public TwoTexts Text { get; set; } = new();

    public TwoTexts Button { get; set; } = new();

    public string ButtonStyle { get; set; } = "";

    public TargetFields Link { get; set; } = new();

    /// <summary>"popular", "newest", "skus" or "category:key".</summary>
    public string Source { get; set; } = "popular";

    /// <summary>Article numbers between commas.</summary>
    public string Articles { get; set; } = "";

    public PictureFields Picture { get; set; } = new();

    /// <summary>The same for narrow screens.</summary>
    public PictureFields Phone { get; set; } = new();

    public bool Active { get; set; } = true;

    public string ShownFrom { get; set; } = "";

    public string ShownUntil { get; set; } = "";

    public bool HasText() => Kind is not "rooms";

    public bool HasMarkdown() => Kind is "text" or "story";

    public bool HasPicture() => Kind is "hero" or "teaser" or "story";

    public static HomeBlockForm From(HomeBlock block) => new()
    {
        Version = block.Version,
        Kind = block.Kind,
        Title = TwoTexts.From(block.Title),
        Text = TwoTexts.From(block.Text),
        Button = TwoTexts.From(block.Button),
        ButtonStyle = block.ButtonStyle,
        Link = TargetFields.From(block.Target),
        Source = block.Products.StartsWith(Skus, StringComparison.Ordinal) ? "skus" : block.Products,
        Articles = block.Products.StartsWith(Skus, StringComparison.Ordinal) ? block.Products[Skus.Length..] : "",
        Picture = new() { PictureId = block.PictureId, Alt = TwoTexts.From(block.PictureAlt) },
        Phone = new() { PictureId = block.PhonePictureId },
        Active = block.Active,
        ShownFrom = Schedule.Show(block.ShownFrom),
        ShownUntil = Schedule.Show(block.ShownUntil),
    };

    public override void ApplyTo(HomeBlock row)
    {
        row.Kind = Kind;
        row.Title = Title.ToText();
        row.Text = Text.ToText();
        row.Button = Button.ToText();
        row.ButtonStyle = ButtonStyle;
        row.Target = Link.ToTarget();
        row.Products = Kind != "shelf" ? "" : Source == "skus" ? Skus + string.Join(',', Numbers()) : Source;
        row.PictureId = HasPicture() ? Picture.PictureId : null;
        row.PhonePictureId = HasPicture() ? Phone.PictureId : null;
        row.PictureAlt = row.PictureId is null ? Common.LocalizedText.Empty : Picture.Alt.ToText();
        row.Active = Active;
        row.ShownFrom = Schedule.Read(ShownFrom);
        row.ShownUntil = Schedule.Read(ShownUntil);
    }

    private string[] Numbers() => Articles.Split([',', ';', '\n', ' '], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    public sealed class Validator : AbstractValidator<HomeBlockForm>
    {
        private const int MostArticles = 12;

        public Validator(WebTexts texts, ShopDb db)
        {
            RuleFor(f => f.Kind).Must(HomeBlock.Kinds.Contains).WithMessage(_ => texts["Bitte prüfen Sie diese Angabe."]);
            RuleFor(f => f.Title).SetValidator(new TwoTexts.Within(texts, 200, required: true));
            RuleFor(f => f.Text).SetValidator(new TwoTexts.Within(texts, 10_000));
            RuleFor(f => f.Button).SetValidator(new TwoTexts.Within(texts, 80));
            RuleFor(f => f.ButtonStyle).Must(s => s.Length == 0 || CallToAction.Styles.Contains(s)).WithMessage(_ => texts["Bitte prüfen Sie diese Angabe."]);
            RuleFor(f => f.Link).SetValidator(new TargetFields.Within(texts, db));
            RuleFor(f => f.Source).MustAsync((source, stop) => IsSourceAsync(db, source, stop)).When(f => f.Kind == "shelf").WithMessage(_ => texts["Dieses Ziel gibt es nicht mehr."]);
            RuleFor(f => f.Articles).MustAsync((f, _, stop) => AreKnownAsync(db, [.. f.Numbers()], stop)).When(f => f is { Kind: "shelf", Source: "skus" })
                .WithMessage(_ => texts["Bitte geben Sie ein bis zwölf Artikelnummern an, die es gibt, mit Kommas dazwischen."]);
            RuleFor(f => f.Picture).SetValidator(new PictureFields.Within(texts, db));
            RuleFor(f => f.Phone).SetValidator(new PictureFields.Within(texts, db, described: false));
            this.CheckSchedule(texts);
        }

        private static async Task<bool> IsSourceAsync(ShopDb db, string source, CancellationToken stop) => ContentTarget.Split(source) switch
        {
            ("popular" or "newest" or "skus", "") => true,
            ("category", var key) => await db.Categories.AnyAsync(c => c.Key == key, stop),
            _ => false,
        };

        private static async Task<bool> AreKnownAsync(ShopDb db, List<string> numbers, CancellationToken stop) =>
            numbers.Count is > 0 and <= MostArticles && await db.Variants.CountAsync(v => numbers.Contains(v.Sku), stop) == numbers.Distinct().Count();
    }
}
