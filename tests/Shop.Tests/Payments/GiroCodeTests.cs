using System.Text;
using Shop.Common;
using Shop.Payments;
using Shouldly;
using Xunit;

namespace Shop.Tests.Payments;

public class GiroCodeTests
{
    private const string Iban = "DE02 1203 0000 0000 2020 51";

    [Fact]
    public void It_holds_the_lines_of_the_guideline() =>
        GiroCode.For("Kontor & Kanne GmbH", Iban, "byladem1001", Money.From(1234.5m), "RE-100001")!.Payload
            .ShouldBe("BCD\n002\n1\nSCT\nBYLADEM1001\nKontor & Kanne GmbH\nDE02120300000000202051\nEUR1234.50\n\n\nRE-100001");

    [Theory]
    [InlineData(1, "EUR0.01")]
    [InlineData(500, "EUR5.00")]
    [InlineData(99999999999, "EUR999999999.99")]
    public void Amounts_have_a_point_and_two_places(long cents, string line) =>
        GiroCode.For("Laden", Iban, "", new Money(cents), "x")!.Payload.Split('\n')[7].ShouldBe(line);

    [Theory]
    [InlineData("DE02120300000000202052")]
    [InlineData("DE02")]
    [InlineData("")]
    [InlineData("DE0212030000000020205ß")]
    public void A_wrong_account_gives_no_code(string iban) => GiroCode.For("Laden", iban, "", Money.From(1), "x").ShouldBeNull();

    [Theory]
    [InlineData("DE89370400440532013000")]
    [InlineData("AT611904300234573201")]
    [InlineData("CH93 0076 2011 6238 5295 7")]
    public void Right_accounts_pass(string iban) => GiroCode.IsIban(iban).ShouldBeTrue();

    [Fact]
    public void Nothing_to_pay_gives_no_code()
    {
        GiroCode.For("Laden", Iban, "", Money.Zero, "x").ShouldBeNull();
        GiroCode.For("Laden", Iban, "", -Money.From(1), "x").ShouldBeNull();
        GiroCode.For("Laden", Iban, "", Money.From(1_000_000_000), "x").ShouldBeNull();
        GiroCode.For(" ", Iban, "", Money.From(1), "x").ShouldBeNull();
    }

    [Fact]
    public void Long_texts_are_cut_to_what_fits()
    {
        var code = GiroCode.For(new string('ü', 200), Iban, "BYLADEM1001", Money.From(999_999_999.99m), new string('ß', 500))!;

        code.Payload.Split('\n')[5].Length.ShouldBe(70);
        Encoding.UTF8.GetByteCount(code.Payload).ShouldBeLessThanOrEqualTo(GiroCode.MostBytes);
    }

    [Fact]
    public void A_line_break_in_the_purpose_adds_no_line() =>
        GiroCode.For("Laden\nMit Bruch", Iban, "", Money.From(1), "Zeile\nEUR999.00")!.Payload.Split('\n').Length.ShouldBe(11);

    [Fact]
    public void The_picture_is_small_enough_for_version_13()
    {
        var squares = GiroCode.For(new string('W', 70), Iban, "BYLADEM1001", Money.From(1), new string('x', 140))!.Squares();

        squares.Length.ShouldBeLessThanOrEqualTo(69);
        squares.ShouldAllBe(row => row.Length == squares.Length);
        squares[0][..7].ShouldAllBe(dark => dark);
    }

    [Fact]
    public void The_png_is_a_png() => GiroCode.For("Laden", Iban, "", Money.From(1), "x")!.Png()[..4].ShouldBe([0x89, 0x50, 0x4E, 0x47]);
}
