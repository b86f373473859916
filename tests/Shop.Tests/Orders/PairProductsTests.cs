using Microsoft.EntityFrameworkCore;
using Shop.Catalog;
using Shop.Common;
using Shop.Orders;
using Shouldly;
using Xunit;

namespace Shop.Tests.Orders;

public class PairProductsTests
{
    [Fact]
    public async Task Products_ordered_together_more_than_once_are_paired_both_ways_and_unpaired_when_it_is_long_ago()
    {
        using var shop = await Given.OpenShopAsync();
        var (coffee, filter, cup) = (await Given.ProductAsync(shop), await Given.ProductAsync(shop), await Given.ProductAsync(shop));
        await OrderAsync(shop, coffee, filter);
        await OrderAsync(shop, coffee, filter, cup);

        await PairAsync(shop);
        await using (var db = shop.CreateDbContext())
        {
            (await db.BoughtTogether.OrderBy(p => p.ProductId).Select(p => new { p.ProductId, p.OtherId, p.Orders }).ToListAsync())
                .Select(p => (p.ProductId, p.OtherId, p.Orders)).ShouldBe([(coffee.ProductId, filter.ProductId, 2), (filter.ProductId, coffee.ProductId, 2)]);
        }

        shop.Clock.Advance(TimeSpan.FromDays(400));
        await PairAsync(shop);

        await using var later = shop.CreateDbContext();
        (await later.BoughtTogether.AnyAsync()).ShouldBeFalse();
    }

    private static Task PairAsync(TestShop shop) => shop.DoAsync(db => new PairProducts(db, shop.Clock).RunAsync(default));

    private static Task OrderAsync(TestShop shop, params Variant[] variants) => shop.DoAsync(db =>
    {
        var order = GivenOrder.Unsaved(shop.Clock.GetUtcNow().UtcDateTime);
        order.Lines.AddRange(variants.Select((v, i) => new OrderLine { VariantId = v.Id, Name = v.Sku, Sku = v.Sku, Quantity = 1, UnitPrice = Money.From(1), Total = Money.From(1), TaxRate = 0.07m, Position = 10 + i }));
        order.TotalUp();
        db.Orders.Add(order);
        return Task.CompletedTask;
    });
}
