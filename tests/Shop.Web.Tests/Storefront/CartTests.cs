using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Tests;
using Shouldly;
using Xunit;

namespace Shop.Web.Tests.Storefront;

public class CartTests
{
    [Fact]
    public async Task An_empty_cart_sets_no_cookie_and_shows_what_others_like()
    {
        await using var app = await TestApp.OpenAsync();
        await Given.ProductAsync(app.Shop, name: "Lotse");

        var cart = await app.Visitor().GetAsync(Buying.Cart);

        cart.Status.ShouldBe(HttpStatusCode.OK);
        cart.Text.ShouldContain("Noch ist nichts drin.");
        cart.Read(".cards").ShouldContain("Lotse");
        cart.Response.Headers.TryGetValues("Set-Cookie", out var cookies);
        (cookies ?? []).ShouldAllBe(c => !c.StartsWith("korb=", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_sheet_shows_the_cart_and_its_changes_come_back_as_the_sheet()
    {
        await using var app = await TestApp.OpenAsync();
        var coffee = await Given.ProductAsync(app.Shop, name: "Lotse", price: 10m);
        var visitor = app.Visitor();
        await visitor.AddAsync(coffee);

        var sheet = await visitor.GetAsync("/de/warenkorb/seite");
        visitor.Client.DefaultRequestHeaders.Add("HX-Request", "true");
        visitor.Client.DefaultRequestHeaders.Add("HX-Target", "cart-sheet-body");
        var changed = await visitor.SubmitAsync(sheet, new { quantity = 3 }, "form.line-quantity");

        sheet.Read("#cart-sheet-title").ShouldBe("Warenkorb");
        sheet.Read(".line-name").ShouldBe("Lotse");
        changed.Read("#cart-sheet-title").ShouldBe("Warenkorb");
        changed.Read(".sums").ShouldContain("30,00");
        changed.Page.QuerySelector("[hx-swap-oob] .tool-count")!.TextContent.ShouldBe("3");
        changed.Page.QuerySelector("h1").ShouldBeNull();
    }

    [Fact]
    public async Task Shipping_is_estimated_to_the_country_one_asks_for_and_to_the_home_country_otherwise()
    {
        await using var app = await TestApp.OpenAsync();
        var coffee = await Given.ProductAsync(app.Shop, price: 10m);
        await app.Shop.DoAsync(async db =>
        {
            var home = await db.ShippingMethods.OrderBy(m => m.Position).FirstAsync();
            db.ShippingMethods.Add(new Shop.Shipping.ShippingMethod { Code = "ship", Name = LocalizedText.Both("Mit dem Schiff"), Countries = "IS", Price = Money.From(12.50m), Position = home.Position + 1 });
        });
        var visitor = app.Visitor();
        await visitor.AddAsync(coffee);

        var home = await visitor.GetAsync(Buying.Cart);
        var iceland = await visitor.GetAsync(Buying.Cart + "?country=IS");
        var nowhere = await visitor.GetAsync(Buying.Cart + "?country=%22%3E%3Cb%3E");

        iceland.Read(".estimate-list").ShouldContain("12,50");
        iceland.Read(".sums-total + dd, dd.sums-total").ShouldContain("22,50");
        iceland.Page.QuerySelector(".estimates")!.HasAttribute("open").ShouldBeTrue();
        nowhere.Read(".estimate-list").ShouldBe(home.Read(".estimate-list"));
        home.Read(".estimate-list").ShouldNotContain("12,50");
    }

    [Fact]
    public async Task Shipping_to_an_island_costs_more_in_the_estimate_the_checkout_and_the_order()
    {
        await using var app = await TestApp.OpenAsync();
        var coffee = await Given.ProductAsync(app.Shop, price: 60m);
        await app.Shop.DoAsync(async db =>
        {
            var home = await db.ShippingMethods.SingleAsync(m => m.Code == "standard");
            (home.SurchargePostcodes, home.Surcharge, home.ExcludedPostcodes) = ("25849", Money.From(7.90m), "27498");
        });
        var visitor = app.Visitor();
        await visitor.AddAsync(coffee);

        var mainland = await visitor.GetAsync(Buying.Cart);
        var island = await visitor.GetAsync(Buying.Cart + "?country=DE&postcode=25849");
        var wrong = await visitor.GetAsync(Buying.Cart + "?country=DE&postcode=258");
        var review = await visitor.ToReviewAsync(("Address.Postcode", "25849"));
        var excluded = await visitor.PostFormAsync(Buying.Checkout, Buying.Details(("Address.Postcode", "27498")), "#checkout");

        mainland.Read(".sums-total + dd, dd.sums-total").ShouldContain("60,00");
        island.Read(".sums-total + dd, dd.sums-total").ShouldContain("67,90");
        wrong.Read("#postcode-problem").ShouldContain("20459");
        review.Read(".sums").ShouldContain("67,90");
        excluded.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        excluded.Text.ShouldContain("An diese Postleitzahl liefern wir leider nicht.");
        await visitor.OrderAsync(await visitor.ToReviewAsync(("Address.Postcode", "25849")));
        (await app.Shop.AskAsync(db => db.Orders.SingleAsync())).Total.ShouldBe(Money.From(67.90m));
    }

    [Fact]
    public async Task A_customer_who_has_ordered_goes_straight_to_the_review_with_the_details_of_last_time()
    {
        await using var app = await TestApp.OpenAsync();
        var coffee = await Given.ProductAsync(app.Shop, stock: 20);
        var customer = await app.SignInAsCustomerAsync("erika@example.org");
        await app.Shop.DoAsync(async db => (await db.Customers.Include(c => c.Addresses).SingleAsync(c => c.Email == "erika@example.org")).Addresses.Add(
            new Shop.Customers.CustomerAddress { IsDefault = true, Address = GivenOrder.Unsaved(app.Shop.Clock.GetUtcNow().UtcDateTime).BillingAddress }));
        await customer.AddAsync(coffee);
        var first = await customer.PostFormAsync(Buying.Cart, form: "form[action$='/direkt']");
        first.Location.ShouldBe(Buying.Checkout, "nobody has chosen how to pay yet");
        await customer.OrderAsync(await customer.ToReviewAsync());
        await customer.AddAsync(coffee);

        var review = await customer.FollowAsync(await customer.PostFormAsync(Buying.Cart, form: "form[action$='/direkt']"));

        review.Url.ShouldBe(Buying.Review);
        (await customer.FollowAsync(await customer.OrderAsync(review))).Url.ShouldContain("/de/bestellung/");
        (await app.Shop.AskAsync(db => db.Orders.CountAsync(o => o.PaymentMethod == "bank-transfer"))).ShouldBe(2);
    }

    [Fact]
    public async Task Adding_says_so_and_counts_in_the_header()
    {
        await using var app = await TestApp.OpenAsync();
        var coffee = await Given.ProductAsync(app.Shop, name: "Lotse");
        var visitor = app.Visitor();
        visitor.Client.DefaultRequestHeaders.Add("HX-Request", "true");

        var added = await visitor.AddAsync(coffee, 3);

        added.Status.ShouldBe(HttpStatusCode.OK);
        var told = JsonDocument.Parse(added.Response.Headers.GetValues("HX-Trigger").Single()).RootElement.GetProperty("cart-added");
        told.GetProperty("text").GetString().ShouldBe("„Lotse“ liegt im Warenkorb.");
        added.Page.QuerySelector("[hx-swap-oob] .tool-count")!.TextContent.ShouldBe("3");
        var cookie = added.Response.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("korb=", StringComparison.Ordinal));
        cookie.ShouldContain("httponly");
        cookie.ShouldContain("secure");
        cookie.ShouldContain("samesite=lax");
        cookie.ShouldContain("max-age=5184000");
    }

    [Fact]
    public async Task The_header_needs_one_query_the_cart_four_and_adding_two()
    {
        await using var app = await TestApp.OpenAsync();
        var coffee = await Given.ProductAsync(app.Shop);
        var visitor = app.Visitor();
        await visitor.AddAsync(coffee);
        await visitor.GetAsync(Buying.Cart);

        (await TestApp.CountQueriesAsync(() => visitor.GetAsync("/de/warenkorb/kopf"))).Count.ShouldBe(1);
        (await TestApp.CountQueriesAsync(() => visitor.GetAsync(Buying.Cart))).Count.ShouldBeLessThanOrEqualTo(4);
        (await TestApp.CountQueriesAsync(() => visitor.AddAsync(coffee))).Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("1000000000")]
    [InlineData("99999999999999999999")]
    [InlineData("drei")]
    [InlineData("1.5")]
    [InlineData("")]
    public async Task Impossible_quantities_are_refused_beside_the_line(string quantity)
    {
        await using var app = await TestApp.OpenAsync();
        var coffee = await Given.ProductAsync(app.Shop);
        var visitor = app.Visitor();
        await visitor.AddAsync(coffee, 2);

        var added = await visitor.AddAsync(coffee, quantity);
        var changed = await visitor.PostFormAsync(Buying.Cart, new { quantity }, ".line-quantity");

        added.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        changed.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        changed.Read(".line .field-validation-error").ShouldMatch("Menge von 1 bis 99|Mehr als 99 Stück");
        changed.Page.QuerySelector(".line input[type=number]")!.GetAttribute("aria-invalid").ShouldBe("true");
        (await app.Shop.AskAsync(db => db.CartLines.SingleAsync())).Quantity.ShouldBe(2);
    }

    [Fact]
    public async Task Thirty_simultaneous_requests_keep_every_piece()
    {
        await using var app = await TestApp.OpenAsync();
        var coffee = await Given.ProductAsync(app.Shop, stock: 100);
        var visitor = app.Visitor();
        await visitor.AddAsync(coffee);

        var answers = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => visitor.AddAsync(coffee)));

        answers.ShouldAllBe(a => a.Status == HttpStatusCode.Redirect);
        (await app.Shop.AskAsync(db => db.CartLines.SingleAsync())).Quantity.ShouldBe(31);
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("X-Nothing", "1")]
    public async Task Another_site_can_not_fill_the_cart(string header, string value)
    {
        await using var app = await TestApp.OpenAsync();
        var coffee = await Given.ProductAsync(app.Shop);
        using var request = new HttpRequestMessage(HttpMethod.Post, Buying.Add)
        {
            Content = new FormUrlEncodedContent([new("variantId", $"{coffee.Id}"), new("quantity", "1")]),
        };
        request.Headers.Add(header, value);

        (await app.Visitor().Client.SendAsync(request)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await app.Shop.AskAsync(db => db.Carts.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task A_wrong_token_changes_nothing()
    {
        await using var app = await TestApp.OpenAsync();
        var coffee = await Given.ProductAsync(app.Shop);
        var visitor = app.Visitor();
        await visitor.AddAsync(coffee);
        var cart = await visitor.GetAsync(Buying.Cart);

        (await visitor.SubmitForgedAsync(cart, "form[action$=entfernen]")).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await visitor.PostAsync("/de/warenkorb/menge", new { variantId = coffee.Id, quantity = 5 })).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await app.Shop.AskAsync(db => db.CartLines.SingleAsync())).Quantity.ShouldBe(1);
    }

    [Fact]
    public async Task What_was_removed_can_be_put_back_without_script()
    {
        await using var app = await TestApp.OpenAsync();
        var coffee = await Given.ProductAsync(app.Shop, name: "Lotse");
        var visitor = app.Visitor();
        await visitor.AddAsync(coffee, 4);

        var removed = await visitor.FollowAsync(await visitor.PostFormAsync(Buying.Cart, null, "form[action$=entfernen]"));
        removed.Read(".cart-undo").ShouldContain("„Lotse“ ist nicht mehr im Warenkorb.");
        var back = await visitor.FollowAsync(await visitor.SubmitAsync(removed, null, ".cart-undo"));

        back.Page.QuerySelector(".line input[type=number]")!.GetAttribute("value").ShouldBe("4");
    }

    [Fact]
    public async Task Lines_that_expired_are_marked_and_keep_the_checkout_closed_until_they_are_gone()
    {
        await using var app = await TestApp.OpenAsync();
        var gone = await Given.ProductAsync(app.Shop, name: "Verschwunden");
        var soldOut = await Given.ProductAsync(app.Shop, name: "Ausverkauft");
        var fine = await Given.ProductAsync(app.Shop, price: 5m, name: "Da");
        var visitor = app.Visitor();
        foreach (var variant in new[] { gone, soldOut, fine })
            await visitor.AddAsync(variant);
        await app.Shop.DoAsync(async db =>
        {
            (await db.Products.SingleAsync(p => p.Id == gone.ProductId)).Active = false;
            (await db.StockItems.SingleAsync(s => s.VariantId == soldOut.Id)).OnHand = 0;
        });

        var cart = await visitor.GetAsync(Buying.Cart);
        cart.Read($"#line-{gone.Id}").ShouldContain("Nicht mehr im Sortiment");
        cart.Read($"#line-{soldOut.Id}").ShouldContain("Gerade ausverkauft");
        cart.Read(".sums-total + dd").ShouldBe("9,90 €");
        cart.Read("#why-not").ShouldContain("Verschwunden");
        (await visitor.GetAsync(Buying.Checkout)).Location.ShouldBe(Buying.Cart);

        await visitor.SubmitAsync(cart, null, $"#line-{gone.Id} form[action$=entfernen]");
        await visitor.SubmitAsync(cart, null, $"#line-{soldOut.Id} form[action$=entfernen]");
        (await visitor.GetAsync(Buying.Checkout)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_deleted_article_leaves_the_cart_quietly()
    {
        await using var app = await TestApp.OpenAsync();
        var coffee = await Given.ProductAsync(app.Shop);
        var visitor = app.Visitor();
        await visitor.AddAsync(coffee);
        await app.Shop.AskAsync(async db =>
        {
            await db.StockMovements.ExecuteDeleteAsync();
            await db.StockItems.ExecuteDeleteAsync();
            return await db.Variants.ExecuteDeleteAsync();
        });

        (await visitor.GetAsync(Buying.Cart)).Text.ShouldContain("Noch ist nichts drin.");
    }

    [Fact]
    public async Task A_changed_price_stands_beside_the_old_one()
    {
        await using var app = await TestApp.OpenAsync();
        var coffee = await Given.ProductAsync(app.Shop, price: 8.90m);
        var visitor = app.Visitor();
        await visitor.AddAsync(coffee);
        await app.Shop.DoAsync(async db => (await db.Variants.SingleAsync()).Price = Money.From(9.50m));

        var cart = await visitor.GetAsync(Buying.Cart);

        cart.Read(".line s").ShouldBe("8,90 €");
        cart.Read(".line .line-total").ShouldBe("9,50 €");
        cart.Read(".line").ShouldContain("Preis geändert");
    }

    [Fact]
    public async Task Another_node_and_the_next_start_know_the_cart()
    {
        await using var app = await TestApp.OpenAsync();
        var coffee = await Given.ProductAsync(app.Shop, name: "Lotse");
        var added = await app.Visitor().AddAsync(coffee, 2);
        var cookie = added.Response.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("korb=", StringComparison.Ordinal)).Split(';')[0];

        await using var other = app.WithWebHostBuilder(_ => { });
        using var client = other.CreateClient();
        client.DefaultRequestHeaders.Add("Cookie", cookie);
        var page = await Answer.OfAsync(Buying.Cart, await client.GetAsync(new Uri(Buying.Cart, UriKind.Relative)));

        page.Read(".line").ShouldContain("Lotse");
    }

    [SkippableFact]
    public async Task While_another_writer_holds_the_file_the_click_waits_and_is_not_lost()
    {
        Skip.If(TestShop.SqlServer is not null);
        await using var app = await TestApp.OpenAsync();
        var coffee = await Given.ProductAsync(app.Shop);
        var visitor = app.Visitor();
        await visitor.AddAsync(coffee);

        await using var db = app.Shop.CreateDbContext();
        await using var writer = await db.Database.BeginTransactionAsync();
        var click = visitor.AddAsync(coffee);
        await Task.Delay(3000);
        click.IsCompleted.ShouldBeFalse();
        await writer.RollbackAsync();

        (await click).Status.ShouldBe(HttpStatusCode.Redirect);
        (await app.Shop.AskAsync(d => d.CartLines.SingleAsync())).Quantity.ShouldBe(2);
    }
}
