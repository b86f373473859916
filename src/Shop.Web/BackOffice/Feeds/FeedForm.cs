using FluentValidation;
using Shop.Customers;
using Shop.Feeds;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Feeds;

/// <summary>A feed and which products it holds.</summary>
public sealed class FeedForm
{
    public int Id { get; set; }

    public int Version { get; set; }

    public string Name { get; set; } = "";

    public FeedChannel Channel { get; set; }

    public string Language { get; set; } = "de";

    public string Country { get; set; } = "DE";

    public bool Active { get; set; } = true;

    public List<int> ShelfIds { get; set; } = [];

    public string LeastMargin { get; set; } = "";

    public bool OnlyInStock { get; set; }

    public List<int> ExcludedTagIds { get; set; } = [];

    public static FeedForm Of(Feed feed)
    {
        var selection = FeedSelection.Read(feed.Selection);
        return new FeedForm
        {
            Id = feed.Id,
            Version = feed.Version,
            Name = feed.Name,
            Channel = feed.Channel,
            Language = feed.Language,
            Country = feed.Country,
            Active = feed.Active,
            ShelfIds = [.. selection.ShelfIds],
            LeastMargin = Entered.Show(selection.LeastMargin),
            OnlyInStock = selection.OnlyInStock,
            ExcludedTagIds = [.. selection.ExcludedTagIds],
        };
    }

    public void ApplyTo(Feed feed)
    {
        feed.Name = Name.Trim();
        feed.Channel = Channel;
        feed.Language = Language;
        feed.Country = Country.Trim().ToUpperInvariant();
        feed.Active = Active;
        feed.Selection = new FeedSelection([.. ShelfIds.Distinct()], Entered.Count(LeastMargin), OnlyInStock, [.. ExcludedTagIds.Distinct()]).Write();
    }

    public sealed class Validator : AbstractValidator<FeedForm>
    {
        public Validator(WebTexts texts)
        {
            RuleFor(f => f.Name).NotEmpty().WithMessage(_ => texts["Bitte füllen Sie dieses Feld aus."])
                .MaximumLength(120).WithMessage(_ => texts["Bitte höchstens {0} Zeichen.", 120]);
            RuleFor(f => f.Language).Must(l => l is "de" or "en").WithMessage(_ => texts["Bitte wählen Sie eine Sprache."]);
            RuleFor(f => f.Country).Must(c => Countries.Knows((c ?? "").Trim().ToUpperInvariant())).WithMessage(_ => texts["Dieses Land kennt der Shop nicht. Bitte zwei Buchstaben, wie DE."]);
            RuleFor(f => f.LeastMargin).Must(m => string.IsNullOrWhiteSpace(m) || Entered.Count(m) is <= 99).WithMessage(_ => texts["Bitte geben Sie eine ganze Zahl von 0 bis {0} ein.", 99]);
        }
    }
}
