using Shop.Catalog;
using Shouldly;
using Xunit;

namespace Shop.Tests.Catalog;

public class ProductLabelsTests
{
    [Theory]
    [InlineData("", null)]
    [InlineData("100 % Baumwolle", null)]
    [InlineData("80 % Baumwolle, 20% Leinen", null)]
    [InlineData("66,5 % Wolle, 33,5 % Seide", null)]
    [InlineData("80 % Baumwolle, 30 % Leinen", "textile-sum")]
    [InlineData("Baumwolle", "textile-percent")]
    public void Fibres_add_up_to_a_hundred(string typed, string? problem) => ProductLabels.WhyNotTextile(typed)?.Code.ShouldBe(problem);

    [Theory]
    [InlineData("WEEE-Reg.-Nr. DE 12345678", "DE12345678", true)]
    [InlineData("de12345678", "DE12345678", true)]
    [InlineData("12345678", "12345678", false)]
    public void A_WEEE_number_is_tidied_and_checked(string typed, string tidy, bool good)
    {
        ProductLabels.TidyWeee(typed).ShouldBe(tidy);
        (ProductLabels.WhyNotWeee(typed) is null).ShouldBe(good);
    }

    [Fact]
    public void Claims_about_the_environment_are_found_once_each_in_both_languages() =>
        GreenClaims.In("Klimaneutraler Kaffee, klimaneutraler geht es nicht.", "A sustainable cup, CO2-neutral.", "Einfach guter Kaffee.")
            .ShouldBe(["Klimaneutraler", "sustainable", "CO2-neutral"]);
}
