using Shop.Analytics;
using Shop.Common;
using Shop.Orders;
using Shop.Returns;
using Shouldly;
using Xunit;

namespace Shop.Tests.Analytics;

public class RevenueTests
{
    private static readonly DateOnly Day = new(2026, 7, 10);

    [Fact]
    public async Task A_day_is_a_day_in_Berlin_in_summer_and_in_winter()
    {
        using var shop = await Given.OpenShopAsync();
        await PlaceAsync(shop, new DateTime(2026, 7, 9, 22, 30, 0, DateTimeKind.Utc), 10.70m);
        await PlaceAsync(shop, new DateTime(2026, 7, 10, 21, 59, 59, DateTimeKind.Utc), 21.40m);
        await PlaceAsync(shop, new DateTime(2026, 7, 10, 22, 0, 0, DateTimeKind.Utc), 107m);
        await PlaceAsync(shop, new DateTime(2026, 1, 9, 23, 0, 0, DateTimeKind.Utc), 5.35m);

        (await shop.AskAsync(db => db.RevenueByDayAsync(Day, Day))).Single().ShouldBe(new DayRevenue(Day, 2, Money.From(30), Money.Zero));
        (await shop.AskAsync(db => db.RevenueByDayAsync(new(2026, 1, 10), new(2026, 1, 10)))).Single().Sold.ShouldBe(Money.From(5));
    }

    [Fact]
    public async Task Cancelled_orders_and_adjustments_are_out_and_take_backs_are_subtracted()
    {
        using var shop = await Given.OpenShopAsync();
        var noon = new DateTime(2026, 7, 10, 10, 0, 0, DateTimeKind.Utc);
        await PlaceAsync(shop, noon, 107m);
        await PlaceAsync(shop, noon, 1070m, OrderState.Cancelled);
        await PlaceAsync(shop, noon, -10.70m, OrderState.Shipped, OrderKind.Cancellation);
        await PlaceAsync(shop, noon, -999m, OrderState.Shipped, OrderKind.Adjustment);

        var day = (await shop.AskAsync(db => db.RevenueByDayAsync(Day, Day))).Single();

        day.Orders.ShouldBe(1);
        day.Net.ShouldBe(Money.From(90));
    }

    [Fact]
    public async Task A_return_counts_on_the_day_it_came_in()
    {
        using var shop = await Given.OpenShopAsync();
        var order = await PlaceAsync(shop, new DateTime(2026, 7, 8, 10, 0, 0, DateTimeKind.Utc), 107m, OrderState.Shipped);
        await shop.DoAsync(db =>
        {
            db.Returns.Add(new OrderReturn { OrderId = order.Id, ReceivedAt = new DateTime(2026, 7, 10, 8, 0, 0, DateTimeKind.Utc), Refund = Money.From(10.70m), RefundTax = Money.From(0.70m), By = "test" });
            return Task.CompletedTask;
        });

        var days = await shop.AskAsync(db => db.RevenueByDayAsync(Day.AddDays(-3), Day));

        days.Select(d => d.Net.Amount).ShouldBe([0, 100, 0, -10]);
        PeriodRevenue.Of([.. days]).Net.ShouldBe(Money.From(90));
    }

    [Fact]
    public void A_change_needs_something_to_compare_with()
    {
        var nothing = new PeriodRevenue(Day, Day, 0, Money.Zero, Money.Zero);
        var hundred = nothing with { Sold = Money.From(100) };

        hundred.ChangeSince(nothing).ShouldBeNull();
        (hundred with { Sold = Money.From(150) }).ChangeSince(hundred).ShouldBe(0.5m);
    }

    private static async Task<Order> PlaceAsync(TestShop shop, DateTime at, decimal price, OrderState state = OrderState.AwaitingPayment, OrderKind kind = OrderKind.Sale)
    {
        var order = new Order { Number = Guid.NewGuid().ToString("n"), AccessKey = Guid.NewGuid().ToString("n"), Email = "a@example.org", PlacedAt = at, State = state, Kind = kind };
        order.Lines.Add(new OrderLine { Name = "Kaffee", Quantity = 1, UnitPrice = Money.From(price), Total = Money.From(price), TaxRate = 0.07m });
        order.TotalUp();
        await shop.DoAsync(db =>
        {
            db.Orders.Add(order);
            return Task.CompletedTask;
        });
        return order;
    }
}
