using Shop.Catalog;
using Shop.Search;
using Shop.Web.Shared;
using Shop.Web.Storefront.Shared;

namespace Shop.Web.Storefront.Search;

/// <summary>What a search found; without hits, what others like.</summary>
/// <param name="Shelves">Whose name is what was searched; without hits the main ones.</param>
public sealed record SearchPage(SearchAnswer Answer, FilteredList List, IReadOnlyList<Shelf> Shelves, IReadOnlyList<string> Popular, IReadOnlyList<CardRow> Instead)
{
    public string Query => Answer.Typed;

    public bool IsEmpty => Answer.Found.Count == 0;
}

/// <summary>A few hits while typing.</summary>
public sealed record Suggestions(string Query, string Field, IReadOnlyList<CardRow> Cards, IReadOnlyList<Shelf> Shelves, IReadOnlyList<string> Searches)
{
    public int Count => Cards.Count + Shelves.Count + Searches.Count;
}

/// <summary>Reads search results and suggestions.</summary>
public sealed class SearchPages(ProductSearch search, Catalogue catalogue, FilteredLists lists, ProductCards cards, PopularSearches popular)
{
    private const int MostSuggestions = 5;
    private const int MostShelves = 3;
    private const int MostSearches = 4;
    private const int MostInstead = 4;

    public async Task<SearchPage> ReadAsync(string? query, IQueryCollection asked, string address, CancellationToken stop)
    {
        var index = await catalogue.IndexAsync();
        var answer = await search.FindAsync(query, stop);
        var list = await lists.ReadAsync(index, answer.Found, asked, address, answer.Typed, stop);
        if (answer.Found.Count > 0)
            return new SearchPage(answer, list, ShelvesCalled(index, answer.Meant ?? answer.Typed), [], []);
        var best = index.Products.SortedBy(ProductSort.Popular).Take(MostInstead).Select(p => p.Id).ToList();
        return new SearchPage(
            answer, list, index.Tree.Roots, [.. (await popular.InAsync(Languages.Current, stop)).Take(2 * MostSearches)], await cards.OfAsync(best, stop));
    }

    public async Task<Suggestions> SuggestAsync(string? query, string field, CancellationToken stop)
    {
        var typed = (query ?? "").Trim();
        if (typed.Count(char.IsLetterOrDigit) < 2)
            return new Suggestions("", field, [], [], []);
        var index = await catalogue.IndexAsync();
        var answer = await search.FindAsync(typed, stop);
        var products = await cards.OfAsync([.. answer.Found.Take(MostSuggestions).Select(p => p.Id)], stop);
        return new Suggestions(answer.Typed, field, products, ShelvesCalled(index, answer.Meant ?? answer.Typed), await SearchesAsync(typed, stop));
    }

    /// <summary>Shelves in whose name every word begins or ends a word.</summary>
    private static List<Shelf> ShelvesCalled(CatalogueIndex index, string query)
    {
        var words = SearchWords.Of(query).Where(w => !SearchWords.IsSmall(w)).ToList();
        if (words.Count == 0)
            return [];
        return [.. index.Tree.Roots.SelectMany(root => index.Tree.ChildrenOf(root.Id).Prepend(root))
            .Where(s => words.TrueForAll(w => SearchWords.Of($"{s.Name.De} {s.Name.En}").Any(n => Means(n, w))))
            .Take(MostShelves)];
    }

    private static bool Means(SearchWord name, SearchWord word) =>
        name.Key == word.Key || name.Plain.StartsWith(word.Plain, StringComparison.Ordinal) || (word.Key.Length > 2 && name.Key.EndsWith(word.Key, StringComparison.Ordinal));

    /// <summary>What others searched that begins like this, or holds a word that does.</summary>
    private async Task<IReadOnlyList<string>> SearchesAsync(string typed, CancellationToken stop)
    {
        var known = await popular.InAsync(Languages.Current, stop);
        var beginning = string.Join(' ', SearchWords.Of(typed).Select(w => w.Plain));
        return [.. known
            .Where(s => !s.Equals(typed, StringComparison.OrdinalIgnoreCase))
            .Where(s => (" " + string.Join(' ', SearchWords.Of(s).Select(w => w.Plain))).Contains(" " + beginning, StringComparison.Ordinal))
            .Take(MostSearches)];
    }
}
