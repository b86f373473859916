using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Customers;
using Shop.Data;
using Shop.Invoicing;
using Shop.Operations;
using Shop.Orders;
using Shop.Payments;
using Shop.Settings;
using Shop.Stock;
using Shouldly;
using Xunit;

namespace Shop.Tests.Operations;

public class VerifyTests
{
    public static TheoryData<string> Faults => [.. Damages.Keys];

    private static Dictionary<string, Func<ShopDb, Task>> Damages { get; } = new()
    {
        ["order-total"] = db => db.Orders.ExecuteUpdateAsync(s => s.SetProperty(o => o.Total.Cents, o => o.Total.Cents + 1)),
        ["order-tax"] = db => db.OrderTaxes.ExecuteUpdateAsync(s => s.SetProperty(t => t.Rate, 0.19m)),
        ["order-unpaid"] = db => db.Payments.ExecuteDeleteAsync(),
        ["stock-movements"] = db => db.StockItems.ExecuteUpdateAsync(s => s.SetProperty(i => i.OnHand, i => i.OnHand + 1)),
        ["stock-impossible"] = db => db.StockItems.ExecuteUpdateAsync(s => s.SetProperty(i => i.OnHand, 1)),
        ["stock-reserved"] = db => db.Orders.Where(o => o.State == OrderState.ReadyToShip).ExecuteUpdateAsync(s => s.SetProperty(o => o.State, OrderState.Cancelled)),
        ["stock-missing"] = db => db.StockItems.ExecuteDeleteAsync(),
        ["hash"] = db => db.Invoices.ExecuteUpdateAsync(s => s.SetProperty(i => i.Content, i => i.Content + " ")),
        ["missing-last"] = db => db.NumberSeries.Where(n => n.Key == Invoice.InvoiceSeries).ExecuteUpdateAsync(s => s.SetProperty(n => n.Next, n => n.Next + 1)),
        ["invoice-total"] = db => db.Invoices.ExecuteUpdateAsync(s => s.SetProperty(i => i.Total.Cents, 1)),
    };

    [Fact]
    public async Task Books_that_agree_give_no_fault()
    {
        using var shop = await BooksAsync();

        (await FaultsAsync(shop)).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Every_disagreement_is_found(string fault)
    {
        using var shop = await BooksAsync();
        await shop.DoAsync(Damages[fault]);

        (await FaultsAsync(shop)).ShouldContain(fault);
    }

    private static Task<List<string>> FaultsAsync(TestShop shop) =>
        shop.AskAsync(async db => (await new Verify(db).RunAsync()).Select(p => p.Code).ToList());

    /// <summary>One order shipped, paid and invoiced; one that waits for the parcel service.</summary>
    private static async Task<TestShop> BooksAsync()
    {
        var shop = await Given.OpenShopAsync();
        var coffee = await Given.ProductAsync(shop, price: 8.90m, stock: 10);
        await using var db = shop.CreateDbContext();
        var (shipped, waiting) = (OrderOf(shop, coffee.Id, 2), OrderOf(shop, coffee.Id, 3));
        db.Orders.AddRange(shipped, waiting);
        await db.SaveChangesAsync();
        var stock = new StockLedger(db, shop.Settings(), shop.Clock);
        foreach (var order in new[] { shipped, waiting })
            await stock.TryReserveAsync(coffee.Id, order.Lines[0].Quantity, order.Id);
        await stock.ShipAsync(coffee.Id, 2, shipped.Id);
        shipped.State = OrderState.Shipped;
        shipped.ShippedAt = shipped.PaidAt = shop.Clock.UtcNow();
        db.Payments.Add(new Payment { OrderId = shipped.Id, Amount = shipped.Total, Method = "invoice", ReceivedAt = shop.Clock.UtcNow(), BookedBy = "test", Key = "1" });
        await db.SaveChangesAsync();
        await InvoiceBook.AddHistoricalAsync(db, [shipped], new ShopIdentity { CompanyName = "Testladen" });
        return shop;
    }

    private static Order OrderOf(TestShop shop, int variantId, int quantity)
    {
        var order = new Order
        {
            Number = $"B-{quantity}",
            AccessKey = "key",
            Email = "anna@example.org",
            PlacedAt = shop.Clock.UtcNow(),
            BillingAddress = new PostalAddress { LastName = "Muster" },
            PaymentMethod = PaymentMethod.Invoice,
            State = OrderState.ReadyToShip,
        };
        order.Lines.Add(new OrderLine { VariantId = variantId, Name = "Kaffee", Quantity = quantity, UnitPrice = Money.From(8.90m), Total = Money.From(8.90m) * quantity, TaxRate = 0.07m, Position = 1 });
        order.TotalUp();
        return order;
    }
}
