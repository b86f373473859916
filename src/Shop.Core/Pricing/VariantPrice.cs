using Shop.Catalog;
using Shop.Common;
using Shop.Customers;
using Shop.Data;

namespace Shop.Pricing;

/// <summary>What a variant costs from a quantity on, for everyone or one customer group, everywhere or in one country of delivery, always or for a time.</summary>
public class VariantPrice : IAudited, IShownInShop
{
    public int Id { get; set; }

    public int VariantId { get; set; }

    public Variant? Variant { get; set; }

    public int FromQuantity { get; set; } = 1;

    /// <summary>Null: for everyone.</summary>
    public CustomerGroup? Group { get; set; }

    /// <summary>Only for deliveries to this country (ISO 3166 alpha-2), which then comes before the price for all countries; null: everywhere.</summary>
    public string? Country { get; set; }

    /// <summary>Gross, of one piece.</summary>
    public Money Price { get; set; }

    /// <summary>Null: since ever.</summary>
    public DateTime? FromAt { get; set; }

    /// <summary>The first moment at which it no longer counts; null: for good.</summary>
    public DateTime? UntilAt { get; set; }

    public IEnumerable<string> StaleTags => ["catalog", PriceLists.StaleTag];

    public PriceRule ToRule() => new(FromQuantity, Group, Price, FromAt, UntilAt, Country);
}
