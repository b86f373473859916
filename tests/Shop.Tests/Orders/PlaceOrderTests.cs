using Microsoft.EntityFrameworkCore;
using Shop.Carts;
using Shop.Common;
using Shop.Customers;
using Shop.Data;
using Shop.Discounts;
using Shop.Orders;
using Shop.Payments;
using Shop.Settings;
using Shop.Stock;
using Shouldly;
using Xunit;

namespace Shop.Tests.Orders;

public class PlaceOrderTests
{
    [Fact]
    public async Task A_guest_order_takes_stock_and_adds_up()
    {
        using var shop = await Given.OpenShopAsync();
        var coffee = await Given.ProductAsync(shop, price: 8.90m, stock: 3);
        var cart = await CartAsync(shop, (coffee.Id, 2));

        var placed = await PlaceAsync(shop, Request(cart, 17.80m + 4.90m));

        placed.Problem.ShouldBeNull();
        await using var db = shop.CreateDbContext();
        var order = await db.Orders.Include(o => o.Lines).Include(o => o.Taxes).SingleAsync();
        order.Number.ShouldBe("B-100001");
        order.Total.ShouldBe(Money.From(22.70m));
        order.Lines.Sum(l => l.Total).ShouldBe(order.Total);
        order.Taxes.Sum(t => t.Gross).ShouldBe(order.Total);
        order.Tax.ShouldBe(Money.From(1.49m));
        order.State.ShouldBe(OrderState.AwaitingPayment);
        (await db.StockItems.SingleAsync()).Reserved.ShouldBe(2);
        (await db.StockMovements.SumAsync(m => m.ReservedChange)).ShouldBe(2);
        (await db.Outbox.SingleAsync()).Kind.ShouldBe(nameof(OrderPlaced));
    }

    [Fact]
    public async Task A_sold_out_product_refuses_the_order_and_keeps_the_cart_and_the_number()
    {
        using var shop = await Given.OpenShopAsync();
        var coffee = await Given.ProductAsync(shop, price: 10m, stock: 1, name: "Yirgacheffe");
        var cart = await CartAsync(shop, (coffee.Id, 2));

        var placed = await PlaceAsync(shop, Request(cart, 24.90m));

        placed.Problem!.Code.ShouldBe("sold-out");
        placed.Problem.ToString().ShouldContain("Yirgacheffe");
        await using var db = shop.CreateDbContext();
        (await db.Orders.CountAsync()).ShouldBe(0);
        (await db.Carts.SingleAsync()).OrderId.ShouldBeNull();
        (await db.CartLines.CountAsync()).ShouldBe(1);
        (await db.StockItems.SingleAsync()).Reserved.ShouldBe(0);
        (await db.NumberSeries.SingleAsync(s => s.Key == "order")).Next.ShouldBe(100001);
    }

    [Fact]
    public async Task Twenty_customers_after_five_pieces_get_exactly_five_orders()
    {
        using var shop = await Given.OpenShopAsync();
        var coffee = await Given.ProductAsync(shop, price: 10m, stock: 5);
        var carts = new List<int>();
        for (var i = 0; i < 20; i++)
            carts.Add(await CartAsync(shop, (coffee.Id, 1)));

        var results = await Task.WhenAll(carts.Select(c => Task.Run(() => PlaceAsync(shop, Request(c, 14.90m)))));

        results.Count(r => r.Ok).ShouldBe(5);
        results.Where(r => !r.Ok).ShouldAllBe(r => r.Problem!.Code == "sold-out");
        await using var db = shop.CreateDbContext();
        var stock = await db.StockItems.SingleAsync();
        (stock.OnHand - stock.Reserved).ShouldBe(0);
        (await db.Orders.Select(o => o.Number).Distinct().CountAsync()).ShouldBe(5);
    }

