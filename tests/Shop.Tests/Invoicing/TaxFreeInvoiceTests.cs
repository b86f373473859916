using Shop.Common;
using Shop.Customers.VatChecks;
using Shop.Invoicing;
using Shop.Orders;
using Shop.Pricing;
using Shop.Tests.Orders;
using Shouldly;
using Xunit;

namespace Shop.Tests.Invoicing;

public class TaxFreeInvoiceTests
{
    private const string Vienna = "ATU13585627";

    [Fact]
    public async Task A_proven_business_in_Vienna_orders_and_is_invoiced_without_VAT()
    {
        using var shop = await Given.OpenShopAsync();
        var order = (await PlaceAsync(shop, VatOutcome.Valid, 24.58m)).Value;

        (order.Treatment, order.BuyerVatId, order.Tax).ShouldBe((TaxTreatment.IntraCommunity, Vienna, Money.Zero));
        var invoice = (await shop.IssueAsync(order.Id)).Value;
        var content = InvoiceContent.Parse(invoice.Content);
        (content.Exemption, content.Buyer.VatId, content.Seller.VatId).ShouldBe(("Steuerfreie innergemeinschaftliche Lieferung", Vienna, "DE123456789"));
        content.Taxes.ShouldBe([new InvoiceTax(0m, content.Total, Money.Zero, content.Total)]);
        content.Lines.ShouldAllBe(l => l.TaxRate == 0 && l.Total == l.UnitPrice * l.Quantity);
        content.Lines.Sum(l => l.Total).ShouldBe(content.Total);
        InvoicePdfWriter.Write(content).Length.ShouldBeGreaterThan(1000);
        (await shop.VerifyAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task While_the_register_is_silent_the_order_goes_with_VAT_and_says_so()
    {
        using var shop = await Given.OpenShopAsync();
        var order = (await PlaceAsync(shop, VatOutcome.Unavailable, 26.30m)).Value;

        (order.Treatment, order.BuyerVatId).ShouldBe((TaxTreatment.Domestic, Vienna));
        order.Tax.IsPositive.ShouldBeTrue();
        order.Events.Select(e => e.Text).ShouldContain(t => t.Contains(Vienna, StringComparison.Ordinal));
        InvoiceContent.Parse((await shop.IssueAsync(order.Id)).Value.Content).Exemption.ShouldBeNull();
    }

    [Fact]
    public async Task A_total_confirmed_without_VAT_is_refused_once_the_proof_is_too_old()
    {
        using var shop = await Given.OpenShopAsync();

        (await PlaceAsync(shop, VatOutcome.Valid, 24.58m, age: TimeSpan.FromHours(25))).Problem!.Code.ShouldBe("price-changed");
    }

    /// <summary>Two packets at 10.70 gross (20.00 net) and shipping at 4.90 gross (4.58 net) to Vienna.</summary>
    private static async Task<Result<Order>> PlaceAsync(TestShop shop, VatOutcome outcome, decimal total, TimeSpan age = default)
    {
        var coffee = await Given.ProductAsync(shop, price: 10.70m);
        await shop.DoAsync(db =>
        {
            db.VatChecks.Add(new VatCheck { VatId = Vienna, CheckedAt = shop.Clock.UtcNow() - age, Outcome = outcome });
            return Task.CompletedTask;
        });
        var request = PlaceOrderTests.Request(await PlaceOrderTests.CartAsync(shop, (coffee.Id, 2)), total);
        var address = request.ShippingAddress with { Country = "AT", Postcode = "1010", City = "Wien" };
        return await PlaceOrderTests.PlaceAsync(shop, request with { ShippingAddress = address, BillingAddress = address, VatId = "at u13585627" });
    }
}
