using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;
using Shop.Catalog;
using Shop.Common;
using Shop.Data;
using Shop.Pricing;

namespace Shop.Shelves;

/// <summary>Turns the rules of a shelf into one question to the database.</summary>
public sealed class ShelfFilter(ShopDb db, TimeProvider clock)
{
    /// <summary>Reductions are looked up in parts of this size.</summary>
    private const int Batch = 2000;

    /// <summary>The products on sale that the rules ask for; none without a rule.</summary>
    public async Task<IQueryable<Product>> MatchingAsync(ShelfRules rules, CancellationToken stop)
    {
        if (rules.Rules.Count == 0)
            return db.Products.Where(p => false);
        var reduced = rules.Rules.Any(r => r.Kind == ShelfRuleKind.Reduced) ? await ReducedAsync(stop) : [];
        var tree = rules.Rules.Any(r => r.Kind == ShelfRuleKind.Under) ? await CategoryTree.ReadAllAsync(db, stop) : null;
        var tests = rules.Rules.Select(r => TestOf(r, reduced, tree)).ToList();
        var product = tests[0].Parameters[0];
        var bodies = tests.Select(t => ReplacingExpressionVisitor.Replace(t.Parameters[0], product, t.Body));
        var whole = rules.Any ? bodies.Aggregate(Expression.OrElse) : bodies.Aggregate(Expression.AndAlso);
        return db.Products.OnSale().Where(Expression.Lambda<Func<Product, bool>>(whole, product));
    }

    private Expression<Func<Product, bool>> TestOf(ShelfRule rule, List<int> reduced, CategoryTree? tree)
    {
        var (n, ids) = (rule.Number, rule.Ids.ToList());
        switch (rule.Kind)
        {
            case ShelfRuleKind.NewWithin:
                var since = clock.UtcNow().AddDays(-n);
                return p => p.CreatedAt >= since;
            case ShelfRuleKind.CheaperThan: return p => p.PriceFrom.Cents < n;
            case ShelfRuleKind.PriceFrom: return p => p.PriceFrom.Cents >= n;
            case ShelfRuleKind.Reduced: return p => reduced.Contains(p.Id);
            case ShelfRuleKind.Brand: return p => p.BrandId != null && ids.Contains(p.BrandId.Value);
            case ShelfRuleKind.Maker: return p => p.ManufacturerId != null && ids.Contains(p.ManufacturerId.Value);
            case ShelfRuleKind.Supplier: return p => p.SupplierId != null && ids.Contains(p.SupplierId.Value);
            case ShelfRuleKind.Tag: return p => p.Tags.Any(t => ids.Contains(t.TagId));
            case ShelfRuleKind.Attribute: return p => p.Attributes.Any(a => ids.Contains(a.AttributeOptionId));
            case ShelfRuleKind.Under:
                // Shelves that rules fill don't count: else two of them could wait for each other.
                var under = ids.SelectMany(id => tree!.IdsUnder(id)).Distinct().ToList();
                return p => p.Categories.Any(c => !c.ByRule && under.Contains(c.CategoryId));
            case ShelfRuleKind.InStock:
                return p => p.Variants.Any(v => v.Active && db.StockItems.Any(s => s.VariantId == v.Id && s.OnHand > s.Reserved));
            case ShelfRuleKind.Rated: return p => p.RatingCount > 0 && p.RatingSum >= n * p.RatingCount;
            case ShelfRuleKind.TopSold:
                var top = db.Products.OnSale().Where(p => p.UnitsSold > 0).OrderByDescending(p => p.UnitsSold).ThenByDescending(p => p.Id).Take((int)n).Select(p => p.Id);
                return p => top.Contains(p.Id);
            default: throw new InvalidOperationException($"No rule {rule.Kind}");
        }
    }

    /// <summary>Products with a version whose reduction the price history allows to announce.</summary>
    private async Task<List<int>> ReducedAsync(CancellationToken stop)
    {
        var marked = await db.Variants.AsNoTracking().Where(v => v.Active && v.FormerPrice != null)
            .Select(v => new { v.Id, v.ProductId, v.Price.Cents }).ToListAsync(stop);
        var products = new HashSet<int>();
        foreach (var part in marked.Chunk(Batch))
        {
            var lawful = await db.ReductionsAsync(part.ToDictionary(v => v.Id, v => new Money(v.Cents)), stop);
            products.UnionWith(part.Where(v => lawful.ContainsKey(v.Id)).Select(v => v.ProductId));
        }
        return [.. products];
    }
}
