using Microsoft.EntityFrameworkCore;
using Shop.Analytics;
using Shop.Assortment;
using Shop.Common;
using Shouldly;
using Xunit;

namespace Shop.Tests.Assortment;

public class PlacementCheckTests
{
    private static readonly int[] Products = [1, 2, 3, 4, 5];

    /// <summary>Three usual products set the median of the best slot: 1000 impressions, 10 % clicks, 2 % cart adds.</summary>
    private static readonly SlotCount[] Usual = [new(1, "shelf-1", 1000, 100, 20), new(2, "shelf-1", 1200, 120, 24), new(3, "shelf-1", 900, 90, 18)];

    [Fact]
    public void Seen_enough_but_not_put_into_the_cart_is_not_wanted()
    {
        var finding = Judge(new SlotCount(4, "shelf-1", 1000, 60, 3), new SlotCount(5, "shelf-1", 1000, 100, 20));

        finding.Verdict.ShouldBe(PlacementVerdict.NotWanted);
        finding.ExpectedAdds.ShouldBe(20);
        finding.ExpectedClicks.ShouldBe(100);
    }

    [Fact]
    public void Seen_less_than_half_as_often_as_the_median_product_is_badly_placed() =>
        Judge(new SlotCount(4, "shelf-1", 200, 20, 0), new SlotCount(5, "shelf-1", 1000, 100, 20)).Verdict.ShouldBe(PlacementVerdict.BadlyPlaced);

    [Fact]
    public void Standing_only_where_hardly_anyone_clicks_is_badly_placed_however_often_it_scrolls_by()
    {
        SlotCount[] deep = [new(4, "shelf-4", 1000, 5, 1), new(5, "shelf-4", 1000, 5, 1)];

        Judge(deep).Verdict.ShouldBe(PlacementVerdict.BadlyPlaced);
    }

    [Fact]
    public void Like_others_in_the_same_slot_is_in_line() =>
        Judge(new SlotCount(4, "shelf-1", 1000, 95, 12), new SlotCount(5, "shelf-1", 1000, 100, 20)).Verdict.ShouldBe(PlacementVerdict.InLine);

    [Fact]
    public void A_shop_that_hardly_counted_anything_says_nothing()
    {
        new PlacementNorms([new SlotCount(1, "shelf-1", 20, 2, 1)], Products, 100).Judge(4).Verdict.ShouldBe(PlacementVerdict.NotEnoughData);
        new PlacementNorms([], Products, 100).Judge(4).Verdict.ShouldBe(PlacementVerdict.NotEnoughData);
    }

    [Fact]
    public void The_median_of_an_even_number_lies_between_the_middle_two()
    {
        PlacementNorms.Median([4, 1, 3, 2]).ShouldBe(2.5m);
        PlacementNorms.Median([9, 1, 5]).ShouldBe(5);
        PlacementNorms.Median([]).ShouldBe(0);
    }

    [Theory]
    [InlineData(30, 10, 90, 270)]
    [InlineData(30, 10, 30, 90)]
    [InlineData(1, 0, 90, null)]
    [InlineData(1, -3, 90, null)]
    public void Days_of_supply_are_stock_over_daily_units(int stock, int units, int age, int? days) => SlowMovers.Supply(stock, units, age).ShouldBe(days);

    [Fact]
    public async Task Slow_movers_are_old_in_stock_and_lie_too_long()
    {
        using var shop = await Given.OpenShopAsync();
        var today = Clock.BusinessDay(shop.Clock.GetUtcNow().UtcDateTime);
        var (slow, fast, empty, fresh) = (await Given.ProductAsync(shop, stock: 40, cost: 3m), await Given.ProductAsync(shop, stock: 5), await Given.ProductAsync(shop, stock: 0), await Given.ProductAsync(shop, stock: 99));
        await shop.DoAsync(db =>
        {
            foreach (var product in db.Products.Where(p => p.Id != fresh.ProductId))
                product.CreatedAt = shop.Clock.GetUtcNow().UtcDateTime.AddDays(-200);
            return Task.CompletedTask;
        });
        await AbcXyzTests.PlaceAsync(shop, today.AddDays(-50), slow.Id, 2, 8m);
        await AbcXyzTests.PlaceAsync(shop, today.AddDays(-2), fast.Id, 30, 8m);

        var found = (await shop.AskAsync(db => new SlowMovers(db, shop.Clock).ReadAsync(new AssortmentRules()))).ShouldHaveSingleItem();

        found.ShouldBe(new SlowMover(slow.ProductId, found.Name, found.CategoryId, found.Since, 40, Money.From(120), 2, today.AddDays(-50), 1800));
        empty.ProductId.ShouldNotBe(found.ProductId);
    }

