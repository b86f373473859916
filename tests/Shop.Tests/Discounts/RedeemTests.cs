using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Shop.Carts;
using Shop.Catalog;
using Shop.Common;
using Shop.Data;
using Shop.Discounts;
using Shop.Orders;
using Shop.Returns;
using Shop.Tests.Orders;
using Shouldly;
using Xunit;

namespace Shop.Tests.Discounts;

public class RedeemTests
{
    [Fact]
    public async Task An_order_says_what_was_taken_off_and_adds_up_under_both_VAT_rates()
    {
        using var shop = await Given.OpenShopAsync();
        var coffee = await Given.ProductAsync(shop, price: 8.90m);
        var mill = await Given.ProductAsync(shop, price: 19.95m, tax: TaxClass.Standard);
        var discount = await DiscountAsync(shop, d => (d.Percent, d.NeedsCoupon) = (10, true), "HERBST10");

        var order = (await PlaceAsync(shop, await CartAsync(shop, "HERBST10", (coffee.Id, 2), (mill.Id, 1)), 33.97m + 4.90m)).Value;

        await using var db = shop.CreateDbContext();
        order = await db.Orders.Include(o => o.Lines).Include(o => o.Taxes).Include(o => o.Discounts).SingleAsync(o => o.Id == order.Id);
        order.Lines.ShouldAllBe(l => l.UnitPrice * l.Quantity - l.Discount == l.Total);
        order.Lines.Sum(l => l.Discount).ShouldBe(Money.From(3.78m));
        order.Lines.Sum(l => l.Total).ShouldBe(order.Total);
        order.Taxes.Sum(t => t.Gross).ShouldBe(order.Total);
        var row = order.Discounts.ShouldHaveSingleItem();
        (row.Name, row.Coupon, row.Amount).ShouldBe(("Aktion", "HERBST10", Money.From(3.78m)));
        var use = await db.DiscountUses.SingleAsync();
        (use.DiscountId, use.OrderId, use.Amount, use.Email).ShouldBe((discount, order.Id, Money.From(3.78m), "erika@example.org"));
    }

    [Fact]
    public async Task A_discount_for_a_brand_is_taken_off_its_articles_whoever_made_them()
    {
        using var shop = await Given.OpenShopAsync();
        var (branded, made) = (await Given.ProductAsync(shop, price: 10m), await Given.ProductAsync(shop, price: 10m));
        var (brand, maker) = (new Brand { Key = "nord", Name = "Nordmühle" }, new Manufacturer { Key = "hansa", Name = "Hansa" });
        await shop.DoAsync(async db =>
        {
            (await db.Products.SingleAsync(p => p.Id == branded.ProductId)).Brand = brand;
            (await db.Products.SingleAsync(p => p.Id == made.ProductId)).Manufacturer = maker;
        });
        brand.Id.ShouldBe(maker.Id);
        await DiscountAsync(shop, d => (d.Percent, d.Brands) = (10, new([brand.Id])));

        var order = (await PlaceAsync(shop, await CartAsync(shop, "", (branded.Id, 1), (made.Id, 1)), 19m + 4.90m)).Value;

        var lines = await shop.AskAsync(db => db.OrderLines.Where(l => l.OrderId == order.Id).ToDictionaryAsync(l => l.Sku, l => l.Discount));
        (lines[branded.Sku], lines[made.Sku]).ShouldBe((Money.From(1m), Money.Zero));
    }

    [Fact]
    public async Task Fifty_at_once_with_a_code_of_ten_uses_make_exactly_ten_orders()
    {
        using var shop = await Given.OpenShopAsync();
        var coffee = await Given.ProductAsync(shop, price: 10m, stock: 100);
        await DiscountAsync(shop, d => (d.Percent, d.NeedsCoupon) = (10, true), "ZEHN", uses: 10);
        var carts = new List<int>();
        for (var i = 0; i < 50; i++)
            carts.Add(await CartAsync(shop, "ZEHN", (coffee.Id, 1)));

        var results = await Task.WhenAll(carts.Select(c => Task.Run(() => PlaceAsync(shop, c, 13.90m))));

        results.Count(r => r.Ok).ShouldBe(10);
        results.Where(r => !r.Ok).ShouldAllBe(r => r.Problem!.Code == "discount-gone" || r.Problem.Code == "price-changed");
        await using var db = shop.CreateDbContext();
        (await db.Orders.CountAsync()).ShouldBe(10);
        (await db.DiscountUses.CountAsync()).ShouldBe(10);
        (await db.Coupons.SingleAsync()).Uses.ShouldBe(10);
        (await db.StockItems.SingleAsync()).Reserved.ShouldBe(10);
    }

