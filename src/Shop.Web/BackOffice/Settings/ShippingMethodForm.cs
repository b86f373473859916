using System.Globalization;
using FluentValidation;
using Shop.Common;
using Shop.Shipping;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Settings;

/// <summary>A way the goods reach the customer.</summary>
public sealed class ShippingMethodForm
{
    public int Id { get; set; }

    public TwoTexts Name { get; set; } = new();

    public TwoTexts Description { get; set; } = new();

    public string Price { get; set; } = "";

    public string FreeFrom { get; set; } = "";

    public string Countries { get; set; } = "DE";

    public string SurchargePostcodes { get; set; } = "";

    public string Surcharge { get; set; } = "";

    public string ExcludedPostcodes { get; set; } = "";

    public string DaysFrom { get; set; } = "1";

    public string DaysTo { get; set; } = "3";

    public string TrackingUrl { get; set; } = "";

    public string Position { get; set; } = "0";

    public bool Active { get; set; } = true;

    public static ShippingMethodForm From(ShippingMethod method) => new()
    {
        Id = method.Id,
        Name = TwoTexts.From(method.Name),
        Description = TwoTexts.From(method.Description),
        Price = Entered.Show(method.Price),
        FreeFrom = Entered.Show(method.FreeFrom),
        Countries = method.Countries,
        SurchargePostcodes = method.SurchargePostcodes,
        Surcharge = method.Surcharge.IsZero ? "" : Entered.Show(method.Surcharge),
        ExcludedPostcodes = method.ExcludedPostcodes,
        DaysFrom = method.DaysFrom.ToString(CultureInfo.InvariantCulture),
        DaysTo = method.DaysTo.ToString(CultureInfo.InvariantCulture),
        TrackingUrl = method.TrackingUrl,
        Position = method.Position.ToString(CultureInfo.InvariantCulture),
        Active = method.Active,
    };

    public void ApplyTo(ShippingMethod method)
    {
        method.Name = Name.ToText();
        method.Description = Description.ToText();
        method.Price = Entered.Money(Price) ?? Money.Zero;
        method.FreeFrom = Entered.Money(FreeFrom);
        method.Countries = string.Join(',', Countries.ToUpperInvariant().Split([',', ' ', ';'], StringSplitOptions.RemoveEmptyEntries).Distinct());
        method.SurchargePostcodes = PostcodeAreas.Tidy(SurchargePostcodes);
        method.Surcharge = Entered.Money(Surcharge) ?? Money.Zero;
        method.ExcludedPostcodes = PostcodeAreas.Tidy(ExcludedPostcodes);
        method.DaysFrom = Entered.Count(DaysFrom)!.Value;
        method.DaysTo = Entered.Count(DaysTo)!.Value;
        method.TrackingUrl = TrackingUrl.Trim();
        method.Position = Entered.Count(Position)!.Value;
        method.Active = Active;
    }

    public sealed class Validator : AbstractValidator<ShippingMethodForm>
    {
        public Validator(WebTexts texts)
        {
            RuleFor(f => f.Name).SetValidator(new TwoTexts.Within(texts, 120, required: true));
            RuleFor(f => f.Description).SetValidator(new TwoTexts.Within(texts, 500));
            RuleFor(f => f.Price).Must(p => Entered.Money(p) is { IsNegative: false }).WithMessage(_ => texts["Bitte geben Sie einen Preis wie 4,90 ein, oder 0."]);
            RuleFor(f => f.FreeFrom).Must(Entered.IsMoneyOrEmpty).WithMessage(_ => texts["Bitte geben Sie einen Betrag wie 49,00 ein."]);
            RuleFor(f => f.Countries).Matches(@"^\s*[A-Za-z]{2}([\s,;]+[A-Za-z]{2})*\s*$").WithMessage(_ => texts["Bitte Länder mit zwei Buchstaben, zum Beispiel DE, AT."]);
            RuleFor(f => f.SurchargePostcodes).Custom((typed, context) => CheckAreas(typed, context, texts));
            RuleFor(f => f.Surcharge).Must(s => string.IsNullOrWhiteSpace(s) || Entered.Money(s) is { IsNegative: false }).WithMessage(_ => texts["Bitte geben Sie einen Betrag wie 49,00 ein."]);
            RuleFor(f => f.Surcharge).NotEmpty().When(f => f.SurchargePostcodes.Length > 0).WithMessage(_ => texts["Wie hoch ist der Zuschlag?"]);
            RuleFor(f => f.ExcludedPostcodes).Custom((typed, context) => CheckAreas(typed, context, texts));
            RuleFor(f => f.DaysFrom).Must(d => Entered.Count(d) is not null).WithMessage(_ => texts["Bitte geben Sie eine ganze Zahl ein."]);
            RuleFor(f => f.DaysTo).Must(d => Entered.Count(d) is not null).WithMessage(_ => texts["Bitte geben Sie eine ganze Zahl ein."])
                .Must((f, to) => !(Entered.Count(to) < Entered.Count(f.DaysFrom))).WithMessage(_ => texts["Die längste Lieferzeit ist kürzer als die kürzeste."]);
            RuleFor(f => f.TrackingUrl).Must(u => u.Trim().Length == 0 || (u.Length <= 300 && u.Contains("{0}", StringComparison.Ordinal) && u.Trim().StartsWith("https://", StringComparison.Ordinal)))
                .WithMessage(_ => texts["Bitte eine Adresse mit https:// und {0} an der Stelle der Sendungsnummer."]);
            RuleFor(f => f.Position).Must(d => Entered.Count(d) is not null).WithMessage(_ => texts["Bitte geben Sie eine ganze Zahl ein."]);
        }

        private static void CheckAreas(string? typed, ValidationContext<ShippingMethodForm> context, WebTexts texts)
        {
            if (PostcodeAreas.Tidy(typed ?? "").Length > 2000)
                context.AddFailure(texts["Bitte höchstens {0} Zeichen.", 2000]);
            else if (PostcodeAreas.WhyNot(typed ?? "") is { } problem)
                context.AddFailure(problem.In(CultureInfo.CurrentUICulture));
        }
    }
}
