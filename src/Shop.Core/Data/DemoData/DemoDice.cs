namespace Shop.Data.DemoData;

/// <summary>Chance that falls the same way every time: seeded with a name, so that one stage doesn't shift another.</summary>
internal sealed class DemoDice(string name)
{
    private readonly Random _random = new(name.Aggregate(17, (sum, c) => unchecked((sum * 31) + c)));

    public double Next() => _random.NextDouble();

    /// <summary>From <paramref name="from"/> up to and including <paramref name="to"/>.</summary>
    public int Between(int from, int to) => _random.Next(from, to + 1);

    public bool Chance(double probability) => Next() < probability;

    public T Pick<T>(IReadOnlyList<T> items) => items[_random.Next(items.Count)];

    /// <summary>Picks by weight; all weights zero picks the first.</summary>
    public T Pick<T>(IReadOnlyList<T> items, Func<T, double> weight)
    {
        var left = Next() * items.Sum(weight);
        foreach (var item in items)
        {
            left -= weight(item);
            if (left < 0)
                return item;
        }
        return items[0];
    }

    /// <summary>A number of independent events of which <paramref name="mean"/> are expected (Poisson).</summary>
    public int Events(double mean)
    {
        var limit = Math.Exp(-mean);
        var product = Next();
        var events = 0;
        while (product > limit)
        {
            product *= Next();
            events++;
        }
        return events;
    }

    /// <summary>An unguessable-looking key of letters and digits.</summary>
    public string Key(int length) => string.Create(length, this, static (chars, dice) =>
    {
        const string alphabet = "abcdefghijkmnpqrstuvwxyz23456789";
        for (var i = 0; i < chars.Length; i++)
            chars[i] = alphabet[dice.Between(0, alphabet.Length - 1)];
    });
}
