using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Invoicing;
using Shouldly;
using Xunit;

namespace Shop.Tests.Invoicing;

public class CancelInvoiceTests
{
    [Fact]
    public async Task A_cancellation_refers_to_the_invoice_and_both_sum_to_zero()
    {
        using var shop = await Given.OpenShopAsync();
        var invoice = (await shop.IssueAsync((await GivenOrder.ShippedAsync(shop)).Id)).Value;

        var cancellation = (await shop.CancelAsync(invoice.Id)).Value;

        cancellation.Number.ShouldBe("SR-100001");
        cancellation.CorrectsInvoiceId.ShouldBe(invoice.Id);
        var (before, after) = (invoice.Read(), cancellation.Read());
        after.Corrects.ShouldBe(new InvoiceReference("RE-100001", new DateOnly(2026, 11, 21)));
        (before.Total + after.Total).ShouldBe(Money.Zero);
        before.Lines.Concat(after.Lines).Sum(l => l.Total).ShouldBe(Money.Zero);
        foreach (var rate in before.Taxes.Concat(after.Taxes).GroupBy(t => t.Rate))
            rate.Sum(t => t.Tax).ShouldBe(Money.Zero);
        (await shop.VerifyAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_invoice_itself_stays_as_it_is()
    {
        using var shop = await Given.OpenShopAsync();
        var invoice = (await shop.IssueAsync((await GivenOrder.ShippedAsync(shop)).Id)).Value;

        await shop.CancelAsync(invoice.Id);

        var kept = await shop.AskAsync(db => db.Invoices.SingleAsync(i => i.Id == invoice.Id));
        (kept.Content, kept.Hash, kept.Total).ShouldBe((invoice.Content, invoice.Hash, invoice.Total));
    }

    [Fact]
    public async Task An_invoice_is_cancelled_once_even_when_two_try_at_once()
    {
        using var shop = await Given.OpenShopAsync();
        var invoice = (await shop.IssueAsync((await GivenOrder.ShippedAsync(shop)).Id)).Value;

        var tries = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => shop.CancelAsync(invoice.Id))));

        tries.Count(t => t.Ok).ShouldBe(1);
        tries.Where(t => !t.Ok).ShouldAllBe(t => t.Problem!.Code == "already-cancelled");
        (await shop.VerifyAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_cancellation_cannot_be_cancelled()
    {
        using var shop = await Given.OpenShopAsync();
        var invoice = (await shop.IssueAsync((await GivenOrder.ShippedAsync(shop)).Id)).Value;
        var cancellation = (await shop.CancelAsync(invoice.Id)).Value;

        (await shop.CancelAsync(cancellation.Id)).Problem!.Code.ShouldBe("not-an-invoice");
    }

    [Fact]
    public async Task After_a_cancellation_the_order_can_be_invoiced_again()
    {
        using var shop = await Given.OpenShopAsync();
        var order = await GivenOrder.ShippedAsync(shop);
        await shop.CancelAsync((await shop.IssueAsync(order.Id)).Value.Id);

        (await shop.IssueAsync(order.Id)).Value.Number.ShouldBe("RE-100002");
    }
}
