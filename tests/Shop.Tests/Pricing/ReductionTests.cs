using Shop.Common;
using Shop.Pricing;
using Shouldly;
using Xunit;

namespace Shop.Tests.Pricing;

public class ReductionTests
{
    [Fact]
    public void A_reduction_names_the_lowest_price_of_the_30_days_before_it_began()
    {
        var reduction = Reduction.Of(Money.From(8), [On(1, 1, 12), On(9, 20, 10), On(9, 25, 11), On(10, 1, 8)]);

        reduction.ShouldNotBeNull();
        reduction.Lowest.ShouldBe(Money.From(10));
        reduction.Percent.ShouldBe(20);
    }

    [Fact]
    public void A_price_that_ended_before_the_window_does_not_count()
    {
        var reduction = Reduction.Of(Money.From(8), [On(1, 1, 9), On(8, 1, 12), On(10, 1, 8)]);

        reduction!.Lowest.ShouldBe(Money.From(12));
    }

    [Fact]
    public void A_price_still_in_force_when_the_window_opened_counts()
    {
        var reduction = Reduction.Of(Money.From(8), [On(1, 1, 9), On(9, 2, 12), On(10, 1, 8)]);

        reduction!.Lowest.ShouldBe(Money.From(9));
    }

    [Fact]
    public void Raising_the_price_for_two_weeks_before_lowering_it_earns_no_strike_price() =>
        Reduction.Of(Money.From(10), [On(1, 1, 10), On(9, 15, 14), On(10, 1, 10)]).ShouldBeNull();

    [Fact]
    public void A_price_that_never_changed_is_no_reduction() =>
        Reduction.Of(Money.From(8), [On(1, 1, 8), On(5, 1, 8)]).ShouldBeNull();

    [Fact]
    public void A_price_that_is_not_the_latest_of_the_history_is_no_reduction() =>
        Reduction.Of(Money.From(8), [On(1, 1, 12), On(5, 1, 9)]).ShouldBeNull();

    [Fact]
    public void Percentages_are_never_rounded_up() =>
        Reduction.Of(Money.From(6.67m), [On(1, 1, 9.99m), On(10, 1, 6.67m)])!.Percent.ShouldBe(33);

    [Fact]
    public void The_lowest_price_of_the_thirty_days_before_any_moment_can_be_proven()
    {
        var first = new DateTime(2026, 1, 1, 8, 0, 0, DateTimeKind.Utc);
        PriceSince[] history =
        [
            new(Money.From(9), first), new(Money.From(7), first.AddDays(20)), new(Money.From(10), first.AddDays(25)), new(Money.From(8), first.AddDays(80)),
        ];

        Lowest(first).ShouldBeNull();
        Lowest(first.AddDays(10)).ShouldBe(Money.From(9));
        Lowest(first.AddDays(54)).ShouldBe(Money.From(7));
        Lowest(first.AddDays(55)).ShouldBe(Money.From(10));
        Lowest(first.AddDays(80)).ShouldBe(Money.From(10));
        Lowest(first.AddDays(81)).ShouldBe(Money.From(8));

        Money? Lowest(DateTime moment) => Reduction.LowestBefore(moment, history)?.Price;
    }

    /// <summary>Against the slowest way there is: the price of every single hour of the window.</summary>
    [Fact]
    public void Any_history_gives_the_figures_that_counting_hour_by_hour_gives()
    {
        var dice = new Random(20261122);
        var start = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        var announced = 0;
        for (var round = 0; round < 3_000; round++)
        {
            var history = Enumerable.Range(0, dice.Next(1, 12)).Select(_ => dice.Next(0, 100 * 24)).Distinct().Order()
                .Select(hour => new PriceSince(new Money(dice.Next(5, 9) * 100), start.AddHours(hour))).ToList();
            var moment = start.AddHours(dice.Next(0, 130 * 24));
            Reduction.LowestBefore(moment, Shuffled(history, dice))?.Price.ShouldBe(Slowly(moment, history)!.Value);
            (Reduction.LowestBefore(moment, history) is null).ShouldBe(Slowly(moment, history) is null);

            var now = history[^1].Price;
            var began = history.AsEnumerable().Reverse().TakeWhile(h => h.Price == now).Last().At;
            var lowest = Slowly(began, history);
            var reduction = Reduction.Of(now, Shuffled(history, dice));
            if (lowest is { } l && l > now)
            {
                announced++;
                (reduction!.Lowest, reduction.Began, reduction.Percent).ShouldBe((l, began, (int)Math.Floor((l.Cents - now.Cents) * 100m / l.Cents)));
            }
            else
            {
                reduction.ShouldBeNull();
            }
        }
        announced.ShouldBeGreaterThan(500);
    }

    private static Money? Slowly(DateTime end, IReadOnlyList<PriceSince> history)
    {
        Money? lowest = null;
        for (var hour = end.AddDays(-30); hour < end; hour = hour.AddHours(1))
        {
            if (history.LastOrDefault(h => h.At <= hour)?.Price is { } price && (lowest is null || price < lowest))
                lowest = price;
        }
        return lowest;
    }

    private static List<PriceSince> Shuffled(List<PriceSince> history, Random dice) => [.. history.OrderBy(_ => dice.Next())];

    private static PriceSince On(int month, int day, decimal price) => new(Money.From(price), new DateTime(2026, month, day, 8, 0, 0, DateTimeKind.Utc));
}
