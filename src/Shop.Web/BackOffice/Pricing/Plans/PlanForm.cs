using FluentValidation;
using Shop.Common;
using Shop.Pricing.Endings;
using Shop.Pricing.Plans;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Pricing.Plans;

/// <summary>New prices for a selection from a moment on; times are Berlin's, a price left empty plans nothing for its variant.</summary>
public sealed class PlanForm
{
    public string Name { get; set; } = "";

    public DateTime? From { get; set; }

    /// <summary>Empty: for good.</summary>
    public DateTime? Until { get; set; }

    public bool Announce { get; set; }

    /// <summary>By how many percent all prices change, to fill the lines: "-10".</summary>
    public string Percent { get; set; } = "";

    public int? EndingId { get; set; }

    public List<PlanLineForm> Lines { get; set; } = [];

    public static PlanForm For(IEnumerable<int> variants) => new() { Announce = true, Lines = [.. variants.Select(id => new PlanLineForm { VariantId = id })] };

    public DateTime? FromUtc => From is { } from ? Clock.FromBerlin(from) : null;

    public DateTime? UntilUtc => Until is { } until ? Clock.FromBerlin(until) : null;

    /// <summary>Writes today's prices, changed by the percentage, into the lines.</summary>
    public void Fill(IReadOnlyDictionary<int, Money> today, PriceEnding? ending)
    {
        var percent = Entered.Number(Percent) ?? 0;
        foreach (var line in Lines.Where(l => today.ContainsKey(l.VariantId)))
        {
            var (price, changed) = (today[line.VariantId], today[line.VariantId] * (1 + percent / 100));
            line.Price = Entered.Show(ending?.Apply(changed, EndingDirection.Nearest, below: percent < 0 ? price : null) ?? changed);
        }
    }

    public PlanRequest ToRequest() => new(
        Typed.Line(Name), FromUtc!.Value, UntilUtc, Announce, [.. Lines.Where(l => Entered.Money(l.Price) is not null).Select(l => new PlannedPrice(l.VariantId, Entered.Money(l.Price)!.Value))]);

    public sealed class Validator : AbstractValidator<PlanForm>
    {
        public Validator(WebTexts texts)
        {
            RuleFor(f => f.Name).NotEmpty().WithMessage(_ => texts["Bitte füllen Sie dieses Feld aus."])
                .MaximumLength(PricePlan.LongestName).WithMessage(_ => texts["Bitte höchstens {0} Zeichen.", PricePlan.LongestName]);
            RuleFor(f => f.From).NotNull().WithMessage(_ => texts["Bitte sagen Sie, ab wann der Preis gilt."]);
            RuleFor(f => f.Until).Must((f, until) => until is null || until > f.From).WithMessage(_ => texts["Das Ende muss nach dem Beginn liegen."]);
            RuleFor(f => f.Percent).Must(t => string.IsNullOrWhiteSpace(t) || Entered.Number(t) is > -100 and <= 1000).WithMessage(_ => texts["Bitte geben Sie eine Zahl wie 12,5 ein."]);
            RuleForEach(f => f.Lines).ChildRules(l => l.RuleFor(x => x.Price)
                .Must(p => string.IsNullOrWhiteSpace(p) || Entered.IsPositiveMoney(p)).WithMessage(_ => texts["Bitte geben Sie einen Preis wie 12,90 ein."]));
        }
    }
}

/// <summary>The new price of a variant.</summary>
public sealed class PlanLineForm
{
    public int VariantId { get; set; }

    /// <summary>Gross.</summary>
    public string Price { get; set; } = "";
}
