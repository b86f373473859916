using Shop.Analytics;
using Shop.Common;
using Shop.Discounts;
using Shop.Orders;
using Shouldly;
using Xunit;

namespace Shop.Tests.Analytics;

public class DiscountEffectTests
{
    [Fact]
    public async Task The_margin_lost_is_net_by_rate_shared_by_the_discounts_of_an_order_and_without_cancelled_ones()
    {
        using var shop = await Given.OpenShopAsync();
        var (first, second) = (new Discount { Name = new("Erster", "First"), Percent = 10 }, new Discount { Name = new("Zweiter", "Second"), Percent = 10 });
        await shop.DoAsync(async db =>
        {
            db.Discounts.AddRange(first, second);
            await db.SaveChangesAsync();
        });
        // 10.70 at 7 % and 11.90 at 19 % taken off make 20.00 net; the first discount brought three quarters of it.
        await PlaceAsync(shop, OrderState.Shipped, (first, 16.95m), (second, 5.65m));
        await PlaceAsync(shop, OrderState.Shipped, (first, 22.60m));
        await PlaceAsync(shop, OrderState.Cancelled, (first, 22.60m));

        var effect = await shop.AskAsync(db => db.EffectOfAsync(first.Id));

        effect.Orders.ShouldBe(2);
        effect.Given.ShouldBe(Money.From(39.55m));
        effect.MarginLost.ShouldBe(Money.From(35));
        (await shop.AskAsync(db => db.EffectOfAsync(second.Id))).MarginLost.ShouldBe(Money.From(5));
    }

    private static Task PlaceAsync(TestShop shop, OrderState state, params (Discount Discount, decimal Amount)[] used) => shop.DoAsync(async db =>
    {
        var now = shop.Clock.GetUtcNow().UtcDateTime;
        var order = GivenOrder.Unsaved(now, lines: [(107m, 1, 0.07m), (119m, 1, 0.19m)]);
        foreach (var (line, off) in order.Lines.Zip([10.70m, 11.90m]))
            (line.Discount, line.Total) = (Money.From(off), line.Total - Money.From(off));
        order.State = state;
        order.Discounts.AddRange(used.Select(u => new OrderDiscount { DiscountId = u.Discount.Id, Name = u.Discount.Name.De, Amount = Money.From(u.Amount) }));
        order.TotalUp();
        db.Orders.Add(order);
        await db.SaveChangesAsync();
        db.DiscountUses.AddRange(used.Select(u => new DiscountUse
        {
            DiscountId = u.Discount.Id,
            OrderId = order.Id,
            Amount = Money.From(u.Amount),
            At = now,
            ReturnedAt = state == OrderState.Cancelled ? now : null,
        }));
    });
}
