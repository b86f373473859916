using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Shop.Common;
using Shop.Invoicing;
using Shop.Orders;
using Shop.Settings;
using Shouldly;
using Xunit;

namespace Shop.Tests.Invoicing;

public class IssueInvoiceTests
{
    [Fact]
    public async Task Twenty_orders_invoiced_at_once_get_twenty_numbers_in_a_row()
    {
        using var shop = await Given.OpenShopAsync();
        var orders = new List<int>();
        for (var i = 0; i < 20; i++)
            orders.Add((await GivenOrder.ShippedAsync(shop)).Id);

        var issued = await Task.WhenAll(orders.Select(id => Task.Run(() => shop.IssueAsync(id))));

        issued.ShouldAllBe(i => i.Ok);
        issued.Select(i => i.Value.Number).Order(StringComparer.Ordinal)
            .ShouldBe(Enumerable.Range(100001, 20).Select(n => "RE-" + n.ToString(CultureInfo.InvariantCulture)));
        (await shop.VerifyAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_order_invoiced_by_several_at_once_gets_one_invoice_and_takes_one_number()
    {
        using var shop = await Given.OpenShopAsync();
        var order = await GivenOrder.ShippedAsync(shop);

        var issued = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => shop.IssueAsync(order.Id))));

        issued.Select(i => i.Value.Id).Distinct().Count().ShouldBe(1);
        await using var db = shop.CreateDbContext();
        (await db.Invoices.CountAsync()).ShouldBe(1);
        (await db.NumberSeries.SingleAsync(s => s.Key == "invoice")).Next.ShouldBe(100002);
        (await db.Outbox.CountAsync(m => m.Kind == nameof(InvoiceIssued))).ShouldBe(1);
        (await db.OrderEvents.SingleAsync(e => e.OrderId == order.Id && e.Kind == "invoiced")).Text.ShouldBe("RE-100001");
    }

    [Fact]
    public async Task A_save_that_fails_gives_the_number_back()
    {
        using var shop = await Given.OpenShopAsync();
        var (first, second) = (await GivenOrder.ShippedAsync(shop), await GivenOrder.ShippedAsync(shop));
        await using (var broken = shop.CreateBrokenContext(new RefusesInvoices()))
            await Should.ThrowAsync<InvalidOperationException>(() => new IssueInvoice(broken, shop.Settings(), shop.Clock).ForAsync(first.Id));

        var issued = await shop.IssueAsync(second.Id);

        issued.Value.Number.ShouldBe("RE-100001");
        (await shop.VerifyAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_cancelled_order_gets_no_invoice_and_takes_no_number()
    {
        using var shop = await Given.OpenShopAsync();
        var order = await GivenOrder.PlacedAsync(shop);
        await shop.DoAsync(db => db.Orders.Where(o => o.Id == order.Id).ExecuteUpdateAsync(o => o.SetProperty(x => x.State, OrderState.Cancelled)));

        (await shop.IssueAsync(order.Id)).Problem!.Code.ShouldBe("cancelled");

        (await shop.AskAsync(db => db.NumberSeries.SingleAsync(s => s.Key == "invoice"))).Next.ShouldBe(100001);
    }

    [Fact]
    public async Task Without_the_merchants_data_nothing_is_issued()
    {
        using var shop = await Given.OpenShopAsync();
        await shop.Settings().SaveAsync(new ShopIdentity { ShopName = "Nur ein Name" });
        var order = await GivenOrder.ShippedAsync(shop);

        (await shop.IssueAsync(order.Id)).Problem!.Code.ShouldBe("identity-incomplete");
    }

    [Fact]
    public async Task The_invoice_says_what_the_law_asks_for()
    {
        using var shop = await Given.OpenShopAsync();
        var order = await GivenOrder.ShippedAsync(shop, paid: false);

        var content = (await shop.IssueAsync(order.Id)).Value.Read();

        content.Seller.Address.Lines().ShouldBe(["Testladen GmbH", "Hafenstraße 1", "20457 Hamburg"]);
        content.Seller.VatId.ShouldBe("DE123456789");
        content.Buyer.Address.Lines().ShouldBe(["Mira Brandt", "Hafenstraße 12", "20457 Hamburg"]);
        content.IssuedOn.ShouldBe(new DateOnly(2026, 11, 21));
        content.DeliveredOn.ShouldBe(new DateOnly(2026, 11, 21));
        content.DueOn.ShouldBe(new DateOnly(2026, 12, 5));
        content.Lines.Select(l => (l.Name, l.Quantity, l.Total.Cents)).ShouldBe([("Ware 1", 2, 1780), ("Ware 2", 1, 910), ("Standardversand", 1, 490)]);
        content.Taxes.ShouldBe([new InvoiceTax(0.19m, new Money(765), new Money(145), new Money(910)), new InvoiceTax(0.07m, new Money(2121), new Money(149), new Money(2270))]);
        content.IsOwed.ShouldBeTrue();
    }

    [Fact]
    public async Task The_snapshot_outlives_a_change_of_the_merchants_name()
    {
        using var shop = await Given.OpenShopAsync();
        var invoice = (await shop.IssueAsync((await GivenOrder.ShippedAsync(shop)).Id)).Value;
        var identity = await shop.Settings().GetAsync<ShopIdentity>();

        await shop.Settings().SaveAsync(identity with { CompanyName = "Ganz anders AG", Iban = "DE89370400440532013000" });

        var kept = await shop.AskAsync(db => db.Invoices.SingleAsync(i => i.Id == invoice.Id));
        kept.Read().Seller.Address.Company.ShouldBe("Testladen GmbH");
        kept.Read().Seller.Iban.ShouldBe("DE02120300000000202051");
    }

    [Fact]
    public void An_invoices_totals_are_its_orders_totals_whatever_was_bought() =>
        Prop.ForAll(Orders().ToArbitrary(), order =>
        {
            var content = InvoiceBook.ContentOf(order, new ShopIdentity(), new Dictionary<string, LocalizedText>(), 14, "RE-1", new DateOnly(2026, 11, 21), null);
            var reread = InvoiceContent.Parse(content.ToJson());

            return reread.Total == order.Total && reread.Tax == order.Tax && reread.Net + reread.Tax == reread.Total
                && reread.Lines.Sum(l => l.Total) == reread.Total && reread.Taxes.Sum(t => t.Gross) == reread.Total
                && reread.Taxes.All(t => t.Net + t.Tax == t.Gross) && reread.ToJson() == content.ToJson();
        }).QuickCheckThrowOnFailure();

    [Fact]
    public async Task Invoices_of_the_past_are_numbered_by_date_and_the_next_one_follows_them()
    {
        using var shop = await Given.OpenShopAsync();
        var now = shop.Clock.GetUtcNow().UtcDateTime;
        var past = Enumerable.Range(1, 30).Select(i => GivenOrder.Unsaved(now.AddDays(-i * 7 % 100 - 1))).ToList();
        foreach (var order in past)
            (order.State, order.PaidAt, order.ShippedAt) = (OrderState.Shipped, order.PlacedAt, order.PlacedAt.AddHours(20));
        past[3].State = OrderState.Cancelled;
        await using (var db = shop.CreatePlainContext())
        {
            db.Orders.AddRange(past);
            await db.SaveChangesAsync();
            var issued = await InvoiceBook.AddHistoricalAsync(db, past, await shop.Settings().GetAsync<ShopIdentity>());
            issued.Count.ShouldBe(29);
        }

        var next = await shop.IssueAsync((await GivenOrder.ShippedAsync(shop)).Id);

        next.Value.Number.ShouldBe("RE-100030");
        (await shop.VerifyAsync()).ShouldBeEmpty();
        var byNumber = await shop.AskAsync(db => db.Invoices.OrderBy(i => i.Sequence).Select(i => i.IssuedOn).ToListAsync());
        byNumber.ShouldBe(byNumber.Order());
    }

    private static Gen<Order> Orders() =>
        from lines in Gen.NonEmptyListOf(
            from cents in Gen.Choose(1, 200_00)
            from quantity in Gen.Choose(1, 99)
            from rate in Gen.Elements(0.07m, 0.19m)
            select (cents / 100m, quantity, rate))
        select GivenOrder.Unsaved(new DateTime(2026, 11, 1, 8, 0, 0, DateTimeKind.Utc), lines: [.. lines]);

    private sealed class RefusesInvoices : SaveChangesInterceptor
    {
        public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
            DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
            eventData.Context!.ChangeTracker.Entries<Invoice>().Any() ? throw new InvalidOperationException("the disk is full") : new(result);
    }
}
