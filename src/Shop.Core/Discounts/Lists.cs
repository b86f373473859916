using System.Globalization;
using Shop.Common;

namespace Shop.Discounts;

/// <summary>A few ids in one column, ascending: "3,17,20". Equal by what is in it, and the change log can say it.</summary>
public sealed class IdList : IEquatable<IdList>
{
    private readonly int[] _ids;
    private readonly string _text;

    public IdList(IEnumerable<int> ids)
    {
        _ids = [.. ids.Distinct().Order()];
        _text = string.Join(',', _ids.Select(i => i.ToString(CultureInfo.InvariantCulture)));
    }

    public static IdList None { get; } = new([]);

    public int Count => _ids.Length;

    public bool IsEmpty => _ids.Length == 0;

    public IReadOnlyList<int> Ids => _ids;

    public static IdList Parse(string? text) => string.IsNullOrEmpty(text)
        ? None
        : new(text.Split(',').Select(t => int.Parse(t, CultureInfo.InvariantCulture)));

    public bool Contains(int id) => Array.BinarySearch(_ids, id) >= 0;

    public bool Equals(IdList? other) => other is not null && other._text == _text;

    public override bool Equals(object? obj) => Equals(obj as IdList);

    public override int GetHashCode() => _text.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => _text;
}

/// <summary>A step of a tiered discount: from a value of goods on, so much percent or such an amount.</summary>
/// <param name="Percent">Of 100; zero where an amount is given.</param>
public sealed record Tier(Money From, decimal Percent, Money Amount);

/// <summary>The steps in one column, ascending: "3000:5:0;5000:0:700" is 5 % from 30 €, 7 € from 50 €.</summary>
public sealed class TierList : IEquatable<TierList>
{
    private readonly string _text;

    public TierList(IEnumerable<Tier> tiers)
    {
        Tiers = [.. tiers.OrderBy(t => t.From.Cents)];
        _text = string.Join(';', Tiers.Select(t => string.Create(CultureInfo.InvariantCulture, $"{t.From.Cents}:{t.Percent:0.####}:{t.Amount.Cents}")));
    }

    public static TierList None { get; } = new([]);

    public IReadOnlyList<Tier> Tiers { get; }

    public bool IsEmpty => Tiers.Count == 0;

    /// <summary>The highest step that a value reaches; null below the first.</summary>
    public Tier? Reached(Money value) => Tiers.LastOrDefault(t => t.From <= value);

    public static TierList Parse(string? text) => string.IsNullOrEmpty(text) ? None : new(text.Split(';').Select(step =>
    {
        var parts = step.Split(':');
        return new Tier(Cents(parts[0]), decimal.Parse(parts[1], CultureInfo.InvariantCulture), Cents(parts[2]));
    }));

    public bool Equals(TierList? other) => other is not null && other._text == _text;

    public override bool Equals(object? obj) => Equals(obj as TierList);

    public override int GetHashCode() => _text.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => _text;

    private static Money Cents(string text) => new(long.Parse(text, CultureInfo.InvariantCulture));
}
