using Microsoft.EntityFrameworkCore;
using Shop.Analytics;
using Shop.Assortment;
using Shop.Common;
using Shouldly;
using Xunit;

namespace Shop.Tests.Assortment;

public class TestListingTests
{
    private static readonly DateOnly Day = new(2026, 11, 21);

    [Theory]
    [InlineData(TestGoal.Units, 10, 10, 5, 900, 0, TestState.Reached)]
    [InlineData(TestGoal.Units, 10, 9, 5, 900, 0, TestState.Running)]
    [InlineData(TestGoal.Units, 10, 9, 5, 900, 40, TestState.Missed)]
    [InlineData(TestGoal.Units, 10, 0, 0, 300, 0, TestState.Stopped)]
    [InlineData(TestGoal.Units, 10, 0, 0, 299, 0, TestState.Running)]
    [InlineData(TestGoal.Units, 10, 1, 1, 300, 0, TestState.Running)]
    [InlineData(TestGoal.Conversion, 5, 6, 5, 300, 0, TestState.Running)]
    [InlineData(TestGoal.Conversion, 5, 6, 5, 300, 40, TestState.Reached)]
    [InlineData(TestGoal.Conversion, 6, 6, 5, 300, 40, TestState.Missed)]
    public void A_test_is_judged_by_goal_stop_rule_and_last_day(TestGoal goal, int target, int units, int orders, int seen, int daysLater, TestState expected)
    {
        var test = new TestListing { By = "test", Goal = goal, Target = target, StopAfter = 300, EndsOn = Day.AddDays(30), Units = units, Orders = orders, Clicks = 100, Impressions = seen };

        test.Judge(Day.AddDays(daysLater)).ShouldBe(expected);
    }

    [Fact]
    public async Task A_test_puts_the_product_on_sale_and_the_stop_rule_takes_it_off_again()
    {
        using var shop = await Given.OpenShopAsync();
        var variant = await Given.ProductAsync(shop, active: false);
        var today = Clock.BusinessDay(shop.Clock.GetUtcNow().UtcDateTime);

        var test = (await shop.AskAsync(db => new StartTest(db, shop.Clock).StartAsync(Listing(variant.ProductId, today)))).Value;
        (await shop.AskAsync(db => new StartTest(db, shop.Clock).StartAsync(Listing(variant.ProductId, today)))).Problem!.Code.ShouldBe("test-running");
        (await shop.AskAsync(db => db.Products.SingleAsync(p => p.Id == variant.ProductId))).Active.ShouldBeTrue();
        await shop.AskAsync(async db =>
        {
            await new CountPlacements(db).AddAsync([new(today, "home1", variant.ProductId, 301, 12, 0)]);
            await new JudgeTests(db, shop.Clock).RunAsync(CancellationToken.None);
            return 0;
        });

        var ended = await shop.AskAsync(db => db.TestListings.SingleAsync(t => t.Id == test.Id));
        (ended.State, ended.Impressions, ended.Clicks, ended.Settled, ended.EndedOn).ShouldBe((TestState.Stopped, 301, 12, false, today));
        (await shop.AskAsync(db => db.Products.SingleAsync(p => p.Id == variant.ProductId))).Active.ShouldBeFalse();
    }

    [Fact]
    public async Task What_reaches_its_goal_stays()
    {
        using var shop = await Given.OpenShopAsync();
        var variant = await Given.ProductAsync(shop, cost: 4m);
        var today = Clock.BusinessDay(shop.Clock.GetUtcNow().UtcDateTime);
        var listing = Listing(variant.ProductId, today);
        (listing.Goal, listing.Target) = (TestGoal.ContributionI, 12);
        await shop.AskAsync(db => new StartTest(db, shop.Clock).StartAsync(listing));

        // Two at 10.70 with 7 %: 20 net less 8 cost.
        await AbcXyzTests.PlaceAsync(shop, today, variant.Id, 2, 10.70m);
        await shop.AskAsync(async db =>
        {
            await new JudgeTests(db, shop.Clock).RunAsync(CancellationToken.None);
            return 0;
        });

        var test = await shop.AskAsync(db => db.TestListings.SingleAsync());
        (test.State, test.ContributionI, test.Units, test.Orders).ShouldBe((TestState.Reached, Money.From(12), 2, 1));
        (await shop.AskAsync(db => db.Products.SingleAsync(p => p.Id == variant.ProductId))).Active.ShouldBeTrue();
    }

    private static TestListing Listing(int productId, DateOnly today) =>
        new() { ProductId = productId, EndsOn = today.AddDays(29), Goal = TestGoal.Units, Target = 10, StopAfter = 300, Otherwise = TestConsequence.TakeOff, By = "" };
}
