using Microsoft.EntityFrameworkCore;
using Shop.Catalog;
using Shop.Data;

namespace Shop.Search;

/// <summary>What a search found.</summary>
/// <param name="Typed">As it was typed, shortened.</param>
/// <param name="Meant">What was searched instead, where the typed words found nothing; else null.</param>
/// <param name="Found">The best first: by text, then by sales.</param>
/// <param name="Instead">Without a hit: the same with a word less, and how much that finds.</param>
public sealed record SearchAnswer(string Typed, string? Meant, IReadOnlyList<IndexedProduct> Found, IReadOnlyList<(string Words, int Hits)> Instead)
{
    public static SearchAnswer Nothing(string typed) => new(typed, null, [], []);
}

/// <summary>
/// Finds products by words. The database's full-text engine says which match, the <see cref="CatalogueIndex"/> in memory ranks them;
/// typing mistakes are put right where the words as typed find nothing. Answers are kept until the catalogue changes.
/// </summary>
public sealed class ProductSearch(ShopDb db, ISearchDialect dialect, Catalogue catalogue, TagCache cache)
{
    public const int Longest = 100;
    private const int MostWords = 8;
    private const int MostWordsToDrop = 5;
    private const int KeptAnswers = 256;

    public async Task<SearchAnswer> FindAsync(string? typed, CancellationToken stop)
    {
        var text = Shorten(typed);
        var kept = await cache.GetAsync("search:answers", "catalog", () => Task.FromResult(new Answers()));
        if (kept.TryGetValue(text, out var known))
            return known;
        var answer = await AnswerAsync(text, stop);
        if (kept.Count >= KeptAnswers)
            kept.Clear();
        kept[text] = answer;
        return answer;
    }

    /// <summary>Those products, on sale or not, that the words mean; without a word all of them.</summary>
    public async Task<IQueryable<Product>> AmongAsync(IQueryable<Product> products, string? typed, CancellationToken stop)
    {
        if (!SearchWords.Of(typed ?? "").Any())
            return products;
        var terms = await TermsAsync(Shorten(typed), (await catalogue.IndexAsync()).Lexicon, stop);
        var ids = dialect.ProductIds(db, [.. terms.Select(t => t.Forms)]);
        return products.Where(p => ids.Contains(p.Id));
    }

    private async Task<SearchAnswer> AnswerAsync(string text, CancellationToken stop)
    {
        var index = await catalogue.IndexAsync();
        var terms = await TermsAsync(text, index.Lexicon, stop);
        if (terms.Count == 0)
            return SearchAnswer.Nothing(text);
        var found = await RankedAsync(index, terms, stop);
        if (found.Count > 0 || !terms.Exists(t => t.IsUnknown))
            return new SearchAnswer(text, null, found, await InsteadAsync(index, terms, found.Count, stop));
        var meant = string.Join(' ', terms.Select(t => t.IsUnknown ? index.Lexicon.Correct(t.Typed[0]) ?? t.Written : t.Written));
        var corrected = await TermsAsync(meant, index.Lexicon, stop);
        found = await RankedAsync(index, corrected, stop);
        return new SearchAnswer(text, found.Count > 0 ? meant : null, found, await InsteadAsync(index, corrected, found.Count, stop));
    }

    private async Task<List<SearchTerm>> TermsAsync(string text, Lexicon lexicon, CancellationToken stop)
    {
        var synonyms = await SynonymList.KeptAsync(db, cache, stop);
        var words = SearchWords.Of(text).ToList();
        var telling = words.Exists(w => !SearchWords.IsSmall(w));
        var terms = new List<SearchTerm>();
        for (var at = 0; at < words.Count && terms.Count < MostWords;)
        {
            var length = LongestKnown(words, at, synonyms);
            if (length > 1 || !telling || !SearchWords.IsSmall(words[at]))
                terms.Add(new SearchTerm(lexicon, words.GetRange(at, length), synonyms));
            at += length;
        }
        return terms;
    }

