using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Shop.Catalog;
using Shop.Data;
using Shop.Web.BackOffice.Content;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Products;

/// <summary>Rules of the product form that would make its validator long: lengths, what must exist, the planned moment.</summary>
internal static class ProductFormRules
{
    /// <summary>Letters of a description; some thirty printed pages.</summary>
    public const int LongestText = 60_000;

    private const int LongestNote = 10_000;
    private const int LongestTag = 60;
    private const int MostRelated = 50;

    public static void CheckLongTexts(this AbstractValidator<ProductForm> rules, WebTexts texts)
    {
        rules.RuleFor(f => f.Description).SetValidator(new TwoTexts.Within(texts, LongestText));
        rules.RuleFor(f => f.Ingredients).SetValidator(new TwoTexts.Within(texts, LongestNote));
        rules.RuleFor(f => f.Warnings).SetValidator(new TwoTexts.Within(texts, LongestNote));
        rules.RuleFor(f => f.SeoTitle).SetValidator(new TwoTexts.Within(texts, 200));
        rules.RuleFor(f => f.SeoDescription).SetValidator(new TwoTexts.Within(texts, 500));
        rules.RuleFor(f => f.Tags).Must(t => ProductPlaces.TagNames(t).All(n => n.Length <= LongestTag))
            .WithMessage(_ => texts["Ein Schlagwort darf höchstens {0} Zeichen lang sein.", LongestTag]);
    }

    /// <summary>Ids come from the page; what was removed meanwhile, or never was, is refused in words.</summary>
    public static void CheckChoices(this AbstractValidator<ProductForm> rules, WebTexts texts, ShopDb db)
    {
        rules.RuleFor(f => f.ManufacturerId).MustAsync(async (id, stop) => id is null || await db.Manufacturers.AnyAsync(m => m.Id == id, stop)).WithMessage(Gone);
        rules.RuleFor(f => f.BrandId).MustAsync(async (id, stop) => id is null || await db.Brands.AnyAsync(b => b.Id == id, stop)).WithMessage(Gone);
        rules.RuleFor(f => f.SupplierId).MustAsync(async (id, stop) => id is null || await db.Suppliers.AnyAsync(s => s.Id == id, stop)).WithMessage(Gone);
        rules.RuleFor(f => f.MoreCategoryIds).MustAsync((ids, stop) => ExistAsync(db.Categories.Select(c => c.Id), ids, stop)).WithMessage(Gone);
        rules.RuleFor(f => f.AttributeOptionIds).MustAsync((ids, stop) => ExistAsync(db.AttributeOptions.Select(o => o.Id), ids, stop)).WithMessage(Gone);
        rules.RuleFor(f => f.TargetGroupIds).MustAsync((ids, stop) => ExistAsync(db.TargetGroups.Select(g => g.Id), ids, stop)).WithMessage(Gone);
        rules.RuleFor(f => f.RelatedIds).MustAsync((ids, stop) => ExistAsync(db.Products.Select(p => p.Id), ids, stop)).WithMessage(Gone);
        rules.RuleFor(f => f.RelatedIds).Must(ids => ids.Count <= MostRelated).WithMessage(_ => texts["Höchstens {0} Produkte.", MostRelated]);
        rules.RuleFor(f => f.AddRelated).MustAsync(async (typed, stop) => string.IsNullOrWhiteSpace(typed) || await db.Products.NamedAsync(typed, stop) is not null)
            .WithMessage(_ => texts["Dazu wurde kein Produkt gefunden, oder mehrere. Bitte geben Sie die Artikelnummer an."]);

        string Gone(ProductForm form) => texts["Diese Auswahl gibt es nicht mehr. Bitte wählen Sie neu."];
    }

    public static void CheckPlan(this AbstractValidator<ProductForm> rules, WebTexts texts) =>
        rules.RuleFor(f => f.PublishAt).Must(Schedule.IsMomentOrEmpty).WithMessage(_ => texts["Bitte geben Sie Tag und Uhrzeit an."]);

    public static void CheckTyped(this AbstractValidator<ProductForm> rules, WebTexts texts, ShopDb db) => rules.RuleFor(f => f.Typed).CustomAsync(async (typed, context, stop) =>
    {
        if (typed.TrueForAll(t => string.IsNullOrWhiteSpace(t.Value)))
            return;
        var definitions = (await KnownWords.TypedDefinitionsAsync(db, stop)).ToDictionary(d => d.Id);
        foreach (var (i, one) in typed.Index())
        {
            if (definitions.TryGetValue(one.DefinitionId, out var definition) && one.WhyNot(definition, texts) is { } sentence)
                context.AddFailure($"Typed[{i}].Value", $"{definition.Name}: {sentence}");
        }
    });

    /// <summary>The one product with this article number or name; null for none or several.</summary>
    public static async Task<int?> NamedAsync(this IQueryable<Product> products, string typed, CancellationToken stop)
    {
        var text = typed.Trim();
        var found = await products.Where(p => p.Variants.Any(v => v.Sku == text) || p.Name.De == text || p.Name.En == text).OrderBy(p => p.Id).Select(p => p.Id).Take(2).ToListAsync(stop);
        return found.Count == 1 ? found[0] : null;
    }

    private static async Task<bool> ExistAsync(IQueryable<int> all, List<int> ids, CancellationToken stop)
    {
        var wanted = ids.Distinct().ToList();
        return wanted.Count == 0 || await all.CountAsync(id => wanted.Contains(id), stop) == wanted.Count;
    }
}
