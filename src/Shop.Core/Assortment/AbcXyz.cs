namespace Shop.Assortment;

/// <summary>How much of the result a product brings.</summary>
public enum AbcClass
{
    A,
    B,
    C,
}

/// <summary>How evenly a product sells.</summary>
public enum XyzClass
{
    X,
    Y,
    Z,
}

/// <summary>A product's share of the whole, and of the whole together with all before it; fractions.</summary>
public sealed record Ranked(int Id, long Value, decimal Share, decimal Cumulative, AbcClass Class);

/// <summary>
/// Sorts products into classes. ABC: the largest first; a product belongs to A as long as those before it bring less than the first
/// bound, to B below the second, so the one that crosses a bound still counts to the better class. What brings nothing or costs money is C.
/// </summary>
public static class AbcXyz
{
    /// <param name="values">Id and result of each product; ids are unique.</param>
    /// <param name="a">Percent of the sum of all positive results, usually 80.</param>
    /// <param name="b">Percent, usually 95.</param>
    public static IReadOnlyList<Ranked> Rank(IEnumerable<(int Id, long Value)> values, decimal a = 80, decimal b = 95)
    {
        var sorted = values.OrderByDescending(v => v.Value).ThenBy(v => v.Id).ToList();
        var whole = sorted.Where(v => v.Value > 0).Sum(v => v.Value);
        var ranked = new List<Ranked>(sorted.Count);
        long before = 0;
        foreach (var (id, value) in sorted)
        {
            var own = Math.Max(0, value);
            var place = value <= 0 ? AbcClass.C
                : before * 100m < whole * a ? AbcClass.A
                : before * 100m < whole * b ? AbcClass.B
                : AbcClass.C;
            before += own;
            ranked.Add(new Ranked(id, value, whole == 0 ? 0 : (decimal)own / whole, whole == 0 ? 0 : (decimal)before / whole, place));
        }
        return ranked;
    }

    /// <summary>X up to the first bound of the variation coefficient, Y up to the second, Z above it and for what didn't sell at all.</summary>
    public static XyzClass Xyz(decimal? variation, decimal x = 0.5m, decimal y = 1m) =>
        variation is not { } v ? XyzClass.Z : v <= x ? XyzClass.X : v <= y ? XyzClass.Y : XyzClass.Z;
}
