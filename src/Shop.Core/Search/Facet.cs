using Shop.Common;

namespace Shop.Search;

/// <summary>Something to filter by, with its values: an attribute, the maker, whether it is in stock.</summary>
public sealed record Facet(string Key, LocalizedText Name, IReadOnlyList<FacetOption> Options);

/// <summary>A value to filter by.</summary>
/// <param name="Fact">Its number in <see cref="IndexedProduct.Facts"/>.</param>
public sealed record FacetOption(int Fact, string Key, LocalizedText Name);

/// <summary>What is left of some products after filtering, and how many each value would leave.</summary>
/// <param name="Found">In the order in which they came.</param>
/// <param name="Counts">
/// By fact: the products that have it and fit the choices of all other facets. So one sees what another value of the same facet would
/// add, and a value that would leave nothing isn't there.
/// </param>
public sealed record Narrowed(IReadOnlyList<IndexedProduct> Found, IReadOnlyDictionary<int, int> Counts)
{
    /// <param name="products">What to filter.</param>
    /// <param name="chosen">At least one chosen value of each facet must be there.</param>
    /// <param name="min">Lowest price asked for.</param>
    /// <param name="max">Highest price asked for.</param>
    public static Narrowed Of(IEnumerable<IndexedProduct> products, IReadOnlyList<ChosenFacts> chosen, Money? min, Money? max)
    {
        var found = new List<IndexedProduct>();
        var counts = new Dictionary<int, int>();
        foreach (var product in products.Where(p => p.IsPriced(min, max)))
        {
            var missed = chosen.Where(facts => !Array.Exists(product.Facts, facts.Chosen.Contains)).Take(2).ToList();
            if (missed.Count == 0)
                found.Add(product);
            if (missed.Count < 2)
                Count(product, missed.Count == 1 ? missed[0] : null);
        }
        return new Narrowed(found, counts);

        void Count(IndexedProduct product, ChosenFacts? missed)
        {
            // Who misses one facet counts there alone: for the values that would let it in.
            foreach (var fact in product.Facts.Where(f => missed is null || missed.All.Contains(f)))
                counts[fact] = counts.GetValueOrDefault(fact) + 1;
        }
    }
}

/// <summary>The values chosen of one facet, and all it has.</summary>
public sealed record ChosenFacts(IReadOnlySet<int> Chosen, IReadOnlySet<int> All)
{
    public static ChosenFacts Of(Facet facet, IReadOnlyCollection<string> keys) => new(
        facet.Options.Where(o => keys.Contains(o.Key)).Select(o => o.Fact).ToHashSet(),
        facet.Options.Select(o => o.Fact).ToHashSet());
}
