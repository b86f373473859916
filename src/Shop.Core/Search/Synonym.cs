using Microsoft.EntityFrameworkCore;
using Shop.Catalog;
using Shop.Common;
using Shop.Data;

namespace Shop.Search;

/// <summary>Words that mean the same in this shop; who types one finds the others as well.</summary>
public class Synonym : IAudited, IVersioned, IShownInShop
{
    public int Id { get; set; }

    /// <summary>Two or more words or phrases of either language with commas between: "Stempelkanne, French Press".</summary>
    public string Words { get; set; } = "";

    public int Version { get; set; }

    public IEnumerable<string> StaleTags => ["catalog"];

    /// <summary>The words one by one, each once and without blanks around.</summary>
    public static IReadOnlyList<string> Split(string words) =>
        [.. words.Split([',', ';', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>Why these words can't be kept together; null when they can.</summary>
    public static Problem? WhyNot(string words)
    {
        var entries = Split(words);
        if (entries.Count < 2)
            return new Problem("too-few-words", "Bitte mindestens zwei Wörter, mit Komma getrennt.");
        return entries.FirstOrDefault(e => !SearchWords.Of(e).Any()) is { } empty
            ? new Problem("no-word", "„{0}“ ist kein Wort.", empty)
            : null;
    }
}

/// <summary>All synonyms of the shop, ready to be looked up.</summary>
public sealed class SynonymList
{
    private readonly Dictionary<string, List<IReadOnlyList<SearchWord>>> _others = new(StringComparer.Ordinal);

    public SynonymList(IEnumerable<string> groups)
    {
        foreach (var group in groups)
        {
            var entries = Synonym.Split(group).Select(e => SearchWords.Of(e).ToList()).Where(e => e.Count > 0).ToList();
            foreach (var entry in entries)
                Add(KeyOf(entry), entries.Where(e => e != entry));
        }
    }

    /// <summary>The longest entry, in words.</summary>
    public int Longest { get; private set; } = 1;

    /// <summary>The synonyms from memory, until they change.</summary>
    public static async Task<SynonymList> KeptAsync(ShopDb db, TagCache cache, CancellationToken stop) =>
        await cache.GetAsync("search:synonyms", "catalog", async () => new SynonymList(await db.Synonyms.AsNoTracking().Select(s => s.Words).ToListAsync(stop)));

    public bool Knows(IReadOnlyList<SearchWord> words) => _others.ContainsKey(KeyOf(words));

    /// <summary>What else is called so.</summary>
    public IReadOnlyList<IReadOnlyList<SearchWord>> For(IReadOnlyList<SearchWord> words) => _others.GetValueOrDefault(KeyOf(words)) ?? [];

    private static string KeyOf(IReadOnlyList<SearchWord> words) => string.Join(' ', words.Select(w => w.Key));

    private void Add(string key, IEnumerable<IReadOnlyList<SearchWord>> others)
    {
        if (!_others.TryGetValue(key, out var known))
            _others[key] = known = [];
        known.AddRange(others);
        Longest = Math.Max(Longest, key.Count(c => c == ' ') + 1);
    }
}
