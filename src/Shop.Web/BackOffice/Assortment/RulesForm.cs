using FluentValidation;
using Shop.Assortment;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Assortment;

/// <summary>The thresholds as they are typed.</summary>
public sealed class RulesForm
{
    public string A { get; set; } = "";

    public string B { get; set; } = "";

    public string X { get; set; } = "";

    public string Y { get; set; } = "";

    public int LeastWeeks { get; set; }

    public int SlowAge { get; set; }

    public int SlowSupply { get; set; }

    public int SlowSilence { get; set; }

    public int PlacementDays { get; set; }

    public int LeastImpressions { get; set; }

    public int PriceDays { get; set; }

    public int TextMonths { get; set; }

    public int PictureWidth { get; set; }

    public static RulesForm From(AssortmentRules r) => new()
    {
        A = Entered.Show((decimal?)r.A),
        B = Entered.Show((decimal?)r.B),
        X = Entered.Show((decimal?)r.X),
        Y = Entered.Show((decimal?)r.Y),
        LeastWeeks = r.LeastWeeks,
        SlowAge = r.SlowAge,
        SlowSupply = r.SlowSupply,
        SlowSilence = r.SlowSilence,
        PlacementDays = r.PlacementDays,
        LeastImpressions = r.LeastImpressions,
        PriceDays = r.PriceDays,
        TextMonths = r.TextMonths,
        PictureWidth = r.PictureWidth,
    };

    public AssortmentRules ToRules() => new()
    {
        A = Entered.Number(A)!.Value,
        B = Entered.Number(B)!.Value,
        X = Entered.Number(X)!.Value,
        Y = Entered.Number(Y)!.Value,
        LeastWeeks = LeastWeeks,
        SlowAge = SlowAge,
        SlowSupply = SlowSupply,
        SlowSilence = SlowSilence,
        PlacementDays = PlacementDays,
        LeastImpressions = LeastImpressions,
        PriceDays = PriceDays,
        TextMonths = TextMonths,
        PictureWidth = PictureWidth,
    };

    public sealed class Validator : AbstractValidator<RulesForm>
    {
        public Validator(WebTexts texts)
        {
            RuleFor(f => f.A).Must(a => Entered.Number(a) is > 0 and < 100).WithMessage(_ => texts["Bitte einen Prozentsatz zwischen 0 und 100."]);
            RuleFor(f => f.B).Must((f, b) => Entered.Number(b) is { } n && n <= 100 && n > (Entered.Number(f.A) ?? 0)).WithMessage(_ => texts["Bitte einen Prozentsatz über der Grenze davor, höchstens 100."]);
            RuleFor(f => f.X).Must(x => Entered.Number(x) is > 0 and < 10).WithMessage(_ => texts["Bitte eine Zahl über 0, zum Beispiel 0,5."]);
            RuleFor(f => f.Y).Must((f, y) => Entered.Number(y) is { } n && n < 20 && n > (Entered.Number(f.X) ?? 0)).WithMessage(_ => texts["Bitte eine Zahl über der Grenze davor."]);
            RuleFor(f => f.LeastWeeks).InclusiveBetween(1, 52).WithMessage(_ => texts["Bitte eine ganze Zahl von {0} bis {1}.", 1, 52]);
            RuleFor(f => f.SlowAge).InclusiveBetween(1, 3650).WithMessage(_ => texts["Bitte eine ganze Zahl von {0} bis {1}.", 1, 3650]);
            RuleFor(f => f.SlowSupply).InclusiveBetween(1, 3650).WithMessage(_ => texts["Bitte eine ganze Zahl von {0} bis {1}.", 1, 3650]);
            RuleFor(f => f.SlowSilence).InclusiveBetween(1, 3650).WithMessage(_ => texts["Bitte eine ganze Zahl von {0} bis {1}.", 1, 3650]);
            RuleFor(f => f.PlacementDays).InclusiveBetween(7, 365).WithMessage(_ => texts["Bitte eine ganze Zahl von {0} bis {1}.", 7, 365]);
            RuleFor(f => f.LeastImpressions).InclusiveBetween(10, 100_000).WithMessage(_ => texts["Bitte eine ganze Zahl von {0} bis {1}.", 10, 100_000]);
            RuleFor(f => f.PriceDays).InclusiveBetween(0, 365).WithMessage(_ => texts["Bitte eine ganze Zahl von {0} bis {1}.", 0, 365]);
            RuleFor(f => f.TextMonths).InclusiveBetween(1, 120).WithMessage(_ => texts["Bitte eine ganze Zahl von {0} bis {1}.", 1, 120]);
            RuleFor(f => f.PictureWidth).InclusiveBetween(100, 4000).WithMessage(_ => texts["Bitte eine ganze Zahl von {0} bis {1}.", 100, 4000]);
        }
    }
}
