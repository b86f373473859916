using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Shop.Catalog;
using Shop.Common;
using Shop.Tests;
using Shouldly;
using Xunit;

namespace Shop.Web.Tests.Storefront;

public class CheckoutTests
{
    [Fact]
    public async Task A_guest_buys_without_script_from_the_product_to_the_confirmation()
    {
        await using var app = await TestApp.OpenAsync();
        var coffee = await Given.ProductAsync(app.Shop, price: 8.90m, name: "Lotse");
        var cup = await Given.ProductAsync(app.Shop, price: 12.50m, name: "Becher", tax: TaxClass.Standard);
        var visitor = app.Visitor();

        await visitor.FollowAsync(await visitor.PostFormAsync(await ProductUrlAsync(app, coffee), new { quantity = 2 }, ".buy-form"));
        var cart = await visitor.FollowAsync(await visitor.PostFormAsync(await ProductUrlAsync(app, cup), null, ".buy-form"));
        var checkout = await visitor.GetAsync(cart.Page.QuerySelector(".summary a.btn-primary")!.GetAttribute("href")!);
        var review = await visitor.FollowAsync(await visitor.SubmitAsync(checkout, Buying.Details(("Note", "Bitte klingeln.\nZweimal.")), "#checkout"));
        var placed = await visitor.OrderAsync(review);
        var confirmation = await visitor.FollowAsync(placed);

        confirmation.Status.ShouldBe(HttpStatusCode.OK);
        var order = await app.Shop.AskAsync(db => db.Orders.Include(o => o.Lines).Include(o => o.Taxes).SingleAsync());
        order.Total.ShouldBe(Money.From(35.20m));
        order.Lines.Sum(l => l.Total).ShouldBe(order.Total);
        order.Taxes.Sum(t => t.Gross).ShouldBe(order.Total);
        foreach (var page in new[] { review, confirmation })
            page.Read(".sums-total + dd").ShouldBe("35,20 €");
        confirmation.Text.ShouldContain(order.Number);
        confirmation.Text.ShouldContain("DE02 1203 0000 0000 2020 51");
        confirmation.Page.QuerySelector(".code svg path").ShouldNotBeNull();
        order.CustomerNote.ShouldBe("Bitte klingeln.\nZweimal.");
        order.ShippingAddress.ShouldBe(order.BillingAddress);
    }

    [Fact]
    public async Task The_order_button_carries_the_words_of_the_law_and_nothing_stands_between_it_and_the_sums()
    {
        await using var app = await TestApp.OpenAsync();
        var coffee = await Given.ProductAsync(app.Shop, price: 8.90m, name: "Lotse");
        await app.Shop.DoAsync(async db =>
        {
            var product = await db.Products.SingleAsync();
            product.Summary = new("Milder Espresso aus Honduras.", "Mild espresso from Honduras.");
            product.WithdrawalExclusion = new("Verderbliche Ware.", "Perishable goods.");
        });
        var visitor = app.Visitor();
        await visitor.AddAsync(coffee);

        var review = await visitor.ToReviewAsync();

        var form = review.Page.QuerySelector(".order-end form")!;
        form.QuerySelector("button")!.TextContent.Trim().ShouldBe("Zahlungspflichtig bestellen");
        form.PreviousElementSibling!.ClassList.ShouldContain("sums");
        form.PreviousElementSibling.PreviousElementSibling!.ClassList.ShouldContain("lines");
        review.Read(".order-end .line").ShouldContain("Milder Espresso aus Honduras.");
        review.Read(".order-end .sums").ShouldContain("4,90 €");
        review.Text.ShouldContain("Kein Widerrufsrecht für Lotse: Verderbliche Ware.");
        review.Page.QuerySelectorAll("a").Select(a => a.GetAttribute("href")).ShouldContain(h => h!.Contains("/widerruf", StringComparison.Ordinal));
        var english = await visitor.GetAsync("/en/checkout/review");
        english.Read(".order-end form button").ShouldBe("Order with obligation to pay");
        english.Page.DocumentElement.GetAttribute("lang").ShouldBe("en");
    }

    [Fact]
    public async Task The_checkout_says_at_the_start_where_we_deliver_and_how_one_can_pay()
    {
        await using var app = await TestApp.OpenAsync();
        var coffee = await Given.ProductAsync(app.Shop);
        var visitor = app.Visitor();
        await visitor.AddAsync(coffee);

        var checkout = await visitor.GetAsync(Buying.Checkout);

        checkout.Read(".checkout-terms").ShouldBe("Lieferländer: Deutschland, Österreich. Zahlungsarten: Vorkasse, Rechnung.");
        checkout.Page.QuerySelector("#Address_FirstName")!.GetAttribute("autocomplete").ShouldBe("billing given-name");
        checkout.Page.QuerySelector("#Delivery_Street")!.GetAttribute("autocomplete").ShouldBe("shipping address-line1");
        checkout.Page.QuerySelectorAll("input[type=tel]").ShouldBeEmpty();
        checkout.Read("#shipping").ShouldContain("4,90 €");
        checkout.Read("#shipping").ShouldContain("Mo., 23. bis Mi., 25. Nov.");
    }

