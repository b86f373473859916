using System.Globalization;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Shop.Catalog;
using Shop.Data;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Products;

/// <summary>A variant in the product editor and in the table of all variants.</summary>
public sealed class VariantForm
{
    /// <summary>A product with more variants shows them in their table only.</summary>
    public const int MostInEditor = 8;

    public int Id { get; set; }

    public string Sku { get; set; } = "";

    public string Gtin { get; set; } = "";

    public string Price { get; set; } = "";

    public string FormerPrice { get; set; } = "";

    /// <summary>The maker's non-binding recommendation (UVP), gross.</summary>
    public string RecommendedPrice { get; set; } = "";

    public string Cost { get; set; } = "";

    public string Content { get; set; } = "";

    public ContentUnit ContentUnit { get; set; }

    public string WeightGrams { get; set; } = "0";

    public string LengthMm { get; set; } = "";

    public string WidthMm { get; set; } = "";

    public string HeightMm { get; set; } = "";

    public string SupplierSku { get; set; } = "";

    public string Mpn { get; set; } = "";

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
        RecommendedPrice = Entered.Show(variant.RecommendedPrice),
        Cost = Entered.Show(variant.Cost),
        Content = Entered.Show(variant.Content),
        ContentUnit = variant.ContentUnit,
        WeightGrams = variant.WeightGrams.ToString(CultureInfo.InvariantCulture),
        LengthMm = Millimetres(variant.LengthMm),
        WidthMm = Millimetres(variant.WidthMm),
        HeightMm = Millimetres(variant.HeightMm),
        SupplierSku = variant.SupplierSku,
        Mpn = variant.Mpn,
        DeliveryDaysFrom = variant.DeliveryDaysFrom.ToString(CultureInfo.InvariantCulture),
        DeliveryDaysTo = variant.DeliveryDaysTo.ToString(CultureInfo.InvariantCulture),
        Active = variant.Active,
        Stock = onHand.ToString(CultureInfo.InvariantCulture),
        SeenStock = onHand,
    };

    private static string Millimetres(int? length) => length?.ToString(CultureInfo.InvariantCulture) ?? "";

    public sealed class Validator : AbstractValidator<VariantForm>
    {
        private static readonly System.Linq.Expressions.Expression<Func<VariantForm, string>>[] Counts =
            [v => v.Stock, v => v.WeightGrams, v => v.DeliveryDaysFrom, v => v.DeliveryDaysTo];

        private static readonly System.Linq.Expressions.Expression<Func<VariantForm, string>>[] Lengths = [v => v.LengthMm, v => v.WidthMm, v => v.HeightMm];

        private static readonly System.Linq.Expressions.Expression<Func<VariantForm, string>>[] Amounts = [v => v.FormerPrice, v => v.RecommendedPrice, v => v.Cost];

        public Validator(WebTexts texts, ShopDb db)
            : this(texts) => RuleFor(v => v.Sku)
                .MustAsync(async (form, sku, stop) => !await db.Variants.AnyAsync(v => v.Sku == sku.Trim() && v.Id != form.Id, stop))
                .WithMessage(_ => texts["Diese Artikelnummer gibt es schon."]);

        /// <summary>Without a look at the numbers of others, see <see cref="CheckNumbersAsync"/>.</summary>
        public Validator(WebTexts texts)
        {
            RuleFor(v => v.Sku).NotEmpty().WithMessage(_ => texts["Bitte füllen Sie dieses Feld aus."])
                .MaximumLength(80).WithMessage(_ => texts["Bitte höchstens {0} Zeichen.", 80]);
            RuleFor(v => v.SupplierSku).MaximumLength(80).WithMessage(_ => texts["Bitte höchstens {0} Zeichen.", 80]);
            RuleFor(v => v.Mpn).MaximumLength(70).WithMessage(_ => texts["Bitte höchstens {0} Zeichen.", 70]);
            RuleFor(v => v.Gtin).Custom((typed, context) =>
            {
                if (Shop.Catalog.Import.Gtin.WhyNot(typed) is { } problem)
                    context.AddFailure(problem.ToString());
            });
            RuleFor(v => v.Price).Must(Entered.IsPositiveMoney).WithMessage(_ => texts["Bitte geben Sie einen Preis wie 12,90 ein."]);
            foreach (var field in Amounts)
                RuleFor(field).Must(Entered.IsMoneyOrEmpty).WithMessage(_ => texts["Bitte geben Sie einen Preis wie 12,90 ein."]);
            foreach (var field in Lengths)
                RuleFor(field).Must(l => string.IsNullOrWhiteSpace(l) || Entered.Count(l) is > 0 and <= 100_000).WithMessage(_ => texts["Bitte geben Sie ganze Millimeter ein."]);
            foreach (var field in Counts)
                RuleFor(field).Must(s => Entered.Count(s) is not null).WithMessage(_ => texts["Bitte geben Sie eine ganze Zahl ein."]);
            AddContent(texts);
            RuleFor(v => v.DeliveryDaysTo).Must((v, to) => !(Entered.Count(to) < Entered.Count(v.DeliveryDaysFrom)))
                .WithMessage(_ => texts["Die längste Lieferzeit ist kürzer als die kürzeste."]);
        }

        private void AddContent(WebTexts texts)
        {
            RuleFor(v => v.Content).Must(c => string.IsNullOrWhiteSpace(c) || Entered.Number(c) is > 0 and < 100_000)
                .WithMessage(_ => texts["Bitte geben Sie eine Menge wie 0,25 ein."]);
            RuleFor(v => v.Content).NotEmpty().When(v => v.ContentUnit is not (ContentUnit.None or ContentUnit.Piece))
                .WithMessage(_ => texts["Für den Grundpreis fehlt die Menge (§ 4 PAngV)."]);
        }
    }

    /// <summary>Tells which numbers are typed twice or belong to another variant; asks once for all.</summary>
    /// <param name="forms">The variants.</param>
    /// <param name="db">Knows the numbers that are taken.</param>
    /// <param name="refuse">Gets the place in the list and the sentence.</param>
    /// <param name="texts">The sentences.</param>
    /// <param name="stop">Ends the call.</param>
    public static async Task CheckNumbersAsync(IReadOnlyList<VariantForm> forms, ShopDb db, Action<int, string> refuse, WebTexts texts, CancellationToken stop)
    {
        var skus = forms.Select(f => f.Sku.Trim()).Where(s => s.Length is > 0 and <= 80).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var known = (await db.Variants.Where(v => skus.Contains(v.Sku)).Select(v => new { v.Id, v.Sku }).ToListAsync(stop)).ToLookup(v => v.Sku, v => v.Id, StringComparer.OrdinalIgnoreCase);
        var typed = forms.ToLookup(f => f.Sku.Trim(), StringComparer.OrdinalIgnoreCase);
        foreach (var (i, form) in forms.Index())
        {
            var sku = form.Sku.Trim();
            if (sku.Length == 0)
                continue;
            if (typed[sku].Skip(1).Any())
                refuse(i, texts["Zwei Varianten haben dieselbe Artikelnummer."]);
            else if (known[sku].Any(id => id != form.Id))
                refuse(i, texts["Diese Artikelnummer gibt es schon."]);
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
        variant.RecommendedPrice = Entered.Money(form.RecommendedPrice);
        variant.Cost = Entered.Money(form.Cost);
        variant.Content = Entered.Number(form.Content);
        variant.ContentUnit = form.ContentUnit;
        variant.WeightGrams = Entered.Count(form.WeightGrams)!.Value;
        variant.LengthMm = Entered.Count(form.LengthMm);
        variant.WidthMm = Entered.Count(form.WidthMm);
        variant.HeightMm = Entered.Count(form.HeightMm);
        variant.SupplierSku = form.SupplierSku.Trim();
        variant.Mpn = form.Mpn.Trim();
        variant.DeliveryDaysFrom = Entered.Count(form.DeliveryDaysFrom)!.Value;
        variant.DeliveryDaysTo = Entered.Count(form.DeliveryDaysTo)!.Value;
        variant.Active = form.Active;
    }
}
