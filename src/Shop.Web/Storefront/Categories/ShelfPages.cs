using Microsoft.EntityFrameworkCore;
using Shop.Catalog;
using Shop.Common;
using Shop.Data;
using Shop.Web.Shared;
using Shop.Web.Storefront.Shared;

namespace Shop.Web.Storefront.Categories;

/// <summary>Everything a category page shows.</summary>
/// <param name="Cheapest">Lowest price on the shelf before any filter, for the price fields.</param>
public sealed record ShelfPage(
    Shelf Shelf, IReadOnlyList<Shelf> Path, IReadOnlyList<Shelf> Children, ShelfFilter Filter, IReadOnlyList<CountedFacet> Facets,
    Money Cheapest, Money Dearest, Page<CardRow> Cards);

/// <summary>Reads a category page in at most six queries.</summary>
public sealed class ShelfPages(ShopDb db, TagCache cache, Frame frame, ProductCards cards)
{
    public const int Size = 24;
    private const int MostFacets = 6;

    public async Task<ShelfPage> ReadAsync(Shelf shelf, IQueryCollection query, CancellationToken stop)
    {
        var tree = await frame.TreeAsync(stop);
        var facets = await FacetsAsync(stop);
        var filter = ShelfFilter.From(query, facets.Values);
        var shelved = db.Products.OnSale().OnShelves(db, [.. tree.IdsUnder(shelf.Id)]);
        var whole = await cache.GetAsync($"shelf:{shelf.Id}", "catalog", () => WholeAsync(shelved, stop));
        var priced = shelved.Priced(filter.Min?.Cents, filter.Max?.Cents);
        var groups = filter.Chosen.ToDictionary(c => facets[c.Key].Id, c => IdsOf(facets[c.Key], c.Value));
        var (total, counts) = groups.Count > 0 ? await CountsWithChoicesAsync(priced, groups, facets.Values, stop)
            : filter.IsAny ? (await priced.CountAsync(stop), await CountsAsync(priced, stop))
            : (whole.Total, whole.Counts);
        var found = priced.Having(groups.Values).SortedBy(InLanguage(filter.Sort)).Skip((filter.Page - 1) * Size).Take(Size);
        return new ShelfPage(
            shelf, tree.PathTo(shelf.Id), [.. tree.ChildrenOf(shelf.Id)], filter, Counted(facets.Values, counts, filter),
            whole.Cheapest, whole.Dearest, new Page<CardRow>(await cards.ReadAsync(found, stop), filter.Page, Size, total));
    }

    public static ProductSort InLanguage(ProductSort sort) =>
        sort == ProductSort.Name && Languages.Current == "en" ? ProductSort.EnglishName : sort;

    /// <summary>The attributes one can filter by, in memory until the catalogue changes.</summary>
    private async Task<IReadOnlyDictionary<string, Facet>> FacetsAsync(CancellationToken stop) =>
        await cache.GetAsync("shelf:facets", "catalog", async () =>
        {
            var definitions = await db.AttributeDefinitions.AsNoTracking().Include(a => a.Options).Where(a => a.Filterable)
                .OrderBy(a => a.Position).ThenBy(a => a.Id).ToListAsync(stop);
            return (IReadOnlyDictionary<string, Facet>)definitions
                .Select(a => new Facet(a.Id, a.Key, a.Name, [.. a.Options.OrderBy(o => o.Position).Select(o => new FacetOption(o.Id, o.Key, o.Name))]))
                .ToDictionary(f => f.Key);
        });

    /// <summary>What a shelf holds before anything is filtered; in memory until the catalogue changes.</summary>
    private static async Task<WholeShelf> WholeAsync(IQueryable<Product> products, CancellationToken stop)
    {
        var range = await products.GroupBy(_ => 1)
            .Select(g => new { Total = g.Count(), From = g.Min(p => p.PriceFrom.Cents), To = g.Max(p => p.PriceTo.Cents) })
            .SingleOrDefaultAsync(stop);
        return new WholeShelf(range?.Total ?? 0, new Money(range?.From ?? 0), new Money(range?.To ?? 0), await CountsAsync(products, stop));
    }

    private static async Task<Dictionary<int, int>> CountsAsync(IQueryable<Product> products, CancellationToken stop) => await products
        .SelectMany(p => p.Attributes)
        .GroupBy(a => a.AttributeOptionId)
        .Select(g => new { g.Key, Count = g.Count() })
        .ToDictionaryAsync(g => g.Key, g => g.Count, stop);

    /// <summary>
    /// With choices made, a value counts the products that have it and fit the choices of all other facets: so one sees what
    /// another value of the same facet would add.
    /// </summary>
    private static async Task<(int Total, Dictionary<int, int> Counts)> CountsWithChoicesAsync(
        IQueryable<Product> products, Dictionary<int, HashSet<int>> groups, IEnumerable<Facet> facets, CancellationToken stop)
    {
        var pairs = await products.SelectMany(p => p.Attributes).Select(a => new { a.ProductId, a.AttributeOptionId }).ToListAsync(stop);
        var facetOf = facets.SelectMany(f => f.Options.Select(o => (OptionId: o.Id, FacetId: f.Id))).ToDictionary(x => x.OptionId, x => x.FacetId);
        var counts = new Dictionary<int, int>();
        var total = 0;
        foreach (var product in pairs.GroupBy(p => p.ProductId, p => p.AttributeOptionId))
        {
            var has = product.ToHashSet();
            var missed = groups.Where(g => !g.Value.Overlaps(has)).Select(g => g.Key).ToList();
            if (missed.Count == 0)
                total++;
            foreach (var option in has.Where(o => missed.Count == 0 || (missed.Count == 1 && facetOf.GetValueOrDefault(o) == missed[0])))
                counts[option] = counts.GetValueOrDefault(option) + 1;
        }
        return (total, counts);
    }

    private static HashSet<int> IdsOf(Facet facet, IReadOnlyList<string> keys) =>
        [.. facet.Options.Where(o => keys.Contains(o.Key)).Select(o => o.Id)];

    /// <summary>
    /// Values that no product here has are left out, and facets with a single value, unless chosen. The facets that say most about
    /// these products are kept.
    /// </summary>
    private static List<CountedFacet> Counted(IEnumerable<Facet> facets, Dictionary<int, int> counts, ShelfFilter filter) =>
        [.. facets
            .Select(f => new CountedFacet(f, [.. f.Options
                .Select(o => (Option: o, Count: counts.GetValueOrDefault(o.Id)))
                .Where(o => o.Count > 0 || filter.Has(f.Key, o.Option.Key))]))
            .Where(f => f.Options.Count > 1 || filter.Chosen.ContainsKey(f.Facet.Key))
            .Select((f, place) => (Facet: f, Place: place))
            .OrderByDescending(f => filter.Chosen.ContainsKey(f.Facet.Facet.Key) ? int.MaxValue : f.Facet.Options.Sum(o => o.Count))
            .Take(Math.Max(MostFacets, filter.Chosen.Count))
            .OrderBy(f => f.Place)
            .Select(f => f.Facet)];

    private sealed record WholeShelf(int Total, Money Cheapest, Money Dearest, Dictionary<int, int> Counts);
}
