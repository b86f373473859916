using FsCheck;
using FsCheck.Fluent;
using Shop.Common;
using Shop.Pricing.Endings;
using Shouldly;
using Xunit;

namespace Shop.Tests.Pricing;

public class PriceEndingTests
{
    private static readonly EndingBand[] Coffee = [new(1000, 100, 95), new(10_000, 100, 90), new(null, 1000, 900)];

    [Theory]
    [InlineData("auf ,90", 1234, 1290)]
    [InlineData("auf ,90", 1290, 1290)]
    [InlineData("auf ,90", 1291, 1390)]
    [InlineData("auf ,99", 1299, 1299)]
    [InlineData("auf ,95", 96, 195)]
    [InlineData("auf volle Euro", 1201, 1300)]
    [InlineData("auf volle Euro", 1200, 1200)]
    [InlineData("auf volle 5 Euro", 1201, 1500)]
    [InlineData("auf volle 5 Euro", 1500, 1500)]
    [InlineData("auf volle 5 Euro", 1501, 2000)]
    public void A_calculated_price_goes_up_to_its_ending_and_never_down(string rule, long price, long ended) =>
        Usual(rule).Apply(new Money(price), EndingDirection.Up).ShouldBe(new Money(ended));

    [Theory]
    [InlineData("auf ,90", 1161, null, 1190)]
    [InlineData("auf ,90", 1130, null, 1090)]
    [InlineData("auf ,90", 1140, null, 1190)]
    [InlineData("auf ,90", 1260, 1290, 1190)]
    [InlineData("auf ,99", 20, null, 99)]
    [InlineData("auf volle 5 Euro", 1240, null, 1000)]
    [InlineData("auf volle 5 Euro", 1250, null, 1500)]
    [InlineData("auf volle 5 Euro", 100, null, 500)]
    public void A_changed_price_finds_the_nearest_ending(string rule, int price, int? below, int expected) =>
        Usual(rule).Apply(new Money(price), EndingDirection.Nearest, below is { } b ? new Money(b) : null).ShouldBe(new Money(expected));

    [Theory]
    [InlineData(EndingDirection.Nearest, 994, 995)]
    [InlineData(EndingDirection.Nearest, 1002, 995)]
    [InlineData(EndingDirection.Up, 996, 1090)]
    [InlineData(EndingDirection.Down, 1089, 995)]
    [InlineData(EndingDirection.Up, 9991, 10_900)]
    [InlineData(EndingDirection.Nearest, 12_340, 11_900)]
    [InlineData(EndingDirection.Down, 12_340, 11_900)]
    [InlineData(EndingDirection.Up, 12_340, 12_900)]
    [InlineData(EndingDirection.Down, 50, 50)]
    [InlineData(EndingDirection.Nearest, 50, 95)]
    [InlineData(EndingDirection.Up, 0, 0)]
    public void Bands_meet_without_a_gap(EndingDirection direction, int price, int expected) =>
        new PriceEnding(direction, Coffee).Apply(new Money(price), EndingDirection.Up).ShouldBe(new Money(expected));

    [Fact]
    public void A_rule_is_kept_as_a_line_and_read_again()
    {
        Prop.ForAll(Endings().ToArbitrary(), ending => PriceEnding.Parse(ending.ToString()).Equals(ending)).QuickCheckThrowOnFailure();
        PriceEnding.Parse("Up;1000:100:95;:100:90").ShouldBe(new PriceEnding(EndingDirection.Up, [new(null, 100, 90), new(1000, 100, 95)]));
    }

    [Fact]
    public void Whatever_the_rule_and_the_price_the_ending_is_right_the_way_is_kept_and_twice_is_once() =>
        Prop.ForAll(Endings().ToArbitrary(), Gen.Choose(1, 300_000).ToArbitrary(), Gen.Elements(Enum.GetValues<EndingDirection>()).ToArbitrary(), (ending, cents, usual) =>
        {
            var way = ending.Direction ?? usual;
            var ended = ending.Apply(new Money(cents), usual);
            var allowed = Allowed(ending, cents);

            ended.IsPositive.ShouldBeTrue();
            ending.Apply(ended, usual).ShouldBe(ended);
            if (way == EndingDirection.Down && allowed.Below is null)
            {
                ended.Cents.ShouldBe(cents);
                return;
            }
            Ends(ending, ended.Cents).ShouldBeTrue();
            ended.Cents.ShouldBe(way switch
            {
                EndingDirection.Up => allowed.Above,
                EndingDirection.Down => allowed.Below!.Value,
                _ => allowed.Below is { } below && cents - below < allowed.Above - cents ? below : allowed.Above,
            });
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_is_lowered_comes_out_below_wherever_a_lower_ending_is() =>
        Prop.ForAll(Endings().ToArbitrary(), Gen.Choose(2, 300_000).ToArbitrary(), Gen.Choose(1, 99).ToArbitrary(), (ending, before, percent) =>
        {
            var wanted = new Money(before * percent / 100L);
            var ended = ending.Apply(wanted, EndingDirection.Nearest, new Money(before));
            (ended.Cents < before || Allowed(ending, before - 1).Below is null).ShouldBeTrue();
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("1000:100:95", false)]
    [InlineData(":100:95;:100:90", false)]
    [InlineData("1000:100:95;1000:100:90;:100:0", false)]
    [InlineData("0:100:95;:100:0", false)]
    [InlineData(":100:100", false)]
    [InlineData(":0:0", false)]
    [InlineData(":1:0", true)]
    [InlineData("1000:100:95;:1000:900", true)]
    public void Bands_have_one_open_end_and_endings_within_their_step(string bands, bool fine) => (PriceEnding.WhyNot(PriceEnding.Parse(";" + bands).Bands) is null).ShouldBe(fine);

    /// <summary>The neighbours with an ending, found by walking cent by cent.</summary>
    private static (long? Below, long Above) Allowed(PriceEnding ending, long cents)
    {
        var (below, above) = (cents, cents);
        while (below > 0 && !Ends(ending, below))
            below--;
        while (!Ends(ending, above))
            above++;
        return (below > 0 ? below : null, above);
    }

    private static bool Ends(PriceEnding ending, long cents) => ending.Bands.First(b => b.UpTo is null || cents <= b.UpTo) is var band && cents % band.Step == band.Last;

    private static PriceEnding Usual(string name) => UsualEndings.All.Single(r => r.Name == name).Ending;

    private static Gen<PriceEnding> Endings() =>
        from direction in Gen.Elements<EndingDirection?>(null, EndingDirection.Nearest, EndingDirection.Up, EndingDirection.Down)
        from limits in Gen.Choose(1, 20_000).ListOf()
        from steps in Gen.Elements(1, 5, 10, 50, 100, 500, 1000).ListOf(4)
        from lasts in Gen.Choose(0, 999).ListOf(4)
        let bands = limits.Distinct().Order().Take(3).Select(l => (long?)l).Append(null).ToList()
        select new PriceEnding(direction, [.. bands.Select((limit, i) => new EndingBand(limit, steps[i], lasts[i] % steps[i]))]);
}
