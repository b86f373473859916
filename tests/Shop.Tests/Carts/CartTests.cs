using Microsoft.EntityFrameworkCore;
using Shop.Carts;
using Shop.Common;
using Shop.Customers;
using Shop.Data;
using Shop.Settings;
using Shouldly;
using Xunit;

namespace Shop.Tests.Carts;

public class CartTests
{
    [Fact]
    public async Task The_first_article_makes_a_cart_with_a_key_nobody_can_guess()
    {
        using var shop = await Given.OpenShopAsync();
        var coffee = await Given.ProductAsync(shop, price: 8.90m);

        var added = (await AddAsync(shop, null, coffee.Id, 2)).Value;

        added.Key.Length.ShouldBe(43);
        added.Count.ShouldBe(2);
        var cart = await ViewAsync(shop, added.Key);
        cart.Items.Single().Total.ShouldBe(Money.From(17.80m));
        cart.WhyNotOrderable().ShouldBeNull();
    }

    [Fact]
    public async Task A_key_that_the_shop_did_not_give_out_is_replaced()
    {
        using var shop = await Given.OpenShopAsync();
        var coffee = await Given.ProductAsync(shop);

        var added = (await AddAsync(shop, "chosen-by-someone-else", coffee.Id, 1)).Value;

        added.Key.ShouldNotBe("chosen-by-someone-else");
    }

    [Fact]
    public async Task Thirty_simultaneous_clicks_all_count()
    {
        using var shop = await Given.OpenShopAsync();
        var coffee = await Given.ProductAsync(shop, stock: 500);
        var tea = await Given.ProductAsync(shop, stock: 500);
        var key = (await AddAsync(shop, null, coffee.Id, 1)).Value.Key;

        await Task.WhenAll(Enumerable.Range(0, 30).Select(i => Task.Run(() => AddAsync(shop, key, i % 2 == 0 ? coffee.Id : tea.Id, 2))));

        var cart = await ViewAsync(shop, key);
        cart.Items.Select(i => i.Quantity).ShouldBe([31, 30]);
        cart.Count.ShouldBe(61);
    }

    [Theory]
    [InlineData(0, "quantity-low")]
    [InlineData(-1, "quantity-low")]
    [InlineData(1_000_000_000, "quantity-high")]
    [InlineData(100, "quantity-high")]
    [InlineData(11, "too-few")]
    public async Task Impossible_quantities_are_refused_with_a_sentence(int quantity, string code)
    {
        using var shop = await Given.OpenShopAsync();
        var coffee = await Given.ProductAsync(shop, stock: 10);
        var key = (await AddAsync(shop, null, coffee.Id, 1)).Value.Key;

        (await AddAsync(shop, key, coffee.Id, quantity)).Problem!.Code.ShouldBe(code);
        (await ChangeAsync(shop, key, coffee.Id, quantity))!.Code.ShouldBe(code);
        (await ViewAsync(shop, key)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Simultaneous_clicks_never_pass_the_limit()
    {
        using var shop = await Given.OpenShopAsync();
        var coffee = await Given.ProductAsync(shop, stock: 7);
        var key = (await AddAsync(shop, null, coffee.Id, 1)).Value.Key;

        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => AddAsync(shop, key, coffee.Id, 1))));

