using Shop.Catalog;
using Shop.Common;

namespace Shop.Search;

/// <summary>A product on sale as lists, filters and the ranking of search know it without asking the database.</summary>
/// <param name="Shelves">Where it stands, with the shelves above.</param>
/// <param name="Facts">What one can filter it by: numbers of <see cref="FacetOption.Fact"/>.</param>
public sealed record IndexedProduct(
    int Id, LocalizedText Name, Money PriceFrom, Money PriceTo, int UnitsSold, DateTime CreatedAt, int[] Shelves, int[] Facts)
{
    /// <summary>Words of the name, as numbers of the <see cref="Lexicon"/>.</summary>
    internal int[] NameWords { get; init; } = [];

    public bool IsPriced(Money? min, Money? max) => (min is not { } from || PriceTo >= from) && (max is not { } to || PriceFrom <= to);
}

/// <summary>Everything on sale, small enough to keep in memory: what filters count and rankings weigh.</summary>
public sealed class CatalogueIndex
{
    /// <summary>Keys of the facets that aren't attributes: brands, makers, what customers think, whether something is in stock.</summary>
    public const string Brand = "brand";
    public const string Maker = "maker";
    public const string Rating = "rating";
    public const string Stock = "stock";
    internal const int InStock = int.MaxValue;

    private readonly Dictionary<int, IndexedProduct> _byId;

    internal CatalogueIndex(IReadOnlyList<IndexedProduct> products, IReadOnlyList<Facet> facets, Lexicon lexicon, CategoryTree tree)
    {
        Products = products;
        Facets = facets;
        Lexicon = lexicon;
        Tree = tree;
        _byId = products.ToDictionary(p => p.Id);
    }

    public IReadOnlyList<IndexedProduct> Products { get; }

    /// <summary>What one can filter by, in order: attributes, makers, rating, stock.</summary>
    public IReadOnlyList<Facet> Facets { get; }

    /// <summary>The words of names, shelves, attributes and makers.</summary>
    public Lexicon Lexicon { get; }

    public CategoryTree Tree { get; }

    internal IReadOnlyDictionary<int, int[]> WordsOfFacts { get; init; } = new Dictionary<int, int[]>();

    internal IReadOnlyDictionary<int, int[]> WordsOfShelves { get; init; } = new Dictionary<int, int[]>();

    /// <summary>By shelf and product, for shelves that keep an order of their own.</summary>
    internal IReadOnlyDictionary<int, Dictionary<int, int>> Places { get; init; } = new Dictionary<int, Dictionary<int, int>>();

    /// <summary>What stands first, by the id of the shelf; zero is the home page.</summary>
    public ILookup<int, int> Pins { get; internal set; } = Enumerable.Empty<int>().ToLookup(i => i);

    public IndexedProduct? Find(int id) => _byId.GetValueOrDefault(id);

    public IEnumerable<IndexedProduct> OnShelf(int id) => Products.Where(p => Array.IndexOf(p.Shelves, id) >= 0);

    /// <summary>Whether the merchant, by hand or by a formula, orders the shelf.</summary>
    public bool IsArranged(int shelfId) => Places.ContainsKey(shelfId);

    /// <summary>A shelf in the order of the merchant; what has no place follows, bestsellers first.</summary>
    public IEnumerable<IndexedProduct> Arranged(int shelfId)
    {
        var places = Places[shelfId];
        return OnShelf(shelfId).OrderBy(p => places.GetValueOrDefault(p.Id, int.MaxValue)).ThenByDescending(p => p.UnitsSold).ThenByDescending(p => p.Id);
    }

    /// <summary>What is on sale of a brand.</summary>
    public IEnumerable<IndexedProduct> OfBrand(int brandId)
    {
        var fact = FactOfBrand(brandId);
        return Products.Where(p => Array.IndexOf(p.Facts, fact) >= 0);
    }

    /// <summary>The number of a brand among the facts, far below those of makers.</summary>
    internal static int FactOfBrand(int brandId) => int.MinValue + brandId;

    /// <summary>The number of a maker among the facts; attribute options have their own above zero.</summary>
    internal static int FactOfMaker(int makerId) => -makerId;

    /// <summary>The number of "this many stars or more on average" among the facts.</summary>
    internal static int FactOfStars(int stars) => InStock - stars;
}

/// <summary>Orders lists that are in memory as <see cref="ProductQueries.SortedBy"/> does in the database.</summary>
public static class IndexSorting
{
    public static IEnumerable<IndexedProduct> SortedBy(this IEnumerable<IndexedProduct> products, ProductSort sort) => sort switch
    {
        ProductSort.Newest => products.OrderByDescending(p => p.CreatedAt).ThenByDescending(p => p.Id),
        ProductSort.CheapestFirst => products.OrderBy(p => p.PriceFrom).ThenBy(p => p.Id),
        ProductSort.DearestFirst => products.OrderByDescending(p => p.PriceFrom).ThenBy(p => p.Id),
        ProductSort.Name => products.OrderBy(p => p.Name.De, StringComparer.CurrentCulture).ThenBy(p => p.Id),
        ProductSort.EnglishName => products.OrderBy(p => p.Name.In("en"), StringComparer.CurrentCulture).ThenBy(p => p.Id),
        _ => products.OrderByDescending(p => p.UnitsSold).ThenByDescending(p => p.Id),
    };
}
