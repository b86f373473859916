using Shop.Catalog;
using Shop.Common;
using Shop.Pricing;
using Shop.Pricing.Endings;

namespace Shop.Lists.Bulk;

/// <summary>A product as a bulk change sees it.</summary>
public sealed record BulkProduct(int Id, LocalizedText Name, int Version, bool Active, TaxClass TaxClass, int CategoryId, int? SupplierId)
{
    public IReadOnlyList<BulkVariant> Variants { get; init; } = [];

    public IReadOnlyCollection<int> Shelves { get; init; } = [];

    public IReadOnlyCollection<int> Tags { get; init; } = [];
}

/// <summary>A variant as a bulk change sees it.</summary>
/// <param name="HighestStep">The highest price by quantity or group, which should stay below the price.</param>
public sealed record BulkVariant(int Id, int ProductId, string Sku, LocalizedText Name, Money Price, Money? Former, Money? Cost, bool Active, int DaysFrom, int DaysTo, Money? HighestStep = null)
{
    /// <summary>What it cost before the changes that are to be taken back; null where they didn't touch its price.</summary>
    public PriceBefore? Before { get; init; }
}

/// <summary>A price that may be gone back to.</summary>
/// <param name="ChangedSince">Somebody has changed the price since, which therefore stays.</param>
public sealed record PriceBefore(Money Price, bool ChangedSince)
{
    /// <summary>From the history of one variant; null where the changes in question didn't touch its price or made the variant.</summary>
    public static PriceBefore? Of(Money now, IEnumerable<PriceChange> history, BulkOptions options)
    {
        var all = history.OrderBy(c => c.At).ThenBy(c => c.Id).ToList();
        var first = all.FindIndex(c => c.At >= options.Since && c.At <= options.Until && c.By == options.ChangedBy);
        if (first < 1)
            return null;
        var last = all.FindLastIndex(c => c.At >= options.Since && c.At <= options.Until && c.By == options.ChangedBy);
        return new PriceBefore(all[first - 1].Price, last != all.Count - 1 || all[last].Price != now);
    }
}

/// <summary>A value that changes, or that can't.</summary>
public sealed record BulkCell(BulkField Field, int? VariantId, int? RefId, long? Before, long? After, BulkRemark Remarks = BulkRemark.None)
{
    public const BulkRemark Refusals = BulkRemark.NoCost | BulkRemark.PriceTooLow | BulkRemark.PriceTooHigh | BulkRemark.NoName | BulkRemark.NoVariant
        | BulkRemark.NoPrice | BulkRemark.MainCategory | BulkRemark.ChangedMeanwhile | BulkRemark.Gone;

    public bool IsRefused => (Remarks & Refusals) != BulkRemark.None;
}

/// <summary>What a bulk change does to one product; preview and run ask the same. Pure.</summary>
public sealed record BulkPlan(BulkProduct Product, IReadOnlyList<BulkCell> Cells)
{
    private static readonly Money Most = Money.From(1_000_000);

    /// <param name="product">As it is now.</param>
    /// <param name="options">What is to be done.</param>
    /// <param name="taxes">Today's VAT.</param>
    public static BulkPlan Of(BulkProduct product, BulkOptions options, TaxTable taxes) => new(product, options.Kind switch
    {
        BulkKind.PricePercent or BulkKind.PriceAmount or BulkKind.PriceMargin or BulkKind.PricesBefore => [.. product.Variants.Select(v => Price(v, options, taxes.RateOf(product.TaxClass))).OfType<BulkCell>()],
        BulkKind.TaxClass => Value(BulkField.TaxClass, (int)product.TaxClass, (int)options.TaxClass),
        BulkKind.Publish => product.Active ? [] : [Publish(product)],
        BulkKind.Unpublish => Value(BulkField.Active, product.Active ? 1 : 0, 0),
        BulkKind.MoveToCategory => Move(product, options.CategoryId!.Value),
        BulkKind.AddCategory => Member(BulkField.Shelf, options.CategoryId!.Value, product.Shelves, add: true),
        BulkKind.RemoveCategory when options.CategoryId == product.CategoryId => [new(BulkField.Shelf, null, options.CategoryId, 1, null, BulkRemark.MainCategory)],
        BulkKind.RemoveCategory => Member(BulkField.Shelf, options.CategoryId!.Value, product.Shelves, add: false),
        BulkKind.AddTag => Member(BulkField.Tag, options.TagId!.Value, product.Tags, add: true),
        BulkKind.RemoveTag => Member(BulkField.Tag, options.TagId!.Value, product.Tags, add: false),
        BulkKind.Supplier => Value(BulkField.Supplier, product.SupplierId, options.SupplierId),
        _ => [.. product.Variants.SelectMany(v => Value(BulkField.DaysFrom, v.DaysFrom, options.DaysFrom, v.Id).Concat(Value(BulkField.DaysTo, v.DaysTo, options.DaysTo, v.Id)))],
    });

