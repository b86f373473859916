using Microsoft.EntityFrameworkCore;
using Shop.Catalog;
using Shop.Common;
using Shop.Pricing;
using Shop.Pricing.Plans;
using Shouldly;
using Xunit;

namespace Shop.Tests.Pricing;

public class PricePlanTests
{
    [Fact]
    public async Task A_plan_comes_into_force_at_its_moment_and_gives_the_former_price_back_and_both_stand_in_the_history()
    {
        using var shop = await Given.OpenShopAsync();
        var coffee = await Given.ProductAsync(shop, price: 10m);
        var start = shop.Clock.UtcNow();
        await PlanAsync(shop, coffee, 8m, start.AddHours(1), start.AddHours(3));

        (await RunAsync(shop)).ShouldBe(0);
        shop.Clock.Advance(TimeSpan.FromHours(1));
        (await RunAsync(shop)).ShouldBe(1);
        var during = await shop.AskAsync(db => db.Variants.Include(v => v.Product).SingleAsync());
        shop.Clock.Advance(TimeSpan.FromHours(2));
        (await RunAsync(shop)).ShouldBe(1);
        var after = await shop.AskAsync(db => db.Variants.Include(v => v.Product).SingleAsync());

        (during.Price, during.Product!.PriceFrom).ShouldBe((Money.From(8), Money.From(8)));
        (after.Price, after.Product!.PriceFrom, after.FormerPrice).ShouldBe((Money.From(10), Money.From(10), null));
        var history = await shop.AskAsync(db => db.PriceChanges.OrderBy(c => c.Id).ToListAsync());
        history.Select(c => (c.Price.Cents, c.At)).ShouldBe([(1000, start), (800, start.AddHours(1)), (1000, start.AddHours(3))]);
        history[1].By.ShouldBe("Preisplan „Aktion“ (system)");
        var plan = await shop.AskAsync(db => db.PricePlans.SingleAsync());
        (plan.State, plan.End).ShouldBe((PlanState.Done, PlanEnd.Returned));
    }

    [Fact]
    public async Task A_price_for_good_stays()
    {
        using var shop = await Given.OpenShopAsync();
        var coffee = await Given.ProductAsync(shop, price: 10m);
        await PlanAsync(shop, coffee, 11m, shop.Clock.UtcNow().AddDays(1), null);
        shop.Clock.Advance(TimeSpan.FromDays(2));

        await RunAsync(shop);

        (await shop.AskAsync(db => db.Variants.SingleAsync())).Price.ShouldBe(Money.From(11));
        (await shop.AskAsync(db => db.PricePlans.SingleAsync())).End.ShouldBe(PlanEnd.ForGood);
    }

    [Fact]
    public async Task Plans_that_follow_each_other_change_the_price_once()
    {
        using var shop = await Given.OpenShopAsync();
        var coffee = await Given.ProductAsync(shop, price: 10m);
        var start = shop.Clock.UtcNow();
        await PlanAsync(shop, coffee, 8m, start.AddHours(1), start.AddHours(2));
        await PlanAsync(shop, coffee, 9m, start.AddHours(2), start.AddHours(3));
        for (var hour = 0; hour < 3; hour++)
        {
            shop.Clock.Advance(TimeSpan.FromHours(1));
            await RunAsync(shop);
        }

        (await shop.AskAsync(db => db.PriceChanges.OrderBy(c => c.Id).Select(c => c.Price.Cents).ToListAsync())).ShouldBe([1000, 800, 900, 1000]);
    }

    [Fact]
    public async Task A_price_that_was_changed_by_hand_meanwhile_is_kept()
    {
        using var shop = await Given.OpenShopAsync();
        var coffee = await Given.ProductAsync(shop, price: 10m);
        await PlanAsync(shop, coffee, 8m, shop.Clock.UtcNow().AddHours(1), shop.Clock.UtcNow().AddHours(3));
        shop.Clock.Advance(TimeSpan.FromHours(1));
        await RunAsync(shop);
        await shop.DoAsync(async db => (await db.Variants.SingleAsync()).Price = Money.From(9.5m));
        shop.Clock.Advance(TimeSpan.FromHours(2));

        await RunAsync(shop);

        (await shop.AskAsync(db => db.Variants.SingleAsync())).Price.ShouldBe(Money.From(9.5m));
        (await shop.AskAsync(db => db.PricePlans.SingleAsync())).End.ShouldBe(PlanEnd.Kept);
    }

