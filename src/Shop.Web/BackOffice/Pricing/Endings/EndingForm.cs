using FluentValidation;
using Shop.Common;
using Shop.Pricing.Endings;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Pricing.Endings;

/// <summary>A price ending as it is edited.</summary>
public sealed class EndingForm
{
    private const int MostBands = 8;
    private const int Spare = 2;

    public int Id { get; set; }

    public int Version { get; set; }

    public string Name { get; set; } = "";

    public EndingDirection? Direction { get; set; }

    /// <summary>Rows left empty say nothing.</summary>
    public List<BandForm> Bands { get; set; } = [];

    /// <summary>A price to try it on.</summary>
    public string Try { get; set; } = "";

    /// <summary>In cents, what endings may repeat in.</summary>
    public static IReadOnlyList<int> Steps { get; } = [1, 5, 10, 50, 100, 500, 1000, 5000, 10_000];

    public static EndingForm Fresh() => new() { Bands = [new BandForm { Step = 100, Last = Entered.Show(Money.From(0.90m)) }] };

    public static EndingForm From(PriceEndingRule rule) => new()
    {
        Id = rule.Id,
        Version = rule.Version,
        Name = rule.Name,
        Direction = rule.Ending.Direction,
        Bands = [.. rule.Ending.Bands.Select(BandForm.From)],
    };

    /// <summary>What the rows say; null where one can't be read or they don't go together.</summary>
    public PriceEnding? Read() => ReadBands() is { } bands && PriceEnding.WhyNot(bands) is null ? new PriceEnding(Direction, bands) : null;

    /// <summary>The form is valid.</summary>
    public void ApplyTo(PriceEndingRule rule) => (rule.Name, rule.Ending) = (Typed.Line(Name), Read()!);

    /// <summary>The rows with a few empty ones to go on.</summary>
    public EndingForm WithSpareRows()
    {
        Bands.RemoveAll(b => b.IsEmpty);
        Bands.AddRange(Enumerable.Range(0, Math.Min(Spare, MostBands - Bands.Count)).Select(_ => new BandForm()));
        return this;
    }

    private List<EndingBand>? ReadBands()
    {
        var read = Bands.Where(b => !b.IsEmpty).Take(MostBands).Select(b => b.Read()).ToList();
        return read.Contains(null) ? null : read.ConvertAll(b => b!);
    }

    public sealed class Validator : AbstractValidator<EndingForm>
    {
        public Validator(WebTexts texts)
        {
            RuleFor(f => f.Name).NotEmpty().WithMessage(_ => texts["Bitte füllen Sie dieses Feld aus."])
                .MaximumLength(PriceEndingRule.LongestName).WithMessage(_ => texts["Bitte höchstens {0} Zeichen.", PriceEndingRule.LongestName]);
            RuleForEach(f => f.Bands).ChildRules(b => b.RuleFor(x => x.Last).Must((x, _) => x.IsEmpty || x.Read() is not null)
                .WithMessage(_ => texts["Bitte eine Obergrenze wie 10,00 (oder keine), eine Endung wie 0,95 und einen Abstand angeben."]));
            RuleFor(f => f.Bands).Custom((_, context) =>
            {
                if (context.InstanceToValidate.ReadBands() is { } bands && PriceEnding.WhyNot(bands) is { } problem)
                    context.AddFailure("", problem.ToString());
            });
        }
    }
}

/// <summary>A row of the form: up to this price the ending in every step.</summary>
public sealed class BandForm
{
    public string UpTo { get; set; } = "";

    public string Last { get; set; } = "";

    /// <summary>Cents; 0 while nothing was chosen.</summary>
    public int Step { get; set; }

    public bool IsEmpty => Step == 0 && string.IsNullOrWhiteSpace(UpTo) && string.IsNullOrWhiteSpace(Last);

    public static BandForm From(EndingBand band) => new()
    {
        UpTo = band.UpTo is { } limit ? Entered.Show(new Money(limit)) : "",
        Last = band.Step == 1 ? "" : Entered.Show(new Money(band.Last)),
        Step = band.Step,
    };

    /// <summary>Null where something is no amount.</summary>
    public EndingBand? Read() => (string.IsNullOrWhiteSpace(UpTo) || Entered.IsPositiveMoney(UpTo)) && Entered.IsMoneyOrEmpty(Last) && EndingForm.Steps.Contains(Step)
        ? new EndingBand(Entered.Money(UpTo)?.Cents, Step, (int)(Entered.Money(Last)?.Cents ?? 0))
        : null;
}
