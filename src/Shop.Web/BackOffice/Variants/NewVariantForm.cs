using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;
using Microsoft.EntityFrameworkCore;
using Shop.Catalog;
using Shop.Common;
using Shop.Data;
using Shop.Stock;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Variants;

/// <summary>A further variant of a product: one value of each option, its number and price.</summary>
public sealed class NewVariantForm
{
    public List<ChosenValue> Choices { get; set; } = [];

    public string Sku { get; set; } = "";

    public string Price { get; set; } = "";

    public string Stock { get; set; } = "0";

    [BindNever]
    [ValidateNever]
    public Product? Product { get; set; }

    public static NewVariantForm From(Product product) => new NewVariantForm
    {
        Choices = [.. product.Options.Select(o => new ChosenValue { OptionId = o.Id })],
        Price = Entered.Show(product.Variants.Select(v => v.Price).DefaultIfEmpty().First()),
    }.About(product);

    public NewVariantForm About(Product product)
    {
        Product = product;
        return this;
    }

    public Problem? AddTo(Product product)
    {
        if (product.Options.Count == 0)
            return new Problem("no-option", "Legen Sie zuerst fest, worin sich die Varianten unterscheiden, zum Beispiel in der Größe.");
        var values = product.Options.ConvertAll(o => Choices.Find(c => c.OptionId == o.Id)?.ValueOf(o));
        if (values.Exists(v => v is null))
            return new Problem("value-missing", "Bitte wählen Sie für jede Auswahlmöglichkeit einen Wert.");
        if (product.Variants.Exists(v => values.TrueForAll(x => v.Values.Contains(x!))))
            return new Problem("variant-exists", "Diese Variante gibt es schon.");
        var like = product.Variants.LastOrDefault();
        var variant = new Variant
        {
            Sku = Sku.Trim(),
            Price = Entered.Money(Price)!.Value,
            Position = product.Variants.Select(v => v.Position + 1).DefaultIfEmpty(0).Max(),
            ContentUnit = ContentUnit.None,
            WeightGrams = like?.WeightGrams ?? 0,
            DeliveryDaysFrom = like?.DeliveryDaysFrom ?? 1,
            DeliveryDaysTo = like?.DeliveryDaysTo ?? 3,
        };
        variant.Values.AddRange(values!);
        variant.RefreshName();
        product.Variants.Add(variant);
        return null;
    }

    public IReadOnlyCollection<StockCount> Counts() => [new StockCount(Sku.Trim(), null, Entered.Count(Stock)!.Value)];

    public sealed class Validator : AbstractValidator<NewVariantForm>
    {
        public Validator(WebTexts texts, ShopDb db)
        {
            RuleFor(f => f.Sku).NotEmpty().WithMessage(_ => texts["Bitte füllen Sie dieses Feld aus."])
                .MaximumLength(80).WithMessage(_ => texts["Bitte höchstens {0} Zeichen.", 80])
                .MustAsync(async (sku, stop) => !await db.Variants.AnyAsync(v => v.Sku == sku.Trim(), stop))
                .WithMessage(_ => texts["Diese Artikelnummer gibt es schon."]);
            RuleFor(f => f.Price).Must(Entered.IsPositiveMoney).WithMessage(_ => texts["Bitte geben Sie einen Preis wie 12,90 ein."]);
            RuleFor(f => f.Stock).Must(s => Entered.Count(s) is not null).WithMessage(_ => texts["Bitte geben Sie eine ganze Zahl ein."]);
            RuleForEach(f => f.Choices).ChildRules(c => c.RuleFor(x => x.New).SetValidator(new TwoTexts.Within(texts, 150)));
        }
    }
}

/// <summary>A known value of an option or a new one.</summary>
public sealed class ChosenValue
{
    public int OptionId { get; set; }

    public int? ValueId { get; set; }

    public TwoTexts New { get; set; } = new();

    public OptionValue? ValueOf(ProductOption option)
    {
        if (New.De.Trim().Length == 0)
            return option.Values.Find(v => v.Id == ValueId);
        var name = New.ToText();
        if (option.Values.Find(v => v.Name.De == name.De) is { } known)
            return known;
        var value = new OptionValue { Name = name, Position = option.Values.Select(v => v.Position + 1).DefaultIfEmpty(0).Max() };
        option.Values.Add(value);
        return value;
    }
}
