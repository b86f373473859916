using Shop.Common;

namespace Shop.Discounts;

/// <summary>A discount whose conditions hold, with what it would save on its own.</summary>
internal sealed class Candidate(Discount discount, int rank, Problem how)
{
    private Func<long[]>? _split;

    public Discount Discount { get; } = discount;

    /// <summary>Its place among all discounts, by priority.</summary>
    public int Rank { get; } = rank;

    /// <summary>How it is reckoned, in words.</summary>
    public Problem How { get; } = how;

    /// <summary>What it saves when it is alone, in cents.</summary>
    public long Gain { get; private set; }

    /// <summary>An amount off the whole cart, wherever the other discounts leave something; zero for all other kinds.</summary>
    public long Whole { get; private init; }

    public long Shipping { get; private init; }

    /// <summary>The lines it reduces, with <see cref="Parts"/> and <see cref="Room"/> beside them.</summary>
    public int[] Positions { get; private init; } = [];

    /// <summary>Reduction of each of its lines; a split is made when it is first asked for.</summary>
    public long[] Parts
    {
        get => field ??= _split?.Invoke() ?? [];
        private set;
    }

    /// <summary>How far its lines may be reduced altogether; null without a limit.</summary>
    public long[]? Room { get; private init; }

    public static Candidate OfWhole(Discount discount, int rank, Problem how, long amount, long value) =>
        new(discount, rank, how) { Whole = amount, Gain = Math.Min(amount, value) };

    public static Candidate OfShipping(Discount discount, int rank, Problem how, long amount) =>
        new(discount, rank, how) { Shipping = amount, Gain = amount };

    public static Candidate OfParts(Discount discount, int rank, Problem how, DiscountBasket basket, int[] positions, long[] parts)
    {
        var room = RoomOf(discount, basket, positions);
        var capped = room is null ? parts : [.. parts.Zip(room, Math.Min)];
        return new(discount, rank, how) { Positions = positions, Parts = capped, Room = room, Gain = capped.Sum() };
    }

    /// <summary>An amount shared by lines in proportion to their prices, by largest remainder.</summary>
    public static Candidate OfSplit(Discount discount, int rank, Problem how, DiscountBasket basket, int[] positions, long amount)
    {
        long[] Split() => [.. new Money(amount).Split([.. positions.Select(i => basket.Totals[i])]).Select(m => m.Cents)];
        return discount is { MarginCaps: true, MarginFloor: not null }
            ? OfParts(discount, rank, how, basket, positions, Split())
            : new(discount, rank, how) { Positions = positions, Gain = amount, _split = Split };
    }

    private static long[]? RoomOf(Discount discount, DiscountBasket basket, int[] positions) =>
        discount is { MarginCaps: true, MarginFloor: { } floor } ? [.. positions.Select(i => basket.RoomAbove(floor, i))] : null;
}
