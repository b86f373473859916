using FluentValidation;
using Shop.Catalog;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Products;

/// <summary>What a copy of a product is called.</summary>
public sealed class CopyForm
{
    public TwoTexts Name { get; set; } = new();

    /// <summary>Goes behind every article number.</summary>
    public string Suffix { get; set; } = "-2";

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
public sealed record CopyPage(Product Product, CopyForm Form);
