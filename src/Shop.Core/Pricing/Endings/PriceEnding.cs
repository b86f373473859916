using System.Globalization;
using Shop.Common;

namespace Shop.Pricing.Endings;

/// <summary>Which way a price goes to its ending.</summary>
public enum EndingDirection
{
    Nearest,
    Up,
    Down,
}

/// <summary>How prices of a band end: on <paramref name="Last"/> in every <paramref name="Step"/>, so 95 in 100 is 0.95, 1.95, 2.95 and 900 in 1000 is 9, 19, 29 euros.</summary>
/// <param name="UpTo">Cents, included; null for all prices above the other bands.</param>
/// <param name="Step">Cents, at least 1; 1 leaves prices as they come.</param>
/// <param name="Last">Cents, below the step.</param>
public sealed record EndingBand(long? UpTo, int Step, int Last);

/// <summary>
/// How prices should look. The bands say which prices are allowed at all; a price goes to the next allowed one above, below, or the nearer of both,
/// whichever band that one lies in. So a price that is allowed stays, and applying it twice is applying it once. Pure.
/// </summary>
public sealed class PriceEnding : IEquatable<PriceEnding>
{
    private readonly string _text;

    /// <param name="direction">Null: up for prices that are calculated, which are lower bounds, and to the nearest for prices that are changed.</param>
    /// <param name="bands">See <see cref="WhyNot"/>.</param>
    public PriceEnding(EndingDirection? direction, IReadOnlyList<EndingBand> bands)
    {
        Direction = direction;
        Bands = [.. bands.OrderBy(b => b.UpTo ?? long.MaxValue)];
        _text = string.Join(';', Bands.Select(b => string.Create(CultureInfo.InvariantCulture, $"{b.UpTo}:{b.Step}:{b.Last}")).Prepend(direction?.ToString() ?? ""));
    }

    public EndingDirection? Direction { get; }

    /// <summary>In ascending order, the last one open.</summary>
    public IReadOnlyList<EndingBand> Bands { get; }

    /// <summary>The same ending for all prices.</summary>
    public static PriceEnding Every(int step, int last) => new(null, [new EndingBand(null, step, last)]);

    /// <summary>"Up;1000:100:95;:100:90" is up to ,95 as far as 10 €, above to ,90.</summary>
    public static PriceEnding Parse(string text)
    {
        var parts = text.Split(';');
        return new(parts[0].Length == 0 ? null : Enum.Parse<EndingDirection>(parts[0]), [.. parts.Skip(1).Select(p => p.Split(':')).Select(b =>
            new EndingBand(b[0].Length == 0 ? null : Number(b[0]), (int)Number(b[1]), (int)Number(b[2])))]);
    }

    /// <summary>Why prices can't be brought to these bands; null when they can.</summary>
    public static Problem? WhyNot(IReadOnlyCollection<EndingBand> bands)
    {
        if (bands.Count(b => b.UpTo is null) != 1)
            return new Problem("ending-open", "Genau eine Zeile bleibt ohne Obergrenze: sie gilt für alle höheren Preise.");
        if (bands.Any(b => b.UpTo <= 0) || bands.DistinctBy(b => b.UpTo).Count() < bands.Count)
            return new Problem("ending-limits", "Jede Obergrenze ist ein anderer Betrag über null.");
        return bands.Any(b => b.Step < 1 || b.Last < 0 || b.Last >= b.Step)
            ? new Problem("ending-step", "Eine Endung ist kleiner als der Abstand, in dem sie sich wiederholt: 0,95 je 1 €, 9,00 je 10 €.")
            : null;
    }

    /// <summary>The price with its ending; below the first allowed price it goes up to that one, unless the rule only goes down.</summary>
    /// <param name="price">Gross; zero and less stay what they are.</param>
    /// <param name="usual">The way where the rule names none.</param>
    /// <param name="below">It has to come out below this one where any ending does, for a price that is lowered.</param>
    public Money Apply(Money price, EndingDirection usual, Money? below = null)
    {
        if (!price.IsPositive)
            return price;
        var (under, over) = (AtMost(price.Cents), AtLeast(price.Cents));
        var ended = (Direction ?? usual) switch
        {
            EndingDirection.Up => over,
            EndingDirection.Down => under ?? price.Cents,
            _ => under is { } u && price.Cents - u < over - price.Cents ? u : over,
        };
        return new Money(below is { } bound && ended >= bound.Cents ? AtMost(bound.Cents - 1) ?? ended : ended);
    }

    public bool Equals(PriceEnding? other) => other is not null && other._text == _text;

    public override bool Equals(object? obj) => Equals(obj as PriceEnding);

    public override int GetHashCode() => _text.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => _text;

    /// <summary>The lowest allowed price that isn't below; the open band always has one.</summary>
    private long AtLeast(long cents)
    {
        var from = 1L;
        foreach (var band in Bands)
        {
            var start = Math.Max(cents, from);
            var ended = start + Remainder(band.Last - start, band.Step);
            if (band.UpTo is not { } end || ended <= end)
                return ended;
            from = end + 1;
        }
        return cents;
    }

    /// <summary>The highest allowed price that isn't above; null where there is none above zero.</summary>
    private long? AtMost(long cents)
    {
        for (var i = Bands.Count - 1; i >= 0; i--)
        {
            var from = i == 0 ? 1 : Bands[i - 1].UpTo!.Value + 1;
            var start = Math.Min(cents, Bands[i].UpTo ?? cents);
            var ended = start - Remainder(start - Bands[i].Last, Bands[i].Step);
            if (ended >= from)
                return ended;
        }
        return null;
    }

    private static long Remainder(long of, long step) => ((of % step) + step) % step;

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
