using Shop.Common;
using Shop.Orders;

namespace Shop.Returns;

/// <summary>What is paid back for a line.</summary>
public sealed record RefundPart(int OrderLineId, OrderLineKind Kind, int Quantity, Money Gross, decimal TaxRate);

/// <summary>What is paid back for a return.</summary>
public sealed record RefundQuote(IReadOnlyList<RefundPart> Parts, Money Tax)
{
    public Money Total => Parts.Sum(p => p.Gross);

    public Money Shipping => Parts.Where(p => p.Kind == OrderLineKind.Shipping).Sum(p => p.Gross);
}

/// <summary>
/// Values what came back. Pure. However an order comes back in pieces, the pieces add up to the order, gross and VAT to the cent: every
/// part is the difference between what was left before and what is left after it.
/// </summary>
public static class RefundCalculator
{
    /// <param name="order">With its lines.</param>
    /// <param name="before">Pieces per line that came back earlier.</param>
    /// <param name="now">Pieces per line that come back now.</param>
    /// <param name="standardShipping">What the standard delivery would have cost: express surcharges aren't paid back (§357 (2) BGB).</param>
    public static RefundQuote Quote(Order order, IReadOnlyDictionary<int, int> before, IReadOnlyDictionary<int, int> now, Money standardShipping)
    {
        var parts = order.Lines.Where(l => now.GetValueOrDefault(l.Id) > 0)
            .Select(l => new RefundPart(l.Id, l.Kind, now[l.Id], Share(l, before.GetValueOrDefault(l.Id) + now[l.Id]) - Share(l, before.GetValueOrDefault(l.Id)), l.TaxRate))
            .ToList();
        // Shipping is owed back when the whole contract is undone; it was needed for what the customer keeps.
        if (order.Lines.Where(l => l.Kind != OrderLineKind.Shipping).All(l => before.GetValueOrDefault(l.Id) + now.GetValueOrDefault(l.Id) >= l.Quantity))
            parts.AddRange(ShippingOf(order, standardShipping));
        return new RefundQuote(parts, parts.GroupBy(p => p.TaxRate).Sum(g => TaxOf(order, before, g.Key, g.Sum(p => p.Gross))));
    }

    private static IEnumerable<RefundPart> ShippingOf(Order order, Money standard)
    {
        var lines = order.Lines.Where(l => l.Kind == OrderLineKind.Shipping && l.Total.IsPositive).ToList();
        if (lines.Count == 0)
            return [];
        var paid = lines.Sum(l => l.Total);
        var back = paid < standard ? paid : standard;
        return lines.Zip(back.Split([.. lines.Select(l => l.Total.Cents)]), (l, part) => new RefundPart(l.Id, l.Kind, 1, part, l.TaxRate)).Where(p => p.Gross.IsPositive);
    }

    private static Money TaxOf(Order order, IReadOnlyDictionary<int, int> before, decimal rate, Money part)
    {
        var left = order.Lines.Where(l => l.TaxRate == rate).Sum(l => l.Total - (l.Kind == OrderLineKind.Shipping ? Money.Zero : Share(l, before.GetValueOrDefault(l.Id))));
        return left.TaxIncluded(rate) - (left - part).TaxIncluded(rate);
    }

    private static Money Share(OrderLine line, int pieces) => line.Quantity == 0 ? Money.Zero : Money.From(line.Total.Amount * pieces / line.Quantity);
}
