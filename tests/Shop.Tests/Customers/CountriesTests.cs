using System.Globalization;
using Shop.Customers;
using Shouldly;
using Xunit;

namespace Shop.Tests.Customers;

public class CountriesTests
{
    [Theory]
    [InlineData("DE", "20459", true)]
    [InlineData("DE", "2045", false)]
    [InlineData("DE", "٢٠٤٥٩", false)]
    [InlineData("DE", "20459\n", false)]
    [InlineData("AT", "1010", true)]
    [InlineData("AT", "20459", false)]
    [InlineData("NL", "1012 ab", true)]
    [InlineData("PL", "00-001", true)]
    [InlineData("GB", "EC1A 1BB", true)]
    [InlineData("GB", "12345", false)]
    [InlineData("JP", "100-0001", true)]
    [InlineData("JP", "<script>", false)]
    public void A_postcode_fits_its_country(string country, string postcode, bool fits) =>
        (Countries.WhyNotPostcode(country, postcode) is null).ShouldBe(fits);

    [Fact]
    public void A_refused_postcode_is_answered_with_how_it_looks_there() =>
        Countries.WhyNotPostcode("AT", "20459")!.In(CultureInfo.GetCultureInfo("de-DE"))
            .ShouldBe("Diese Postleitzahl passt nicht zum Land Österreich; sie sieht dort so aus: 1010.");
}
