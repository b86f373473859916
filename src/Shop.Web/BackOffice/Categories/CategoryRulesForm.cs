using System.Globalization;
using FluentValidation;
using Shop.Catalog;
using Shop.Common;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Categories;

/// <summary>What fills a shelf by itself: each kind of rule once, those left empty don't count.</summary>
public sealed class CategoryRulesForm
{
    public int Version { get; set; }

    /// <summary>Filled by rules; otherwise by hand.</summary>
    public bool ByRules { get; set; }

    /// <summary>One rule is enough.</summary>
    public bool Any { get; set; }

    public string NewDays { get; set; } = "";

    public string Below { get; set; } = "";

    public string From { get; set; } = "";

    public string Stars { get; set; } = "";

    public string Top { get; set; } = "";

    public bool Reduced { get; set; }

    public bool InStock { get; set; }

    public List<int> BrandIds { get; set; } = [];

    public List<int> MakerIds { get; set; } = [];

    public List<int> SupplierIds { get; set; } = [];

    public List<int> TagIds { get; set; } = [];

    public List<int> OptionIds { get; set; } = [];

    public List<int> ShelfIds { get; set; } = [];

    public static CategoryRulesForm Of(Category category)
    {
        var rules = ShelfRules.Read(category.Rules);
        return new CategoryRulesForm
        {
            Version = category.Version,
            ByRules = rules.Rules.Count > 0,
            Any = rules.Any,
            NewDays = Number(rules, ShelfRuleKind.NewWithin),
            Below = Amount(rules, ShelfRuleKind.CheaperThan),
            From = Amount(rules, ShelfRuleKind.PriceFrom),
            Stars = Number(rules, ShelfRuleKind.Rated),
            Top = Number(rules, ShelfRuleKind.TopSold),
            Reduced = rules.Rules.Any(r => r.Kind == ShelfRuleKind.Reduced),
            InStock = rules.Rules.Any(r => r.Kind == ShelfRuleKind.InStock),
            BrandIds = Ids(rules, ShelfRuleKind.Brand),
            MakerIds = Ids(rules, ShelfRuleKind.Maker),
            SupplierIds = Ids(rules, ShelfRuleKind.Supplier),
            TagIds = Ids(rules, ShelfRuleKind.Tag),
            OptionIds = Ids(rules, ShelfRuleKind.Attribute),
            ShelfIds = Ids(rules, ShelfRuleKind.Under),
        };
    }

    /// <param name="definitionOf">The attribute of a value: values of one attribute widen each other, those of several are rules of their own.</param>
    public ShelfRules ToRules(IReadOnlyDictionary<int, int> definitionOf)
    {
        var rules = new List<ShelfRule>();
        Count(ShelfRuleKind.NewWithin, Entered.Count(NewDays));
        Count(ShelfRuleKind.CheaperThan, Entered.Money(Below)?.Cents);
        Count(ShelfRuleKind.PriceFrom, Entered.Money(From)?.Cents);
        Count(ShelfRuleKind.Rated, Entered.Count(Stars));
        Count(ShelfRuleKind.TopSold, Entered.Count(Top));
        if (Reduced)
            rules.Add(new ShelfRule(ShelfRuleKind.Reduced, 0, []));
        if (InStock)
            rules.Add(new ShelfRule(ShelfRuleKind.InStock, 0, []));
        Choose(ShelfRuleKind.Brand, BrandIds);
        Choose(ShelfRuleKind.Maker, MakerIds);
        Choose(ShelfRuleKind.Supplier, SupplierIds);
        Choose(ShelfRuleKind.Tag, TagIds);
        foreach (var values in OptionIds.Where(definitionOf.ContainsKey).GroupBy(id => definitionOf[id]))
            Choose(ShelfRuleKind.Attribute, values);
        Choose(ShelfRuleKind.Under, ShelfIds);
        return new ShelfRules(Any, rules);

        void Count(ShelfRuleKind kind, long? number)
        {
            if (number is > 0)
                rules.Add(new ShelfRule(kind, number.Value, []));
        }

        void Choose(ShelfRuleKind kind, IEnumerable<int> ids)
        {
            if (ids.Distinct().ToList() is { Count: > 0 } chosen)
                rules.Add(new ShelfRule(kind, 0, chosen));
        }
    }

    private static string Number(ShelfRules rules, ShelfRuleKind kind) =>
        rules.Rules.FirstOrDefault(r => r.Kind == kind)?.Number.ToString(CultureInfo.InvariantCulture) ?? "";

    private static string Amount(ShelfRules rules, ShelfRuleKind kind) =>
        rules.Rules.FirstOrDefault(r => r.Kind == kind) is { } rule ? Entered.Show(new Money(rule.Number)) : "";

    private static List<int> Ids(ShelfRules rules, ShelfRuleKind kind) => [.. rules.Rules.Where(r => r.Kind == kind).SelectMany(r => r.Ids)];

    public sealed class Validator : AbstractValidator<CategoryRulesForm>
    {
        public Validator(WebTexts texts)
        {
            foreach (var (field, most) in new (System.Linq.Expressions.Expression<Func<CategoryRulesForm, string>>, int)[] { (f => f.NewDays, 3650), (f => f.Top, 10_000), (f => f.Stars, 5) })
            {
                RuleFor(field).Must(t => string.IsNullOrWhiteSpace(t) || (Entered.Count(t) is { } n && n >= 1 && n <= most))
                    .WithMessage(_ => texts["Bitte geben Sie eine ganze Zahl von 1 bis {0} ein.", most]);
            }
            RuleFor(f => f.Below).Must(t => string.IsNullOrWhiteSpace(t) || Entered.IsPositiveMoney(t)).WithMessage(_ => texts["Bitte geben Sie einen Betrag wie 12,90 ein."]);
            RuleFor(f => f.From).Must(t => string.IsNullOrWhiteSpace(t) || Entered.IsPositiveMoney(t)).WithMessage(_ => texts["Bitte geben Sie einen Betrag wie 12,90 ein."]);
        }
    }
}