    [Fact]
    public async Task A_double_click_makes_one_order()
    {
        using var shop = await Given.OpenShopAsync();
        var coffee = await Given.ProductAsync(shop, price: 10m, stock: 5);
        var cart = await CartAsync(shop, (coffee.Id, 1));

        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => PlaceAsync(shop, Request(cart, 14.90m)))));

        results.Count(r => r.Ok).ShouldBe(1);
        results.Where(r => !r.Ok).ShouldAllBe(r => r.Problem!.Code == "already-ordered");
    }

    [Fact]
    public async Task A_changed_price_must_be_confirmed_again()
    {
        using var shop = await Given.OpenShopAsync();
        var coffee = await Given.ProductAsync(shop, price: 10m);
        var cart = await CartAsync(shop, (coffee.Id, 1));
        await shop.DoAsync(async db => (await db.Variants.SingleAsync()).Price = Money.From(11m));

        var placed = await PlaceAsync(shop, Request(cart, 14.90m));

        placed.Problem!.Code.ShouldBe("price-changed");
        (await PlaceAsync(shop, Request(cart, 15.90m))).Ok.ShouldBeTrue();
    }

    [Fact]
    public async Task A_paid_and_shipped_order_leaves_the_stock_and_can_no_longer_be_cancelled()
    {
        using var shop = await Given.OpenShopAsync();
        var coffee = await Given.ProductAsync(shop, price: 10m, stock: 5);
        var order = (await PlaceAsync(shop, Request(await CartAsync(shop, (coffee.Id, 2)), 24.90m))).Value;

        await using (var db = shop.CreateDbContext())
            (await new MarkShipped(db, Ledger(shop, db), shop.Clock).MarkAsync(order.Id, "")).Problem!.Code.ShouldBe("not-paid");
        await using (var db = shop.CreateDbContext())
            (await new MarkPaid(db, shop.Clock).MarkAsync(order.Id, "SEPA 1")).Ok.ShouldBeTrue();
        await using (var db = shop.CreateDbContext())
            (await new MarkPaid(db, shop.Clock).MarkAsync(order.Id, "SEPA 1")).Problem!.Code.ShouldBe("already-paid");
        await using (var db = shop.CreateDbContext())
            (await new MarkShipped(db, Ledger(shop, db), shop.Clock).MarkAsync(order.Id, "00340")).Ok.ShouldBeTrue();

        await using var last = shop.CreateDbContext();
        (await new CancelOrder(last, Ledger(shop, last), new RedeemDiscounts(last, shop.Clock), shop.Clock).CancelAsync(order.Id, "")).Problem!.Code.ShouldBe("already-shipped");
        var stock = await last.StockItems.SingleAsync();
        (stock.OnHand, stock.Reserved).ShouldBe((3, 0));
        (await last.StockMovements.SumAsync(m => m.OnHandChange)).ShouldBe(3);
    }

    [Fact]
    public async Task A_cancelled_order_gives_its_pieces_back()
    {
        using var shop = await Given.OpenShopAsync();
        var coffee = await Given.ProductAsync(shop, price: 10m, stock: 2);
        var order = (await PlaceAsync(shop, Request(await CartAsync(shop, (coffee.Id, 2)), 24.90m))).Value;

        await using var db = shop.CreateDbContext();
        (await new CancelOrder(db, Ledger(shop, db), new RedeemDiscounts(db, shop.Clock), shop.Clock).CancelAsync(order.Id, "Kundenwunsch")).Ok.ShouldBeTrue();

        (await db.StockItems.AsNoTracking().SingleAsync()).Reserved.ShouldBe(0);
        (await PlaceAsync(shop, Request(await CartAsync(shop, (coffee.Id, 2)), 24.90m))).Ok.ShouldBeTrue();
    }

    internal static async Task<Result<Order>> PlaceAsync(TestShop shop, OrderRequest request)
    {
        await using var db = shop.CreateDbContext();
        return await new PlaceOrder(db, Ledger(shop, db), shop.Prices(), shop.Discounts(db), shop.OrderTerms(db)).PlaceAsync(request);
    }

    internal static async Task<int> CartAsync(TestShop shop, params (int Variant, int Quantity)[] lines)
    {
        await using var db = shop.CreateDbContext();
        var cart = new Cart { Key = Guid.NewGuid().ToString("n"), UpdatedAt = shop.Clock.GetUtcNow().UtcDateTime };
        foreach (var (variant, quantity) in lines)
            cart.Lines.Add(new CartLine { VariantId = variant, Quantity = quantity, AddedAt = cart.UpdatedAt });
        db.Carts.Add(cart);
        await db.SaveChangesAsync();
        return cart.Id;
    }

    internal static OrderRequest Request(int cart, decimal total)
    {
        var address = new PostalAddress { FirstName = "Erika", LastName = "Muster", Street = "Deichstraße 9", Postcode = "20459", City = "Hamburg" };
        return new OrderRequest(cart, Money.From(total), "erika@example.org", address, address, "standard", PaymentMethod.BankTransfer, "de");
    }

    private static StockLedger Ledger(TestShop shop, ShopDb db) => new(db, new ShopSettings(shop, new TagCache(), shop.Clock), shop.Clock);
}
