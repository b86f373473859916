using Microsoft.EntityFrameworkCore;
using Shop.Catalog;
using Shop.Common;
using Shop.Data;
using Shop.Web.Storefront.Categories;
using Shop.Web.Storefront.Shared;

namespace Shop.Web.Storefront.Search;

/// <summary>What a search found; without hits, what others like.</summary>
public sealed record SearchPage(string Query, ShelfFilter Filter, Page<CardRow> Cards, IReadOnlyList<Shelf> Shelves, IReadOnlyList<CardRow> Instead);

/// <summary>A few hits while typing.</summary>
public sealed record Suggestions(string Query, IReadOnlyList<CardRow> Cards, IReadOnlyList<Shelf> Shelves);

/// <summary>Reads search results: the ids of all that match in one query, the cards of a page from memory or in three more.</summary>
public sealed class SearchPages(ShopDb db, ISearchDialect search, Frame frame, ProductCards cards)
{
    private const int MostWords = 8;
    private const int MostSuggestions = 5;

    public async Task<SearchPage> ReadAsync(string? query, ShelfFilter filter, CancellationToken stop)
    {
        var words = Words(query);
        var typed = Trim(query);
        if (words.Count == 0)
            return new SearchPage(typed, filter, Empty(filter), [], await PopularAsync(stop));
        var found = db.Products.OnSale().Matching(db, search, words);
        var sorted = filter.Sort == ProductSort.Popular ? ByNameFirst(found, words) : found.SortedBy(ShelfPages.InLanguage(filter.Sort));
        var ids = await sorted.Select(p => p.Id).ToListAsync(stop);
        var rows = await cards.OfAsync([.. ids.Skip((filter.Page - 1) * ShelfPages.Size).Take(ShelfPages.Size)], stop);
        var page = new Page<CardRow>(rows, filter.Page, ShelfPages.Size, ids.Count);
        return new SearchPage(typed, filter, page, await ShelvesAsync(words, stop), ids.Count == 0 ? await PopularAsync(stop) : []);
    }

    public async Task<Suggestions> SuggestAsync(string? query, CancellationToken stop)
    {
        var words = Words(query);
        if (words.Sum(w => w.Length) < 2)
            return new Suggestions("", [], []);
        var found = ByNameFirst(db.Products.OnSale().Matching(db, search, words), words).Take(MostSuggestions);
        return new Suggestions(Trim(query), await cards.ReadAsync(found, stop), await ShelvesAsync(words, stop));
    }

    /// <summary>The words to look for, folded as the search text is.</summary>
    public static IReadOnlyList<string> Words(string? query) =>
        [.. Slug.Fold(Trim(query)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Select(w => w.Trim('"', '\'', '*', '(', ')', ',', ';', '„', '“', '\0'))
            .Where(w => w.Length > 0).Distinct().Take(MostWords)];

    /// <summary>The search text begins with the name, so a product whose name begins with the first word stands first.</summary>
    private static IQueryable<Product> ByNameFirst(IQueryable<Product> products, IReadOnlyList<string> words)
    {
        var first = words[0];
        return products.OrderByDescending(p => p.SearchText.StartsWith(first)).ThenByDescending(p => p.UnitsSold).ThenBy(p => p.Id);
    }

    private async Task<IReadOnlyList<Shelf>> ShelvesAsync(IReadOnlyList<string> words, CancellationToken stop)
    {
        var tree = await frame.TreeAsync(stop);
        return [.. tree.Roots.SelectMany(root => tree.ChildrenOf(root.Id).Prepend(root))
            .Where(s => words.All(w => Slug.Fold(s.Name.ToString()).Contains(w, StringComparison.Ordinal)))
            .Take(3)];
    }

    private Task<IReadOnlyList<CardRow>> PopularAsync(CancellationToken stop) =>
        cards.ReadAsync(db.Products.OnSale().SortedBy(ProductSort.Popular).Take(4), stop);

    private static string Trim(string? query) => (query ?? "").Trim() is var q && q.Length > 100 ? q[..100] : q;

    private static Page<CardRow> Empty(ShelfFilter filter) => new([], filter.Page, ShelfPages.Size, 0);
}
