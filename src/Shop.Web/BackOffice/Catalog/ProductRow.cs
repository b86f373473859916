using System.Linq.Expressions;
using Shop.Catalog;
using Shop.Common;
using Shop.Data;

namespace Shop.Web.BackOffice.Catalog;

/// <summary>A product in the list.</summary>
public sealed record ProductRow
{
    public int Id { get; init; }

    public required LocalizedText Name { get; init; }

    public string Sku { get; init; } = "";

    public int Variants { get; init; }

    public int CategoryId { get; init; }

    public string? Picture { get; init; }

    public Money PriceFrom { get; init; }

    public Money PriceTo { get; init; }

    public TaxClass TaxClass { get; init; }

    public bool Active { get; init; }

    public int UnitsSold { get; init; }

    /// <summary>Pieces of active variants that aren't promised to orders.</summary>
    public int Free { get; init; }

    /// <summary>Active variants with nothing left.</summary>
    public int SoldOut { get; init; }

    public string CategoryName { get; init; } = "";

    /// <summary>Why the last change of this row was refused.</summary>
    public string? Refusal { get; init; }

    /// <summary>What would take the last change of this row back.</summary>
    public QuickForm? Undo { get; init; }

    public static Expression<Func<Product, ProductRow>> From(ShopDb db) => p => new ProductRow
    {
        Id = p.Id,
        Name = p.Name,
        Sku = p.Variants.OrderBy(v => v.Position).ThenBy(v => v.Id).Select(v => v.Sku).FirstOrDefault() ?? "",
        Variants = p.Variants.Count,
        CategoryId = p.CategoryId,
        Picture = p.Pictures.OrderBy(x => x.Position).ThenBy(x => x.Id).Select(x => x.Picture!.Key).FirstOrDefault(),
        PriceFrom = p.PriceFrom,
        PriceTo = p.PriceTo,
        TaxClass = p.TaxClass,
        Active = p.Active,
        UnitsSold = p.UnitsSold,
        Free = p.Variants.Where(v => v.Active).SelectMany(v => db.StockItems.Where(s => s.VariantId == v.Id)).Sum(s => s.OnHand - s.Reserved),
        SoldOut = p.Variants.Where(v => v.Active).SelectMany(v => db.StockItems.Where(s => s.VariantId == v.Id)).Count(s => s.OnHand - s.Reserved <= 0),
    };
}
