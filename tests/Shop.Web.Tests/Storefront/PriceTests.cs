using System.Net;
using Microsoft.EntityFrameworkCore;
using Shop.Catalog;
using Shop.Common;
using Shop.Customers;
using Shop.Pricing;
using Shop.Tests;
using Shouldly;
using Xunit;

namespace Shop.Web.Tests.Storefront;

public class PriceTests
{
    [Fact]
    public async Task The_product_page_shows_steps_with_their_base_price_and_no_groups_prices()
    {
        await using var app = await Window.OpenAsync();
        var product = await app.CoffeeAsync("Hafenlicht");
        await PricesAsync(app, product.Variants[0], (6, 7.90m, null), (12, 6.90m, null), (1, 5m, CustomerGroup.Business));

        var page = await app.Visitor().GetAsync(product.Address());

        page.Read(".tiers tbody").ShouldBe("ab 6 Stück 7,90 € 31,60 € / kg ab 12 Stück 6,90 € 27,60 € / kg");
        page.Text.ShouldNotContain("5,00 €");
    }

    [Fact]
    public async Task Steps_cost_a_cold_product_page_no_further_query()
    {
        await using var app = await Window.OpenAsync();
        var product = await app.CoffeeAsync("Hafenlicht");
        await PricesAsync(app, product.Variants[0], (6, 7.90m, null));
        var visitor = app.Visitor();
        await visitor.GetAsync(product.Address());
        app.ForgetCatalogue();

        (await TestApp.CountQueriesAsync(() => visitor.GetAsync(product.Address()))).Count.ShouldBeInRange(1, 6);
    }

    [Fact]
    public async Task The_cart_reaches_a_step_and_says_how_many_are_missing_to_the_next()
    {
        await using var app = await TestApp.OpenAsync();
        var coffee = await Given.ProductAsync(app.Shop, price: 10m, stock: 50);
        await PricesAsync(app, coffee, (4, 9.50m, null), (8, 9m, null));
        var visitor = app.Visitor();
        await visitor.AddAsync(coffee, 3);

        var below = await visitor.GetAsync(Buying.Cart);
        below.Read(".line-text").ShouldContain("Noch 1 Stück, dann 9,50 € je Stück.");
        await visitor.AddAsync(coffee, 2);
        var reached = await visitor.GetAsync(Buying.Cart);

        reached.Read(".line-text").ShouldContain("9,50 € je Stück");
        reached.Read(".line-text").ShouldContain("Mengenpreis ab 4 Stück");
        reached.Read(".line-text").ShouldContain("Noch 3 Stück, dann 9,00 € je Stück.");
        reached.Read(".line-total").ShouldBe("47,50 €");
        reached.Text.ShouldNotContain("Preis geändert");
    }

    [Fact]
    public async Task What_the_cart_says_is_what_is_ordered()
    {
        await using var app = await TestApp.OpenAsync();
        var coffee = await Given.ProductAsync(app.Shop, price: 10m, stock: 50);
        await PricesAsync(app, coffee, (4, 9.50m, null));
        var visitor = app.Visitor();

        var confirmation = await visitor.BuyAsync(coffee, 4);

        confirmation.Status.ShouldBe(HttpStatusCode.OK);
        (await app.Shop.AskAsync(db => db.Orders.SingleAsync())).Total.ShouldBe(Money.From(42.90m));
    }

    [Fact]
    public async Task A_café_sees_its_price_beside_the_cached_page_and_in_the_cart()
    {
        await using var app = await TestApp.OpenAsync();
        var coffee = await Given.ProductAsync(app.Shop, price: 10.70m, stock: 50);
        await PricesAsync(app, coffee, (1, 8.56m, CustomerGroup.Business));
        await app.Shop.DoAsync(db =>
        {
            db.Customers.Add(new Customer { Number = "K-1", Email = "cafe@example.org", Group = CustomerGroup.Business, CreatedAt = app.Shop.Clock.UtcNow() });
            return Task.CompletedTask;
        });
        var cafe = await app.SignInAsCustomerAsync("cafe@example.org");

        (await cafe.GetAsync("/de/warenkorb/kopf")).Page.QuerySelector("[data-business]").ShouldNotBeNull();
        (await cafe.GetAsync($"/de/eigener-preis/{coffee.Id}")).Read(".own-price").ShouldContain("8,00 € netto");
        await cafe.AddAsync(coffee);
        (await cafe.GetAsync(Buying.Cart)).Text.ShouldContain("Ihr Geschäftskundenpreis");
        (await app.Visitor().GetAsync($"/de/eigener-preis/{coffee.Id}")).Status.ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task A_step_that_ends_by_its_time_leaves_the_cached_page()
    {
        await using var app = await Window.OpenAsync(("Cache:Pages", "true"));
        var product = await app.CoffeeAsync("Hafenlicht");
        var until = app.Shop.Clock.UtcNow().AddMinutes(10);
        await app.Shop.DoAsync(db =>
        {
            db.VariantPrices.Add(new VariantPrice { VariantId = product.Variants[0].Id, FromQuantity = 6, Price = Money.From(7.90m), UntilAt = until });
            return Task.CompletedTask;
        });
        var visitor = app.Visitor();
        (await visitor.GetAsync(product.Address())).Read(".tiers").ShouldContain("7,90 €");
        // The service has looked at least once before the time passes.
        await Task.Delay(1500);

        app.Shop.Clock.Advance(TimeSpan.FromMinutes(11));

        for (var i = 0; i < 40 && (await visitor.GetAsync(product.Address())).Page.QuerySelector(".tiers") is not null; i++)
            await Task.Delay(100);
        (await visitor.GetAsync(product.Address())).Page.QuerySelector(".tiers").ShouldBeNull();
    }

    internal static Task PricesAsync(TestApp app, Variant variant, params (int From, decimal Price, CustomerGroup? Group)[] prices) => app.Shop.DoAsync(db =>
    {
        db.VariantPrices.AddRange(prices.Select(p => new VariantPrice { VariantId = variant.Id, FromQuantity = p.From, Price = Money.From(p.Price), Group = p.Group }));
        return Task.CompletedTask;
    });
}
