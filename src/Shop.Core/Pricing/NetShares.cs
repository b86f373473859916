using Shop.Common;

namespace Shop.Pricing;

/// <summary>
/// Takes the VAT out of gross amounts for those who read net ones. VAT stays what it is, per rate from the sum of what is owed; the net
/// of a rate is shared out over its parts by the largest remainder, so that net parts, less the net discounts, and VAT add up to the very
/// total that is owed. Pure.
/// </summary>
public static class NetShares
{
    /// <param name="parts">Gross amounts before discounts, with what discounts take off them.</param>
    /// <returns>Every part's net before discounts, in the same order, and the net of all discounts.</returns>
    public static (IReadOnlyList<Money> Before, Money Discount) Of(IReadOnlyList<(decimal Rate, Money Before, Money Discount)> parts)
    {
        var before = new Money[parts.Count];
        var discount = Money.Zero;
        foreach (var rate in parts.Index().GroupBy(p => p.Item.Rate))
        {
            var off = rate.Sum(p => p.Item.Discount).WithoutTax(rate.Key);
            var net = rate.Sum(p => p.Item.Before - p.Item.Discount).WithoutTax(rate.Key) + off;
            foreach (var (part, share) in rate.Zip(net.Split([.. rate.Select(p => p.Item.Before.Cents)])))
                before[part.Index] = share;
            discount += off;
        }
        return (before, discount);
    }
}
