using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Orders;
using Shop.Payments;
using Shop.Returns;

namespace Shop.Data.DemoData;

/// <summary>Sends about four in a hundred shipped orders back, in part or whole, and pays the money back.</summary>
internal sealed class DemoReturns(ShopDb db, DemoCalendar calendar, DemoStock stock)
{
    private const double Share = 0.042;
    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-DE");

    private readonly DemoDice _dice = new("returns");

    public async Task SeedAsync(IReadOnlyList<Order> orders, CancellationToken stop)
    {
        var returned = orders.Select(o => (Order: o, At: ReturnedAt(o))).Where(r => r.At is not null).ToList();
        await LearnLineIdsAsync(returned.ConvertAll(r => r.Order), stop);
        foreach (var (order, at) in returned)
            TakeBack(order, at!.Value);
        await db.SaveChangesAsync(stop);
        db.ChangeTracker.Clear();
    }

    private DateTime? ReturnedAt(Order order)
    {
        if (order is not { ShippedAt: { } shipped, PaidAt: { } paid } || !_dice.Chance(Share))
            return null;
        var arrived = DemoCalendar.WorkingDay(Clock.BusinessDay(shipped > paid ? shipped : paid).AddDays(_dice.Between(5, 17)));
        var at = DemoCalendar.At(arrived, 10, _dice.Between(0, 59));
        return at.AddHours(4) < calendar.Now ? at : null;
    }

    private async Task LearnLineIdsAsync(List<Order> orders, CancellationToken stop)
    {
        var ids = orders.ConvertAll(o => o.Id);
        var known = await db.OrderLines.AsNoTracking()
            .Where(l => ids.Contains(l.OrderId))
            .ToDictionaryAsync(l => (l.OrderId, l.Position), l => l.Id, stop);
        foreach (var line in orders.SelectMany(o => o.Lines))
            line.Id = known[(line.OrderId, line.Position)];
    }

    private void TakeBack(Order order, DateTime at)
    {
        var goods = order.Lines.Where(l => l.Kind == OrderLineKind.Goods).ToList();
        var whole = goods.Count == 1 || _dice.Chance(0.25);
        var lines = whole ? goods : [_dice.Pick(goods)];
        var quantities = lines.ToDictionary(l => l, l => whole ? l.Quantity : _dice.Between(1, l.Quantity));
        var refund = RefundCalculator.Quote(
            order, new Dictionary<int, int>(), quantities.ToDictionary(q => q.Key.Id, q => q.Value), order.Lines.Where(l => l.Kind == OrderLineKind.Shipping).Sum(l => l.Total));
        var reason = ReasonOf(lines[0]);

        var returned = new OrderReturn
        {
            OrderId = order.Id,
            ReceivedAt = at,
            Reason = reason,
            Refund = refund.Total,
            RefundTax = refund.Tax,
            RefundedAt = at.AddHours(3),
            ShippingRefund = refund.Shipping,
            By = DemoAccounts.Support.DisplayName,
        };
        returned.Lines.AddRange(refund.Parts.Where(p => p.Kind == OrderLineKind.Goods).Select(p => new OrderReturnLine { OrderLineId = p.OrderLineId, Quantity = p.Quantity, Refund = p.Gross }));
        db.Returns.Add(returned);
        db.OrderEvents.Add(new OrderEvent { OrderId = order.Id, At = at, Kind = "note", Text = $"Retoure eingegangen, {returned.Refund.In(German)} erstattet", By = returned.By });
        db.Payments.Add(PayBack(order, at, returned.Refund));
        if (reason != ReturnReason.Damaged)
            PutBack(order, quantities, at);
    }

    /// <summary>Food isn't sold twice; the rest goes back on the shelf.</summary>
    private void PutBack(Order order, Dictionary<OrderLine, int> quantities, DateTime at)
    {
        foreach (var (line, quantity) in quantities.Where(q => q.Key.TaxRate > 0.1m && stock.HasRoomFor(q.Key.VariantId!.Value, q.Value)))
            db.StockMovements.Add(stock.TakeBack(line.VariantId!.Value, quantity, at.AddMinutes(20), order.Id));
    }

    private ReturnReason ReasonOf(OrderLine line) => line.TaxRate < 0.1m
        ? _dice.Pick([ReturnReason.NotAsExpected, ReturnReason.Damaged, ReturnReason.WrongItem, ReturnReason.Late])
        : _dice.Pick(
            [ReturnReason.ChangedMind, ReturnReason.NotAsExpected, ReturnReason.Damaged, ReturnReason.WrongItem, ReturnReason.Late],
            r => r switch { ReturnReason.ChangedMind => 40, ReturnReason.NotAsExpected => 28, ReturnReason.Damaged => 18, ReturnReason.WrongItem => 8, _ => 6 });

    private static Payment PayBack(Order order, DateTime at, Money refund) => new()
    {
        OrderId = order.Id,
        Amount = -refund,
        Method = order.PaymentMethod,
        ReceivedAt = at.AddHours(3),
        BookedBy = DemoAccounts.Accountant.DisplayName,
        Key = $"demo-refund-{order.Number}",
        Reference = order.Number,
    };
}
