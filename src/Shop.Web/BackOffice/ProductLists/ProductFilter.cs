using Microsoft.EntityFrameworkCore;
using Shop.Catalog;
using Shop.Common;
using Shop.Data;
using Shop.Discounts;
using Shop.Lists;
using Shop.Stock;
using Shop.Web.BackOffice.Shared;

namespace Shop.Web.BackOffice.ProductLists;

/// <summary>What the product list shows; lives in the address.</summary>
public sealed record ProductFilter
{
    public const int Size = 50;

    public string? Q { get; init; }

    public int? Category { get; init; }

    public bool? Active { get; init; }

    public bool Planned { get; init; }

    public StockLevel? Stock { get; init; }

    public TaxClass? Tax { get; init; }

    public int? Brand { get; init; }

    public int? Manufacturer { get; init; }

    public int? Supplier { get; init; }

    public int? Tag { get; init; }

    /// <summary>Target group.</summary>
    public int? Group { get; init; }

    /// <summary>Euros as typed.</summary>
    public string? PriceFrom { get; init; }

    public string? PriceTo { get; init; }

    /// <summary>Percent as typed.</summary>
    public string? MarginFrom { get; init; }

    public string? MarginTo { get; init; }

    public Missing? Without { get; init; }

    public DateOnly? Changed { get; init; }

    /// <summary>With a strike price.</summary>
    public bool Reduced { get; init; }

    /// <summary>In a running discount that needs no coupon.</summary>
    public bool Discounted { get; init; }

    public string? Sort { get; init; }

    /// <summary>Cursors of <see cref="ListSort"/>.</summary>
    public string? After { get; init; }

    public string? Before { get; init; }

    /// <summary>The saved view this began with; 0 for none, not even the usual one.</summary>
    public int? View { get; init; }

    public bool IsEmpty => Asked() == 0 && string.IsNullOrWhiteSpace(Q) && Active is null && !Planned && Stock is null;

    /// <summary>How many of the further filters are set, those that stand behind "Weitere Filter".</summary>
    public int Asked() => new[]
    {
        Category is not null, Tax is not null, Brand is not null, Manufacturer is not null, Supplier is not null, Tag is not null, Group is not null,
        Cents(PriceFrom) is not null || Cents(PriceTo) is not null, Share(MarginFrom) is not null || Share(MarginTo) is not null, Without is not null, Changed is not null, Reduced, Discounted,
    }.Count(set => set);

    /// <summary>The words are left to <see cref="Shop.Search.ProductSearch.AmongAsync"/>.</summary>
    /// <param name="db">The shop.</param>
    /// <param name="tree">Its shelves.</param>
    /// <param name="few">From how many pieces on stock is low.</param>
    /// <param name="reach">Of the discounts that are asked for, read by the caller; null for any product.</param>
    public IQueryable<ListedProduct> Of(ShopDb db, CategoryTree tree, int few, DiscountReach? reach) => db.ListedProducts.AsNoTracking()
        .InState(Active).Planned(Planned).Taxed(Tax).Reduced(Reduced).Discounted(db, reach)
        .From(Brand, Manufacturer, Supplier)
        .AtStock(Stock, few)
        .Priced(Cents(PriceFrom), Cents(PriceTo))
        .Earning(Share(MarginFrom), Share(MarginTo))
        .Lacking(Without switch { Missing.English => ListGap.English, Missing.Gtin => ListGap.Gtin, Missing.Cost => ListGap.Cost, Missing.Weight => ListGap.Weight, Missing.Translation => ListGap.Translation, _ => ListGap.None })
        .WithoutPicture(db, Without == Missing.Picture)
        .ChangedSince(Changed?.StartUtc())
        .OnShelves(db, Category is { } category ? tree.IdsUnder(category) : null)
        .Tagged(db, Tag)
        .MeantFor(db, Group);

    private static long? Cents(string? text) => Entered.Money(text)?.Cents;

    private static int? Share(string? text) => Entered.Number(text) is { } n && Math.Abs(n) < 1000 ? (int)(n * 100) : null;
}

/// <summary>What a product can lack.</summary>
public enum Missing
{
    Picture,
    English,
    Gtin,
    Cost,
    Weight,
    Translation,
}
