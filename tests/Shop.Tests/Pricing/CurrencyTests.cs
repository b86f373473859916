using System.Globalization;
using Shop.Common;
using Shop.Data;
using Shop.Pricing.Currencies;
using Shop.Pricing.Endings;
using Shouldly;
using Xunit;

namespace Shop.Tests.Pricing;

public class CurrencyTests
{
    [Theory]
    [InlineData(1290, "0.935", 5, 1205)]
    [InlineData(1290, "0.935", 1, 1206)]
    [InlineData(1290, "0.935", 100, 1200)]
    [InlineData(1, "0.935", 5, 5)]
    [InlineData(0, "0.935", 5, 0)]
    [InlineData(1000, "162.37", 100, 162400)]
    public void Euros_are_converted_by_the_rate_and_rounded_to_the_step(int eur, string rate, int step, long expected) =>
        CurrencyMath.Convert(new Money(eur), decimal.Parse(rate, CultureInfo.InvariantCulture), step).ShouldBe(expected);

    [Fact]
    public void A_price_of_the_list_takes_its_ending_where_the_step_allows_it()
    {
        CurrencyMath.Price(new Money(1290), 0.935m, 5, PriceEnding.Every(100, 90)).ShouldBe(1190);
        CurrencyMath.Price(new Money(1290), 0.935m, 5, PriceEnding.Every(100, 99)).ShouldBe(1205);
        CurrencyMath.Price(new Money(1290), 0.935m, 5, null).ShouldBe(1205);
    }

    [Fact]
    public void The_latest_rate_that_has_begun_counts()
    {
        CurrencyRate[] rates = [Rate(1, 1, 0.95m), Rate(11, 20, 0.93m), Rate(12, 1, 0.90m)];

        CurrencyMath.On(new DateOnly(2026, 11, 22), rates)!.Rate.ShouldBe(0.93m);
        CurrencyMath.On(new DateOnly(2025, 12, 31), rates).ShouldBeNull();
    }

    [Fact]
    public async Task Only_the_countries_of_a_list_read_it_and_only_with_a_rate()
    {
        using var shop = await Given.OpenShopAsync();
        await shop.DoAsync(db =>
        {
            var francs = new ShopCurrency { Code = "CHF", Step = 5, Countries = "CH,LI" };
            francs.Rates.Add(Rate(1, 1, 0.935m));
            db.Currencies.AddRange(francs, new ShopCurrency { Code = "DKK", Countries = "DK" });
            return Task.CompletedTask;
        });
        var lists = new CurrencyLists(shop, new TagCache(), shop.Clock);

        (await lists.ForAsync("CH"))!.About(Money.From(12.90m), CultureInfo.GetCultureInfo("de-DE")).ShouldBe("CHF\u00a012,05");
        (await lists.ForAsync("AT")).ShouldBeNull();
        (await lists.ForAsync("DK")).ShouldBeNull();
        (await lists.ForAsync(null)).ShouldBeNull();
    }

    private static CurrencyRate Rate(int month, int day, decimal rate) => new() { ValidFrom = new DateOnly(2026, month, day), Rate = rate, Source = "Test" };
}
