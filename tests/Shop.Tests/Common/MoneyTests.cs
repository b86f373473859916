using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Shop.Common;
using Shouldly;
using Xunit;

namespace Shop.Tests.Common;

public class MoneyTests
{
    [Theory]
    [InlineData("0.005", 1)]
    [InlineData("0.004", 0)]
    [InlineData("-0.005", -1)]
    [InlineData("2.675", 268)]
    [InlineData("1.994999", 199)]
    public void Rounds_half_away_from_zero(string amount, long cents) =>
        Money.From(decimal.Parse(amount, CultureInfo.InvariantCulture)).Cents.ShouldBe(cents);

    [Fact]
    public void Split_parts_add_up_and_stay_within_a_cent_of_their_share() =>
        Prop.ForAll(Amounts().ToArbitrary(), Weights().ToArbitrary(), (amount, weights) =>
        {
            var parts = new Money(amount).Split(weights);
            var sum = weights.Sum(w => (decimal)w);
            return parts.Sum().Cents == amount
                && parts.Zip(weights).All(p => Math.Abs(p.First.Cents - (amount * (sum == 0 ? 1m / weights.Length : p.Second / sum))) < 1m);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Net_and_tax_of_a_gross_amount_add_up_to_it() =>
        Prop.ForAll(Amounts().ToArbitrary(), Rates().ToArbitrary(), (amount, rate) =>
        {
            var gross = new Money(amount);
            var tax = gross.TaxIncluded(rate);
            var net = gross - tax;
            return net + tax == gross && Math.Abs((net.Amount * rate) - tax.Amount) <= 0.01m;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Is_written_as_each_language_writes_it()
    {
        Money.From(1234.5m).In(CultureInfo.GetCultureInfo("de-DE")).ShouldBe("1.234,50\u00a0€");
        Money.From(1234.5m).In(CultureInfo.GetCultureInfo("en-GB")).ShouldBe("€1,234.50");
        Money.From(-0.5m).In(CultureInfo.GetCultureInfo("en-GB")).ShouldBe("-€0.50");
    }

    [Fact]
    public void A_sum_too_large_for_cents_is_an_error_not_a_wrong_figure() =>
        Should.Throw<OverflowException>(() => new Money(long.MaxValue) + new Money(1));

    private static Gen<long> Amounts() => Gen.Choose(-5_000_000, 5_000_000).Select(i => (long)i);

    private static Gen<long[]> Weights() => Gen.Choose(0, 100_000).Select(i => (long)i).NonEmptyListOf().Select(l => l.ToArray());

    private static Gen<decimal> Rates() => Gen.Elements(0m, 0.05m, 0.07m, 0.10m, 0.19m, 0.20m, 0.25m);
}
