using FluentValidation;
using Shop.Catalog;
using Shop.Common;
using Shop.Stock;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.ProductLists;

/// <summary>A change made right in the product list: prices, stock, active or not. Carries what was seen, so that nobody is overwritten.</summary>
public sealed class QuickForm
{
    /// <summary>Null leaves it as it is.</summary>
    public bool? Active { get; set; }

    public List<QuickVariant> Variants { get; set; } = [];

    public static QuickForm From(Product product, IReadOnlyDictionary<int, StockItem> stock) => new()
    {
        Variants = [.. product.Variants.Select(v => QuickVariant.From(v, stock.GetValueOrDefault(v.Id)?.OnHand ?? 0))],
    };

    public Problem? ApplyTo(Product product)
    {
        product.Active = Active ?? product.Active;
        foreach (var typed in Variants)
        {
            if (product.Variants.Find(v => v.Id == typed.Id) is not { } variant || Entered.Money(typed.Price) is not { } price || price.Cents == typed.SeenCents)
                continue;
            if (variant.Price.Cents != typed.SeenCents)
                return ReviseProduct.ChangedMeanwhile;
            variant.Price = price;
        }
        return null;
    }

    public IReadOnlyCollection<StockCount> Counts() =>
        [.. Variants.Where(v => Entered.Count(v.Stock) is not null).Select(v => new StockCount(v.Sku, v.SeenStock, Entered.Count(v.Stock)!.Value))];

    /// <summary>The change that takes this one back.</summary>
    public QuickForm Reversed() => new()
    {
        Active = !Active,
        Variants = [.. Variants.Select(v => v.Reversed())],
    };

    public sealed class Validator : AbstractValidator<QuickForm>
    {
        public Validator(WebTexts texts) => RuleForEach(f => f.Variants).ChildRules(v =>
        {
            v.RuleFor(x => x.Price).Must(Entered.IsPositiveMoney).WithMessage(_ => texts["Bitte geben Sie einen Preis wie 12,90 ein."]);
            v.RuleFor(x => x.Stock).Must(s => Entered.Count(s) is not null).WithMessage(_ => texts["Bitte geben Sie eine ganze Zahl ein."]);
        });
    }
}

/// <summary>Price and stock of a variant in the list.</summary>
public sealed class QuickVariant
{
    public int Id { get; set; }

    public string Sku { get; set; } = "";

    public string Price { get; set; } = "";

    public long SeenCents { get; set; }

    public string Stock { get; set; } = "";

    public int SeenStock { get; set; }

    public static QuickVariant From(Variant variant, int onHand) => new()
    {
        Id = variant.Id,
        Sku = variant.Sku,
        Price = Entered.Show(variant.Price),
        SeenCents = variant.Price.Cents,
        Stock = onHand.ToString(System.Globalization.CultureInfo.InvariantCulture),
        SeenStock = onHand,
    };

    public QuickVariant Reversed() => new()
    {
        Id = Id,
        Sku = Sku,
        Price = Entered.Show(new Money(SeenCents)),
        SeenCents = Entered.Money(Price)!.Value.Cents,
        Stock = SeenStock.ToString(System.Globalization.CultureInfo.InvariantCulture),
        SeenStock = Entered.Count(Stock)!.Value,
    };
}
