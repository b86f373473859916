using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Customers;
using Shop.Data;
using Shop.Pricing;
using Shop.Tests.Orders;
using Shouldly;
using Xunit;

namespace Shop.Tests.Pricing;

public class RevisePricesTests
{
    [Fact]
    public async Task Prices_are_added_changed_and_removed_in_one_save_that_raises_the_products_version()
    {
        using var shop = await Given.OpenShopAsync();
        var coffee = await Given.ProductAsync(shop, price: 10m);
        (await ReviseAsync(shop, coffee.ProductId, new PriceRow(0, coffee.Id, Rule(6, 9.50m)), new PriceRow(0, coffee.Id, Rule(1, 8m, CustomerGroup.Business)))).ShouldBeNull();

        var first = await shop.AskAsync(db => db.VariantPrices.OrderBy(p => p.Id).ToListAsync());
        (await ReviseAsync(shop, coffee.ProductId, new PriceRow(first[0].Id, coffee.Id, Rule(6, 9m)), new PriceRow(0, coffee.Id, Rule(12, 8.50m)))).ShouldBeNull();

        var now = await shop.AskAsync(db => db.VariantPrices.OrderBy(p => p.FromQuantity).ToListAsync());
        now.Select(p => (p.FromQuantity, p.Group, p.Price.Cents)).ShouldBe([(6, null, 900L), (12, null, 850L)]);
        (await shop.AskAsync(db => db.StaleTags.Select(t => t.Tag).ToListAsync())).ShouldContain(PriceLists.StaleTag);
        (await shop.AskAsync(db => db.ChangeLog.Where(c => c.Entity == nameof(VariantPrice)).Select(c => c.Action).Distinct().ToListAsync())).ShouldBe(["Changed", "Removed"], ignoreOrder: true);
    }

    [Fact]
    public async Task Whoever_comes_second_with_an_older_version_is_refused()
    {
        using var shop = await Given.OpenShopAsync();
        var coffee = await Given.ProductAsync(shop, price: 10m);
        await using var db = shop.CreateDbContext();
        var seen = (await db.Products.AsNoTracking().SingleAsync()).Version;
        (await ReviseAsync(shop, coffee.ProductId, new PriceRow(0, coffee.Id, Rule(6, 9m)))).ShouldBeNull();

        var second = await new RevisePrices(db, Taxes(shop)).ReviseAsync(coffee.ProductId, seen, []);

        second!.Code.ShouldBe("changed-meanwhile");
        (await shop.AskAsync(d => d.VariantPrices.CountAsync())).ShouldBe(1);
    }

    [Fact]
    public async Task An_order_takes_the_price_its_quantity_reaches()
    {
        using var shop = await Given.OpenShopAsync();
        var coffee = await Given.ProductAsync(shop, price: 10m);
        await ReviseAsync(shop, coffee.ProductId, new PriceRow(0, coffee.Id, Rule(6, 9.50m)));

        var refused = await PlaceOrderTests.PlaceAsync(shop, PlaceOrderTests.Request(await PlaceOrderTests.CartAsync(shop, (coffee.Id, 6)), 60m));
        var order = (await PlaceOrderTests.PlaceAsync(shop, PlaceOrderTests.Request(await PlaceOrderTests.CartAsync(shop, (coffee.Id, 6)), 57m))).Value;

        refused.Problem!.Code.ShouldBe("price-changed");
        order.Lines.First(l => l.VariantId == coffee.Id).UnitPrice.ShouldBe(Money.From(9.50m));
        order.Total.ShouldBe(Money.From(57m));
    }

    [Fact]
    public async Task An_order_takes_the_price_of_the_country_it_goes_to()
    {
        using var shop = await Given.OpenShopAsync();
        var coffee = await Given.ProductAsync(shop, price: 10m);
        await ReviseAsync(shop, coffee.ProductId, new PriceRow(0, coffee.Id, Rule(1, 12m) with { Country = "AT" }));
        var cart = await PlaceOrderTests.CartAsync(shop, (coffee.Id, 1));
        var home = PlaceOrderTests.Request(cart, 14.90m);
        var abroad = home with { ShippingAddress = home.ShippingAddress with { Country = "AT", Postcode = "1010" } };

        var seenAtHome = await PlaceOrderTests.PlaceAsync(shop, abroad);
        var order = (await PlaceOrderTests.PlaceAsync(shop, abroad with { ConfirmedTotal = Money.From(16.90m) })).Value;

        seenAtHome.Problem!.Code.ShouldBe("price-changed");
        order.Lines.First(l => l.VariantId == coffee.Id).UnitPrice.ShouldBe(Money.From(12));
    }

    [Fact]
    public async Task A_café_orders_at_its_own_price()
    {
        using var shop = await Given.OpenShopAsync();
        var coffee = await Given.ProductAsync(shop, price: 10m);
        await ReviseAsync(shop, coffee.ProductId, new PriceRow(0, coffee.Id, Rule(1, 8m, CustomerGroup.Business)));
        var cart = await PlaceOrderTests.CartAsync(shop, (coffee.Id, 1));
        await shop.DoAsync(async db =>
        {
            var cafe = new Customer { Number = "K-1", Email = "cafe@example.org", Group = CustomerGroup.Business, CreatedAt = shop.Clock.UtcNow() };
            db.Customers.Add(cafe);
            await db.SaveChangesAsync();
            (await db.Carts.SingleAsync(c => c.Id == cart)).CustomerId = cafe.Id;
        });

        (await PlaceOrderTests.PlaceAsync(shop, PlaceOrderTests.Request(cart, 12.90m))).Value.Total.ShouldBe(Money.From(12.90m));
    }

    internal static async Task<Problem?> ReviseAsync(TestShop shop, int productId, params PriceRow[] rows)
    {
        await using var db = shop.CreateDbContext();
        var version = await db.Products.Where(p => p.Id == productId).Select(p => p.Version).SingleAsync();
        return await new RevisePrices(db, Taxes(shop)).ReviseAsync(productId, version, rows);
    }

    private static PriceRule Rule(int from, decimal price, CustomerGroup? group = null) => new(from, group, Money.From(price));

    private static TaxTables Taxes(TestShop shop) => new(shop, new TagCache(), shop.Clock);
}
