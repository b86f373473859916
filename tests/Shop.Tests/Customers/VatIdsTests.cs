using Shop.Customers;
using Shouldly;
using Xunit;

namespace Shop.Tests.Customers;

public class VatIdsTests
{
    [Theory]
    [InlineData("DE136695976", null)]
    [InlineData("de 136.695.976", null)]
    [InlineData("DE136695978", "vat-id-check")]
    [InlineData("DE012345678", "vat-id-shape")]
    [InlineData("ATU13585627", null)]
    [InlineData("ATU13585626", "vat-id-check")]
    [InlineData("BE0411905847", null)]
    [InlineData("DK13585628", null)]
    [InlineData("EL094259216", null)]
    [InlineData("GR094259216", null)]
    [InlineData("FI20774740", null)]
    [InlineData("FR40303265045", null)]
    [InlineData("FR41303265045", "vat-id-check")]
    [InlineData("HR33392005961", null)]
    [InlineData("HU12892312", null)]
    [InlineData("IT00743110157", null)]
    [InlineData("LU15027442", null)]
    [InlineData("PL8567346215", null)]
    [InlineData("PT501964843", null)]
    [InlineData("SE123456789701", null)]
    [InlineData("SI50223054", null)]
    [InlineData("CHE123456789", "vat-id-shape")]
    [InlineData("DE١٣٦٦٩٥٩٧٦", "vat-id-shape")]
    [InlineData("DE136695976\n<script>", "vat-id-shape")]
    [InlineData("", "vat-id-shape")]
    public void A_vat_id_is_told_by_its_shape_and_its_check_digit(string typed, string? refused) => (VatIds.WhyNot(typed)?.Code).ShouldBe(refused);

    [Fact]
    public void Every_single_mistyped_digit_of_a_German_number_is_noticed()
    {
        const string right = "DE136695976";
        for (var at = 2; at < right.Length; at++)
        {
            foreach (var digit in "0123456789".Where(d => d != right[at]))
                VatIds.WhyNot(right[..at] + digit + right[(at + 1)..]).ShouldNotBeNull();
        }
    }
}
