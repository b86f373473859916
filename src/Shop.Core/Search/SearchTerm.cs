using Shop.Catalog;

namespace Shop.Search;

/// <summary>One thing that was asked for: a typed word or words with a meaning of their own, with all that it means.</summary>
internal sealed class SearchTerm
{
    private const float OfSynonym = 0.9f;
    private const int MostForms = 120;

    private readonly HashSet<SearchForm> _forms = [];
    private readonly Dictionary<int, float> _words = [];
    private readonly List<(int[] Words, float Weight)> _phrases = [];

    public SearchTerm(Lexicon lexicon, IReadOnlyList<SearchWord> typed, SynonymList synonyms)
    {
        Typed = typed;
        Add(lexicon, typed, 1);
        foreach (var other in synonyms.For(typed))
            Add(lexicon, other, OfSynonym);
    }

    public IReadOnlyList<SearchWord> Typed { get; }

    public string Written => string.Join(' ', Typed.Select(w => w.Written));

    /// <summary>What the database looks for.</summary>
    public IReadOnlyList<SearchForm> Forms => [.. _forms.Take(MostForms)];

    /// <summary>Whether the catalogue has no such word in names, shelves, attributes and makers.</summary>
    public bool IsUnknown => _words.Count == 0 && _phrases.Count == 0;

    /// <summary>How well these words, said in one breath, are what was asked for.</summary>
    public float WeightIn(int[] words)
    {
        var best = 0f;
        foreach (var word in words)
            best = Math.Max(best, _words.GetValueOrDefault(word));
        foreach (var (phrase, weight) in _phrases)
        {
            if (weight > best && Array.TrueForAll(phrase, w => Array.IndexOf(words, w) >= 0))
                best = weight;
        }
        return best;
    }

    private void Add(Lexicon lexicon, IReadOnlyList<SearchWord> words, float weight)
    {
        _forms.Add(new SearchForm(string.Join(' ', words.Select(w => w.Key))));
        if (words.Count > 1)
        {
            if (lexicon.Find([.. words.Select(w => w.Key)]) is { } phrase)
                _phrases.Add((phrase, weight));
            return;
        }
        foreach (var beginning in Lexicon.BeginningsOf(words[0]))
            _forms.Add(new SearchForm(beginning, Begins: true));
        foreach (var (number, how) in lexicon.Meant(words[0]))
        {
            _words[number] = Math.Max(_words.GetValueOrDefault(number), how * weight);
            AddForm(lexicon.KeyOf(number));
        }
    }

    /// <summary>Keys that a beginning finds anyway needn't be looked for one by one.</summary>
    private void AddForm(string key)
    {
        if (!_forms.Any(f => f.Begins && key.StartsWith(f.Text, StringComparison.Ordinal)))
            _forms.Add(new SearchForm(key));
    }
}