    [Fact]
    public async Task A_trial_pins_the_product_compares_with_the_days_before_and_ends_by_itself()
    {
        using var shop = await Given.OpenShopAsync();
        var variant = await Given.ProductAsync(shop);
        var id = variant.ProductId;
        var today = Clock.BusinessDay(shop.Clock.GetUtcNow().UtcDateTime);
        var shelf = await shop.AskAsync(db => db.Categories.Select(c => c.Id).FirstAsync());
        await CountAsync(shop, new PlacementCount(today.AddDays(-1), "shelf-3", id, 30, 1, 0), new PlacementCount(today.AddDays(-9), "shelf-3", id, 500, 1, 0));
        await AbcXyzTests.PlaceAsync(shop, today.AddDays(-3), variant.Id, 1, 8m);

        var trial = (await shop.AskAsync(db => new StartTrial(db, shop.Clock).StartAsync(id, shelf, 7, 5))).Value;
        (await shop.AskAsync(db => new StartTrial(db, shop.Clock).StartAsync(id, null, 7, 5))).Problem!.Code.ShouldBe("trial-running");
        (await shop.AskAsync(db => db.ShelfPins.SingleAsync())).CategoryId.ShouldBe(shelf);
        (trial.ImpressionsBefore, trial.UnitsBefore).ShouldBe((30, 1));

        await CountAsync(shop, new PlacementCount(today, "shelf-1", id, 400, 40, 6));
        await AbcXyzTests.PlaceAsync(shop, today, variant.Id, 6, 8m);
        await RunAsync(shop);
        (await OnlyAsync(shop)).State.ShouldBe(TrialState.Running);

        shop.Clock.Advance(TimeSpan.FromDays(7));
        await RunAsync(shop);

        var ended = await OnlyAsync(shop);
        (ended.State, ended.Verdict, ended.Impressions, ended.Units).ShouldBe((TrialState.Ended, TrialVerdict.TargetMet, 400, 6));
        (await shop.AskAsync(db => db.ShelfPins.AnyAsync())).ShouldBeFalse();
    }

    [Theory]
    [InlineData(30, 1, 400, 6, TrialVerdict.TargetMet)]
    [InlineData(30, 1, 400, 3, TrialVerdict.Better)]
    [InlineData(30, 1, 400, 1, TrialVerdict.NotWanted)]
    [InlineData(300, 1, 400, 1, TrialVerdict.HardlySeen)]
    [InlineData(0, 0, 40, 0, TrialVerdict.HardlySeen)]
    public void A_trial_says_what_its_numbers_say(int seenBefore, int soldBefore, int seen, int sold, TrialVerdict verdict) =>
        new PlacementTrial { By = "test", TargetUnits = 5, ImpressionsBefore = seenBefore, UnitsBefore = soldBefore, Impressions = seen, Units = sold }.Verdict.ShouldBe(verdict);

    private static PlacementFinding Judge(params SlotCount[] further) => new PlacementNorms([.. Usual, .. further], Products, 100).Judge(4);

    private static Task<PlacementTrial> OnlyAsync(TestShop shop) => shop.AskAsync(db => db.PlacementTrials.AsNoTracking().SingleAsync());

    private static async Task RunAsync(TestShop shop)
    {
        await using var db = shop.CreateDbContext();
        await new EndTrials(db, shop.Clock).RunAsync(CancellationToken.None);
    }

    private static async Task CountAsync(TestShop shop, params PlacementCount[] counts)
    {
        await using var db = shop.CreateDbContext();
        await new CountPlacements(db).AddAsync(counts);
    }
}
