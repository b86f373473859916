using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Shop.Orders;
using Shop.Returns;

namespace Shop.Data.DemoData;

/// <summary>Three withdrawals that wait for staff: of a whole order, of a part, and one whose order nobody knows.</summary>
internal sealed class DemoWithdrawals(ShopDb db, DemoCalendar calendar)
{
    public async Task SeedAsync(IReadOnlyList<Order> orders, CancellationToken stop)
    {
        var returned = await db.Returns.Select(r => r.OrderId).ToListAsync(stop);
        var recent = orders.Where(o => o is { State: OrderState.Shipped, ShippedAt: not null, Kind: OrderKind.Sale } && !returned.Contains(o.Id))
            .OrderByDescending(o => o.ShippedAt).ThenByDescending(o => o.Id).Skip(6).Take(2).ToList();
        if (recent.Count < 2)
            return;
        var whole = Declared(recent[0], 30);
        var part = Declared(recent[1], 8);
        var line = await db.OrderLines.AsNoTracking().Where(l => l.OrderId == part.OrderId && l.Kind == OrderLineKind.Goods).OrderBy(l => l.Position).FirstAsync(stop);
        part.Whole = false;
        part.Lines.Add(new WithdrawnLine { OrderLineId = line.Id, Quantity = 1 });
        var unknown = Declared(recent[0], 3);
        (unknown.OrderId, unknown.LastDay, unknown.OrderNumber, unknown.Name, unknown.Email, unknown.Whole, unknown.Wish) =
            (null, null, "KK-2024", "Jan Petersen", "jan.petersen@example.org", false, "Nur die Teekanne. Den Kaffee behalte ich.");
        db.Withdrawals.AddRange(whole, part, unknown);
        foreach (var known in new[] { whole, part })
            db.OrderEvents.Add(new OrderEvent { OrderId = known.OrderId!.Value, At = known.DeclaredAt, Kind = "withdrawn", Text = known.Code, By = "customer" });
        await db.SaveChangesAsync(stop);
        db.ChangeTracker.Clear();
    }

    private DeclaredWithdrawal Declared(Order order, int hoursAgo)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"demo-withdrawal:{order.Number}:{hoursAgo}")));
        return new DeclaredWithdrawal
        {
            Ticket = hash[32..],
            Hash = hash,
            DeclaredAt = calendar.Now.AddHours(-hoursAgo),
            Name = order.BillingAddress.FullName is { Length: > 0 } name ? name : order.BillingAddress.Company,
            OrderNumber = order.Number,
            Email = order.Email,
            Language = order.Language,
            CustomerId = order.CustomerId,
            OrderId = order.Id,
            LastDay = WithdrawalPeriod.Of(order.ShippedAt, null).LastDay,
        };
    }
}
