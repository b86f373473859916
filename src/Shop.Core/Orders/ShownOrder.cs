using Shop.Common;
using Shop.Pricing;

namespace Shop.Orders;

/// <summary>
/// An order's amounts as its reader sees them: as they are or, for businesses, net with the VAT below (<see cref="NetShares"/>). Lines stand
/// before discounts, which have rows of their own.
/// </summary>
public sealed class ShownOrder
{
    private readonly Dictionary<OrderLine, Money> _totals;

    /// <param name="order">With lines, taxes and discounts.</param>
    public ShownOrder(Order order, bool net)
    {
        Order = order;
        Net = net && order.Treatment == TaxTreatment.Domestic && !order.Lines.Exists(l => l.Total.IsNegative);
        var (before, discount) = Net ? NetShares.Of(order.Lines.ConvertAll(l => (l.TaxRate, l.Total + l.Discount, l.Discount))) : ([.. order.Lines.Select(l => l.Total + l.Discount)], Money.Zero);
        _totals = order.Lines.Zip(before).ToDictionary(p => p.First, p => p.Second);
        var amounts = Net && order.Discounts.Count > 0 ? discount.Split([.. order.Discounts.Select(d => d.Amount.Cents)]) : [.. order.Discounts.Select(d => d.Amount)];
        Discounts = [.. order.Discounts.Zip(amounts)];
    }

    public Order Order { get; }

    /// <summary>Amounts are net and the VAT comes on top.</summary>
    public bool Net { get; }

    public IReadOnlyList<(OrderDiscount Discount, Money Amount)> Discounts { get; }

    public Money Goods => Order.Lines.Where(l => l.Kind != OrderLineKind.Shipping).Sum(Total);

    public Money Shipping => Order.Lines.Where(l => l.Kind == OrderLineKind.Shipping).Sum(Total);

    /// <summary>Before discounts.</summary>
    public Money Total(OrderLine line) => _totals[line];

    public Money Unit(OrderLine line) => Net ? line.UnitPrice.WithoutTax(line.TaxRate) : line.UnitPrice;
}