        results.Count(r => r.Ok).ShouldBe(6);
        results.Where(r => !r.Ok).ShouldAllBe(r => r.Problem!.Code == "too-few");
        (await ViewAsync(shop, key)).Count.ShouldBe(7);
    }

    [Fact]
    public async Task Sold_out_and_withdrawn_articles_are_refused_and_shown_as_such_in_a_cart()
    {
        using var shop = await Given.OpenShopAsync();
        var soldOut = await Given.ProductAsync(shop, stock: 3);
        var withdrawn = await Given.ProductAsync(shop, stock: 3);
        var fine = await Given.ProductAsync(shop, price: 5m, stock: 3);
        var key = (await AddAsync(shop, null, soldOut.Id, 2)).Value.Key;
        await AddAsync(shop, key, withdrawn.Id, 1);
        await AddAsync(shop, key, fine.Id, 1);
        await shop.DoAsync(async db =>
        {
            (await db.StockItems.SingleAsync(s => s.VariantId == soldOut.Id)).OnHand = 0;
            (await db.Products.SingleAsync(p => p.Id == withdrawn.ProductId)).Active = false;
        });

        var cart = await ViewAsync(shop, key);

        cart.Items.Select(i => i.State).ShouldBe([CartItemState.SoldOut, CartItemState.Gone, CartItemState.Orderable]);
        cart.Goods.ShouldBe(Money.From(5m));
        cart.WhyNotOrderable()!.Code.ShouldBe("sold-out");
        (await AddAsync(shop, key, soldOut.Id, 1)).Problem!.Code.ShouldBe("sold-out");
        (await AddAsync(shop, key, withdrawn.Id, 1)).Problem!.Code.ShouldBe("unavailable");
        (await AddAsync(shop, key, 999_999, 1)).Problem!.Code.ShouldBe("unavailable");
    }

    [Fact]
    public async Task A_price_that_changed_since_it_was_seen_is_pointed_out_until_the_line_is_touched()
    {
        using var shop = await Given.OpenShopAsync();
        var coffee = await Given.ProductAsync(shop, price: 8.90m);
        var key = (await AddAsync(shop, null, coffee.Id, 1)).Value.Key;
        await shop.DoAsync(async db => (await db.Variants.SingleAsync()).Price = Money.From(9.50m));

        var line = (await ViewAsync(shop, key)).Items.Single();
        line.PriceChanged.ShouldBeTrue();
        (line.SeenPrice, line.Price).ShouldBe((Money.From(8.90m), Money.From(9.50m)));

        (await ChangeAsync(shop, key, coffee.Id, 3)).ShouldBeNull();
        line = (await ViewAsync(shop, key)).Items.Single();
        line.PriceChanged.ShouldBeFalse();
        line.Quantity.ShouldBe(3);
    }

    [Fact]
    public async Task A_removed_line_says_what_it_was_and_removing_it_twice_is_fine()
    {
        using var shop = await Given.OpenShopAsync();
        var coffee = await Given.ProductAsync(shop);
        var key = (await AddAsync(shop, null, coffee.Id, 3)).Value.Key;

        await using var db = shop.CreateDbContext();
        (await new RemoveLine(db).RemoveAsync(key, coffee.Id))!.Quantity.ShouldBe(3);
        (await new RemoveLine(db).RemoveAsync(key, coffee.Id)).ShouldBeNull();
        (await ViewAsync(shop, key)).WhyNotOrderable()!.Code.ShouldBe("cart-empty");
        (await ChangeAsync(shop, key, coffee.Id, 2))!.Code.ShouldBe("not-in-cart");
    }

    [Fact]
    public async Task At_sign_in_the_guests_cart_flows_into_the_customers()
    {
        using var shop = await Given.OpenShopAsync();
        var coffee = await Given.ProductAsync(shop, stock: 200);
        var tea = await Given.ProductAsync(shop, stock: 200);
        var customer = await CustomerAsync(shop);
        var mine = (await AddAsync(shop, null, coffee.Id, 60, customer)).Value.Key;
        var guest = (await AddAsync(shop, null, coffee.Id, 50)).Value.Key;
        await AddAsync(shop, guest, tea.Id, 2);
        await shop.DoAsync(async db => await new KeepDraft(db, shop.Clock).KeepAsync(await db.Carts.Where(c => c.Key == guest).Select(c => c.Id).SingleAsync(), "{}"));

        (await MergeAsync(shop, guest, customer)).ShouldBe(mine);

        var cart = await ViewAsync(shop, mine);
        cart.Items.Select(i => i.Quantity).ShouldBe([99, 2]);
        await using var db = shop.CreateDbContext();
        (await db.Carts.CountAsync()).ShouldBe(1);
        (await db.CheckoutDrafts.SingleAsync()).CartId.ShouldBe(cart.CartId);
        (await MergeAsync(shop, mine, customer)).ShouldBe(mine);
    }

    [Fact]
    public async Task A_guests_only_cart_becomes_the_customers_and_someone_elses_cart_never_does()
    {
        using var shop = await Given.OpenShopAsync();
        var coffee = await Given.ProductAsync(shop);
        var (first, second) = (await CustomerAsync(shop), await CustomerAsync(shop));
        var guest = (await AddAsync(shop, null, coffee.Id, 1)).Value.Key;

        (await MergeAsync(shop, guest, first)).ShouldBe(guest);
        (await MergeAsync(shop, guest, second)).ShouldBeNull();
        (await MergeAsync(shop, null, first)).ShouldBe(guest);
        (await MergeAsync(shop, null, second)).ShouldBeNull();
    }

    [Fact]
    public async Task Simultaneous_first_clicks_on_an_article_share_one_line()
    {
        using var shop = await Given.OpenShopAsync();
        var key = (await AddAsync(shop, null, (await Given.ProductAsync(shop)).Id, 1)).Value.Key;
        for (var round = 0; round < 5; round++)
        {
            var coffee = await Given.ProductAsync(shop, stock: 100);
            await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => AddAsync(shop, key, coffee.Id, 1))));
            (await ViewAsync(shop, key)).Items.Single(i => i.VariantId == coffee.Id).Quantity.ShouldBe(8);
        }
    }

    [Fact]
    public async Task Simultaneous_drafts_keep_one_of_them()
    {
        using var shop = await Given.OpenShopAsync();
        var key = (await AddAsync(shop, null, (await Given.ProductAsync(shop)).Id, 1)).Value.Key;
        var cart = (await ViewAsync(shop, key)).CartId;

        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(async () =>
        {
            await using var db = shop.CreateDbContext();
            await new KeepDraft(db, shop.Clock).KeepAsync(cart, $"{{\"Email\":\"{i}\"}}");
        })));

        (await shop.AskAsync(db => db.CheckoutDrafts.SingleAsync())).Json.ShouldStartWith("{\"Email\"");
    }

    [Fact]
    public async Task Carts_nobody_came_back_to_are_swept_with_their_drafts()
    {
        using var shop = await Given.OpenShopAsync();
        var coffee = await Given.ProductAsync(shop);
        await AddAsync(shop, null, coffee.Id, 1);
        shop.Clock.Advance(TimeSpan.FromDays(50));
        var kept = (await AddAsync(shop, null, coffee.Id, 1)).Value.Key;
        shop.Clock.Advance(TimeSpan.FromDays(20));

        await using var db = shop.CreateDbContext();
        await new SweepCarts(db, shop.Clock).RunAsync(default);
        (await db.Carts.SingleAsync()).Key.ShouldBe(kept);
    }

    private static async Task<Result<AddedToCart>> AddAsync(TestShop shop, string? key, int variantId, int quantity, int? customerId = null)
    {
        await using var db = shop.CreateDbContext();
        return await new AddToCart(db, Settings(shop), shop.Prices(), shop.Clock).AddAsync(key, variantId, quantity, customerId);
    }

    private static async Task<Problem?> ChangeAsync(TestShop shop, string key, int variantId, int quantity)
    {
        await using var db = shop.CreateDbContext();
        return await new ChangeQuantity(db, Settings(shop), shop.Prices()).ChangeAsync(key, variantId, quantity);
    }

    private static async Task<string?> MergeAsync(TestShop shop, string? key, int customerId)
    {
        await using var db = shop.CreateDbContext();
        return await new MergeCart(db, Settings(shop), shop.Clock).MergeAsync(key, customerId);
    }

    private static async Task<CartView> ViewAsync(TestShop shop, string key)
    {
        await using var db = shop.CreateDbContext();
        return await db.ViewAsync(await db.Carts.Open(key).Select(c => c.Id).SingleAsync(), await shop.Prices().NowAsync(), default);
    }

    private static async Task<int> CustomerAsync(TestShop shop)
    {
        await using var db = shop.CreateDbContext();
        var customer = new Customer { Number = Guid.NewGuid().ToString("n")[..12], Email = "klara@example.org", CreatedAt = shop.Clock.GetUtcNow().UtcDateTime };
        db.Customers.Add(customer);
        await db.SaveChangesAsync();
        return customer.Id;
    }

    private static ShopSettings Settings(TestShop shop) => new(shop, new TagCache(), shop.Clock);
}
