using System.Globalization;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Shop.Catalog;
using Shop.Data;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Catalog;

/// <summary>A variant in the product editor.</summary>
public sealed class VariantForm
{
    public int Id { get; set; }

    public string Sku { get; set; } = "";

    public string Gtin { get; set; } = "";

    public string Price { get; set; } = "";

    public string FormerPrice { get; set; } = "";

    public string Cost { get; set; } = "";

    public string Content { get; set; } = "";

    public ContentUnit ContentUnit { get; set; }

    public string WeightGrams { get; set; } = "0";

    public string DeliveryDaysFrom { get; set; } = "1";

    public string DeliveryDaysTo { get; set; } = "3";

    public bool Active { get; set; }

    public string Stock { get; set; } = "0";

    /// <summary>What was on hand when the form was opened.</summary>
    public int SeenStock { get; set; }

    public static VariantForm From(Variant variant, int onHand) => new()
    {
        Id = variant.Id,
        Sku = variant.Sku,
        Gtin = variant.Gtin,
        Price = Entered.Show(variant.Price),
        FormerPrice = Entered.Show(variant.FormerPrice),
        Cost = Entered.Show(variant.Cost),
        Content = Entered.Show(variant.Content),
        ContentUnit = variant.ContentUnit,
        WeightGrams = variant.WeightGrams.ToString(CultureInfo.InvariantCulture),
        DeliveryDaysFrom = variant.DeliveryDaysFrom.ToString(CultureInfo.InvariantCulture),
        DeliveryDaysTo = variant.DeliveryDaysTo.ToString(CultureInfo.InvariantCulture),
        Active = variant.Active,
        Stock = onHand.ToString(CultureInfo.InvariantCulture),
        SeenStock = onHand,
    };

    public sealed class Validator : AbstractValidator<VariantForm>
    {
        public Validator(WebTexts texts, ShopDb db)
        {
            RuleFor(v => v.Sku).NotEmpty().WithMessage(_ => texts["Bitte füllen Sie dieses Feld aus."])
                .MaximumLength(80).WithMessage(_ => texts["Bitte höchstens {0} Zeichen.", 80])
                .MustAsync(async (form, sku, stop) => !await db.Variants.AnyAsync(v => v.Sku == sku.Trim() && v.Id != form.Id, stop))
                .WithMessage(_ => texts["Diese Artikelnummer gibt es schon."]);
            RuleFor(v => v.Gtin).Must(g => string.IsNullOrWhiteSpace(g) || Shop.Catalog.Import.Gtin.IsValid(g.Trim()))
                .WithMessage(_ => texts["Die Prüfziffer dieser GTIN stimmt nicht."]);
            RuleFor(v => v.Price).Must(Entered.IsPositiveMoney).WithMessage(_ => texts["Bitte geben Sie einen Preis wie 12,90 ein."]);
            RuleFor(v => v.FormerPrice).Must(Entered.IsMoneyOrEmpty).WithMessage(_ => texts["Bitte geben Sie einen Preis wie 12,90 ein."]);
            RuleFor(v => v.Cost).Must(Entered.IsMoneyOrEmpty).WithMessage(_ => texts["Bitte geben Sie einen Preis wie 12,90 ein."]);
            RuleFor(v => v.Content).Must(c => string.IsNullOrWhiteSpace(c) || Entered.Number(c) is > 0 and < 100_000)
                .WithMessage(_ => texts["Bitte geben Sie eine Menge wie 0,25 ein."]);
            RuleFor(v => v.Content).NotEmpty().When(v => v.ContentUnit is not (ContentUnit.None or ContentUnit.Piece))
                .WithMessage(_ => texts["Für den Grundpreis fehlt die Menge (§ 4 PAngV)."]);
            foreach (var field in new System.Linq.Expressions.Expression<Func<VariantForm, string>>[] { v => v.Stock, v => v.WeightGrams, v => v.DeliveryDaysFrom, v => v.DeliveryDaysTo })
                RuleFor(field).Must(s => Entered.Count(s) is not null).WithMessage(_ => texts["Bitte geben Sie eine ganze Zahl ein."]);
            RuleFor(v => v.DeliveryDaysTo).Must((v, to) => !(Entered.Count(to) < Entered.Count(v.DeliveryDaysFrom)))
                .WithMessage(_ => texts["Die längste Lieferzeit ist kürzer als die kürzeste."]);
        }
    }
}

/// <summary>Writes what was typed into a variant.</summary>
internal static class VariantTaking
{
    /// <summary>The form is valid.</summary>
    public static void Take(this Variant variant, VariantForm form)
    {
        variant.Sku = form.Sku.Trim();
        variant.Gtin = form.Gtin.Trim();
        variant.Price = Entered.Money(form.Price)!.Value;
        variant.FormerPrice = Entered.Money(form.FormerPrice);
        variant.Cost = Entered.Money(form.Cost);
        variant.Content = Entered.Number(form.Content);
        variant.ContentUnit = form.ContentUnit;
        variant.WeightGrams = Entered.Count(form.WeightGrams)!.Value;
        variant.DeliveryDaysFrom = Entered.Count(form.DeliveryDaysFrom)!.Value;
        variant.DeliveryDaysTo = Entered.Count(form.DeliveryDaysTo)!.Value;
        variant.Active = form.Active;
    }
}
