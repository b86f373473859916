using System.Globalization;
using FluentValidation;
using Shop.Settings;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Settings;

/// <summary>How the merchant sells.</summary>
public sealed class SalesRulesForm
{
    public InvoiceMoment InvoiceMoment { get; set; }

    public string PaymentDays { get; set; } = "";

    public string FewLeft { get; set; } = "";

    public string MostPerLine { get; set; } = "";

    public bool NetForBusiness { get; set; }

    public static SalesRulesForm From(SalesRules rules) => new()
    {
        InvoiceMoment = rules.InvoiceMoment,
        NetForBusiness = rules.NetForBusiness,
        PaymentDays = rules.PaymentDays.ToString(CultureInfo.InvariantCulture),
        FewLeft = rules.FewLeft.ToString(CultureInfo.InvariantCulture),
        MostPerLine = rules.MostPerLine.ToString(CultureInfo.InvariantCulture),
    };

    public SalesRules ApplyTo(SalesRules rules) => rules with
    {
        InvoiceMoment = InvoiceMoment,
        NetForBusiness = NetForBusiness,
        PaymentDays = Entered.Count(PaymentDays)!.Value,
        FewLeft = Entered.Count(FewLeft)!.Value,
        MostPerLine = Entered.Count(MostPerLine)!.Value,
    };

    public sealed class Validator : AbstractValidator<SalesRulesForm>
    {
        public Validator(WebTexts texts)
        {
            RuleFor(f => f.PaymentDays).Must(d => Entered.Count(d) is <= 365).WithMessage(_ => texts["Bitte geben Sie eine ganze Zahl ein."]);
            RuleFor(f => f.FewLeft).Must(d => Entered.Count(d) is not null).WithMessage(_ => texts["Bitte geben Sie eine ganze Zahl ein."]);
            RuleFor(f => f.MostPerLine).Must(d => Entered.Count(d) is > 0 and <= 9999).WithMessage(_ => texts["Bitte geben Sie eine Zahl von 1 bis 9999 ein."]);
        }
    }
}
