using FluentValidation;
using Shop.Assortment;
using Shop.Common;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Assortment;

/// <summary>How a product is sold off.</summary>
public sealed class SellOffForm
{
    /// <summary>Of 100; empty sells at the usual price.</summary>
    public string PercentOff { get; set; } = "";

    public DateOnly? LastDay { get; set; }

    public bool WhenSoldOut { get; set; }

    public string SupplierNote { get; set; } = "";

    public static SellOffForm From(Retirement r) => new()
    {
        PercentOff = r.PercentOff == 0 ? "" : Entered.Show((decimal?)r.PercentOff),
        LastDay = r.LastDay,
        WhenSoldOut = r.WhenSoldOut,
        SupplierNote = r.SupplierNote,
    };

    public void ApplyTo(Retirement r)
    {
        r.PercentOff = Entered.Number(PercentOff) ?? 0;
        r.LastDay = LastDay;
        r.WhenSoldOut = WhenSoldOut;
        r.SupplierNote = Entered.Line(SupplierNote, 1000);
    }

    public sealed class Validator : AbstractValidator<SellOffForm>
    {
        public Validator(WebTexts texts, TimeProvider clock)
        {
            RuleFor(f => f.PercentOff).Must(p => string.IsNullOrWhiteSpace(p) || Entered.Number(p) is >= 0 and <= Retirement.MostOff)
                .WithMessage(_ => texts["Bitte einen Nachlass von 0 bis {0} Prozent.", Retirement.MostOff]);
            RuleFor(f => f.LastDay).Must(d => d is not { } day || day >= clock.Today()).WithMessage(_ => texts["Der letzte Verkaufstag darf nicht in der Vergangenheit liegen."]);
            RuleFor(f => f.LastDay).Must((f, d) => d is not null || f.WhenSoldOut).WithMessage(_ => texts["Bitte wählen Sie einen letzten Tag oder „wenn nichts mehr da ist“."]);
            RuleFor(f => f.SupplierNote).MaximumLength(1000).WithMessage(_ => texts["Bitte höchstens {0} Zeichen.", 1000]);
        }
    }
}
