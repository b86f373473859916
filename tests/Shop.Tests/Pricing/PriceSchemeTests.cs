using FsCheck;
using FsCheck.Fluent;
using Shop.Common;
using Shop.Pricing.Calculation;
using Shouldly;
using Xunit;

namespace Shop.Tests.Pricing;

public class PriceSchemeTests
{
    /// <summary>The example every German merchant has calculated: 10 % Rabatt, 2 % Skonto, 25 % Handlungskosten, 10 % Gewinn, 2 % Skonto, 5 % Rabatt.</summary>
    private static readonly SchemeRates Usual = new(0.10m, 0.02m, 0.25m, 0.10m, 0.02m, 0.05m);

    [Fact]
    public void Forward_goes_line_by_line_from_the_supplier_s_list_to_the_label()
    {
        var scheme = PriceScheme.Forward(Money.From(100), Money.From(3.80m), Usual, 0.19m).Value;

        scheme.TargetPurchase.ShouldBe(Money.From(90.00m));
        scheme.CashPurchase.ShouldBe(Money.From(88.20m));
        scheme.Landed.ShouldBe(Money.From(92.00m));
        scheme.FullCost.ShouldBe(Money.From(115.00m));
        scheme.CashSale.ShouldBe(Money.From(126.50m));
        scheme.TargetSale.ShouldBe(Money.From(129.08m));
        scheme.Net.ShouldBe(Money.From(135.87m));
        scheme.Vat.ShouldBe(Money.From(25.82m));
        scheme.Gross.ShouldBe(Money.From(161.69m));
        scheme.Profit.ShouldBe(Money.From(11.50m));
        scheme.Margin!.Value.ShouldBe(0.3229m, 0.0001m);
        scheme.Factor!.Value.ShouldBe(1.4768m, 0.0001m);
        scheme.ContributionI.ShouldBe(Money.From(34.50m));
    }

    [Fact]
    public void Backward_names_the_highest_cost_at_which_the_profit_is_still_there()
    {
        var scheme = PriceScheme.Backward(Money.From(161.69m), Money.From(3.80m), Usual, 0.19m).Value;

        scheme.Net.ShouldBe(Money.From(135.87m));
        scheme.CashSale.ShouldBe(Money.From(126.50m));
        scheme.Landed.ShouldBe(Money.From(92.00m));
        scheme.ListPurchase.ShouldBe(Money.From(100.00m));
    }

    [Fact]
    public void Difference_tells_what_is_left_even_when_it_is_a_loss()
    {
        PriceScheme.Difference(Money.From(100), Money.From(161.69m), Money.From(3.80m), Usual, 0.19m).Value.Profit.ShouldBe(Money.From(11.50m));
        var loss = PriceScheme.Difference(Money.From(100), Money.From(120), Money.From(3.80m), Usual, 0.19m).Value;

        loss.Profit.IsNegative.ShouldBeTrue();
        loss.Rates.Profit.ShouldBe((decimal)loss.Profit.Cents / loss.FullCost.Cents);
    }

    [Fact]
    public void What_cannot_be_calculated_is_refused_in_words()
    {
        PriceScheme.Forward(Money.From(-1), Money.Zero, Usual, 0.19m).Problem!.Code.ShouldBe("negative");
        PriceScheme.Forward(Money.From(1), Money.Zero, Usual with { CustomerCash = 1 }, 0.19m).Problem!.Code.ShouldBe("rate-off");
        PriceScheme.Forward(Money.From(1), Money.Zero, Usual with { Overhead = -0.1m }, 0.19m).Problem!.Code.ShouldBe("rate-surcharge");
        PriceScheme.Backward(Money.From(2), Money.From(50), Usual, 0.19m).Problem!.Code.ShouldBe("nothing-left");
        PriceScheme.Forward(Money.From(20_000_000), Money.Zero, Usual, 0.19m).Problem!.Code.ShouldBe("too-much");
    }

    [Fact]
    public void Every_scheme_adds_up_and_the_three_ways_agree_to_the_cent_of_rounding() => Prop.ForAll(
        Schemes().ToArbitrary(),
        scene =>
        {
            var (list, freight, rates, vat) = scene;
            var forward = PriceScheme.Forward(list, freight, rates, vat).Value;
            var difference = PriceScheme.Difference(list, forward.Gross, freight, rates, vat).Value;
            var backward = PriceScheme.Backward(forward.Gross, freight, rates, vat);
            // Each of the lines on the way back rounds once, and dividing by what is left of 100 % widens that.
            var give = (long)(12 / ((1 - rates.CustomerDiscount) * (1 - rates.CustomerCash) * (1 - rates.SupplierCash) * (1 - rates.SupplierDiscount))) + 1;
            return forward.Landed == forward.CashPurchase + freight
                && forward.Gross == forward.Net + forward.Vat
                && forward.Profit + forward.FullCost == forward.CashSale
                && forward.Net >= forward.TargetSale && forward.TargetSale >= forward.CashSale && forward.FullCost >= forward.Landed
                && Math.Abs((difference.Profit - forward.Profit).Cents) <= give
                && (backward.Problem is not null || Math.Abs((backward.Value.ListPurchase - list).Cents) <= give);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_higher_cost_never_makes_a_lower_price() => Prop.ForAll(
        Schemes().ToArbitrary(),
        scene => PriceScheme.Forward(scene.List + new Money(7), scene.Freight, scene.Rates, scene.Vat).Value.Gross >= PriceScheme.Forward(scene.List, scene.Freight, scene.Rates, scene.Vat).Value.Gross)
        .QuickCheckThrowOnFailure();

    private static Gen<(Money List, Money Freight, SchemeRates Rates, decimal Vat)> Schemes() =>
        from list in Gen.Choose(1, 5_000_00)
        from freight in Gen.Choose(0, 50_00)
        from off in Gen.Choose(0, 400).Four()
        from above in Gen.Choose(0, 1500).Two()
        from vat in Gen.Elements(0m, 0.07m, 0.19m)
        select (new Money(list), new Money(freight), new SchemeRates(off.Item1 / 1000m, off.Item2 / 1000m, above.Item1 / 1000m, above.Item2 / 1000m, off.Item3 / 1000m, off.Item4 / 1000m), vat);
}