    /// <summary>How many of the next words are one entry of the synonyms; one word stands for itself.</summary>
    private static int LongestKnown(List<SearchWord> words, int at, SynonymList synonyms)
    {
        for (var length = Math.Min(synonyms.Longest, words.Count - at); length > 1; length--)
        {
            if (synonyms.Knows(words.GetRange(at, length)))
                return length;
        }
        return 1;
    }

    private async Task<List<IndexedProduct>> RankedAsync(CatalogueIndex index, List<SearchTerm> terms, CancellationToken stop)
    {
        var ids = await dialect.ProductIds(db, [.. terms.Select(t => t.Forms)]).ToListAsync(stop);
        var ranking = new Ranking(index, terms);
        return [.. ids.Select(index.Find).OfType<IndexedProduct>()
            .OrderByDescending(ranking.Score).ThenByDescending(p => p.UnitsSold).ThenBy(p => p.Id)];
    }

    /// <summary>What is found when a word is dropped, else by each word alone; the hits of every word are read at once.</summary>
    private async Task<IReadOnlyList<(string Words, int Hits)>> InsteadAsync(CatalogueIndex index, List<SearchTerm> terms, int found, CancellationToken stop)
    {
        if (found > 0 || terms.Count is < 2 or > MostWordsToDrop)
            return [];
        var asked = terms.Select((t, i) => dialect.ProductIds(db, [t.Forms]).Select(id => new { Word = i, Id = id })).Aggregate((a, b) => a.Concat(b));
        var hits = (await asked.ToListAsync(stop)).Where(h => index.Find(h.Id) is not null).ToLookup(h => h.Word, h => h.Id);
        var all = Enumerable.Range(0, terms.Count).ToList();
        var shorter = Found(all.Select(dropped => all.Where(i => i != dropped).ToList())).ToList();
        if (shorter.Count == 0)
            shorter = [.. Found(all.Select(i => new List<int> { i }))];
        return shorter;

        IEnumerable<(string Words, int Hits)> Found(IEnumerable<List<int>> tries) => tries
            .Select(some => (Words: string.Join(' ', some.Select(i => terms[i].Written)), Hits: some.Select(i => hits[i]).Aggregate((a, b) => a.Intersect(b)).Count()))
            .Where(t => t.Hits > 0)
            .OrderByDescending(t => t.Hits)
            .Take(3);
    }

    private static string Shorten(string? typed) => (typed ?? "").Trim() is var text && text.Length > Longest ? text[..Longest] : text;

    private sealed class Answers() : System.Collections.Concurrent.ConcurrentDictionary<string, SearchAnswer>(StringComparer.OrdinalIgnoreCase);
}

/// <summary>Weighs where a product says what was asked for: in its name, on its shelves and among its attributes and makers, or only in its texts.</summary>
internal sealed class Ranking(CatalogueIndex index, IReadOnlyList<SearchTerm> terms)
{
    private const float InName = 10;
    private const float Around = 6;
    private const float InTexts = 1;

    private readonly Dictionary<(int Term, int Fact), float> _facts = [];
    private readonly Dictionary<(int Term, int Shelf), float> _shelves = [];

    public float Score(IndexedProduct product)
    {
        var score = 0f;
        for (var t = 0; t < terms.Count; t++)
        {
            var best = InTexts;
            best = Math.Max(best, InName * terms[t].WeightIn(product.NameWords));
            foreach (var fact in product.Facts)
                best = Math.Max(best, Around * WeightOf(_facts, index.WordsOfFacts, t, fact));
            foreach (var shelf in product.Shelves)
                best = Math.Max(best, Around * WeightOf(_shelves, index.WordsOfShelves, t, shelf));
            score += best;
        }
        return score;
    }

    private float WeightOf(Dictionary<(int, int), float> known, IReadOnlyDictionary<int, int[]> words, int term, int id)
    {
        if (!known.TryGetValue((term, id), out var weight))
            known[(term, id)] = weight = words.TryGetValue(id, out var of) ? terms[term].WeightIn(of) : 0;
        return weight;
    }
}
