using Shop.Catalog;
using Shop.Common;
using Shop.Pricing;

namespace Shop.Data.DemoData;

/// <summary>A variant as the demo's customers see it: what it cost when, how much it is wanted, how many are left today.</summary>
internal sealed class DemoArticle
{
    private readonly List<(DateTime At, Money Price)> _prices = [];

    public DemoArticle(DemoProduct source, DemoVariant from, Product product, Variant variant, DemoCalendar calendar)
    {
        Source = source;
        VariantId = variant.Id;
        ProductId = product.Id;
        Sku = variant.Sku;
        Name = NameOf(product, variant);
        TaxClass = product.TaxClass;
        Cost = variant.Cost;
        Price = variant.Price;
        IsReduced = variant.FormerPrice is not null;
        Content = from.Content ?? 0;
        Stock = from.Stock;
        OnSaleFrom = Clock.BusinessDay(product.CreatedAt).AddDays(1);
        Weight = WeightOf(source, variant);
        RememberPrices(variant, product.CreatedAt, calendar);
    }

    public DemoProduct Source { get; }

    public int VariantId { get; }

    public int ProductId { get; }

    public string Sku { get; }

    public LocalizedText Name { get; }

    public TaxClass TaxClass { get; }

    public Money? Cost { get; }

    /// <summary>Gross, today.</summary>
    public Money Price { get; }

    public bool IsReduced { get; }

    public decimal Content { get; }

    /// <summary>Pieces free for sale today.</summary>
    public int Stock { get; }

    public DateOnly OnSaleFrom { get; }

    /// <summary>How often it is wanted, season aside.</summary>
    public double Weight { get; }

    /// <summary>Gross price per piece for cafés, where there is one; the list names it net per kg.</summary>
    public Money? CafePrice(decimal taxRate) =>
        Source.B2b is { } perKg && Content > 0 ? Money.From(perKg * Content * (1 + taxRate)) : null;

    public Money PriceAt(DateTime time) => _prices.FindLast(p => p.At <= time) is { Price.IsPositive: true } found ? found.Price : _prices[0].Price;

    public IEnumerable<PriceChange> History() =>
        _prices.Select(p => new PriceChange { VariantId = VariantId, At = p.At, Price = p.Price, By = DemoAccounts.Manager.DisplayName });

    public static LocalizedText NameOf(Product product, Variant variant) => variant.Name.De.Length == 0
        ? product.Name
        : new($"{product.Name.De}, {variant.Name.De}", $"{product.Name.In("en")}, {variant.Name.In("en")}");

    /// <summary>Popular products by the square, dear ones less, the first variants of a product more than the last.</summary>
    private static double WeightOf(DemoProduct source, Variant variant)
    {
        var likes = source.Popularity * source.Popularity;
        var hesitation = 1 + Math.Pow((double)variant.Price.Amount / 45, 1.3);
        return likes / hesitation / (1 + (0.45 * variant.Position)) / Math.Sqrt(source.Variants.Count);
    }

    /// <summary>Coffee and tea went up once, seven months ago; what is reduced now has been so for nine days (§11 PAngV).</summary>
    private void RememberPrices(Variant variant, DateTime enteredAt, DemoCalendar calendar)
    {
        var regular = variant.FormerPrice ?? variant.Price;
        var rise = DemoCalendar.At(calendar.Today.AddDays(-212), 6, 0);
        var rose = TaxClass == TaxClass.Reduced && enteredAt < rise ? BeforeRise(regular) : regular;
        _prices.Add((enteredAt, rose));
        if (rose != regular)
            _prices.Add((rise, regular));
        if (regular != variant.Price)
            _prices.Add((DemoCalendar.At(calendar.Today.AddDays(-9), 6, 0), variant.Price));
    }

    /// <summary>About six percent less, ending in 40 or 90 cents.</summary>
    private static Money BeforeRise(Money price)
    {
        var before = Money.From((decimal.Round(((price.Amount * 0.94m) - 0.4m) * 2) / 2) + 0.4m);
        return before.IsPositive && before < price ? before : price;
    }
}
