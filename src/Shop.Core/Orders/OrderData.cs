using Microsoft.EntityFrameworkCore;
using Shop.Customers.Privacy;
using Shop.Data;

namespace Shop.Orders;

/// <summary>A person's orders. They stay after an erasure: vouchers are kept for eight years (§147 (3) AO).</summary>
public sealed class OrderData(ShopDb db) : IPersonalData
{
    public string Name => "orders";

    public IAsyncEnumerable<object> ReadAsync(Person person, CancellationToken stop = default) =>
        db.Orders.AsNoTracking().OwnedBy(person.CustomerId).OrderBy(o => o.Id)
            .Select(o => (object)new
            {
                o.Number,
                o.PlacedAt,
                o.State,
                o.Email,
                o.Language,
                o.BillingAddress,
                o.ShippingAddress,
                o.ShippingMethod,
                o.PaymentMethod,
                o.PaidAt,
                o.ShippedAt,
                o.CancelledAt,
                o.TrackingNumber,
                o.CustomerNote,
                TotalCents = o.Total.Cents,
                Lines = o.Lines.OrderBy(l => l.Position).Select(l => new { l.Sku, l.Name, l.Quantity, UnitPriceCents = l.UnitPrice.Cents, TotalCents = l.Total.Cents, l.TaxRate }).ToList(),
            })
            .AsAsyncEnumerable();

    public Task EraseAsync(Person person, CancellationToken stop = default) => Task.CompletedTask;
}
