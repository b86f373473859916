using Shop.Catalog;
using Shop.Common;
using Shop.Search;
using Shop.Web.Shared;

namespace Shop.Web.Storefront.Shared;

/// <summary>Products that visitors filter: those of a shelf or the hits of a search.</summary>
/// <param name="Address">Of the page, without a query.</param>
/// <param name="Cheapest">Lowest price before any filter, for the price fields.</param>
/// <param name="PriceIgnored">The prices asked for would have left nothing, so they were left out.</param>
public sealed record FilteredList(
    string Address, ListFilter Filter, IReadOnlyList<CountedFacet> Facets, Money Cheapest, Money Dearest, Page<CardRow> Cards, bool PriceIgnored, bool Arranged = false)
{
    public bool IsSearch => Filter.Query.Length > 0;
}

/// <summary>Filters, counts and sorts lists in memory; only cards that aren't known are read.</summary>
public sealed class FilteredLists(ProductCards cards)
{
    public const int Size = 24;
    private const int MostAttributes = 6;

    /// <param name="index">The catalogue.</param>
    /// <param name="products">What can be filtered; in the order of a search, which stays unless another is asked for.</param>
    /// <param name="query">What the visitor asked for.</param>
    /// <param name="address">Of the page.</param>
    /// <param name="words">Of a search, else empty.</param>
    /// <param name="stop">Ends the call.</param>
    /// <param name="arranged">The products stand in an order of the merchant's, which stays unless another is asked for.</param>
    /// <param name="first">Products that stand first unless another order is asked for.</param>
    public async Task<FilteredList> ReadAsync(
        CatalogueIndex index, IReadOnlyList<IndexedProduct> products, IQueryCollection query, string address, string words, CancellationToken stop, bool arranged = false,
        IReadOnlyCollection<int>? first = null)
    {
        var filter = ListFilter.From(query, index.Facets, words);
        var chosen = index.Facets.Where(f => filter.Chosen.ContainsKey(f.Key)).Select(f => ChosenFacts.Of(f, filter.Chosen[f.Key])).ToList();
        var narrowed = Narrowed.Of(products, chosen, filter.Min, filter.Max);
        var priceIgnored = narrowed.Found.Count == 0 && (filter.Min ?? filter.Max) is not null;
        if (priceIgnored)
        {
            filter = filter with { Min = null, Max = null };
            narrowed = Narrowed.Of(products, chosen, null, null);
        }
        var sorted = filter.Sort == ProductSort.Popular && (arranged || filter.Query.Length > 0) ? narrowed.Found : narrowed.Found.SortedBy(InLanguage(filter.Sort));
        if (filter.Sort == ProductSort.Popular && first is { Count: > 0 })
            sorted = sorted.OrderByDescending(p => first.Contains(p.Id));
        var page = sorted.Skip((filter.Page - 1) * Size).Take(Size).Select(p => p.Id).ToList();
        return new FilteredList(
            address, filter, Counted(index.Facets, narrowed, filter),
            products.Count == 0 ? Money.Zero : products.Min(p => p.PriceFrom), products.Count == 0 ? Money.Zero : products.Max(p => p.PriceTo),
            new Page<CardRow>(await cards.OfAsync(page, stop), filter.Page, Size, narrowed.Found.Count), priceIgnored, arranged);
    }

    private static ProductSort InLanguage(ProductSort sort) =>
        sort == ProductSort.Name && Languages.Current == "en" ? ProductSort.EnglishName : sort;

    /// <summary>
    /// Values that no product here has are left out, and facets that don't tell products apart, unless chosen. Of the attributes those
    /// that say most about these products are kept.
    /// </summary>
    private static List<CountedFacet> Counted(IReadOnlyList<Facet> facets, Narrowed narrowed, ListFilter filter)
    {
        var counted = facets
            .Select(f => new CountedFacet(f, [.. f.Options
                .Select(o => (Option: o, Count: narrowed.Counts.GetValueOrDefault(o.Fact)))
                .Where(o => o.Count > 0 || filter.Has(f.Key, o.Option.Key))]))
            .Where(f => f.Options.Count > 1 || filter.Chosen.ContainsKey(f.Facet.Key) || TellsApart(f, narrowed))
            .ToList();
        var kept = counted.Where(f => !IsAttribute(f.Facet) || filter.Chosen.ContainsKey(f.Facet.Key)).ToHashSet();
        kept.UnionWith(counted.Where(f => IsAttribute(f.Facet)).OrderByDescending(f => f.Options.Sum(o => o.Count)).Take(MostAttributes));
        return [.. counted.Where(kept.Contains)];
    }

    private static bool IsAttribute(Facet facet) => facet.Key is not (CatalogueIndex.Brand or CatalogueIndex.Maker or CatalogueIndex.Rating or CatalogueIndex.Stock);

    /// <summary>Being in stock has one value, good ratings may have one; it is worth a box where something hasn't it.</summary>
    private static bool TellsApart(CountedFacet facet, Narrowed narrowed) =>
        facet.Facet.Key is CatalogueIndex.Stock or CatalogueIndex.Rating && facet.Options.Count == 1 && facet.Options[0].Count < narrowed.Found.Count;
}
