using Shop.Catalog;

namespace Shop.Lists;

/// <summary>
/// A product as the back office's list sorts and filters it: a narrow row with what would otherwise be gathered from product, variants and
/// stock. Kept by <see cref="ListKeeper"/>; nothing but lists may trust it.
/// </summary>
public class ListedProduct
{
    /// <summary>Stands for an unknown margin; sorts below every real one.</summary>
    public const int NoMargin = -1_000_000;

    public const long NoMoney = -1_000_000_000_000;

    public int ProductId { get; set; }

    public Product? Product { get; set; }

    /// <summary>The beginning of the name, folded so that "Äpfel" stands beside "Apfel".</summary>
    public string SortDe { get; set; } = "";

    public string SortEn { get; set; } = "";

    /// <summary>Of the first variant.</summary>
    public string Sku { get; set; } = "";

    public TaxClass TaxClass { get; set; }

    public int? BrandId { get; set; }

    public int? ManufacturerId { get; set; }

    public int? SupplierId { get; set; }

    public bool Active { get; set; }

    /// <summary>Not in the shop yet, but with a date.</summary>
    public bool Planned { get; set; }

    /// <summary>An active variant carries a higher former price.</summary>
    public bool Reduced { get; set; }

    /// <summary>Gross, cents.</summary>
    public long PriceFrom { get; set; }

    public long PriceTo { get; set; }

    /// <summary>Lowest net purchase cost in cents, or <see cref="NoMoney"/>.</summary>
    public long Cost { get; set; }

    /// <summary>Lowest share of the net price that isn't cost (DB I), in hundredths of a percent, or <see cref="NoMargin"/>.</summary>
    public int Margin { get; set; }

    /// <summary>Lowest DB I of one piece in cents, or <see cref="NoMoney"/>.</summary>
    public long Earns { get; set; }

    /// <summary>Pieces of active variants that aren't promised to orders.</summary>
    public int Free { get; set; }

    /// <summary>The same of the variant with the least.</summary>
    public int LeastFree { get; set; }

    /// <summary>The least that a variant has which isn't out; a very large number when all are.</summary>
    public int LeastLeft { get; set; }

    public int UnitsSold { get; set; }

    public DateTime CreatedAt { get; set; }

    /// <summary>Last change of product or variant that staff made.</summary>
    public DateTime ChangedAt { get; set; }

    /// <summary>0 to 100, as the product says.</summary>
    public int Completeness { get; set; }

    public ListGap Gaps { get; set; }
}

/// <summary>What a product lacks that lists can ask for.</summary>
[Flags]
public enum ListGap
{
    None = 0,
    English = 1,
    Gtin = 2,
    Cost = 4,
    Weight = 8,

    /// <summary>An English text that may be out of date, see <see cref="Catalog.Translations"/>.</summary>
    Translation = 16,
}

/// <summary>How far the list has read the shop's own records of change; a single row.</summary>
public class ListMark
{
    public int Id { get; set; }

    public long ChangeLogId { get; set; }

    public long MovementId { get; set; }

    public long StaleTagId { get; set; }

    public int ProductId { get; set; }

    public int VariantId { get; set; }

    /// <summary>Catalogue imports that had ended.</summary>
    public int Imports { get; set; }

    public DateTime RebuiltAt { get; set; }
}
