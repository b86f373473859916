using System.Text;
using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Content;
using Shop.Customers;
using Shop.Mails;
using Shop.Orders;
using Shop.Orders.Mails;
using Shop.Payments;
using Shop.Settings;
using Shouldly;
using Xunit;

namespace Shop.Tests.Orders;

public class OrderMailsTests
{
    [Fact]
    public async Task The_confirmation_names_goods_totals_and_how_to_pay()
    {
        using var shop = await Given.OpenShopAsync();
        var order = await GivenOrder.PlacedAsync(shop);

        var mail = await ConfirmAsync(shop, order);

        mail.To.ShouldBe("mira@example.org");
        mail.Subject.ShouldBe($"Eingang Ihrer Bestellung {order.Number}");
        foreach (var said in new[] { order.Total.In(German), "17,80\u00a0€", "9,10\u00a0€", "4,90\u00a0€", "darin 19\u00a0% Umsatzsteuer", "1,45\u00a0€", "1,49\u00a0€", "DE02 1203 0000 0000 2020 51", order.Number, "Hafenstraße 12", "05.12.2026" })
        {
            System.Net.WebUtility.HtmlDecode(mail.Html).ShouldContain(said);
            mail.Text.ShouldContain(said);
        }
        mail.Html.ShouldContain("cid:girocode");
        mail.Attachments.Single(a => a.ContentId == "girocode").ContentType.ShouldBe("image/png");
    }

    [Fact]
    public async Task The_contract_documents_are_the_wording_the_customer_agreed_to()
    {
        using var shop = await Given.OpenShopAsync();
        var order = await GivenOrder.PlacedAsync(shop);
        await shop.DoAsync(async db =>
        {
            var page = await db.ContentPages.SingleAsync(p => p.Key == "agb");
            page.Versions.Add(new ContentPageVersion { Body = LocalizedText.Both("Ganz neue AGB"), ValidFrom = shop.Clock.GetUtcNow().UtcDateTime.AddDays(1), Author = "test" });
        });

        var mail = await ConfirmAsync(shop, order);

        mail.Attachments.Where(a => a.ContentId is null).Select(a => a.FileName).ShouldBe(["agb.pdf", "widerrufsbelehrung.pdf", "widerrufsformular.pdf"]);
        mail.Attachments.Where(a => a.ContentId is null).ShouldAllBe(a => Encoding.Latin1.GetString(a.Read()).StartsWith("%PDF"));
    }

    [Fact]
    public async Task Many_orders_share_one_copy_of_the_contract_documents()
    {
        using var shop = await Given.OpenShopAsync();
        for (var i = 0; i < 3; i++)
        {
            await using var db = shop.CreateDbContext();
            var order = await GivenOrder.PlacedAsync(shop);
            await new SendOrderConfirmation(db, Queue(shop), new ContractDocuments(shop, new MailFiles(shop)), shop.Settings(), Address).HandleAsync(new OrderPlaced(order.Id), default);
        }

        (await shop.AskAsync(db => db.Set<MailAttachment>().CountAsync(a => a.FileSha256 != null))).ShouldBe(9);
        (await shop.AskAsync(db => db.Set<MailFile>().CountAsync())).ShouldBe(3);
    }

    [Fact]
    public async Task The_mail_leads_to_the_order()
    {
        using var shop = await Given.OpenShopAsync();
        var order = await GivenOrder.PlacedAsync(shop, language: "en");

        var mail = await ConfirmAsync(shop, order);

        mail.Text.ShouldContain($"https://laden.example/en/order/{order.Number}?key={order.AccessKey}");
        mail.Text.ShouldContain($"Withdraw from contract here: https://laden.example/en/declare-withdrawal?order={order.Number}&key={order.AccessKey}");
    }

