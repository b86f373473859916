using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Invoicing;
using Shop.Orders;
using Shop.Payments;
using Shop.Stock;
using Shouldly;
using Xunit;

namespace Shop.Tests.Returns;

public class RefundTests
{
    [Fact]
    public async Task Everything_back_brings_the_shipping_back_too_and_leaves_nothing_of_the_invoice()
    {
        using var shop = await Given.OpenShopAsync();
        var order = await PaidAsync(shop);
        var invoice = (await shop.IssueAsync(order.Id)).Value;

        var returned = (await shop.TakeBackAsync(order, Goods(order))).Value;
        (await shop.RefundAsync(returned.Id)).Ok.ShouldBeTrue();

        returned.Refund.ShouldBe(order.Total);
        returned.ShippingRefund.ShouldBe(Money.From(4.90m));
        returned.RefundTax.ShouldBe(order.Tax);
        var correction = await shop.AskAsync(db => db.Invoices.SingleAsync(i => i.Kind == InvoiceKind.Correction));
        (correction.Total, correction.Tax, correction.CorrectsInvoiceId).ShouldBe((-invoice.Total, -invoice.Tax, invoice.Id));
        (await shop.AskAsync(db => db.Payments.Where(p => p.OrderId == order.Id).SumAsync(p => p.Amount.Cents))).ShouldBe(0);
        (await shop.VerifyAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_part_comes_back_without_shipping_on_a_correction_of_those_lines_alone()
    {
        using var shop = await Given.OpenShopAsync();
        var order = await PaidAsync(shop);
        await shop.IssueAsync(order.Id);
        var line = order.Lines.Single(l => l.Quantity == 2);

        var returned = (await shop.TakeBackAsync(order, new() { [line.Id] = 1 })).Value;
        await shop.RefundAsync(returned.Id);

        returned.Refund.ShouldBe(Money.From(8.90m));
        var content = (await shop.AskAsync(db => db.Invoices.SingleAsync(i => i.Kind == InvoiceKind.Correction))).Read();
        content.Number.ShouldBe("SR-100001");
        content.Lines.Single().Quantity.ShouldBe(-1);
        content.Total.ShouldBe(Money.From(-8.90m));
        content.Corrects!.Number.ShouldBe("RE-100001");
        InvoicePdfWriter.Write(content).Length.ShouldBeGreaterThan(1000);
    }

    [Fact]
    public async Task However_an_order_is_split_into_returns_the_corrections_add_up_to_the_invoice()
    {
        var random = new Random(20261121);
        for (var round = 0; round < 12; round++)
        {
            using var shop = await Given.OpenShopAsync();
            var order = await PaidAsync(shop, [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => (random.Next(1, 9999) / 100m, random.Next(1, 6), random.Next(2) == 0 ? 0.07m : 0.19m))], oddTotals: random);
            var invoice = (await shop.IssueAsync(order.Id)).Value;
            var left = Goods(order);
            while (left.Values.Sum() > 0)
            {
                var now = left.Where(l => l.Value > 0).ToDictionary(l => l.Key, l => random.Next(0, l.Value + 1));
                if (now.Values.Sum() == 0)
                    continue;
                var returned = (await shop.TakeBackAsync(order, now)).Value;
                (await shop.RefundAsync(returned.Id)).Problem.ShouldBeNull();
                var correction = await shop.AskAsync(db => db.Invoices.Where(i => i.Kind == InvoiceKind.Correction).OrderByDescending(i => i.Id).FirstAsync());
                (correction.Total, correction.Tax).ShouldBe((-returned.Refund, -returned.RefundTax));
                foreach (var (id, pieces) in now)
                    left[id] -= pieces;
            }
            var corrections = await shop.AskAsync(db => db.Invoices.Where(i => i.Kind == InvoiceKind.Correction).ToListAsync());
            corrections.Sum(c => c.Total).ShouldBe(-invoice.Total);
            corrections.Sum(c => c.Tax).ShouldBe(-invoice.Tax);
            corrections.Select(c => c.Sequence).ShouldBe(Enumerable.Range(0, corrections.Count).Select(i => 100001L + i));
            (await shop.VerifyAsync()).ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task A_refund_is_booked_once_even_when_two_click_at_once()
    {
        using var shop = await Given.OpenShopAsync();
        var order = await PaidAsync(shop);
        await shop.IssueAsync(order.Id);
        var returned = (await shop.TakeBackAsync(order, Goods(order))).Value;

        var tries = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => shop.RefundAsync(returned.Id))));

        tries.Count(t => t.Ok).ShouldBe(1);
        tries.Where(t => !t.Ok).ShouldAllBe(t => t.Problem!.Code == "already-refunded");
        (await shop.AskAsync(db => db.Payments.CountAsync(p => p.Amount.Cents < 0))).ShouldBe(1);
        (await shop.AskAsync(db => db.Mails.CountAsync(m => m.Kind == "return-refunded"))).ShouldBe(1);
    }