    [Fact]
    public async Task What_is_wrong_is_said_beside_the_field_and_nothing_typed_is_lost()
    {
        await using var app = await TestApp.OpenAsync();
        var coffee = await Given.ProductAsync(app.Shop);
        var visitor = app.Visitor();
        await visitor.AddAsync(coffee);

        var wrong = await visitor.PostFormAsync(Buying.Checkout, Buying.Details(
            ("Email", "erika@"), ("Address.FirstName", "Érika"), ("Address.City", "  "), ("Address.Postcode", "2045"), ("PaymentMethod", null)), "#checkout");

        wrong.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        wrong.Read("#Email-error").ShouldContain("name@beispiel.de");
        wrong.Read("#Address_City-error").ShouldBe("Bitte geben Sie den Ort an.");
        wrong.Read("#Address_Postcode-error").ShouldContain("20459");
        wrong.Read("#PaymentMethod-error").ShouldBe("Bitte wählen Sie, wie Sie bezahlen.");
        wrong.Page.QuerySelector("[autofocus]")!.Id.ShouldBe("Email");
        wrong.Page.QuerySelector("#Email")!.GetAttribute("aria-describedby").ShouldBe("Email-error");
        wrong.Page.QuerySelectorAll("[aria-invalid=true]").Select(e => e.Id).ShouldNotContain("Address_FirstName");
        var later = await visitor.GetAsync(Buying.Checkout);
        later.Page.QuerySelector("#Email")!.GetAttribute("value").ShouldBe("erika@");
        later.Page.QuerySelector("#Address_FirstName")!.GetAttribute("value").ShouldBe("Érika");
        (await visitor.GetAsync(Buying.Review)).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task A_parcel_can_go_elsewhere_but_only_where_we_deliver()
    {
        await using var app = await TestApp.OpenAsync();
        var coffee = await Given.ProductAsync(app.Shop);
        var visitor = app.Visitor();
        await visitor.AddAsync(coffee);
        (string, string?)[] elsewhere =
        [
            ("ElsewhereTo", "true"), ("Delivery.FirstName", "Anna"), ("Delivery.LastName", "Huber"), ("Delivery.Street", "Ring 1"),
            ("Delivery.Postcode", "1010"), ("Delivery.City", "Wien"),
        ];

        var japan = await visitor.PostFormAsync(Buying.Checkout, Buying.Details([.. elsewhere, ("Delivery.Country", "JP")]), "#checkout");
        japan.Read("#Delivery_Country-error").ShouldBe("Dorthin liefern wir leider nicht.");
        var review = await visitor.ToReviewAsync([.. elsewhere, ("Delivery.Country", "AT")]);
        review.Text.ShouldContain("ÖSTERREICH");
        await visitor.OrderAsync(review);

        var order = await app.Shop.AskAsync(db => db.Orders.SingleAsync());
        order.ShippingAddress.City.ShouldBe("Wien");
        order.BillingAddress.City.ShouldBe("Hamburg");
    }

    [Fact]
    public async Task With_script_every_change_is_kept_and_total_and_shipping_follow()
    {
        await using var app = await TestApp.OpenAsync();
        var coffee = await Given.ProductAsync(app.Shop, price: 10m);
        await app.Shop.DoAsync(async db =>
        {
            (await db.ShippingMethods.SingleAsync()).Countries = "DE";
            db.ShippingMethods.Add(new Shipping.ShippingMethod { Code = "eu", Name = new("Ausland", "Abroad"), Price = Money.From(9.90m), Countries = "AT", DaysFrom = 3, DaysTo = 6, Position = 2 });
        });
        var visitor = app.Visitor();
        await visitor.AddAsync(coffee);
        var checkout = await visitor.GetAsync(Buying.Checkout);
        var token = checkout.Page.QuerySelector("#checkout input[name=__RequestVerificationToken]")!.GetAttribute("value");

        var update = await visitor.PostAsync("/de/kasse/entwurf", Buying.Details(
            ("Email", "halb"), ("Address.Country", "AT"), ("ShippingMethod", "eu"), ("__RequestVerificationToken", token)));

        update.Status.ShouldBe(HttpStatusCode.OK);
        update.Text.ShouldContain("Ausland");
        update.Text.ShouldNotContain("Standardversand");
        update.Read("[hx-swap-oob$=summary-total]").ShouldBe("19,90 €");
        (await visitor.GetAsync(Buying.Checkout)).Page.QuerySelector("#Email")!.GetAttribute("value").ShouldBe("halb");
    }

    private static Task<string> ProductUrlAsync(TestApp app, Variant variant) => app.Shop.AskAsync(async db =>
    {
        var product = await db.Products.SingleAsync(p => p.Id == variant.ProductId);
        return string.Create(CultureInfo.InvariantCulture, $"/de/artikel/{product.Slug.De}-{product.Id}");
    });
}
