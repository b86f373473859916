using Shop.Common;
using Shop.Customers;
using Shop.Data;
using Shop.Discounts;
using Shop.Invoicing;
using Shop.Orders;
using Shop.Payments;
using Shop.Pricing;
using Shop.Settings;
using Shop.Shipping;

namespace Shop.Tests;

/// <summary>Orders that stand where a test needs them, without the way through cart and checkout.</summary>
public static class GivenOrder
{
    private static int _count;

    /// <summary>An order of two articles under both VAT rates and shipping, 31.80 € in all unless lines are named.</summary>
    public static Order Unsaved(
        DateTime placedAt, string language = "de", string payment = PaymentMethod.BankTransfer, PostalAddress? address = null, params (decimal Price, int Quantity, decimal Rate)[] lines)
    {
        var n = Interlocked.Increment(ref _count);
        var order = new Order
        {
            Number = $"B-{500000 + n}",
            AccessKey = Guid.NewGuid().ToString("n"),
            PlacedAt = placedAt,
            Email = "mira@example.org",
            Language = language,
            PaymentMethod = payment,
            ShippingMethod = "standard",
            State = payment == PaymentMethod.Invoice ? OrderState.ReadyToShip : OrderState.AwaitingPayment,
            BillingAddress = address ?? new PostalAddress { FirstName = "Mira", LastName = "Brandt", Street = "Hafenstraße 12", Postcode = "20457", City = "Hamburg" },
        };
        order = Addressed(order);
        if (lines.Length == 0)
            lines = [(8.90m, 2, 0.07m), (9.10m, 1, 0.19m)];
        foreach (var (i, (price, quantity, rate)) in lines.Index())
            order.Lines.Add(new OrderLine { Name = $"Ware {i + 1}", Sku = $"W-{i + 1}", Quantity = quantity, UnitPrice = Money.From(price), Total = Money.From(price) * quantity, TaxRate = rate, Position = i });
        order.Lines.Add(new OrderLine { Kind = OrderLineKind.Shipping, Name = "Standardversand", Quantity = 1, UnitPrice = Money.From(4.90m), Total = Money.From(4.90m), TaxRate = 0.07m, Position = 99 });
        order.TotalUp();
        return order;
    }

    public static async Task<Order> PlacedAsync(TestShop shop, string language = "de", string payment = PaymentMethod.BankTransfer, PostalAddress? address = null)
    {
        var order = Unsaved(shop.Clock.GetUtcNow().UtcDateTime, language, payment, address);
        await using var db = shop.CreateDbContext();
        order.TermsVersionId = VersionOf(db, "agb");
        order.WithdrawalVersionId = VersionOf(db, "widerruf");
        db.Orders.Add(order);
        await db.SaveChangesAsync();
        return order;
    }

    public static async Task<Order> ShippedAsync(TestShop shop, bool paid = true)
    {
        var order = Unsaved(shop.Clock.GetUtcNow().UtcDateTime.AddDays(-2), payment: paid ? PaymentMethod.BankTransfer : PaymentMethod.Invoice);
        order.State = OrderState.Shipped;
        order.ShippedAt = shop.Clock.GetUtcNow().UtcDateTime;
        order.PaidAt = paid ? order.PlacedAt.AddDays(1) : null;
        await shop.DoAsync(db =>
        {
            db.Orders.Add(order);
            return Task.CompletedTask;
        });
        return order;
    }

    public static PriceLists Prices(this TestShop shop) => new(shop, new TagCache(), new TaxTables(shop, new TagCache(), shop.Clock), shop.Clock);

    public static DiscountDesk Discounts(this TestShop shop, ShopDb db) =>
        new(db, new ActiveDiscounts(shop, new TagCache(), shop.Clock), new TaxTables(shop, new TagCache(), shop.Clock), shop.Clock);

    public static ReadOrderTerms OrderTerms(this TestShop shop, ShopDb db) => new(db, new OfferedShipping(shop, new TagCache()), new OfferedPayment(shop, new TagCache()), shop.Clock);

    public static ShopSettings Settings(this TestShop shop) => new(shop, new TagCache(), shop.Clock);

    public static async Task<Result<Invoice>> IssueAsync(this TestShop shop, int orderId)
    {
        await using var db = shop.CreateDbContext();
        return await new IssueInvoice(db, shop.Settings(), shop.Clock).ForAsync(orderId);
    }

    public static async Task<Result<Invoice>> CancelAsync(this TestShop shop, int invoiceId)
    {
        await using var db = shop.CreateDbContext();
        return await new CancelInvoice(db, shop.Clock).RunAsync(invoiceId);
    }

    public static async Task<IReadOnlyList<string>> VerifyAsync(this TestShop shop)
    {
        await using var db = shop.CreateDbContext();
        return [.. (await new InvoiceVerification(db).RunAsync()).Select(p => p.Code)];
    }

    private static Order Addressed(Order order)
    {
        order.ShippingAddress = order.BillingAddress;
        return order;
    }

    private static int VersionOf(ShopDb db, string key) => db.ContentPages.Where(p => p.Key == key).SelectMany(p => p.Versions).Select(v => v.Id).First();
}
