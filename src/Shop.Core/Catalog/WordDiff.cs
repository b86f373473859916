using System.Text.RegularExpressions;

namespace Shop.Catalog;

/// <summary>A piece of a text that changed: kept, taken out or put in.</summary>
public sealed record DiffPart(DiffKind Kind, string Text);

/// <summary>What happened to a piece.</summary>
public enum DiffKind
{
    Same,
    Removed,
    Added,
}

/// <summary>Finds the words that changed between two wordings: the longest common sequence of words stays.</summary>
public static partial class WordDiff
{
    /// <summary>Beyond this many pairs of words the changed middle is shown as a whole, so that time and memory stay bounded.</summary>
    private const int MostPairs = 2_000_000;

    public static IReadOnlyList<DiffPart> Of(string before, string after)
    {
        var (a, b) = (Words(before), Words(after));
        var head = 0;
        while (head < a.Length && head < b.Length && a[head] == b[head])
            head++;
        var tail = 0;
        while (tail < a.Length - head && tail < b.Length - head && a[^(tail + 1)] == b[^(tail + 1)])
            tail++;
        var parts = new List<(DiffKind Kind, string Text)>();
        parts.AddRange(a[..head].Select(w => (DiffKind.Same, w)));
        parts.AddRange(Middle(a[head..(a.Length - tail)], b[head..(b.Length - tail)]));
        parts.AddRange(a[(a.Length - tail)..].Select(w => (DiffKind.Same, w)));
        return Joined(parts);
    }

    private static string[] Words(string text) => [.. Word().Matches(text).Select(m => m.Value)];

    private static IEnumerable<(DiffKind, string)> Middle(string[] a, string[] b)
    {
        if (a.Length == 0 || b.Length == 0 || (long)a.Length * b.Length > MostPairs)
            return a.Select(w => (DiffKind.Removed, w)).Concat(b.Select(w => (DiffKind.Added, w)));
        return Walk(a, b, Lengths(a, b));
    }

    /// <summary>Lengths of the longest common sequences of all endings.</summary>
    private static int[,] Lengths(string[] a, string[] b)
    {
        var longest = new int[a.Length + 1, b.Length + 1];
        for (var i = a.Length - 1; i >= 0; i--)
        {
            for (var j = b.Length - 1; j >= 0; j--)
                longest[i, j] = a[i] == b[j] ? longest[i + 1, j + 1] + 1 : Math.Max(longest[i + 1, j], longest[i, j + 1]);
        }
        return longest;
    }

    private static IEnumerable<(DiffKind, string)> Walk(string[] a, string[] b, int[,] longest)
    {
        var (i, j) = (0, 0);
        while (i < a.Length || j < b.Length)
        {
            if (i < a.Length && j < b.Length && a[i] == b[j])
            {
                yield return (DiffKind.Same, a[i++]);
                j++;
            }
            else if (j == b.Length || (i < a.Length && longest[i + 1, j] >= longest[i, j + 1]))
            {
                yield return (DiffKind.Removed, a[i++]);
            }
            else
            {
                yield return (DiffKind.Added, b[j++]);
            }
        }
    }

    /// <summary>Neighbours of a kind in one piece; between two changes a lone space goes with them, so that phrases stay together.</summary>
    private static List<DiffPart> Joined(List<(DiffKind Kind, string Text)> words)
    {
        var joined = new List<DiffPart>();
        var (removed, added, same) = ("", "", "");
        foreach (var (kind, text) in words)
        {
            if (kind == DiffKind.Same)
            {
                same += text;
                if (removed.Length + added.Length > 0 && string.IsNullOrWhiteSpace(same) && same.Length < 2)
                    continue;
                Flush();
                continue;
            }
            (removed, added, same) = (removed + same, added + same, "");
            (removed, added) = kind == DiffKind.Removed ? (removed + text, added) : (removed, added + text);
        }
        Flush();
        return Merged(joined);

        void Flush()
        {
            if (removed.Length > 0)
                joined.Add(new DiffPart(DiffKind.Removed, removed));
            if (added.Length > 0)
                joined.Add(new DiffPart(DiffKind.Added, added));
            (removed, added) = ("", "");
            if (same.Length == 0)
                return;
            joined.Add(new DiffPart(DiffKind.Same, same));
            same = "";
        }
    }

    private static List<DiffPart> Merged(List<DiffPart> parts)
    {
        var merged = new List<DiffPart>();
        foreach (var part in parts)
        {
            if (merged.Count > 0 && merged[^1].Kind == part.Kind)
                merged[^1] = merged[^1] with { Text = merged[^1].Text + part.Text };
            else
                merged.Add(part);
        }
        return merged;
    }

    [GeneratedRegex(@"\s+|\w+|[^\s\w]", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
