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
        .Include(p => p.Attributes).ThenInclude(a => a.AttributeOption!.AttributeDefinition)
        .Include(p => p.Related.OrderBy(r => r.Position).ThenBy(r => r.RelatedId))
        .Include(p => p.Tags).ThenInclude(t => t.Tag)
        .Include(p => p.TargetGroups)
        .Include(p => p.Pictures.OrderBy(x => x.Position).ThenBy(x => x.Id)).ThenInclude(x => x.Picture)
        .AsSplitQuery();
}
