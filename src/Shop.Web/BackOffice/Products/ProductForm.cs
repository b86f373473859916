using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Shop.Catalog;
using Shop.Common;
using Shop.Data;
using Shop.Stock;
using Shop.Web.BackOffice.Content;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Products;

/// <summary>Everything of a product that its editor saves at once.</summary>
public sealed class ProductForm
{
    public int Version { get; set; }

    public bool Active { get; set; }

    public TwoTexts Name { get; set; } = new();

    public TwoTexts Slug { get; set; } = new();

    public TwoTexts Summary { get; set; } = new();

    public TwoTexts Description { get; set; } = new();

    public TwoTexts Ingredients { get; set; } = new();

    public TwoTexts Warnings { get; set; } = new();

    public TwoTexts WithdrawalExclusion { get; set; } = new();

    public int CategoryId { get; set; }

    public List<int> MoreCategoryIds { get; set; } = [];

    public int? ManufacturerId { get; set; }

    public int? BrandId { get; set; }

    public int? SupplierId { get; set; }

    /// <summary>Words with commas between; new ones are made on save.</summary>
    public string Tags { get; set; } = "";

    public List<int> TargetGroupIds { get; set; } = [];

    /// <summary>Products shown beside this one, in their order.</summary>
    public List<int> RelatedIds { get; set; } = [];

    /// <summary>Name or article number of one more, for those without script.</summary>
    public string AddRelated { get; set; } = "";

    public TwoTexts SeoTitle { get; set; } = new();

    public TwoTexts SeoDescription { get; set; } = new();

    /// <summary>As a field of type datetime-local holds it: wall clock in Berlin; empty when nothing is planned.</summary>
    public string PublishAt { get; set; } = "";

    /// <summary>Texts whose English was read and found still right, see <see cref="Translations"/>.</summary>
    public List<string> ConfirmedTranslations { get; set; } = [];

    public TaxClass TaxClass { get; set; }

    public bool ContainsBattery { get; set; }

    public string GuaranteeYears { get; set; } = "";

    public string WeeeNumber { get; set; } = "";

    public string EnergyClass { get; set; } = "";

    public string EnergyScale { get; set; } = "";

    public int? EnergyDocumentId { get; set; }

    public TwoTexts Textile { get; set; } = new();

    public List<int> AttributeOptionIds { get; set; } = [];

    /// <summary>Values of attributes that are typed instead of chosen.</summary>
    public List<TypedAttribute> Typed { get; set; } = [];

    public List<VariantForm> Variants { get; set; } = [];

    public List<PictureForm> Pictures { get; set; } = [];

    /// <param name="product">With all its parts.</param>
    /// <param name="stock">By variant.</param>
    /// <param name="typed">The attributes whose values are typed.</param>
    /// <param name="all">With every variant, also where the editor leaves them to their table: for comparing, merging and keeping states.</param>
    public static ProductForm From(Product product, IReadOnlyDictionary<int, StockItem> stock, IReadOnlyList<AttributeDefinition> typed, bool all = false) => new()
    {
        Version = product.Version,
        Active = product.Active,
        Name = TwoTexts.From(product.Name),
        Slug = TwoTexts.From(product.Slug),
        Summary = TwoTexts.From(product.Summary),
        Description = TwoTexts.From(product.Description),
        Ingredients = TwoTexts.From(product.Ingredients),
        Warnings = TwoTexts.From(product.Warnings),
        WithdrawalExclusion = TwoTexts.From(product.WithdrawalExclusion),
        CategoryId = product.CategoryId,
        MoreCategoryIds = [.. product.Categories.Where(c => !c.ByRule).Select(c => c.CategoryId).Where(id => id != product.CategoryId).Order()],
        ManufacturerId = product.ManufacturerId,
        BrandId = product.BrandId,
        SupplierId = product.SupplierId,
        Tags = string.Join(", ", product.Tags.Select(t => t.Tag!.Name).Order(StringComparer.CurrentCultureIgnoreCase)),
        TargetGroupIds = [.. product.TargetGroups.Select(g => g.TargetGroupId).Order()],
        RelatedIds = [.. product.Related.OrderBy(r => r.Position).Select(r => r.RelatedId)],
        SeoTitle = TwoTexts.From(product.SeoTitle),
        SeoDescription = TwoTexts.From(product.SeoDescription),
        PublishAt = Schedule.Show(product.PublishAt),
        TaxClass = product.TaxClass,
        ContainsBattery = product.ContainsBattery,
        WeeeNumber = product.WeeeNumber,
        EnergyClass = product.EnergyClass,
        EnergyScale = product.EnergyScale,
        EnergyDocumentId = product.EnergyDocumentId,
        Textile = TwoTexts.From(product.Textile),
        GuaranteeYears = product.GuaranteeYears?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "",
        AttributeOptionIds = [.. product.Attributes.Where(a => !typed.Any(d => d.Id == a.AttributeOption?.AttributeDefinitionId)).Select(a => a.AttributeOptionId).Order()],
        Typed = [.. typed.Select(d => TypedAttribute.From(d, product.Attributes.Find(a => a.AttributeOption?.AttributeDefinitionId == d.Id)?.AttributeOption))],
        Variants = !all && product.Variants.Count > VariantForm.MostInEditor ? [] : [.. product.Variants.Select(v => VariantForm.From(v, stock.GetValueOrDefault(v.Id)?.OnHand ?? 0))],
        Pictures = [.. product.Pictures.Select(PictureForm.From)],
    };

