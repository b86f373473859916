using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Shop.Common;
using Shop.Shipping;
using Shouldly;
using Xunit;

namespace Shop.Tests.Shipping;

public class PostcodeAreasTests
{
    private const string Islands = "18565, 25846 - 25849, ES35000-35999";

    [Theory]
    [InlineData("DE", "18565", true)]
    [InlineData("DE", "25846", true)]
    [InlineData("DE", "25848", true)]
    [InlineData("DE", "25849", true)]
    [InlineData("DE", "25850", false)]
    [InlineData("DE", "35100", false)]
    [InlineData("ES", "35100", true)]
    [InlineData("AT", "2584", false)]
    [InlineData("DE", "", false)]
    public void A_postcode_is_found_in_its_range_and_country(string country, string postcode, bool there) =>
        PostcodeAreas.Contain(Islands, new Destination(country, postcode)).ShouldBe(there);

    [Theory]
    [InlineData("Sylt")]
    [InlineData("25846-")]
    [InlineData("25849-25846")]
    [InlineData("2584-25849")]
    public void What_is_no_range_is_refused(string areas) => PostcodeAreas.WhyNot(areas)!.Code.ShouldBe("postcode-areas");

    [Fact]
    public void Every_postcode_between_the_ends_is_in_and_no_other() => Prop.ForAll(
        Gen.Choose(0, 99_999).Three().ToArbitrary(),
        three =>
        {
            var (from, to) = (Math.Min(three.Item1, three.Item2), Math.Max(three.Item1, three.Item2));
            var areas = string.Create(CultureInfo.InvariantCulture, $"{from:00000}-{to:00000}");
            var postcode = three.Item3.ToString("00000", CultureInfo.InvariantCulture);
            return PostcodeAreas.WhyNot(areas) is null && PostcodeAreas.Contain(areas, new Destination("DE", postcode)) == (three.Item3 >= from && three.Item3 <= to);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Whatever_is_typed_never_breaks_the_reading() =>
        Prop.ForAll<string>(typed => _ = PostcodeAreas.Contain(typed ?? "", new Destination("DE", typed ?? "")) || PostcodeAreas.WhyNot(typed ?? "") is null || true).QuickCheckThrowOnFailure();

    [Fact]
    public void A_surcharge_is_asked_for_where_shipping_is_free_otherwise_and_some_places_are_not_served()
    {
        var method = new ShippingMethod
        {
            Code = "standard",
            Countries = "DE",
            Price = Money.From(4.90m),
            FreeFrom = Money.From(49),
            SurchargePostcodes = "25849",
            Surcharge = Money.From(7.90m),
            ExcludedPostcodes = "27498",
        };

        method.CostFor(Money.From(20), new("DE", "20459")).ShouldBe(Money.From(4.90m));
        method.CostFor(Money.From(20), new("DE", "25849")).ShouldBe(Money.From(12.80m));
        method.CostFor(Money.From(60), new("DE", "25849")).ShouldBe(Money.From(7.90m));
        method.ShipsTo(new Destination("DE", "27498")).ShouldBeFalse();
        method.ShipsTo(new Destination("DE", "27499")).ShouldBeTrue();
    }
}
