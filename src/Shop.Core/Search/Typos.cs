namespace Shop.Search;

/// <summary>How far apart two words are: letters left out, added, replaced or swapped with the neighbour (optimal string alignment).</summary>
public static class Typos
{
    /// <summary>How many mistakes are forgiven in a word of this length.</summary>
    public static int Forgiven(int length) => length switch { < 4 => 0, < 6 => 1, _ => 2 };

    /// <summary>The number of mistakes, or null when there are more than <paramref name="most"/>.</summary>
    public static int? Between(string a, string b, int most)
    {
        if (Math.Abs(a.Length - b.Length) > most)
            return null;
        var width = b.Length + 1;
        Span<int> cells = width <= 64 ? stackalloc int[3 * width] : new int[3 * width];
        var (before, last, now) = (0, width, 2 * width);
        for (var j = 0; j < width; j++)
            cells[last + j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            var best = cells[now] = i;
            for (var j = 1; j < width; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                var least = Math.Min(Math.Min(cells[last + j] + 1, cells[now + j - 1] + 1), cells[last + j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    least = Math.Min(least, cells[before + j - 2] + 1);
                cells[now + j] = least;
                best = Math.Min(best, least);
            }
            if (best > most)
                return null;
            (before, last, now) = (last, now, before);
        }
        return cells[last + b.Length] is var mistakes && mistakes <= most ? mistakes : null;
    }
}