    [Fact]
    public async Task A_plan_whose_time_passed_while_the_shop_stood_still_changes_nothing()
    {
        using var shop = await Given.OpenShopAsync();
        var coffee = await Given.ProductAsync(shop, price: 10m);
        await PlanAsync(shop, coffee, 8m, shop.Clock.UtcNow().AddHours(1), shop.Clock.UtcNow().AddHours(3));
        shop.Clock.Advance(TimeSpan.FromHours(4));

        await RunAsync(shop);

        (await shop.AskAsync(db => db.PricePlans.SingleAsync())).End.ShouldBe(PlanEnd.Missed);
        (await shop.AskAsync(db => db.PriceChanges.CountAsync())).ShouldBe(1);
    }

    [Fact]
    public async Task Two_nodes_at_the_same_moment_turn_a_price_once()
    {
        using var shop = await Given.OpenShopAsync();
        var coffee = await Given.ProductAsync(shop, price: 10m);
        await PlanAsync(shop, coffee, 8m, shop.Clock.UtcNow().AddHours(1), null);
        shop.Clock.Advance(TimeSpan.FromHours(1));

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => RunAsync(shop))));

        (await shop.AskAsync(db => db.PriceChanges.CountAsync(c => c.Price.Cents == 800))).ShouldBe(1);
    }

    [Theory]
    [InlineData(5, 15, "Aktion")]
    [InlineData(19, 25, "Aktion")]
    [InlineData(12, null, "Aktion")]
    [InlineData(10, null, "Aktion")]
    [InlineData(20, 25, null)]
    [InlineData(5, 10, null)]
    [InlineData(20, null, null)]
    [InlineData(30, null, "Erhöhung")]
    [InlineData(25, 31, "Erhöhung")]
    [InlineData(30, 40, "Erhöhung")]
    [InlineData(31, 40, null)]
    public async Task Plans_that_meet_are_refused_and_the_sentence_says_which(int from, int? until, string? refusedBy)
    {
        using var shop = await Given.OpenShopAsync();
        var coffee = await Given.ProductAsync(shop, price: 10m);
        var now = shop.Clock.UtcNow();
        await PlanAsync(shop, coffee, 8m, now.AddDays(10), now.AddDays(20));
        await PlanAsync(shop, coffee, 11m, now.AddDays(30), null, "Erhöhung");

        var answer = await PlanAsync(shop, coffee, 7m, now.AddDays(from), until is { } end ? now.AddDays(end) : null, "Neu");

        if (refusedBy is null)
            answer.Problem.ShouldBeNull();
        else
            answer.Problem!.ToString().ShouldContain($"„{refusedBy}“");
    }

    [Fact]
    public async Task Nothing_begins_in_the_past_or_backwards_or_for_nothing()
    {
        using var shop = await Given.OpenShopAsync();
        var coffee = await Given.ProductAsync(shop, price: 10m);
        var now = shop.Clock.UtcNow();

        (await PlanAsync(shop, coffee, 8m, now.AddMinutes(-1), null)).Problem!.Code.ShouldBe("plan-past");
        (await PlanAsync(shop, coffee, 8m, now.AddDays(2), now.AddDays(1))).Problem!.Code.ShouldBe("plan-backwards");
        (await PlanAsync(shop, coffee, 0m, now.AddDays(2), null)).Problem!.Code.ShouldBe("plan-price");
        (await shop.AskAsync(db => db.PricePlans.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task A_reduction_is_marked_only_where_the_thirty_days_before_were_dearer()
    {
        using var shop = await Given.OpenShopAsync();
        var lawful = await Given.ProductAsync(shop, price: 10m);
        var cheapBefore = await Given.ProductAsync(shop, price: 7m);
        shop.Clock.Advance(TimeSpan.FromDays(40));
        await shop.DoAsync(async db => (await db.Variants.SingleAsync(v => v.Id == cheapBefore.Id)).Price = Money.From(10));
        await PlanAsync(shop, lawful, 8m, shop.Clock.UtcNow().AddDays(5), shop.Clock.UtcNow().AddDays(9));
        await PlanAsync(shop, cheapBefore, 8m, shop.Clock.UtcNow().AddDays(5), shop.Clock.UtcNow().AddDays(9));
        shop.Clock.Advance(TimeSpan.FromDays(5));

        await RunAsync(shop);

        (await shop.AskAsync(db => db.Variants.SingleAsync(v => v.Id == lawful.Id))).FormerPrice.ShouldBe(Money.From(10));
        (await shop.AskAsync(db => db.Variants.SingleAsync(v => v.Id == cheapBefore.Id))).FormerPrice.ShouldBeNull();
    }

    [Fact]
    public async Task Ending_a_running_plan_by_hand_gives_the_former_price_back_at_once()
    {
        using var shop = await Given.OpenShopAsync();
        var coffee = await Given.ProductAsync(shop, price: 10m);
        await PlanAsync(shop, coffee, 8m, shop.Clock.UtcNow().AddHours(1), shop.Clock.UtcNow().AddHours(9));
        await PlanAsync(shop, coffee, 12m, shop.Clock.UtcNow().AddHours(20), null, "Später");
        shop.Clock.Advance(TimeSpan.FromHours(1));
        await RunAsync(shop);
        var ids = await shop.AskAsync(db => db.PricePlans.Select(p => p.Id).ToListAsync());

        await using var db = shop.CreateDbContext();
        (await new TurnPricePlans(db, shop.Clock).StopAsync(ids)).ShouldBe(2);
        (await new TurnPricePlans(db, shop.Clock).StopAsync(ids)).ShouldBe(0);

        (await shop.AskAsync(d => d.Variants.SingleAsync())).Price.ShouldBe(Money.From(10));
        (await shop.AskAsync(d => d.PricePlans.Select(p => p.State).Distinct().ToListAsync())).ShouldBe([PlanState.Cancelled]);
    }

    [Fact]
    public void What_is_foreseen_is_what_will_stand_in_the_history()
    {
        var dice = new Random(4711);
        var start = new DateTime(2026, 11, 1, 0, 0, 0, DateTimeKind.Utc);
        for (var round = 0; round < 300; round++)
        {
            var variant = new Variant { Sku = "x", Price = Money.From(10) };
            var history = new List<PriceSince> { new(variant.Price, start.AddDays(-50)) };
            var plans = SomePlans(dice, start);
            var until = start.AddHours(dice.Next(1, 300));
            var foreseen = PlanRules.Foreseen(variant.Price, history, plans, until);
            for (var at = start; at < until; at = at.AddHours(1))
            {
                var before = variant.Price;
                PlanTurns.Turn(variant, plans, history, at);
                if (variant.Price != before)
                    history.Add(new PriceSince(variant.Price, at));
            }
            Reduction.LowestBefore(until, foreseen)!.Price.ShouldBe(Reduction.LowestBefore(until, history)!.Price);
        }
    }

    private static List<PricePlan> SomePlans(Random dice, DateTime start)
    {
        var plans = new List<PricePlan>();
        for (var n = 0; n < 6; n++)
        {
            var from = start.AddHours(dice.Next(1, 250));
            var until = dice.Next(4) == 0 ? (DateTime?)null : from.AddHours(dice.Next(1, 60));
            var price = new Money(dice.Next(500, 1500));
            if (PlanRules.WhyNot("x", price, from, until, start, plans) is null)
                plans.Add(new PricePlan { Id = n + 1, Name = "p", Batch = "b", By = "t", Price = price, FromAt = from, UntilAt = until });
        }
        return plans;
    }

    private static async Task<Result<int>> PlanAsync(TestShop shop, Variant variant, decimal price, DateTime from, DateTime? until, string name = "Aktion")
    {
        await using var db = shop.CreateDbContext();
        return await new PlanPrices(db, shop.Clock).PlanAsync(new PlanRequest(name, from, until, true, [new(variant.Id, Money.From(price))]));
    }

    private static async Task<int> RunAsync(TestShop shop)
    {
        await using var db = shop.CreateDbContext();
        return await new TurnPricePlans(db, shop.Clock).RunDueAsync();
    }
}
