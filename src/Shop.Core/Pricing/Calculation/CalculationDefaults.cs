using Shop.Catalog;
using Shop.Common;
using Shop.Data;

namespace Shop.Pricing.Calculation;

/// <summary>What a merchant usually calculates with, for a category and those below it or for the whole shop; the nearest counts.</summary>
public class CalculationDefaults : IAudited, IVersioned
{
    public int Id { get; set; }

    /// <summary>Null for the whole shop.</summary>
    public int? CategoryId { get; set; }

    /// <summary>As fractions; see <see cref="SchemeRates"/>.</summary>
    public decimal SupplierDiscount { get; set; }

    public decimal SupplierCash { get; set; }

    public decimal Overhead { get; set; }

    public decimal Profit { get; set; }

    public decimal CustomerCash { get; set; }

    public decimal CustomerDiscount { get; set; }

    /// <summary>Bezugskosten of one piece, net.</summary>
    public Money Freight { get; set; }

    public PriceEnding Ending { get; set; }

    public int Version { get; set; }

    public SchemeRates Rates => new(SupplierDiscount, SupplierCash, Overhead, Profit, CustomerCash, CustomerDiscount);

    /// <summary>The nearest on the way from the shop's door to the shelf; null where nothing was set.</summary>
    public static CalculationDefaults? For(int categoryId, CategoryTree tree, IReadOnlyCollection<CalculationDefaults> all) =>
        tree.PathTo(categoryId).Reverse().Select(shelf => all.FirstOrDefault(d => d.CategoryId == shelf.Id)).FirstOrDefault(d => d is not null)
        ?? all.FirstOrDefault(d => d.CategoryId is null);
}