    [Fact]
    public async Task Fifty_at_once_never_spend_more_than_the_budget()
    {
        using var shop = await Given.OpenShopAsync();
        var coffee = await Given.ProductAsync(shop, price: 10m, stock: 100);
        await DiscountAsync(shop, d => (d.Percent, d.Budget) = (10, Money.From(7.50m)));
        var carts = new List<int>();
        for (var i = 0; i < 50; i++)
            carts.Add(await CartAsync(shop, "", (coffee.Id, 1)));

        var results = await Task.WhenAll(carts.Select(c => Task.Run(() => PlaceAsync(shop, c, 13.90m))));

        results.Count(r => r.Ok).ShouldBe(7);
        (await shop.AskAsync(db => db.Discounts.SingleAsync())).Spent.ShouldBe(Money.From(7m));
    }

    [Fact]
    public async Task A_customer_uses_it_as_often_as_allowed_however_the_address_is_written()
    {
        using var shop = await Given.OpenShopAsync();
        var coffee = await Given.ProductAsync(shop, price: 10m, stock: 100);
        await DiscountAsync(shop, d => (d.Percent, d.MostPerCustomer) = (10, 1));

        (await PlaceAsync(shop, await CartAsync(shop, "", (coffee.Id, 1)), 13.90m)).Ok.ShouldBeTrue();

        var again = PlaceOrderTests.Request(await CartAsync(shop, "", (coffee.Id, 1)), 13.90m) with { Email = "ERIKA@example.org" };
        (await PlaceOrderTests.PlaceAsync(shop, again)).Problem!.Code.ShouldBe("price-changed");
        (await PlaceOrderTests.PlaceAsync(shop, again with { Email = "tom@example.org" })).Ok.ShouldBeTrue();
    }

    [Fact]
    public async Task A_cancelled_order_gives_the_use_back()
    {
        using var shop = await Given.OpenShopAsync();
        var coffee = await Given.ProductAsync(shop, price: 10m, stock: 100);
        await DiscountAsync(shop, d => (d.Percent, d.NeedsCoupon, d.MostUses) = (10, true, 1), "EINMAL", uses: 1);
        var order = (await PlaceAsync(shop, await CartAsync(shop, "EINMAL", (coffee.Id, 1)), 13.90m)).Value;
        var second = await CartAsync(shop, "EINMAL", (coffee.Id, 1));
        (await PlaceAsync(shop, second, 13.90m)).Ok.ShouldBeFalse();

        await using (var db = shop.CreateDbContext())
            (await new CancelOrder(db, new(db, shop.Settings(), shop.Clock), new RedeemDiscounts(db, shop.Clock), shop.Clock).CancelAsync(order.Id, "")).Ok.ShouldBeTrue();

        (await PlaceAsync(shop, second, 13.90m)).Ok.ShouldBeTrue();
        var discount = await shop.AskAsync(db => db.Discounts.SingleAsync());
        (discount.Uses, discount.Spent).ShouldBe((1, Money.From(1m)));
    }

    [Fact]
    public async Task A_discount_that_ended_between_cart_and_order_is_named()
    {
        using var shop = await Given.OpenShopAsync();
        var coffee = await Given.ProductAsync(shop, price: 10m);
        var discount = await DiscountAsync(shop, d => (d.Percent, d.EndsAt) = (10, shop.Clock.UtcNow().AddHours(1)));
        var request = PlaceOrderTests.Request(await CartAsync(shop, "", (coffee.Id, 1)), 13.90m) with { ConfirmedDiscounts = [discount] };
        shop.Clock.Advance(TimeSpan.FromHours(2));

        var refused = await PlaceOrderTests.PlaceAsync(shop, request);

        refused.Problem!.Code.ShouldBe("discount-gone");
        refused.Problem.ToString().ShouldStartWith("„Aktion“: Ist seit");
        (await shop.AskAsync(db => db.CartLines.CountAsync())).ShouldBe(1);
    }

