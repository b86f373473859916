using FsCheck;
using FsCheck.Fluent;
using Shop.Catalog;
using Shop.Common;
using Shop.Pricing;
using Shouldly;
using Xunit;

namespace Shop.Tests.Pricing;

public class PriceCalculatorTests
{
    private static readonly TaxTable Taxes = new(new Dictionary<TaxClass, decimal> { [TaxClass.Standard] = 0.19m, [TaxClass.Reduced] = 0.07m });

    [Fact]
    public void Shipping_shares_the_VAT_rates_of_the_goods()
    {
        var quote = PriceCalculator.Price(
            [Line(1, 30m, TaxClass.Reduced), Line(2, 10m, TaxClass.Standard)], new ShippingToPrice(LocalizedText.Both("Versand"), Money.From(4.90m), null), Taxes);

        quote.Shipping.Select(s => (s.TaxRate, s.Total.Cents)).ShouldBe([(0.19m, 123), (0.07m, 367)]);
        quote.Total.ShouldBe(Money.From(44.90m));
        quote.Steps.ShouldContain(s => s.Code == "shipping-split");
    }

    [Fact]
    public void Shipping_is_free_from_its_limit_on()
    {
        var shipping = new ShippingToPrice(LocalizedText.Both("Versand"), Money.From(4.90m), Money.From(49m));

        PriceCalculator.Price([Line(1, 48.99m, TaxClass.Reduced)], shipping, Taxes).ShippingTotal.ShouldBe(Money.From(4.90m));
        PriceCalculator.Price([Line(1, 49m, TaxClass.Reduced)], shipping, Taxes).ShippingTotal.ShouldBe(Money.Zero);
    }

    [Fact]
    public void An_empty_cart_costs_nothing() =>
        PriceCalculator.Price([], new ShippingToPrice(LocalizedText.Both("Versand"), Money.From(4.90m), null), Taxes).Total.ShouldBe(Money.Zero);

    [Fact]
    public void Every_quote_adds_up_to_the_cent_and_never_depends_on_the_order_of_lines() =>
        Prop.ForAll(Carts().ToArbitrary(), lines =>
        {
            var shipping = new ShippingToPrice(LocalizedText.Both("Versand"), Money.From(4.90m), Money.From(200m));
            var quote = PriceCalculator.Price(lines, shipping, Taxes);
            var turned = PriceCalculator.Price([.. lines.Reverse()], shipping, Taxes);
            return quote.Taxes.Sum(t => t.Gross) == quote.Total
                && quote.Taxes.Sum(t => t.Net) + quote.Tax == quote.Total
                && quote.Lines.Sum(l => l.Total) + quote.ShippingTotal == quote.Total
                && !quote.Total.IsNegative
                && turned.Total == quote.Total && turned.Tax == quote.Tax;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_rate_that_has_begun_last_counts()
    {
        TaxRate Rate(decimal rate, DateOnly from) => new() { Country = "DE", TaxClass = TaxClass.Standard, Rate = rate, ValidFrom = from, Source = "test" };
        var rates = new[] { Rate(0.19m, new(2007, 1, 1)), Rate(0.16m, new(2020, 7, 1)), Rate(0.19m, new(2021, 1, 1)) };

        TaxTable.On(new(2020, 6, 30), rates).RateOf(TaxClass.Standard).ShouldBe(0.19m);
        TaxTable.On(new(2020, 12, 31), rates).RateOf(TaxClass.Standard).ShouldBe(0.16m);
        TaxTable.On(new(2021, 1, 1), rates).RateOf(TaxClass.Standard).ShouldBe(0.19m);
    }

    private static LineToPrice Line(int variant, decimal price, TaxClass tax, int quantity = 1) =>
        new(variant, $"SKU-{variant}", LocalizedText.Both("Artikel"), quantity, Money.From(price), tax);

    private static Gen<LineToPrice[]> Carts() =>
        (from variant in Gen.Choose(1, 1000)
         from cents in Gen.Choose(0, 30_000)
         from quantity in Gen.Choose(1, 20)
         from tax in Gen.Elements(TaxClass.Standard, TaxClass.Reduced)
         select Line(variant, cents / 100m, tax, quantity)).ListOf().Select(l => l.ToArray());
}
