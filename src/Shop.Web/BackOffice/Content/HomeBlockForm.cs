using System.Globalization;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Shop.Content;
using Shop.Data;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Content;

/// <summary>A block of the home page: what it says, where it leads, when it is shown.</summary>
public sealed class HomeBlockForm
{
    public int Version { get; set; }

    public string Kind { get; set; } = "teaser";

    public TwoTexts Title { get; set; } = new();

    public TwoTexts Text { get; set; } = new();

    public TwoTexts Button { get; set; } = new();

    public string Target { get; set; } = "";

    public string Position { get; set; } = "1";

    public bool Active { get; set; } = true;

    public string ShownFrom { get; set; } = "";

    public string ShownUntil { get; set; } = "";

    /// <summary>Kinds the home page has a place for, in their order there.</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["hero", "usp", "teaser", "story"];

    public static HomeBlockForm From(HomeBlock block) => new()
    {
        Version = block.Version,
        Kind = block.Kind,
        Title = TwoTexts.From(block.Title),
        Text = TwoTexts.From(block.Text),
        Button = TwoTexts.From(block.Button),
        Target = block.Target,
        Position = block.Position.ToString(CultureInfo.InvariantCulture),
        Active = block.Active,
        ShownFrom = Schedule.Show(block.ShownFrom),
        ShownUntil = Schedule.Show(block.ShownUntil),
    };

    public void ApplyTo(HomeBlock block)
    {
        block.Kind = Kind;
        block.Title = Title.ToText();
        block.Text = Text.ToText();
        block.Button = Button.ToText();
        block.Target = Target;
        block.Position = Entered.Count(Position)!.Value;
        block.Active = Active;
        block.ShownFrom = Schedule.Read(ShownFrom);
        block.ShownUntil = Schedule.Read(ShownUntil);
    }

    public sealed class Validator : AbstractValidator<HomeBlockForm>
    {
        public Validator(WebTexts texts, ShopDb db)
        {
            RuleFor(f => f.Kind).Must(Kinds.Contains).WithMessage(_ => texts["Bitte prüfen Sie diese Angabe."]);
            RuleFor(f => f.Title).SetValidator(new TwoTexts.Within(texts, 200, required: true));
            RuleFor(f => f.Text).SetValidator(new TwoTexts.Within(texts, 2000));
            RuleFor(f => f.Button).SetValidator(new TwoTexts.Within(texts, 80));
            RuleFor(f => f.Target).MustAsync((target, stop) => ExistsAsync(db, target, stop)).WithMessage(_ => texts["Dieses Ziel gibt es nicht mehr."]);
            RuleFor(f => f.Position).Must(p => Entered.Count(p) is not null).WithMessage(_ => texts["Bitte geben Sie eine ganze Zahl ein."]);
            RuleFor(f => f.ShownFrom).Must(Schedule.IsMomentOrEmpty).WithMessage(_ => texts["Bitte geben Sie Tag und Uhrzeit an."]);
            RuleFor(f => f.ShownUntil).Must(Schedule.IsMomentOrEmpty).WithMessage(_ => texts["Bitte geben Sie Tag und Uhrzeit an."])
                .Must((f, until) => !(Schedule.Read(until) <= Schedule.Read(f.ShownFrom))).WithMessage(_ => texts["Das Ende liegt vor dem Anfang."]);
        }

        private static async Task<bool> ExistsAsync(ShopDb db, string target, CancellationToken stop) => target.Split(':', 2) switch
        {
            [""] => true,
            ["category", var key] => await db.Categories.AnyAsync(c => c.Key == key, stop),
            ["product", var key] => await db.Products.AnyAsync(p => p.Key == key, stop),
            ["page", var key] => await db.ContentPages.AnyAsync(p => p.Key == key, stop),
            _ => false,
        };
    }
}
