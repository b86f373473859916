using Shop.Catalog;
using Shop.Common;
using Shop.Pricing.Endings;

namespace Shop.Pricing.Calculation;

/// <summary>
/// What a calculation begins with and why. Rates for the supplier in the nearest category come before those for the supplier alone, these
/// before the nearest category's and the whole shop's. Where the rates don't name the supplier, what was agreed with it (discount, Skonto, freight)
/// takes the place of their purchase side. Pure.
/// </summary>
/// <param name="Row">The rates taken; null where only the supplier's terms are known.</param>
/// <param name="Terms">The supplier whose terms make the purchase side; null where the row does.</param>
public sealed record UsualRates(SchemeRates Rates, Money Freight, PriceEndingRule? Ending, CalculationDefaults? Row, Supplier? Terms)
{
    /// <summary>Without a row nobody said what the sales side should be, so there is no target price.</summary>
    public bool KnowsSales => Row is not null;

    /// <param name="categoryId">The shelf the product stands on.</param>
    /// <param name="supplier">Where it comes from, if that is known.</param>
    /// <param name="tree">The shelves.</param>
    /// <param name="all">All rates there are, with their endings.</param>
    /// <returns>Null where nothing was set.</returns>
    public static UsualRates? For(int categoryId, Supplier? supplier, CategoryTree tree, IReadOnlyCollection<CalculationDefaults> all)
    {
        var row = (supplier is null ? null : Nearest(categoryId, tree, [.. all.Where(d => d.SupplierId == supplier.Id)]))
            ?? Nearest(categoryId, tree, [.. all.Where(d => d.SupplierId is null)]);
        var terms = supplier is { HasTerms: true } && row?.SupplierId is null ? supplier : null;
        if (row is null && terms is null)
            return null;
        var rates = row?.Rates ?? new SchemeRates();
        return terms is null
            ? new UsualRates(rates, row!.Freight, row.Ending, row, null)
            : new UsualRates(rates with { SupplierDiscount = terms.Discount, SupplierCash = terms.Cash }, terms.Freight, row?.Ending, row, terms);
    }

    private static CalculationDefaults? Nearest(int categoryId, CategoryTree tree, IReadOnlyCollection<CalculationDefaults> rows) =>
        tree.PathTo(categoryId).Reverse().Select(shelf => rows.FirstOrDefault(d => d.CategoryId == shelf.Id)).FirstOrDefault(d => d is not null)
        ?? rows.FirstOrDefault(d => d.CategoryId is null);
}
