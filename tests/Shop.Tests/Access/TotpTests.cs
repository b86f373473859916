using Shop.Access;
using Shouldly;
using Xunit;

namespace Shop.Tests.Access;

public class TotpTests
{
    /// <summary>"12345678901234567890" in Base32, the key of the examples in RFC 6238.</summary>
    private const string Key = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    /// <summary>RFC 6238 appendix B, the last six of eight digits.</summary>
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void Codes_are_those_of_the_standard(long seconds, string code) =>
        Totp.CodeAt(Key, DateTimeOffset.FromUnixTimeSeconds(seconds)).ShouldBe(code);

    [Fact]
    public void A_clock_may_be_one_step_off_but_not_two()
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1234567890);

        foreach (var seconds in new[] { -30, 0, 30 })
            Totp.MatchingStep(Key, Totp.CodeAt(Key, now.AddSeconds(seconds)), now).ShouldNotBeNull();
        foreach (var seconds in new[] { -60, 60 })
            Totp.MatchingStep(Key, Totp.CodeAt(Key, now.AddSeconds(seconds)), now).ShouldBeNull();
    }

    [Theory]
    [InlineData("")]
    [InlineData("12345")]
    [InlineData("1234567")]
    [InlineData("ödüßäé")]
    public void What_is_no_code_fits_nothing(string code) =>
        Totp.MatchingStep(Key, code, DateTimeOffset.FromUnixTimeSeconds(59)).ShouldBeNull();

    [Fact]
    public void The_address_for_the_app_names_the_shop_and_escapes_it() =>
        Totp.Uri("Kontor & Kanne", "a@b.de", Key).ShouldStartWith("otpauth://totp/Kontor%20%26%20Kanne:a%40b.de?secret=" + Key);
}
