using Shop.Common;
using Shop.Data;
using Shop.Pricing.Endings;

namespace Shop.Pricing.Calculation;

/// <summary>What a merchant usually calculates with, for a supplier, a category and those below it, both together, or the whole shop.</summary>
public class CalculationDefaults : IAudited, IVersioned
{
    public int Id { get; set; }

    /// <summary>Null for all shelves.</summary>
    public int? CategoryId { get; set; }

    /// <summary>Null for what comes from anyone.</summary>
    public int? SupplierId { get; set; }

    /// <summary>As fractions; see <see cref="SchemeRates"/>.</summary>
    public decimal SupplierDiscount { get; set; }

    public decimal SupplierCash { get; set; }

    public decimal Overhead { get; set; }

    public decimal Profit { get; set; }

    public decimal CustomerCash { get; set; }

    public decimal CustomerDiscount { get; set; }

    /// <summary>Bezugskosten of one piece, net.</summary>
    public Money Freight { get; set; }

    /// <summary>Null: prices stay as they are calculated.</summary>
    public int? EndingId { get; set; }

    public PriceEndingRule? Ending { get; set; }

    public int Version { get; set; }

    public SchemeRates Rates => new(SupplierDiscount, SupplierCash, Overhead, Profit, CustomerCash, CustomerDiscount);
}
