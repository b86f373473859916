using FluentValidation;
using Shop.Catalog;
using Shop.Pricing;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Products;

/// <summary>What a copy of a product is called.</summary>
public sealed class CopyForm
{
    public TwoTexts Name { get; set; } = new();

    /// <summary>Goes behind every article number.</summary>
    public string Suffix { get; set; } = "-2";

    public bool Tiers { get; set; } = true;

    public bool Groups { get; set; } = true;

    public bool Countries { get; set; } = true;

    public bool Documents { get; set; } = true;

    public CopyWishes ToWishes() => new(Tiers, Groups, Countries, Documents);

    public static CopyForm From(Product product, string suffix) => new()
    {
        Name = new TwoTexts { De = product.Name.De + " (Kopie)", En = product.Name.En.Length > 0 ? product.Name.En + " (copy)" : "" },
        Suffix = suffix,
    };

    public sealed class Validator : AbstractValidator<CopyForm>
    {
        public Validator(WebTexts texts)
        {
            RuleFor(f => f.Name).SetValidator(new TwoTexts.Within(texts, 300, required: true));
            RuleFor(f => f.Suffix).Must(s => s.Trim().Length is > 0 and <= 20).WithMessage(_ => texts["Bitte geben Sie 1 bis {0} Zeichen ein.", 20]);
        }
    }
}

/// <summary>The form with the product to copy.</summary>
/// <param name="Tiers">How many prices from a quantity on it has.</param>
/// <param name="Groups">How many for a customer group.</param>
/// <param name="Countries">How many for a country.</param>
/// <param name="Documents">How many documents.</param>
public sealed record CopyPage(Product Product, CopyForm Form, int Tiers, int Groups, int Countries, int Documents);