    /// <summary>Writes the form into the product. The form is valid.</summary>
    /// <param name="product">With all its parts.</param>
    /// <param name="words">What its words and numbers stand for.</param>
    public Problem? ApplyTo(Product product, KnownWords words)
    {
        var before = Translations.Of(product);
        ApplyTexts(product);
        product.StaleTranslations = Translations.After(product.StaleTranslations, before, Translations.Of(product), ConfirmedTranslations);
        product.Active = Active;
        ProductPlaces.Plan(product, Schedule.Read(PublishAt));
        product.ManufacturerId = ManufacturerId;
        product.TaxClass = TaxClass;
        product.ContainsBattery = ContainsBattery;
        product.WeeeNumber = ProductLabels.TidyWeee(WeeeNumber);
        product.EnergyClass = EnergyClass;
        product.EnergyScale = EnergyClass.Length == 0 ? "" : string.IsNullOrWhiteSpace(EnergyScale) ? "A–G" : EnergyScale.Trim();
        product.EnergyDocumentId = EnergyDocumentId;
        product.GuaranteeYears = Entered.Count(GuaranteeYears);
        product.BrandId = BrandId;
        product.SupplierId = SupplierId;
        PutOnShelves(product);
        words.GiveAttributes(product, AttributeOptionIds);
        ProductPlaces.Label(product, ProductPlaces.TagNames(Tags), words.Tags);
        ProductPlaces.Aim(product, TargetGroupIds);
        ProductPlaces.Relate(product, RelatedIds);
        foreach (var form in Variants)
            product.Variants.Find(v => v.Id == form.Id)?.Take(form);
        foreach (var form in Pictures)
        {
            if (product.Pictures.Find(p => p.Id == form.Id) is { } picture)
                form.ApplyTo(picture);
        }
        return null;
    }

    public IReadOnlyCollection<StockCount> Counts() => [.. Variants.Select(v => new StockCount(v.Sku.Trim(), v.SeenStock, Entered.Count(v.Stock)!.Value))];

    private void ApplyTexts(Product product)
    {
        product.Name = Name.ToText();
        product.Slug = Slug.ToText();
        product.Summary = Summary.ToText();
        product.Description = Description.ToText();
        product.Ingredients = Ingredients.ToText();
        product.Warnings = Warnings.ToText();
        product.WithdrawalExclusion = WithdrawalExclusion.ToText();
        product.Textile = Textile.ToText();
        product.SeoTitle = SeoTitle.ToText();
        product.SeoDescription = SeoDescription.ToText();
    }

    /// <summary>Shelves that took the product by their rules let it go by them; one that is chosen here as well keeps it for good.</summary>
    private void PutOnShelves(Product product)
    {
        product.CategoryId = CategoryId;
        var wanted = MoreCategoryIds.Append(CategoryId).ToHashSet();
        product.Categories.RemoveAll(c => !c.ByRule && !wanted.Contains(c.CategoryId));
        product.Categories.FindAll(c => wanted.Contains(c.CategoryId)).ForEach(c => c.ByRule = false);
        product.Categories.AddRange(wanted.Except(product.Categories.Select(c => c.CategoryId)).Select(id => new ProductCategory { CategoryId = id }));
    }

    public sealed class Validator : AbstractValidator<ProductForm>
    {
        public Validator(WebTexts texts, ShopDb db)
        {
            RuleFor(f => f.Name).SetValidator(new TwoTexts.Within(texts, 300, required: true));
            RuleFor(f => f.Slug).SetValidator(new TwoTexts.Within(texts, 120));
            RuleFor(f => f.Summary).SetValidator(new TwoTexts.Within(texts, 500));
            RuleFor(f => f.WithdrawalExclusion).SetValidator(new TwoTexts.Within(texts, 500));
            this.CheckLongTexts(texts);
            this.CheckChoices(texts, db);
            this.CheckPlan(texts);
            this.CheckTyped(texts, db);
            RuleFor(f => f.CategoryId).MustAsync((id, stop) => db.Categories.AnyAsync(c => c.Id == id, stop))
                .WithMessage(_ => texts["Bitte wählen Sie eine Kategorie."]);
            RuleFor(f => f.GuaranteeYears).Must(g => string.IsNullOrWhiteSpace(g) || Entered.Count(g) is <= 99)
                .WithMessage(_ => texts["Bitte geben Sie eine ganze Zahl ein."]);
            RuleFor(f => f.WeeeNumber).Custom((typed, context) => Say(ProductLabels.WhyNotWeee(typed), nameof(WeeeNumber), context));
            RuleFor(f => f.EnergyClass).Must(c => c.Length == 0 || ProductLabels.EnergyClasses.Contains(c)).WithMessage(_ => texts["Bitte wählen Sie eine Klasse."]);
            RuleFor(f => f.EnergyScale).MaximumLength(12).WithMessage(_ => texts["Bitte höchstens {0} Zeichen.", 12]);
            RuleFor(f => f.Textile).SetValidator(new TwoTexts.Within(texts, 300)).Custom((typed, context) =>
            {
                Say(ProductLabels.WhyNotTextile(typed.De), "Textile.De", context);
                Say(ProductLabels.WhyNotTextile(typed.En), "Textile.En", context);
            });
            RuleForEach(f => f.Variants).SetValidator(new VariantForm.Validator(texts, db));
            RuleFor(f => f.Variants).Must(v => v.Select(x => x.Sku.Trim()).Distinct(StringComparer.OrdinalIgnoreCase).Count() == v.Count)
                .WithMessage(_ => texts["Zwei Varianten haben dieselbe Artikelnummer."]);
            RuleForEach(f => f.Pictures).SetValidator(new PictureForm.Validator(texts));
        }

        private static void Say(Problem? problem, string field, ValidationContext<ProductForm> context)
        {
            if (problem is not null)
                context.AddFailure(field, problem.ToString());
        }
    }
}
