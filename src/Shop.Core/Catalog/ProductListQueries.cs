using Microsoft.EntityFrameworkCore;

namespace Shop.Catalog;

/// <summary>Questions of the back office's product list.</summary>
public static class ProductListQueries
{
    /// <summary>With everything the editor changes.</summary>
    public static IQueryable<Product> WithParts(this IQueryable<Product> products) => products
        .Include(p => p.Variants.OrderBy(v => v.Position).ThenBy(v => v.Id)).ThenInclude(v => v.Values)
        .Include(p => p.Options.OrderBy(o => o.Position)).ThenInclude(o => o.Values.OrderBy(v => v.Position))
        .Include(p => p.Categories)
        .Include(p => p.Attributes)
        .Include(p => p.Related.OrderBy(r => r.Position).ThenBy(r => r.RelatedId))
        .Include(p => p.Tags).ThenInclude(t => t.Tag)
        .Include(p => p.TargetGroups)
        .Include(p => p.Pictures.OrderBy(x => x.Position).ThenBy(x => x.Id)).ThenInclude(x => x.Picture)
        .AsSplitQuery();

    public static IQueryable<Product> InState(this IQueryable<Product> products, bool? active) =>
        active is { } wanted ? products.Where(p => p.Active == wanted) : products;

    public static IQueryable<Product> Taxed(this IQueryable<Product> products, TaxClass? taxClass) =>
        taxClass is { } wanted ? products.Where(p => p.TaxClass == wanted) : products;

    /// <summary>Sorted as a column head asks: "name", "price", "sold", "new", with a minus for downwards.</summary>
    public static IQueryable<Product> SortedByColumn(this IQueryable<Product> products, string? column, string language) => column switch
    {
        "name" => (language == "en" ? products.OrderBy(p => p.Name.En) : products.OrderBy(p => p.Name.De)).ThenBy(p => p.Id),
        "-name" => (language == "en" ? products.OrderByDescending(p => p.Name.En) : products.OrderByDescending(p => p.Name.De)).ThenBy(p => p.Id),
        "price" => products.OrderBy(p => p.PriceFrom.Cents).ThenBy(p => p.Id),
        "-price" => products.OrderByDescending(p => p.PriceFrom.Cents).ThenBy(p => p.Id),
        "sold" => products.OrderBy(p => p.UnitsSold).ThenBy(p => p.Id),
        "-sold" => products.OrderByDescending(p => p.UnitsSold).ThenBy(p => p.Id),
        _ => products.OrderByDescending(p => p.Id),
    };
}
