using System.Net;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;
using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Tests;
using Shouldly;
using Xunit;

namespace Shop.Web.Tests.Storefront;

public class CheckoutTroubleTests
{
    [Fact]
    public async Task A_price_that_changes_before_the_click_is_shown_and_must_be_confirmed_again()
    {
        await using var app = await TestApp.OpenAsync();
        var coffee = await Given.ProductAsync(app.Shop, price: 10m);
        var visitor = app.Visitor();
        await visitor.AddAsync(coffee);
        var review = await visitor.ToReviewAsync();
        await app.Shop.DoAsync(async db => (await db.Variants.SingleAsync()).Price = Money.From(11m));

        var refused = await visitor.OrderAsync(review);

        refused.Status.ShouldBe(HttpStatusCode.Conflict);
        refused.Read("[role=alert]").ShouldContain("Statt 14,90 € sind es jetzt 15,90 €.");
        refused.Read(".order-end .line s").ShouldBe("10,00 €");
        (await app.Shop.AskAsync(db => db.Orders.CountAsync())).ShouldBe(0);
        (await visitor.OrderAsync(refused)).Location!.ShouldContain("/de/bestellung/");
        (await app.Shop.AskAsync(db => db.Orders.SingleAsync())).Total.ShouldBe(Money.From(15.90m));
    }

    [Fact]
    public async Task A_total_that_was_never_shown_buys_nothing()
    {
        await using var app = await TestApp.OpenAsync();
        var coffee = await Given.ProductAsync(app.Shop, price: 10m);
        var visitor = app.Visitor();
        await visitor.AddAsync(coffee);

        var refused = await visitor.SubmitAsync(await visitor.ToReviewAsync(), new { total = 1 }, ".order-end form");

        refused.Status.ShouldBe(HttpStatusCode.Conflict);
        (await app.Shop.AskAsync(db => db.Orders.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task Sold_out_before_the_click_marks_the_line_and_keeps_the_rest()
    {
        await using var app = await TestApp.OpenAsync();
        var last = await Given.ProductAsync(app.Shop, stock: 1, name: "Letzter");
        var other = await Given.ProductAsync(app.Shop, name: "Anderer");
        var visitor = app.Visitor();
        await visitor.AddAsync(last);
        await visitor.AddAsync(other);
        var review = await visitor.ToReviewAsync();
        await app.Visitor().BuyAsync(last);

        var refused = await visitor.OrderAsync(review);

        refused.Status.ShouldBe(HttpStatusCode.Conflict);
        refused.Read("[role=alert]").ShouldContain("„Letzter“ ist gerade ausverkauft.");
        refused.Read(".line-out").ShouldContain("Gerade ausverkauft");
        refused.Page.QuerySelectorAll(".order-end .line").Length.ShouldBe(2);
        refused.Page.QuerySelector(".order-end form").ShouldBeNull();
        var cart = await visitor.GetAsync(Buying.Cart);
        await visitor.SubmitAsync(cart, null, $"#line-{last.Id} form[action$=entfernen]");
        (await visitor.OrderAsync(await visitor.GetAsync(Buying.Review))).Location!.ShouldContain("/de/bestellung/");
    }

    [Fact]
    public async Task Two_browsers_after_the_last_piece_get_one_order_and_one_just_sold_out()
    {
        await using var app = await TestApp.OpenAsync();
        var last = await Given.ProductAsync(app.Shop, stock: 1, name: "Letzter");
        var (first, second) = (app.Visitor(), app.Visitor());
        await first.AddAsync(last);
        await second.AddAsync(last);
        var (review1, review2) = (await first.ToReviewAsync(), await second.ToReviewAsync());

        var answers = await Task.WhenAll(Task.Run(() => first.OrderAsync(review1)), Task.Run(() => second.OrderAsync(review2)));

        answers.Count(a => a.Status == HttpStatusCode.Redirect).ShouldBe(1);
        answers.Single(a => a.Status == HttpStatusCode.Conflict).Text.ShouldContain("„Letzter“ ist gerade ausverkauft.");
        (await app.Shop.AskAsync(db => db.Orders.CountAsync())).ShouldBe(1);
        (await app.Shop.AskAsync(db => db.StockItems.SingleAsync())).Reserved.ShouldBe(1);
    }

    [Fact]
    public async Task A_double_click_makes_one_order_and_both_clicks_see_its_confirmation()
    {
        await using var app = await TestApp.OpenAsync();
        var coffee = await Given.ProductAsync(app.Shop);
        var visitor = app.Visitor();
        await visitor.AddAsync(coffee);
        var review = await visitor.ToReviewAsync();

        var clicks = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => visitor.OrderAsync(review))));

        (await app.Shop.AskAsync(db => db.Orders.CountAsync())).ShouldBe(1);
        clicks.Select(c => c.Location).Distinct().Count().ShouldBe(1);
        (await visitor.FollowAsync(clicks[0])).Status.ShouldBe(HttpStatusCode.OK);
        (await visitor.GetAsync(Buying.Checkout)).Location.ShouldBe(clicks[0].Location);
        (await visitor.GetAsync(Buying.Review)).Location.ShouldBe(clicks[0].Location);
        (await visitor.GetAsync(Buying.Cart)).Text.ShouldContain("Noch ist nichts drin.");
    }

