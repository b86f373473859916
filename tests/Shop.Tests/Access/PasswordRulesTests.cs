using Shop.Access;
using Shouldly;
using Xunit;

namespace Shop.Tests.Access;

public class PasswordRulesTests
{
    [Theory]
    [InlineData("password123")]
    [InlineData("Passwort2026!")]
    [InlineData("P4ssw0rt!!")]
    [InlineData("1234567890")]
    [InlineData("0987654321")]
    [InlineData("qwertzuiop")]
    [InlineData("qwertyuiop12")]
    [InlineData("abcabcabcabc")]
    [InlineData("aaaaaaaaaaaa")]
    [InlineData("iloveyou2024")]
    [InlineData("Sommer2025!!")]
    [InlineData("Bayern-München-1900")]
    [InlineData("hallohallo1")]
    public void A_password_that_is_tried_first_is_refused(string password) =>
        PasswordRules.WhyNot(password)?.Code.ShouldBe("password-common");

    [Theory]
    [InlineData("teekanne-regen-fahrrad")]
    [InlineData("kontor-kanne-demo-1")]
    [InlineData("Zebra wohnt im Keller")]
    [InlineData("x7#k2!pq9$z")]
    [InlineData("correct horse battery staple")]
    [InlineData("пароль-из-трёх-слов")]
    public void A_long_password_of_ones_own_is_accepted(string password) =>
        PasswordRules.WhyNot(password, "klara@example.org", "Klara").ShouldBeNull();

    [Fact]
    public void Nine_characters_are_too_few_and_129_too_many()
    {
        PasswordRules.WhyNot("x7#k2!pq9")?.Code.ShouldBe("password-short");
        PasswordRules.WhyNot(string.Concat(Enumerable.Repeat("x7#k2!pq9v", 13)))?.Code.ShouldBe("password-long");
    }

    [Theory]
    [InlineData("klara.kundig1")]
    [InlineData("KlaraKundig99")]
    public void A_password_made_of_ones_name_or_address_is_refused(string password) =>
        PasswordRules.WhyNot(password, "klara.kundig@example.org", "Klara Kundig")?.Code.ShouldBe("password-personal");
}
