using System.Globalization;
using System.Linq.Expressions;
using Shop.Catalog;
using Shop.Common;
using Shop.Data;
using Shop.Lists;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.ProductLists;

/// <summary>A product in the list.</summary>
public sealed record ProductRow
{
    public int Id { get; init; }

    public required LocalizedText Name { get; init; }

    public string Sku { get; init; } = "";

    public string Gtin { get; init; } = "";

    public int Variants { get; init; }

    public int CategoryId { get; init; }

    public string? Picture { get; init; }

    public Money PriceFrom { get; init; }

    public Money PriceTo { get; init; }

    public long? Recommended { get; init; }

    public int Weight { get; init; }

    public string? Brand { get; init; }

    public string? Manufacturer { get; init; }

    public string? Supplier { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];

    public TaxClass TaxClass { get; init; }

    public bool Active { get; init; }

    public DateTime? PublishAt { get; init; }

    public int UnitsSold { get; init; }

    /// <summary>Pieces of active variants that aren't promised to orders.</summary>
    public int Free { get; init; }

    /// <summary>Active variants with nothing left.</summary>
    public int SoldOut { get; init; }

    public string CategoryName { get; init; } = "";

    /// <summary>What the list knows beside; null while it hasn't caught up.</summary>
    public ListedProduct? Listed { get; init; }

    public IReadOnlyList<ProductColumn> Columns { get; init; } = [];

    /// <summary>Found by exactly what was typed: an article number or a GTIN.</summary>
    public bool IsExact { get; init; }

    /// <summary>Why the last change of this row was refused.</summary>
    public string? Refusal { get; init; }

    /// <summary>What would take the last change of this row back.</summary>
    public QuickForm? Undo { get; init; }

    public static Expression<Func<Product, ProductRow>> From(ShopDb db) => p => new ProductRow
    {
        Id = p.Id,
        Name = p.Name,
        Sku = p.Variants.OrderBy(v => v.Position).ThenBy(v => v.Id).Select(v => v.Sku).FirstOrDefault() ?? "",
        Gtin = p.Variants.OrderBy(v => v.Position).ThenBy(v => v.Id).Select(v => v.Gtin).FirstOrDefault() ?? "",
        Variants = p.Variants.Count,
        CategoryId = p.CategoryId,
        Picture = p.Pictures.OrderBy(x => x.Position).ThenBy(x => x.Id).Select(x => x.Picture!.Key).FirstOrDefault(),
        PriceFrom = p.PriceFrom,
        PriceTo = p.PriceTo,
        Recommended = p.Variants.Max(v => (long?)v.RecommendedPrice!.Value.Cents),
        Weight = p.Variants.Max(v => (int?)v.WeightGrams) ?? 0,
        Brand = p.Brand!.Name,
        Manufacturer = p.Manufacturer!.Name,
        Supplier = p.Supplier!.Name,
        Tags = p.Tags.OrderBy(t => t.Tag!.Name).Select(t => t.Tag!.Name).ToList(),
        TaxClass = p.TaxClass,
        Active = p.Active,
        PublishAt = p.PublishAt,
        UnitsSold = p.UnitsSold,
        Free = p.Variants.Where(v => v.Active).SelectMany(v => db.StockItems.Where(s => s.VariantId == v.Id)).Sum(s => s.OnHand - s.Reserved),
        SoldOut = p.Variants.Where(v => v.Active).SelectMany(v => db.StockItems.Where(s => s.VariantId == v.Id)).Count(s => s.OnHand - s.Reserved <= 0),
    };

    /// <summary>What stands in a column, as text for page and file alike.</summary>
    public string In(ProductColumn column, WebTexts texts)
    {
        var culture = CultureInfo.CurrentCulture;
        return column.Key switch
        {
            "category" => CategoryName,
            "sku" => Sku,
            "gtin" => Gtin,
            "brand" => Brand ?? "",
            "manufacturer" => Manufacturer ?? "",
            "supplier" => Supplier ?? "",
            "tags" => string.Join(", ", Tags),
            "tax" => texts.Word(TaxClass),
            "rrp" => Recommended is { } cents ? new Money(cents).In(culture) : "",
            "cost" => Listed is { Cost: not ListedProduct.NoMoney and var cost } ? new Money(cost).In(culture) : "",
            "earns" => Listed is { Earns: not ListedProduct.NoMoney and var earns } ? new Money(earns).In(culture) : "",
            "margin" => Listed is { Margin: not ListedProduct.NoMargin and var margin } ? (margin / 10_000m).ToString("P1", culture) : "",
            "sold" => UnitsSold.ToString("N0", culture),
            "weight" => Weight > 0 ? Weight.ToString("N0", culture) + " g" : "",
            "completeness" => Listed is { } known ? (known.Completeness / 100m).ToString("P0", culture) : "",
            "changed" => Day(Listed?.ChangedAt, culture),
            _ => Day(Listed?.CreatedAt, culture),
        };
    }

    private static string Day(DateTime? at, CultureInfo culture) => at is { } time ? Clock.ToBerlin(time).ToString("d", culture) : "";
}
