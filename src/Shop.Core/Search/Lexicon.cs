using Shop.Catalog;

namespace Shop.Search;

/// <summary>The words a catalogue consists of: which of them a typed word means, and what was meant when none.</summary>
public sealed class Lexicon
{
    private const int ShortestPart = 3;
    private const int ShortestWithin = 5;
    private const float Whole = 1f;
    private const float End = 0.8f;
    private const float Beginning = 0.5f;
    private const float Within = 0.35f;

    private readonly List<Entry> _entries = [];
    private readonly Dictionary<string, int> _byKey = new(StringComparer.Ordinal);

    public int Count => _entries.Count;

    /// <summary>Takes the words of a text in; returns their numbers.</summary>
    public int[] Add(string text, int weight = 1) => [.. SearchWords.Of(text).Select(w => Add(w, weight)).Distinct()];

    internal string KeyOf(int number) => _entries[number].Key;

    /// <summary>The numbers of these keys, or null when one is unknown.</summary>
    internal int[]? Find(IReadOnlyCollection<string> keys)
    {
        var numbers = keys.Select(k => _byKey.GetValueOrDefault(k, -1)).ToArray();
        return Array.IndexOf(numbers, -1) < 0 ? numbers : null;
    }

    /// <summary>
    /// The words that a word means, by number, with how well: itself in any form; compounds that end with it, whose kind it names
    /// (Röstkaffee for Kaffee); those that begin with it (Kaffeekanne); those that hold it.
    /// </summary>
    public IEnumerable<(int Number, float Weight)> Meant(SearchWord word)
    {
        for (var i = 0; i < _entries.Count; i++)
        {
            if (WeightOf(_entries[i].Key, word) is var weight and > 0)
                yield return (i, weight);
        }
    }

    /// <summary>What was probably meant by a word that means nothing: two words run together, or the nearest by mistakes in typing.</summary>
    public string? Correct(SearchWord word)
    {
        if (word.Plain.Any(char.IsDigit))
            return null;
        return Split(word) ?? Nearest(word);
    }

    private static float WeightOf(string key, SearchWord word)
    {
        if (key == word.Key)
            return Whole;
        if (IsFigure(word.Plain))
            return 0;
        if (word.Key.Length >= ShortestPart && key.Length >= word.Key.Length + ShortestPart && key.EndsWith(word.Key, StringComparison.Ordinal))
            return End;
        if (word.Plain.Length > 1 && key.StartsWith(word.Plain, StringComparison.Ordinal))
            return Beginning;
        if (word.Key.Length < ShortestWithin)
            return 0;
        return key.StartsWith(word.Key, StringComparison.Ordinal) ? Beginning : key.Contains(word.Key, StringComparison.Ordinal) ? Within : 0;
    }

    /// <summary>Whether longer words that begin like this are meant too, and how the beginning is spelled.</summary>
    internal static IEnumerable<string> BeginningsOf(SearchWord word)
    {
        if (word.Plain.Length > 1 && !IsFigure(word.Plain))
            yield return word.Plain;
        if (word.Key.Length >= ShortestWithin && word.Key != word.Plain)
            yield return word.Key;
    }

    private static bool IsFigure(string plain) => char.IsDigit(plain[0]);

    private int Add(SearchWord word, int weight)
    {
        if (!_byKey.TryGetValue(word.Key, out var number))
        {
            number = _byKey[word.Key] = _entries.Count;
            _entries.Add(new Entry(word.Key, word.Plain));
        }
        _entries[number].Say(word.Written, weight);
        return number;
    }

    private string? Split(SearchWord word)
    {
        for (var at = ShortestPart; at <= word.Plain.Length - ShortestPart; at++)
        {
            var first = SearchWords.Of(word.Plain[..at]).Single().Key;
            var second = SearchWords.Of(word.Plain[at..]).Single().Key;
            if (_byKey.TryGetValue(first, out var one) && _byKey.TryGetValue(second, out var two))
                return $"{_entries[one].Written} {_entries[two].Written}";
        }
        return null;
    }

    private string? Nearest(SearchWord word)
    {
        var most = Typos.Forgiven(word.Plain.Length);
        if (most == 0)
            return null;
        var near =
            from entry in _entries
            let distance = Distance(word, entry, most)
            where distance is not null
            orderby distance, entry.Weight descending, entry.Key
            select entry.Written;
        return near.FirstOrDefault();
    }

    /// <summary>Mistakes between the words in their plain or shortest form; the beginning of a compound counts half a mistake more.</summary>
    private static double? Distance(SearchWord word, Entry entry, int most)
    {
        if (char.IsDigit(entry.Key[0]))
            return null;
        var whole = Typos.Between(word.Plain, entry.Plain, most) is { } plain ? plain : Typos.Between(word.Key, entry.Key, most);
        var other = word.Plain[0] == entry.Plain[0] ? 0 : 1;
        if (whole is { } mistakes && mistakes + other <= most)
            return mistakes + other;
        return other == 0 && word.Plain.Length >= ShortestWithin && entry.Plain.Length > word.Plain.Length + ShortestPart
            && Typos.Between(word.Plain, entry.Plain[..word.Plain.Length], 1) is { } begun ? begun + 0.5 : null;
    }

    /// <summary>A key with the spelling that is most frequent.</summary>
    private sealed class Entry(string key, string plain)
    {
        private readonly Dictionary<string, int> _spellings = new(StringComparer.Ordinal);
        private int _most;

        public string Key => key;

        public string Plain => plain;

        public string Written { get; private set; } = "";

        /// <summary>How many products it speaks of.</summary>
        public int Weight { get; private set; }

        public void Say(string written, int weight)
        {
            Weight += weight;
            var times = _spellings[written] = _spellings.GetValueOrDefault(written) + weight;
            if (times <= _most)
                return;
            _most = times;
            Written = written;
        }
    }
}
