using System.Net;
using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Customers;
using Shop.Pricing;
using Shop.Settings;
using Shop.Tests;
using Shop.Tests.Customers;
using Shouldly;
using Xunit;

namespace Shop.Web.Tests.Storefront;

public class TaxFreeTests
{
    private const string NetSums = "Warenwert, netto30,81 € Standardversand4,58 € zzgl. 7 % MwSt.2,48 € Gesamt37,87 €";

    private static readonly (string, string?)[] ToVienna =
        [("Address.Country", "AT"), ("Address.Postcode", "1010"), ("Address.City", "Wien"), ("Address.Company", "Kaffeehaus Wien GmbH"), ("VatId", "ATU 135 856 27")];

    [Fact]
    public async Task A_guest_from_Vienna_with_a_confirmed_id_orders_without_VAT_and_sees_why()
    {
        await using var vies = await ViesDouble.StartAsync();
        await using var app = await TestApp.OpenAsync(("Vies:Address", vies.Address));
        var coffee = await Given.ProductAsync(app.Shop, price: 10.70m);
        var visitor = app.Visitor();
        await visitor.AddAsync(coffee, 2);

        var review = await visitor.ToReviewAsync(ToVienna);

        review.Read(".sums").ShouldContain("Steuerfreie innergemeinschaftliche Lieferung");
        review.Read(".order-end .line-total").ShouldBe("20,00 €");
        review.Read(".sums-total + dd, dd.sums-total").ShouldBe("24,58 €");
        var confirmation = await visitor.FollowAsync(await visitor.OrderAsync(review));
        confirmation.Status.ShouldBe(HttpStatusCode.OK);
        confirmation.Read(".sums").ShouldContain("Steuerfreie innergemeinschaftliche LieferungATU13585627");
        var order = await app.Shop.AskAsync(db => db.Orders.Include(o => o.Lines).SingleAsync());
        (order.Treatment, order.Total, order.Tax).ShouldBe((TaxTreatment.IntraCommunity, Money.From(24.58m), Money.Zero));
    }

    [Fact]
    public async Task While_the_register_is_down_the_order_holds_VAT_and_the_review_says_so()
    {
        await using var vies = await ViesDouble.StartAsync();
        vies.Answer = _ => (503, "");
        await using var app = await TestApp.OpenAsync(("Vies:Address", vies.Address));
        var coffee = await Given.ProductAsync(app.Shop, price: 10.70m);
        var visitor = app.Visitor();
        await visitor.AddAsync(coffee, 2);

        var review = await visitor.ToReviewAsync(ToVienna);

        review.Text.ShouldContain("Das europäische Register (VIES) antwortet gerade nicht");
        review.Read(".sums").ShouldContain("darin 7 % MwSt.");
        (await visitor.FollowAsync(await visitor.OrderAsync(review))).Status.ShouldBe(HttpStatusCode.OK);
        (await app.Shop.AskAsync(db => db.Orders.SingleAsync())).Total.ShouldBe(Money.From(26.30m));
    }

    [Fact]
    public async Task A_mistyped_id_is_said_at_its_field()
    {
        await using var app = await TestApp.OpenAsync();
        var coffee = await Given.ProductAsync(app.Shop);
        var visitor = app.Visitor();
        await visitor.AddAsync(coffee);

        var answer = await visitor.PostFormAsync(Buying.Checkout, Buying.Details(("VatId", "ATU13585628")), "#checkout");

        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.Read("#VatId-error").ShouldContain("die Prüfziffer passt nicht");
    }

    [Fact]
    public async Task A_café_reads_net_amounts_that_add_up_where_the_merchant_wants_it()
    {
        await using var app = await TestApp.OpenAsync();
        await app.Shop.Settings().SaveAsync(new SalesRules { NetForBusiness = true });
        var coffee = await Given.ProductAsync(app.Shop, price: 10.99m);
        await app.Shop.DoAsync(db =>
        {
            db.Customers.Add(new Customer { Number = "K-1", Email = "cafe@example.org", Group = CustomerGroup.Business, CreatedAt = app.Shop.Clock.UtcNow() });
            return Task.CompletedTask;
        });
        var cafe = await app.SignInAsCustomerAsync("cafe@example.org");
        await cafe.AddAsync(coffee, 3);

        var cart = await cafe.GetAsync(Buying.Cart);

        // 32.97 gross and 4.90 shipping at 7 %: 37.87 gross, 2.48 VAT, 35.39 net.
        cart.Read(".sums").ShouldBe(NetSums);
        cart.Read(".line-total").ShouldBe("30,81 €");
        var confirmation = await cafe.FollowAsync(await cafe.OrderAsync(await cafe.ToReviewAsync()));
        confirmation.Read(".sums").ShouldBe(NetSums);
        (await app.Visitor().GetAsync(Buying.Cart)).Text.ShouldNotContain("netto");
    }
}