    [Fact]
    public async Task More_than_was_ordered_never_comes_back()
    {
        using var shop = await Given.OpenShopAsync();
        var order = await PaidAsync(shop);
        await shop.TakeBackAsync(order, Goods(order));

        (await shop.TakeBackAsync(order, Goods(order))).Problem!.Code.ShouldBe("too-many");
        (await shop.TakeBackAsync(order, [])).Problem!.Code.ShouldBe("nothing");
    }

    [Fact]
    public async Task What_has_not_been_shipped_can_not_come_back()
    {
        using var shop = await Given.OpenShopAsync();
        var order = await GivenOrder.PlacedAsync(shop);

        (await shop.TakeBackAsync(order, Goods(order))).Problem!.Code.ShouldBe("not-shipped");
    }

    [Fact]
    public async Task What_can_be_sold_again_goes_back_on_the_shelf()
    {
        using var shop = await Given.OpenShopAsync();
        var variant = await Given.ProductAsync(shop, stock: 5);
        var order = await PaidAsync(shop, variantId: variant.Id);
        var line = order.Lines.Single(l => l.VariantId == variant.Id);

        await shop.TakeBackAsync(order, new() { [line.Id] = 2 }, restock: 1);

        (await shop.AskAsync(db => db.StockItems.SingleAsync(s => s.VariantId == variant.Id))).OnHand.ShouldBe(6);
        (await shop.AskAsync(db => db.StockMovements.CountAsync(m => m.Kind == StockMovementKind.Returned && m.OrderId == order.Id))).ShouldBe(1);
    }

    [Fact]
    public async Task An_unpaid_order_pays_nothing_back_but_its_invoice_is_corrected()
    {
        using var shop = await Given.OpenShopAsync();
        var order = await GivenOrder.ShippedAsync(shop, paid: false);
        await shop.IssueAsync(order.Id);
        var returned = (await shop.TakeBackAsync(order, Goods(order))).Value;

        await shop.RefundAsync(returned.Id);

        (await shop.AskAsync(db => db.Payments.CountAsync())).ShouldBe(0);
        (await shop.AskAsync(db => db.Invoices.CountAsync(i => i.Kind == InvoiceKind.Correction))).ShouldBe(1);
    }

    [Fact]
    public async Task A_corrected_invoice_can_no_longer_be_cancelled_as_a_whole()
    {
        using var shop = await Given.OpenShopAsync();
        var order = await PaidAsync(shop);
        var invoice = (await shop.IssueAsync(order.Id)).Value;
        await shop.RefundAsync((await shop.TakeBackAsync(order, Goods(order))).Value.Id);

        (await shop.CancelAsync(invoice.Id)).Problem!.Code.ShouldBe("already-corrected");
        (await shop.VerifyAsync()).ShouldBeEmpty();
    }

    private static Dictionary<int, int> Goods(Order order) => order.Lines.Where(l => l.Kind == OrderLineKind.Goods).ToDictionary(l => l.Id, l => l.Quantity);

    /// <param name="oddTotals">Takes some cents off the lines, as a discount does, so that a piece isn't worth whole cents.</param>
    private static async Task<Order> PaidAsync(TestShop shop, (decimal, int, decimal)[]? lines = null, int? variantId = null, Random? oddTotals = null)
    {
        var now = shop.Clock.GetUtcNow().UtcDateTime;
        var order = GivenOrder.Unsaved(now.AddDays(-3), lines: lines ?? []);
        order.Lines[0].VariantId = variantId;
        foreach (var line in order.Lines.Where(l => oddTotals is not null && l.Kind == OrderLineKind.Goods))
            line.Total -= new Money(oddTotals!.NextInt64(0, Math.Min(7, line.Total.Cents)));
        order.TotalUp();
        (order.State, order.PaidAt, order.ShippedAt) = (OrderState.Shipped, now.AddDays(-2), now.AddDays(-1));
        await shop.DoAsync(async db =>
        {
            db.Orders.Add(order);
            await db.SaveChangesAsync();
            db.Payments.Add(new Payment { OrderId = order.Id, Amount = order.Total, Method = order.PaymentMethod, ReceivedAt = now, BookedBy = "test", Key = $"order:{order.Id}" });
        });
        return order;
    }
}
