using Microsoft.EntityFrameworkCore;
using Shop.Invoicing;
using Shop.Orders;
using Shop.Payments;
using Shop.Settings;
using Shouldly;
using Xunit;

namespace Shop.Tests.Invoicing;

public class InvoiceHandlersTests
{
    [Theory]
    [InlineData(InvoiceMoment.WhenPaid, 1)]
    [InlineData(InvoiceMoment.WhenShipped, 0)]
    public async Task Payment_brings_the_invoice_where_the_merchant_wants_it(InvoiceMoment moment, int invoices)
    {
        using var shop = await Given.OpenShopAsync();
        await shop.Settings().SaveAsync(new SalesRules { InvoiceMoment = moment });
        var order = await GivenOrder.PlacedAsync(shop);

        await HandleAsync(shop, h => h.HandleAsync(new OrderPaid(order.Id), default));

        (await shop.AskAsync(db => db.Invoices.CountAsync())).ShouldBe(invoices);
    }

    [Theory]
    [InlineData(InvoiceMoment.WhenPaid)]
    [InlineData(InvoiceMoment.WhenShipped)]
    public async Task Goods_never_leave_without_an_invoice(InvoiceMoment moment)
    {
        using var shop = await Given.OpenShopAsync();
        await shop.Settings().SaveAsync(new SalesRules { InvoiceMoment = moment });
        var order = await GivenOrder.PlacedAsync(shop, payment: PaymentMethod.Invoice);

        await HandleAsync(shop, h => h.HandleAsync(new OrderShipped(order.Id), default));
        await HandleAsync(shop, h => h.HandleAsync(new OrderShipped(order.Id), default));

        (await shop.AskAsync(db => db.Invoices.CountAsync())).ShouldBe(1);
    }

    [Fact]
    public async Task A_cancelled_order_takes_its_invoice_back_once()
    {
        using var shop = await Given.OpenShopAsync();
        var order = await GivenOrder.PlacedAsync(shop);
        await shop.IssueAsync(order.Id);

        await HandleAsync(shop, h => h.HandleAsync(new OrderCancelled(order.Id), default));
        await HandleAsync(shop, h => h.HandleAsync(new OrderCancelled(order.Id), default));

        var documents = await shop.AskAsync(db => db.Invoices.ToListAsync());
        documents.Select(d => d.Kind).ShouldBe([InvoiceKind.Invoice, InvoiceKind.Cancellation], ignoreOrder: true);
        documents.Sum(d => d.Total.Cents).ShouldBe(0);
    }

    [Fact]
    public async Task A_missing_company_name_keeps_the_event_waiting()
    {
        using var shop = await Given.OpenShopAsync();
        await shop.Settings().SaveAsync(new ShopIdentity());
        var order = await GivenOrder.PlacedAsync(shop);

        await Should.ThrowAsync<InvalidOperationException>(() => HandleAsync(shop, h => h.HandleAsync(new OrderShipped(order.Id), default)));
    }

    private static async Task HandleAsync(TestShop shop, Func<InvoiceHandlers, Task> handle)
    {
        await using var db = shop.CreateDbContext();
        await handle(new InvoiceHandlers(db, new IssueInvoice(db, shop.Settings(), shop.Clock), new CancelInvoice(db, shop.Clock), shop.Settings()));
    }
}
