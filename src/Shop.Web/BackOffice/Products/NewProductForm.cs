using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Shop.Catalog;
using Shop.Data;
using Shop.Stock;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Products;

/// <summary>The few things a product needs to exist; the rest is done in the editor.</summary>
public sealed class NewProductForm
{
    public TwoTexts Name { get; set; } = new();

    public int? CategoryId { get; set; }

    public TaxClass TaxClass { get; set; }

    public string Sku { get; set; } = "";

    public string Price { get; set; } = "";

    public string Stock { get; set; } = "0";

    [BindNever]
    [ValidateNever]
    public IReadOnlyList<SelectListItem> Categories { get; set; } = [];

    public Product ToProduct(string key, DateTime now)
    {
        var product = new Product { Key = key, Name = Name.ToText(), CategoryId = CategoryId!.Value, TaxClass = TaxClass, CreatedAt = now };
        product.Variants.Add(new Variant { Sku = Sku.Trim(), Price = Entered.Money(Price)!.Value });
        product.Categories.Add(new ProductCategory { CategoryId = CategoryId.Value });
        product.RefreshPrices();
        return product;
    }

    public IReadOnlyCollection<StockCount> Counts() => [new StockCount(Sku.Trim(), null, Entered.Count(Stock)!.Value)];

    public sealed class Validator : AbstractValidator<NewProductForm>
    {
        public Validator(WebTexts texts, ShopDb db)
        {
            RuleFor(f => f.Name).SetValidator(new TwoTexts.Within(texts, 300, required: true));
            RuleFor(f => f.CategoryId).NotNull().WithMessage(_ => texts["Bitte wählen Sie eine Kategorie."]);
            RuleFor(f => f.Sku).NotEmpty().WithMessage(_ => texts["Bitte füllen Sie dieses Feld aus."])
                .MaximumLength(80).WithMessage(_ => texts["Bitte höchstens {0} Zeichen.", 80])
                .MustAsync(async (sku, stop) => !await db.Variants.AnyAsync(v => v.Sku == sku.Trim(), stop))
                .WithMessage(_ => texts["Diese Artikelnummer gibt es schon."]);
            RuleFor(f => f.Price).Must(Entered.IsPositiveMoney).WithMessage(_ => texts["Bitte geben Sie einen Preis wie 12,90 ein."]);
            RuleFor(f => f.Stock).Must(s => Entered.Count(s) is not null).WithMessage(_ => texts["Bitte geben Sie eine ganze Zahl ein."]);
        }
    }
}