    /// <summary>The new gross price; null when it can't be found, and why.</summary>
    public static (Money? Price, BulkRemark Refusal) PriceOf(Money price, Money? cost, BulkOptions options, decimal rate)
    {
        if (options.Kind == BulkKind.PriceMargin && cost is not { IsPositive: true })
            return (null, BulkRemark.NoCost);
        var wanted = options.Kind switch
        {
            BulkKind.PricePercent => Changed(price * (1 + options.Percent)),
            BulkKind.PriceAmount => Changed(price + new Money(options.Amount)),
            _ => Ended(Money.From(cost!.Value.Amount / (1 - options.Margin) * (1 + rate)), EndingDirection.Up),
        };
        return !wanted.IsPositive ? (null, BulkRemark.PriceTooLow) : wanted > Most ? (null, BulkRemark.PriceTooHigh) : (wanted, BulkRemark.None);

        // What is lowered has to come out lower.
        Money Changed(Money to) => Ended(to, EndingDirection.Nearest, to < price ? price : null);

        Money Ended(Money to, EndingDirection usual, Money? below = null) => options.Ending?.Ending.Apply(to, usual, below) ?? to;
    }

    private static BulkCell? Price(BulkVariant variant, BulkOptions options, decimal rate)
    {
        if (options.Kind == BulkKind.PricesBefore && variant.Before is null)
            return null;
        var (after, refusal) = variant.Before is { } before ? (before.ChangedSince ? null : before.Price, BulkRemark.ChangedMeanwhile) : PriceOf(variant.Price, variant.Cost, options, rate);
        if (after is not { } price)
            return new BulkCell(BulkField.Price, variant.Id, null, variant.Price.Cents, null, refusal);
        if (price == variant.Price)
            return null;
        var remarks = variant.Cost is { } cost && price.WithoutTax(rate) < cost ? BulkRemark.UnderCost : BulkRemark.None;
        if (variant.HighestStep is { } step && step >= price)
            remarks |= BulkRemark.TierNotLower;
        if (variant.Former is { } former && former > variant.Price)
            remarks |= price >= former ? BulkRemark.StrikeLost : price < variant.Price ? BulkRemark.NewReduction : BulkRemark.ReductionEnds;
        return new BulkCell(BulkField.Price, variant.Id, null, variant.Price.Cents, price.Cents, remarks);
    }

    /// <summary>The same conditions as <see cref="Product.WhyNotActive"/>.</summary>
    private static BulkCell Publish(BulkProduct product)
    {
        var sold = product.Variants.Where(v => v.Active).ToList();
        var refusal = product.Name.De.Length == 0 ? BulkRemark.NoName
            : sold.Count == 0 ? BulkRemark.NoVariant
            : sold.Exists(v => !v.Price.IsPositive) ? BulkRemark.NoPrice : BulkRemark.None;
        return new BulkCell(BulkField.Active, null, null, 0, refusal == BulkRemark.None ? 1 : null, refusal);
    }

    /// <summary>The main shelf changes; the product leaves the old one and stands on the new one.</summary>
    private static IReadOnlyList<BulkCell> Move(BulkProduct product, int category) => product.CategoryId == category ? [] :
    [
        new(BulkField.Category, null, null, product.CategoryId, category),
        .. Member(BulkField.Shelf, category, product.Shelves, add: true),
        .. Member(BulkField.Shelf, product.CategoryId, product.Shelves, add: false),
    ];

    private static IReadOnlyList<BulkCell> Member(BulkField field, int id, IReadOnlyCollection<int> has, bool add) =>
        has.Contains(id) == add ? [] : [new(field, null, id, add ? 0 : 1, add ? 1 : 0)];

    private static IReadOnlyList<BulkCell> Value(BulkField field, long? before, long? after, int? variant = null) =>
        before == after ? [] : [new(field, variant, null, before, after)];
}