    [Fact]
    public async Task Partial_returns_pay_back_what_was_paid_and_add_up()
    {
        using var shop = await Given.OpenShopAsync();
        var coffee = await Given.ProductAsync(shop, price: 9.99m);
        await DiscountAsync(shop, d => (d.Kind, d.Amount) = (DiscountKind.Amount, Money.From(5m)));
        var placed = (await PlaceAsync(shop, await CartAsync(shop, "", (coffee.Id, 3)), 24.97m + 4.90m)).Value;
        var order = await shop.AskAsync(db => db.Orders.Include(o => o.Lines).Include(o => o.Taxes).SingleAsync(o => o.Id == placed.Id));
        var line = order.Lines.Single(l => l.Kind == OrderLineKind.Goods).Id;

        var refunds = Enumerable.Range(0, 3).Select(n => RefundCalculator.Quote(
            order, new Dictionary<int, int> { [line] = n }, new Dictionary<int, int> { [line] = 1 }, Money.From(4.90m))).ToList();

        refunds.Sum(r => r.Total).ShouldBe(order.Total);
        refunds.Sum(r => r.Tax).ShouldBe(order.Tax);
        refunds[0].Total.ShouldBe(Money.From(8.32m));
    }

    [Theory]
    [InlineData("nie-gehört", "coupon-unknown")]
    [InlineData("  ", "coupon-empty")]
    [InlineData("herbst 10", "coupon-minimum")]
    [InlineData("ALT", "coupon-expired")]
    [InlineData("BALD", "coupon-not-yet")]
    [InlineData("WEG", "coupon-used-up")]
    [InlineData("TEE", "coupon-not-for-these")]
    [InlineData("SCHON", "coupon-already")]
    [InlineData("KLEIN", "coupon-excluded")]
    public async Task A_code_that_changes_nothing_is_refused_with_the_reason(string typed, string code)
    {
        using var shop = await Given.OpenShopAsync();
        var coffee = await Given.ProductAsync(shop, price: 10m);
        var now = shop.Clock.UtcNow();
        await DiscountAsync(shop, d => (d.Percent, d.NeedsCoupon, d.Minimum) = (10, true, Money.From(30m)), "HERBST10");
        await DiscountAsync(shop, d => (d.Percent, d.NeedsCoupon, d.EndsAt) = (10, true, now.AddDays(-1)), "ALT");
        await DiscountAsync(shop, d => (d.Percent, d.NeedsCoupon, d.StartsAt) = (10, true, now.AddDays(1)), "BALD");
        await DiscountAsync(shop, d => (d.Percent, d.NeedsCoupon) = (10, true), "WEG", uses: 0);
        await DiscountAsync(shop, d => (d.Percent, d.NeedsCoupon, d.Products) = (10, true, new([99])), "TEE");
        await DiscountAsync(shop, d => (d.Percent, d.NeedsCoupon, d.ExclusionGroup) = (20, true, "a"), "SCHON");
        await DiscountAsync(shop, d => (d.Percent, d.NeedsCoupon, d.ExclusionGroup) = (10, true, "a"), "KLEIN");

        var problem = await EnterAsync(shop, await CartAsync(shop, "SCHON", (coffee.Id, 1)), typed);

        problem!.Code.ShouldBe(code);
        (await shop.AskAsync(db => db.Carts.SingleAsync())).Coupons.ShouldBe("SCHON");
    }

    [Fact]
    public async Task A_code_is_taken_however_it_is_typed()
    {
        using var shop = await Given.OpenShopAsync();
        var coffee = await Given.ProductAsync(shop, price: 10m);
        await DiscountAsync(shop, d => (d.Percent, d.NeedsCoupon) = (10, true), "HERBST10");

        (await EnterAsync(shop, await CartAsync(shop, "", (coffee.Id, 1)), " herbst-10 ")).ShouldBeNull();

        (await shop.AskAsync(db => db.Carts.SingleAsync())).Coupons.ShouldBe("HERBST10");
    }

