using System.Text;
using Shop.Common;

namespace Shop.Catalog;

/// <summary>A word as it was written and the key under which all its forms are found.</summary>
/// <param name="Written">As it stands in the text, for showing.</param>
/// <param name="Plain">Folded, umlauts as their plain vowel: what a longer word may begin with.</param>
/// <param name="Key">Without the endings of German and English plurals and cases.</param>
public sealed record SearchWord(string Written, string Plain, string Key);

/// <summary>
/// Makes words comparable, in the texts of products and in what visitors type alike: case and accents vanish, "Mühle", "Muehle" and
/// "Muhle" become one, and so do singular and plural. Light on purpose: what it can't tell apart the ranking does.
/// </summary>
public static class SearchWords
{
    private const int ShortestKey = 3;

    private static readonly HashSet<string> Small =
    [
        "a", "am", "an", "and", "auf", "aus", "bei", "das", "dem", "den", "der", "des", "die", "ein", "eine", "einen", "einer", "for", "from", "fur", "im", "in", "mit",
        "of", "oder", "ohne", "on", "or", "the", "to", "und", "von", "vom", "with", "zu", "zum", "zur",
    ];

    /// <summary>The words of a text in their order; letters and figures part, so that "250g" is "250 g".</summary>
    public static IEnumerable<SearchWord> Of(string text)
    {
        var start = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            var inside = i < text.Length && char.IsLetterOrDigit(text[i]) && (start < 0 || char.IsDigit(text[i]) == char.IsDigit(text[i - 1]));
            if (inside)
            {
                start = start < 0 ? i : start;
                continue;
            }
            if (start >= 0)
                yield return WordOf(text[start..i]);
            start = i < text.Length && char.IsLetterOrDigit(text[i]) ? i : -1;
        }
    }

    /// <summary>The keys of a text with a blank before and after each, as the database keeps them.</summary>
    public static string Stream(IEnumerable<string> texts)
    {
        var stream = new StringBuilder();
        foreach (var word in texts.SelectMany(Of))
            stream.Append(' ').Append(word.Key);
        return stream.Length == 0 ? "" : stream.Append(' ').ToString();
    }

    public static string Stream(string text) => Stream([text]);

    /// <summary>Articles and prepositions, which say nothing about a product.</summary>
    public static bool IsSmall(SearchWord word) => Small.Contains(word.Plain);

    private static SearchWord WordOf(string written)
    {
        var plain = Plain(written);
        return new SearchWord(written, plain, Key(plain));
    }

    /// <summary>"Mühle" and "Muehle" become "muhle".</summary>
    private static string Plain(string written)
    {
        var folded = Slug.Fold(written);
        if (!folded.Contains('e', StringComparison.Ordinal))
            return folded;
        var plain = new StringBuilder(folded.Length);
        foreach (var c in folded)
        {
            if (c != 'e' || !EndsLikeAnUmlaut(plain))
                plain.Append(c);
        }
        return plain.ToString();
    }

    /// <summary>An a, o or u that an e may be spelled after; behind another vowel it isn't ("neue", "blauer").</summary>
    private static bool EndsLikeAnUmlaut(StringBuilder plain) =>
        plain.Length > 0 && plain[^1] is ('a' or 'o' or 'u') && (plain.Length == 1 || plain[^2] is not ('a' or 'e' or 'o'));

    /// <summary>Takes endings off until none is left, so a key's key is itself.</summary>
    private static string Key(string plain)
    {
        if (plain.Length == 0 || char.IsDigit(plain[0]))
            return plain;
        var key = plain;
        while (EndingOf(key) is var length and > 0)
            key = key[..^length];
        return key.Length > ShortestKey && key[^1] == 'y' ? key[..^1] + 'i' : key;
    }

    private static int EndingOf(string word)
    {
        if (word.Length <= ShortestKey)
            return 0;
        var before = word[^2];
        return word[^1] switch
        {
            'e' when before != 'e' => 1,
            'n' when before is 'e' or 'l' or 'r' => 1,
            's' when before is 'e' or 'o' || word.EndsWith("eas", StringComparison.Ordinal) || IsConsonant(before) => 1,
            'r' or 'm' when before == 'e' && word.Length - 2 >= ShortestKey => 2,
            _ => 0,
        };
    }

    private static bool IsConsonant(char c) => char.IsAsciiLetter(c) && c is not ('a' or 'e' or 'i' or 'o' or 'u' or 's');
}
