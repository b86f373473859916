using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Customers;
using Shop.Data;
using Shop.Invoicing;
using Shop.Orders;
using Shop.Settings;
using Shop.Tests;

namespace Shop.Web.Tests.Account;

/// <summary>Orders and invoices that some customer has.</summary>
internal static class OrderScene
{
    public static async Task<Order> OrderAsync(TestShop shop, int customerId, string number, bool shipped = false)
    {
        var now = shop.Clock.GetUtcNow().UtcDateTime;
        var address = new PostalAddress { FirstName = "Klara", LastName = "Kundig", Street = "Am Sandtorkai 4", Postcode = "20457", City = "Hamburg" };
        var order = new Order
        {
            Number = number,
            AccessKey = "key-" + number,
            PlacedAt = now,
            CustomerId = customerId,
            Email = "klara@example.org",
            BillingAddress = address,
            ShippingAddress = address,
            ShippingMethod = "standard",
            PaymentMethod = "invoice",
            State = shipped ? OrderState.Shipped : OrderState.ReadyToShip,
            ShippedAt = shipped ? now : null,
            TrackingNumber = shipped ? "00340434161094042557" : "",
        };
        order.Lines.Add(new OrderLine { Name = "Espresso Hafenlicht, 250 g", Sku = "KK-1", Quantity = 2, UnitPrice = new Money(890), Total = new Money(1780), TaxRate = 0.07m, Position = 1 });
        order.TotalUp();
        order.Note(now, "placed");
        order.Note(now, "note", "Kundin am Telefon unfreundlich");
        if (shipped)
            order.Note(now, "shipped");
        await shop.DoAsync(db =>
        {
            db.Orders.Add(order);
            return Task.CompletedTask;
        });
        return order;
    }

    /// <summary>Issues the invoice of a shipped order.</summary>
    public static async Task<Invoice> InvoiceAsync(TestShop shop, int orderId)
    {
        var seller = await new ShopSettings(shop, new TagCache(), shop.Clock).GetAsync<ShopIdentity>();
        return await shop.AskAsync(async db =>
        {
            var order = await db.Orders.Include(o => o.Lines).Include(o => o.Taxes).SingleAsync(o => o.Id == orderId);
            return (await InvoiceBook.AddHistoricalAsync(db, [order], seller)).Single();
        });
    }
}