    [Fact]
    public async Task A_hundred_thousand_codes_are_made_in_seconds_and_none_twice()
    {
        using var shop = await Given.OpenShopAsync();
        var discount = await DiscountAsync(shop, d => (d.Percent, d.NeedsCoupon) = (10, true));
        await using var db = shop.CreateDbContext();
        var watch = Stopwatch.StartNew();

        var made = await new GenerateCoupons(db, shop.Clock).GenerateAsync(discount, 100_000, "kk", "Messe");

        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20));
        made.Value.ShouldBe(100_000);
        (await db.Coupons.Select(c => c.Code).Distinct().CountAsync()).ShouldBe(100_000);
        (await db.Coupons.FirstAsync()).Code.ShouldStartWith("KK");
        (await new GenerateCoupons(db, shop.Clock).GenerateAsync(discount, 1, "", "Messe")).Problem!.Code.ShouldBe("batch");
    }

    [Fact]
    public async Task A_purchase_without_coupons_and_limits_asks_the_database_for_nothing_but_the_discounts_once()
    {
        using var shop = await Given.OpenShopAsync();
        var coffee = await Given.ProductAsync(shop, price: 10m);
        await DiscountAsync(shop, d => d.Percent = 10);
        var queries = new QueryCounter();
        await using var db = shop.CreateBrokenContext(queries);
        var desk = shop.Discounts(db);
        var cart = await shop.AskAsync(async x => await x.ViewOfAsync(shop, await CartAsync(shop, "", (coffee.Id, 1))));

        (await desk.AskAsync(new Purchase(cart.ToPrice(), null, []), Buyer.Unknown)).Total.ShouldBe(Money.From(1m));

        queries.Count.ShouldBe(0);
    }

    internal static async Task<int> DiscountAsync(TestShop shop, Action<Discount> with, string? code = null, int? uses = null)
    {
        var discount = new Discount { Name = new("Aktion", "Offer"), Kind = DiscountKind.Percentage, StartsAt = shop.Clock.UtcNow().AddDays(-3) };
        with(discount);
        await using var db = shop.CreateDbContext();
        db.Discounts.Add(discount);
        await db.SaveChangesAsync();
        if (code is not null)
            db.Coupons.Add(new Coupon { DiscountId = discount.Id, Code = code, MostUses = uses, CreatedAt = shop.Clock.UtcNow() });
        await db.SaveChangesAsync();
        return discount.Id;
    }

    private static async Task<int> CartAsync(TestShop shop, string coupons, params (int Variant, int Quantity)[] lines)
    {
        var id = await PlaceOrderTests.CartAsync(shop, lines);
        await shop.AskAsync(db => db.Carts.Where(c => c.Id == id).ExecuteUpdateAsync(c => c.SetProperty(x => x.Coupons, coupons)));
        return id;
    }

    private static Task<Result<Order>> PlaceAsync(TestShop shop, int cart, decimal total) => PlaceOrderTests.PlaceAsync(shop, PlaceOrderTests.Request(cart, total));

    private static async Task<Problem?> EnterAsync(TestShop shop, int cart, string typed)
    {
        await using var db = shop.CreateDbContext();
        return await new EnterCoupon(db, shop.Discounts(db), shop.Clock).EnterAsync(await db.ViewOfAsync(shop, cart), typed, Buyer.Unknown);
    }

    private sealed class QueryCounter : Microsoft.EntityFrameworkCore.Diagnostics.DbCommandInterceptor
    {
        public int Count { get; private set; }

        public override ValueTask<Microsoft.EntityFrameworkCore.Diagnostics.InterceptionResult<System.Data.Common.DbDataReader>> ReaderExecutingAsync(
            System.Data.Common.DbCommand command, Microsoft.EntityFrameworkCore.Diagnostics.CommandEventData eventData,
            Microsoft.EntityFrameworkCore.Diagnostics.InterceptionResult<System.Data.Common.DbDataReader> result, CancellationToken cancellationToken = default)
        {
            Count++;
            return ValueTask.FromResult(result);
        }
    }
}

internal static class CartScene
{
    public static async Task<CartView> ViewOfAsync(this ShopDb db, TestShop shop, int cart)
    {
        var codes = await db.Carts.Where(c => c.Id == cart).Select(c => c.Coupons).SingleAsync();
        return await db.ViewAsync(cart, await shop.Prices().NowAsync(), default) with { Coupons = codes.Split(' ', StringSplitOptions.RemoveEmptyEntries) };
    }
}
