using Shop.Common;

namespace Shop.Discounts;

/// <summary>The lines of a cart in an order that doesn't depend on how they came, with what discounts ask of them again and again.</summary>
internal sealed class DiscountBasket
{
    public DiscountBasket(IReadOnlyList<LineToDiscount> lines, Money? shipping)
    {
        Lines = [.. lines.OrderBy(l => l.Key).ThenBy(l => l.UnitPrice.Cents).ThenBy(l => l.Quantity)];
        Totals = [.. Lines.Select(l => (l.UnitPrice * l.Quantity).Cents)];
        Shipping = shipping?.Cents ?? 0;
        HasShipping = shipping is not null;
    }

    public IReadOnlyList<LineToDiscount> Lines { get; }

    /// <summary>Price of each line before discounts, in cents.</summary>
    public long[] Totals { get; }

    public long Shipping { get; }

    public bool HasShipping { get; }

    public long Value(int[] positions)
    {
        long sum = 0;
        foreach (var i in positions)
            sum += Totals[i];
        return sum;
    }

    public int Pieces(int[] positions) => positions.Sum(i => Lines[i].Quantity);

    /// <summary>How far a line may be reduced so that a margin (of 100) is left on the net price; all of it where the cost isn't known.</summary>
    public long RoomAbove(decimal margin, int position)
    {
        var line = Lines[position];
        if (line.UnitCost is not { } cost)
            return Totals[position];
        if (margin >= 100)
            return 0;
        var least = decimal.Ceiling(cost.Cents * line.Quantity / (1 - margin / 100) * (1 + line.TaxRate));
        return Math.Max(0, Totals[position] - (long)least);
    }

    /// <summary>The margin (of 100) that a line leaves after a reduction; null where cost or price isn't there.</summary>
    public decimal? MarginAfter(int position, long reduction)
    {
        var line = Lines[position];
        if (line.UnitCost is not { } cost)
            return null;
        var net = (Totals[position] - reduction) / (1 + line.TaxRate);
        return net <= 0 ? -100 : decimal.Round((net - cost.Cents * line.Quantity) / net * 100, 1);
    }
}
