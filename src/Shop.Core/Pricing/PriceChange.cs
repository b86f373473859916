using Shop.Catalog;
using Shop.Common;

namespace Shop.Pricing;

/// <summary>One entry of the append-only price history of a variant, from which the 30-day lowest price is proven (§11 PAngV).</summary>
public class PriceChange
{
    public long Id { get; set; }

    public int VariantId { get; set; }

    public Variant? Variant { get; set; }

    /// <summary>Gross price from this moment on.</summary>
    public Money Price { get; set; }

    public DateTime At { get; set; }

    public required string By { get; set; }
}
