using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Shop.Catalog;
using Shop.Data;
using Shop.Pricing;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Settings;

/// <summary>A VAT rate from a day on. Rates are added, never changed: documents of the past keep theirs.</summary>
public sealed class TaxRateForm
{
    public TaxClass TaxClass { get; set; }

    public string Percent { get; set; } = "";

    public DateOnly? ValidFrom { get; set; }

    public string Source { get; set; } = "";

    public TaxRate ToRate() => new()
    {
        Country = "DE",
        TaxClass = TaxClass,
        Rate = Entered.Number(Percent)!.Value / 100,
        ValidFrom = ValidFrom!.Value,
        Source = Source.Trim(),
    };

    public sealed class Validator : AbstractValidator<TaxRateForm>
    {
        public Validator(WebTexts texts, ShopDb db)
        {
            RuleFor(f => f.Percent).Must(p => Entered.Number(p) is >= 0 and < 100).WithMessage(_ => texts["Bitte geben Sie einen Satz wie 19 oder 7 ein."]);
            RuleFor(f => f.Source).NotEmpty().WithMessage(_ => texts["Bitte nennen Sie die Quelle, zum Beispiel § 12 (1) UStG."])
                .MaximumLength(200).WithMessage(_ => texts["Bitte höchstens {0} Zeichen.", 200]);
            RuleFor(f => f.ValidFrom).NotNull().WithMessage(_ => texts["Bitte wählen Sie einen Tag."])
                .MustAsync(async (f, day, stop) => !await db.TaxRates.AnyAsync(r => r.Country == "DE" && r.TaxClass == f.TaxClass && r.ValidFrom == day, stop))
                .WithMessage(_ => texts["Ab diesem Tag gibt es schon einen Satz."]);
        }
    }
}
