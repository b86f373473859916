using FluentValidation;
using Shop.Catalog;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Categories;

/// <summary>The order of a shelf: what is pinned, and what orders the rest.</summary>
public sealed class CategoryOrderForm
{
    public int Version { get; set; }

    /// <summary>The rest follows by a formula; otherwise bestsellers first.</summary>
    public bool ByFormula { get; set; }

    public string Sold { get; set; } = "";

    public string Margin { get; set; } = "";

    public string Stock { get; set; } = "";

    public string Newness { get; set; } = "";

    public string Rating { get; set; } = "";

    public bool GoneLast { get; set; } = true;

    /// <summary>By product the number typed on its card; empty for one that isn't pinned.</summary>
    public Dictionary<int, string?> Places { get; set; } = [];

    public static CategoryOrderForm Of(Category category)
    {
        var known = ShelfFormula.Read(category.Formula);
        var formula = known ?? ShelfFormula.Usual;
        return new CategoryOrderForm
        {
            Version = category.Version,
            ByFormula = known is not null,
            Sold = Entered.Show(formula.Sold),
            Margin = Entered.Show(formula.Margin),
            Stock = Entered.Show(formula.Stock),
            Newness = Entered.Show(formula.Newness),
            Rating = Entered.Show(formula.Rating),
            GoneLast = formula.GoneLast,
        };
    }

    public ShelfFormula? ToFormula() => ByFormula ? new ShelfFormula(Weight(Sold), Weight(Margin), Weight(Stock), Weight(Newness), Weight(Rating), GoneLast) : null;

    /// <summary>Products with a number, the lowest first; of two with the same the one that stood further ahead.</summary>
    public IReadOnlyList<int> Pins() => [.. Places.Select(p => (p.Key, Place: Entered.Count(p.Value))).Where(p => p.Place is > 0).OrderBy(p => p.Place).Select(p => p.Key)];

    private static int Weight(string typed) => Entered.Count(typed) ?? 0;

    public sealed class Validator : AbstractValidator<CategoryOrderForm>
    {
        public Validator(WebTexts texts)
        {
            foreach (var field in new System.Linq.Expressions.Expression<Func<CategoryOrderForm, string>>[] { f => f.Sold, f => f.Margin, f => f.Stock, f => f.Newness, f => f.Rating })
            {
                RuleFor(field).Must(t => string.IsNullOrWhiteSpace(t) || Entered.Count(t) is <= 100)
                    .WithMessage(_ => texts["Bitte geben Sie eine ganze Zahl von 0 bis {0} ein.", 100]);
            }
            RuleFor(f => f.Sold).Must((f, _) => f.ToFormula() is not { Sold: 0, Margin: 0, Stock: 0, Newness: 0, Rating: 0 })
                .WithMessage(_ => texts["Mindestens eine Größe muss zählen."]);
        }
    }
}