    [Fact]
    public async Task It_confirms_the_receipt_and_accepts_nothing()
    {
        using var shop = await Given.OpenShopAsync();
        var mail = await ConfirmAsync(shop, await GivenOrder.PlacedAsync(shop, payment: PaymentMethod.Invoice));

        mail.Text.ShouldContain("bestätigt ihren Eingang");
        mail.Text.ShouldContain("noch keine Annahme");
        mail.Html.ShouldNotContain("cid:girocode");
    }

    [Fact]
    public async Task An_English_order_gets_an_English_mail()
    {
        using var shop = await Given.OpenShopAsync();
        var mail = await ConfirmAsync(shop, await GivenOrder.PlacedAsync(shop, language: "en"));

        mail.Subject.ShouldStartWith("We received your order");
        mail.Text.ShouldContain("€31.80");
        mail.Text.ShouldNotContain("Bestellung");
    }

    [Fact]
    public async Task A_customer_cannot_write_html_into_the_mail()
    {
        using var shop = await Given.OpenShopAsync();
        var address = new PostalAddress { FirstName = "<script>alert(1)</script>", LastName = "O'Neil & \"Co\"", Street = "<img src=x>", Postcode = "1", City = "\u202Eb" };

        var mail = await ConfirmAsync(shop, await GivenOrder.PlacedAsync(shop, address: address));

        mail.Html.ShouldNotContain("<script>");
        mail.Html.ShouldNotContain("<img src=x>");
        mail.Html.ShouldContain("&lt;script&gt;");
    }

    [Fact]
    public async Task A_repeated_event_sends_no_second_mail()
    {
        using var shop = await Given.OpenShopAsync();
        var order = await GivenOrder.PlacedAsync(shop);
        await ConfirmAsync(shop, order);
        await ConfirmAsync(shop, order);

        (await shop.AskAsync(db => db.Mails.CountAsync())).ShouldBe(1);
    }

    [Fact]
    public async Task The_customer_hears_of_payment_parcel_and_cancellation()
    {
        using var shop = await Given.OpenShopAsync();
        var order = await GivenOrder.PlacedAsync(shop);
        await shop.DoAsync(db => db.Orders.Where(o => o.Id == order.Id).ExecuteUpdateAsync(o => o.SetProperty(x => x.TrackingNumber, "0034043")));
        await shop.DoAsync(async db => (await db.ShippingMethods.SingleAsync()).TrackingUrl = "https://carrier.example/track?id={0}");
        await using var db = shop.CreateDbContext();
        var news = new SendOrderNews(db, Queue(shop), Address);

        await news.HandleAsync(new OrderPaid(order.Id), default);
        await news.HandleAsync(new OrderShipped(order.Id), default);
        await news.HandleAsync(new OrderCancelled(order.Id), default);

        var mails = await db.Mails.OrderBy(m => m.Id).ToListAsync();
        mails.Select(m => m.Kind).ShouldBe(["order-paid", "order-shipped", "order-cancelled"]);
        mails[0].Text.ShouldContain("31,80");
        mails[1].Text.ShouldContain("https://carrier.example/track?id=0034043");
        mails[1].Text.ShouldContain($"https://laden.example/de/widerruf-erklaeren?order={order.Number}&key={order.AccessKey}");
        mails[2].Text.ShouldContain("storniert");
    }

    private static readonly System.Globalization.CultureInfo German = System.Globalization.CultureInfo.GetCultureInfo("de-DE");

    private static readonly ShopAddress Address = new("https://laden.example/");

    private static MailQueue Queue(TestShop shop) => new(shop.Settings(), shop.Clock);

    private static async Task<MailMessage> ConfirmAsync(TestShop shop, Order order)
    {
        await using var db = shop.CreateDbContext();
        await new SendOrderConfirmation(db, Queue(shop), new ContractDocuments(shop, new MailFiles(shop)), shop.Settings(), Address).HandleAsync(new OrderPlaced(order.Id), default);
        return await db.Mails.Include(m => m.Attachments).ThenInclude(a => a.File).SingleAsync();
    }
}
