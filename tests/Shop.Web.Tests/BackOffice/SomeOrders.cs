using Shop.Catalog;
using Shop.Common;
using Shop.Customers;
using Shop.Orders;
using Shop.Tests;

namespace Shop.Web.Tests.BackOffice;

/// <summary>Orders as the tests of the back office need them.</summary>
internal static class SomeOrders
{
    private static int _count;

    /// <summary>Orders of one piece each, one minute apart, as far back as said.</summary>
    public static async Task<IReadOnlyList<Order>> PlaceAsync(
        TestShop shop, int count = 1, decimal price = 10.70m, DateTime? at = null, OrderState state = OrderState.AwaitingPayment, Variant? variant = null, string lastName = "Kundig")
    {
        var orders = new List<Order>();
        await shop.DoAsync(db =>
        {
            for (var i = 0; i < count; i++)
            {
                var n = Interlocked.Increment(ref _count);
                var customer = new Customer { Number = $"K-B{n}", Email = $"kunde{n}@example.org", FirstName = "Klara", LastName = lastName, CreatedAt = shop.Clock.GetUtcNow().UtcDateTime };
                var address = new PostalAddress { FirstName = "Klara", LastName = lastName, Street = "Kai 1", Postcode = "20457", City = "Hamburg" };
                var order = new Order
                {
                    Number = $"B-{n:000000}",
                    AccessKey = Guid.NewGuid().ToString("n"),
                    Email = customer.Email,
                    Customer = customer,
                    PlacedAt = (at ?? shop.Clock.GetUtcNow().UtcDateTime).AddMinutes(-i),
                    BillingAddress = address,
                    ShippingAddress = address,
                    ShippingMethod = "standard",
                    PaymentMethod = "bank-transfer",
                    State = state,
                };
                order.Lines.Add(new OrderLine { Name = "Kaffee", Sku = variant?.Sku ?? "SKU-X", VariantId = variant?.Id, Quantity = 1, UnitPrice = Money.From(price), Total = Money.From(price), TaxRate = 0.07m });
                order.TotalUp();
                order.Note(order.PlacedAt, "placed");
                orders.Add(order);
            }
            db.Orders.AddRange(orders);
            return Task.CompletedTask;
        });
        return orders;
    }
}