    [Fact]
    public async Task Other_peoples_orders_do_not_exist()
    {
        await using var app = await TestApp.OpenAsync();
        var coffee = await Given.ProductAsync(app.Shop);
        var confirmation = await app.Visitor().BuyAsync(coffee);
        var order = await app.Shop.AskAsync(db => db.Orders.SingleAsync());
        var stranger = app.Visitor();
        var customer = await app.SignInAsCustomerAsync("jemand@example.org");

        confirmation.Status.ShouldBe(HttpStatusCode.OK);
        foreach (var visitor in new[] { stranger, customer })
        {
            (await visitor.GetAsync($"/de/bestellung/{order.Number}")).Status.ShouldBe(HttpStatusCode.NotFound);
            (await visitor.GetAsync($"/de/bestellung/{order.Number}?key=")).Status.ShouldBe(HttpStatusCode.NotFound);
            (await visitor.GetAsync($"/de/bestellung/{order.Number}?key={new string('0', 32)}")).Status.ShouldBe(HttpStatusCode.NotFound);
            (await visitor.GetAsync($"/de/bestellung/B-100999?key={order.AccessKey}")).Status.ShouldBe(HttpStatusCode.NotFound);
        }
    }

    [Fact]
    public async Task A_wrong_token_orders_nothing()
    {
        await using var app = await TestApp.OpenAsync();
        var coffee = await Given.ProductAsync(app.Shop);
        var visitor = app.Visitor();
        await visitor.AddAsync(coffee);
        var review = await visitor.ToReviewAsync();

        (await visitor.SubmitForgedAsync(review, ".order-end form")).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await visitor.PostAsync(Buying.Place, new { total = 1380 })).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await visitor.PostAsync(Buying.Checkout, Buying.Details())).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await app.Shop.AskAsync(db => db.Orders.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task Ten_thousand_characters_in_any_field_are_refused_beside_it_and_the_other_fields_stay()
    {
        await using var app = await TestApp.OpenAsync();
        var coffee = await Given.ProductAsync(app.Shop);
        var visitor = app.Visitor();
        await visitor.AddAsync(coffee);
        var much = new string('x', 10_000);

        foreach (var field in new[] { "Email", "Address.FirstName", "Address.LastName", "Address.Company", "Address.Street", "Address.Extra", "Address.Postcode", "Address.City", "Note" })
        {
            var answer = await visitor.PostFormAsync(Buying.Checkout, Buying.Details((field, much)), "#checkout");
            answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity, field);
            answer.Read($".field:has([name='{field}']) .field-validation-error").ShouldNotBeEmpty(field);
            if (field != "Address.City")
                answer.Page.QuerySelector("[name='Address.City']")!.GetAttribute("value").ShouldBe("Hamburg", field);
        }

        foreach (var address in new[] { "/de/suche?q=" + much, "/de/warenkorb?country=DE&postcode=" + much, "/de/kaffee?sort=" + much, "/de/kaffee?page=" + much })
            ((int)(await visitor.GetAsync(address)).Status).ShouldBeLessThan(500, address[..20]);
        (await app.Shop.AskAsync(db => db.Orders.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task A_session_that_began_on_one_node_orders_on_another()
    {
        await using var app = await TestApp.OpenAsync();
        var coffee = await Given.ProductAsync(app.Shop, name: "Lotse");
        await using var otherNode = app.WithWebHostBuilder(_ => { });
        var cookies = new CookieContainer();
        var address = new Uri("https://localhost");
        using var here = app.CreateDefaultClient(address, new CookieContainerHandler(cookies));
        using var there = otherNode.CreateDefaultClient(address, new CookieContainerHandler(cookies));
        var visitor = new Visitor(app, here);
        await visitor.AddAsync(coffee);
        var review = await visitor.ToReviewAsync();

        var ordered = await new Visitor(app, there).OrderAsync(review);

        ordered.Location.ShouldNotBeNull().ShouldContain("/de/bestellung/");
        (await visitor.GetAsync(ordered.Location!)).Text.ShouldContain("Vielen Dank, Erika Mustermann.");
    }

    [Fact]
    public async Task A_method_that_was_withdrawn_meanwhile_is_asked_for_again()
    {
        await using var app = await TestApp.OpenAsync();
        var coffee = await Given.ProductAsync(app.Shop);
        var visitor = app.Visitor();
        await visitor.AddAsync(coffee);
        var review = await visitor.ToReviewAsync();
        await app.Shop.DoAsync(async db => (await db.PaymentMethods.SingleAsync(p => p.Code == "bank-transfer")).Active = false);
        app.ForgetSettings();

        var refused = await visitor.OrderAsync(review);

        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Read("#PaymentMethod-error").ShouldBe("Bitte wählen Sie, wie Sie bezahlen.");
        refused.Page.QuerySelector("#Address_City")!.GetAttribute("value").ShouldBe("Hamburg");
        (await app.Shop.AskAsync(db => db.Orders.CountAsync())).ShouldBe(0);
    }

    [Theory]
    [InlineData(Buying.Checkout)]
    [InlineData(Buying.Review)]
    public async Task Without_a_cart_the_checkout_leads_to_the_cart(string url)
    {
        await using var app = await TestApp.OpenAsync();
        var visitor = app.Visitor();
        visitor.Client.DefaultRequestHeaders.Add("Cookie", "korb=swept-long-ago");

        (await visitor.GetAsync(url)).Location.ShouldBe(Buying.Cart);
    }

    [Fact]
    public async Task Whoever_orders_without_end_is_asked_to_wait()
    {
        await using var app = await TestApp.OpenAsync(("Limits:OrdersPerMinute", "2"));
        var coffee = await Given.ProductAsync(app.Shop, stock: 50);
        var visitor = app.Visitor();
        await visitor.BuyAsync(coffee);
        await visitor.BuyAsync(coffee);
        await visitor.AddAsync(coffee);

        var third = await visitor.OrderAsync(await visitor.ToReviewAsync());

        third.Status.ShouldBe(HttpStatusCode.TooManyRequests);
        third.Response.Headers.RetryAfter.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_request_that_can_not_be_read_is_refused_and_not_called_our_mistake()
    {
        await using var app = await TestApp.OpenAsync();
        var coffee = await Given.ProductAsync(app.Shop);
        var visitor = app.Visitor();
        await visitor.AddAsync(coffee);

        var refused = await visitor.PostFormAsync(Buying.Checkout, Buying.Details(("Note", "a\0b")), "#checkout");

        refused.Status.ShouldBe(HttpStatusCode.BadRequest);
        refused.Text.ShouldContain("Das ging nicht.");
    }

    [Fact]
    public async Task The_draft_is_forgotten_once_the_order_exists()
    {
        await using var app = await TestApp.OpenAsync();
        var coffee = await Given.ProductAsync(app.Shop);
        await app.Visitor().BuyAsync(coffee);

        for (var i = 0; i < 100 && await app.Shop.AskAsync(db => db.CheckoutDrafts.AnyAsync()); i++)
            await Task.Delay(100);
        (await app.Shop.AskAsync(db => db.CheckoutDrafts.CountAsync())).ShouldBe(0);
    }
}
