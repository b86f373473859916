using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Data;
using Shop.Orders;
using Shop.Shipping;
using Shop.Stock;

namespace Shop.Returns;

/// <summary>What arrived.</summary>
/// <param name="Quantity">Pieces that came back.</param>
/// <param name="Restock">How many of them can be sold again.</param>
public sealed record ArrivedLine(int OrderLineId, int Quantity, int Restock);

/// <summary>A parcel that came back.</summary>
/// <param name="WithdrawalId">The declaration behind it, if there is one.</param>
public sealed record Arrival(int OrderId, int? WithdrawalId, ReturnKind Kind, ReturnReason Reason, IReadOnlyList<ArrivedLine> Lines);

/// <summary>
/// Books goods that came back: what is owed for them, what goes back on the shelf. The money is booked apart, see <see cref="RefundReturn"/>.
/// Refuses: "not-shipped", "nothing", "too-many", "not-open".
/// </summary>
public sealed class TakeBack(ShopDb db, StockLedger stock, TimeProvider clock)
{
    public Task<Result<OrderReturn>> TakeAsync(Arrival arrival, CancellationToken stop = default) =>
        db.InTransactionAsync<OrderReturn>(async () =>
        {
            await HoldAsync(arrival.OrderId, stop);
            var order = await db.Orders.Include(o => o.Lines).SingleAsync(o => o.Id == arrival.OrderId, stop);
            var before = await db.ReturnedAsync(order.Id, stop);
            var withdrawal = arrival.WithdrawalId is { } id ? await db.Withdrawals.SingleAsync(w => w.Id == id && w.OrderId == order.Id, stop) : null;
            if ((WhyNot(order) ?? WhyNot(order, before, arrival.Lines) ?? withdrawal?.WhyNotClosable()) is { } problem)
                return problem;
            var now = arrival.Lines.Where(l => l.Quantity > 0).ToDictionary(l => l.OrderLineId, l => l.Quantity);
            var quote = RefundCalculator.Quote(order, before, now, await StandardShippingAsync(order, stop));
            var returned = Note(order, arrival, quote);
            if (withdrawal is not null)
                withdrawal.State = WithdrawalState.Arrived;
            await db.SaveChangesAsync(stop);
            await RestockAsync(order, returned, stop);
            await db.SaveChangesAsync(stop);
            return returned;
        }, stop);

    /// <summary>Why nothing of this order can come back; null when something can.</summary>
    public static Problem? WhyNot(Order order) => order switch
    {
        { State: not OrderState.Shipped } => new Problem("not-shipped", "Die Bestellung ist nicht versandt; was nicht draußen ist, kann nicht zurückkommen. Stornieren Sie sie stattdessen."),
        { Kind: not OrderKind.Sale } => new Problem("not-a-sale", "Nur von einem Verkauf kann etwas zurückkommen."),
        _ => null,
    };

    private static Problem? WhyNot(Order order, IReadOnlyDictionary<int, int> before, IReadOnlyList<ArrivedLine> lines)
    {
        if (lines.All(l => l.Quantity <= 0))
            return new Problem("nothing", "Bitte geben Sie an, was angekommen ist.");
        foreach (var line in lines)
        {
            var ordered = order.Lines.Find(l => l.Id == line.OrderLineId && l.Kind != OrderLineKind.Shipping);
            if (ordered is null || line.Quantity < 0 || line.Restock < 0 || line.Restock > line.Quantity || line.Quantity + before.GetValueOrDefault(line.OrderLineId) > ordered.Quantity)
                return new Problem("too-many", "Von „{0}“ kann so viel nicht zurückkommen; bestellt oder noch draußen ist weniger.", ordered?.Name ?? "?");
        }
        return null;
    }

    /// <summary>Two people booking the same parcel come one after the other.</summary>
    private Task<int> HoldAsync(int orderId, CancellationToken stop) =>
        db.Orders.Where(o => o.Id == orderId).ExecuteUpdateAsync(o => o.SetProperty(x => x.TrackingNumber, x => x.TrackingNumber), stop);

    private OrderReturn Note(Order order, Arrival arrival, RefundQuote quote)
    {
        var now = clock.UtcNow();
        var returned = new OrderReturn
        {
            OrderId = order.Id,
            WithdrawalId = arrival.WithdrawalId,
            Kind = arrival.Kind,
            Reason = arrival.Reason,
            ReceivedAt = now,
            Refund = quote.Total,
            RefundTax = quote.Tax,
            ShippingRefund = quote.Shipping,
            By = Actor.Current,
        };
        returned.Lines.AddRange(arrival.Lines.Where(l => l.Quantity > 0).Select(l => new OrderReturnLine
        {
            OrderLineId = l.OrderLineId,
            Quantity = l.Quantity,
            Restocked = l.Restock,
            Refund = quote.Parts.Single(p => p.OrderLineId == l.OrderLineId).Gross,
        }));
        db.Returns.Add(returned);
        db.OrderEvents.Add(new OrderEvent { OrderId = order.Id, At = now, Kind = "returned", Text = "", By = Actor.Current });
        return returned;
    }

    private async Task RestockAsync(Order order, OrderReturn returned, CancellationToken stop)
    {
        foreach (var line in returned.Lines.Where(l => l.Restocked > 0))
        {
            if (order.Lines.Single(o => o.Id == line.OrderLineId).VariantId is { } variant && await db.StockItems.AnyAsync(s => s.VariantId == variant, stop))
                await stock.AddAsync(variant, line.Restocked, StockMovementKind.Returned, order.Id, stop: stop);
        }
    }

    /// <summary>What the merchant's standard delivery to that country costs: the first one offered. Express surcharges stay (§357 (2) BGB).</summary>
    private async Task<Money> StandardShippingAsync(Order order, CancellationToken stop)
    {
        var goods = order.Lines.Where(l => l.Kind != OrderLineKind.Shipping).Sum(l => l.Total);
        var paid = order.Lines.Where(l => l.Kind == OrderLineKind.Shipping).Sum(l => l.Total);
        var standard = (await db.ShippingMethods.AsNoTracking().Offered().ToListAsync(stop)).Find(m => m.ShipsTo(order.ShippingAddress.Country));
        return standard is null || standard.Code == order.ShippingMethod ? paid : standard.CostFor(goods, new(order.ShippingAddress.Country, order.ShippingAddress.Postcode));
    }
}
