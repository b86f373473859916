using FluentValidation;
using Shop.Common;
using Shop.Pricing.Calculation;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Pricing;

/// <summary>The usual rates of a supplier, a category, both together or the whole shop.</summary>
public sealed class DefaultsForm
{
    public int Id { get; set; }

    public int Version { get; set; }

    public int? CategoryId { get; set; }

    public int? SupplierId { get; set; }

    public string SupplierDiscount { get; set; } = "";

    public string SupplierCash { get; set; } = "";

    public string Freight { get; set; } = "";

    public string Overhead { get; set; } = "";

    public string Profit { get; set; } = "";

    public string CustomerCash { get; set; } = "";

    public string CustomerDiscount { get; set; } = "";

    public int? EndingId { get; set; }

    public static DefaultsForm From(CalculationDefaults usual) => new()
    {
        Id = usual.Id,
        Version = usual.Version,
        CategoryId = usual.CategoryId,
        SupplierId = usual.SupplierId,
        SupplierDiscount = SchemeForm.Percent(usual.SupplierDiscount),
        SupplierCash = SchemeForm.Percent(usual.SupplierCash),
        Freight = Entered.Show(usual.Freight),
        Overhead = SchemeForm.Percent(usual.Overhead),
        Profit = SchemeForm.Percent(usual.Profit),
        CustomerCash = SchemeForm.Percent(usual.CustomerCash),
        CustomerDiscount = SchemeForm.Percent(usual.CustomerDiscount),
        EndingId = usual.EndingId,
    };

    public void ApplyTo(CalculationDefaults usual)
    {
        (usual.CategoryId, usual.SupplierId) = (CategoryId, SupplierId);
        (usual.SupplierDiscount, usual.SupplierCash) = (SchemeForm.Rate(SupplierDiscount), SchemeForm.Rate(SupplierCash));
        (usual.Overhead, usual.Profit) = (SchemeForm.Rate(Overhead), SchemeForm.Rate(Profit));
        (usual.CustomerCash, usual.CustomerDiscount) = (SchemeForm.Rate(CustomerCash), SchemeForm.Rate(CustomerDiscount));
        usual.Freight = Entered.Money(Freight) ?? Money.Zero;
        usual.EndingId = EndingId;
    }

    public sealed class Validator : AbstractValidator<DefaultsForm>
    {
        public Validator(WebTexts texts)
        {
            RuleFor(f => f.Freight).Must(Entered.IsMoneyOrEmpty).WithMessage(_ => texts["Bitte geben Sie einen Betrag wie 49,00 ein."]);
            foreach (var rate in new Func<DefaultsForm, string>[] { f => f.SupplierDiscount, f => f.SupplierCash, f => f.Overhead, f => f.Profit, f => f.CustomerCash, f => f.CustomerDiscount })
                RuleFor(f => f).Must(f => string.IsNullOrWhiteSpace(rate(f)) || Entered.Number(rate(f)) is >= 0 and <= 1000).WithMessage(_ => texts["Bitte geben Sie eine Zahl wie 12,5 ein."]);
            RuleFor(f => f).Custom((f, context) =>
            {
                var usual = new CalculationDefaults();
                f.ApplyTo(usual);
                if (usual.Rates.WhyNot() is { } problem)
                    context.AddFailure("", problem.ToString());
            });
        }
    }
}
