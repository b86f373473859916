using FsCheck;
using FsCheck.Fluent;
using Shop.Catalog;
using Shop.Common;
using Shop.Pricing;
using Shouldly;
using Xunit;

namespace Shop.Tests.Pricing;

public class TaxTreatmentTests
{
    private const string Vienna = "ATU13585627";
    private static readonly TaxTable Taxes = new(new Dictionary<TaxClass, decimal> { [TaxClass.Standard] = 0.19m, [TaxClass.Reduced] = 0.07m });

    [Theory]
    [InlineData("DE", Vienna, true, TaxTreatment.Domestic)]
    [InlineData("AT", Vienna, true, TaxTreatment.IntraCommunity)]
    [InlineData("FR", Vienna, true, TaxTreatment.IntraCommunity)]
    [InlineData("AT", Vienna, false, TaxTreatment.Domestic)]
    [InlineData("AT", "DE136695976", true, TaxTreatment.Domestic)]
    [InlineData("AT", "", false, TaxTreatment.Domestic)]
    [InlineData("GR", Vienna, true, TaxTreatment.IntraCommunity)]
    [InlineData("CH", "", false, TaxTreatment.Export)]
    [InlineData("GB", "", false, TaxTreatment.Export)]
    public void Only_a_proven_id_of_another_state_and_a_way_to_another_state_are_tax_free(string country, string vatId, bool proven, TaxTreatment expected) =>
        TaxTreatments.Of(country, vatId, proven).ShouldBe(expected);

    [Fact]
    public void A_tax_free_cart_holds_net_prices_under_no_rate()
    {
        var quote = PriceCalculator.Price(
            [Line(1, 10.70m, TaxClass.Reduced, 3), Line(2, 11.90m, TaxClass.Standard, 2)], new ShippingToPrice(LocalizedText.Both("Versand"), Money.From(9.90m), null), Taxes)
            .Under(TaxTreatment.IntraCommunity);

        quote.Lines.Select(l => (l.UnitPrice.Cents, l.Total.Cents, l.TaxRate)).ShouldBe([(1000, 3000, 0m), (1000, 2000, 0m)]);
        quote.Tax.ShouldBe(Money.Zero);
        quote.Taxes.Single().ShouldBe(new TaxSum(0m, quote.Total, Money.Zero));
        quote.Steps[^1].Code.ShouldBe("tax-free-eu");
    }

    [Fact]
    public void However_a_cart_is_shown_its_lines_shipping_and_VAT_add_up_to_its_total() =>
        Prop.ForAll(Carts(), c =>
        {
            var (lines, shipping, treatment, net) = c;
            var quote = Reduced(PriceCalculator.Price(lines, shipping, Taxes)).Under(treatment);
            var shown = new ShownQuote(quote, net);
            var sum = lines.Sum(l => shown.LineOf(l.VariantId)!.Total) + shown.Shipping - shown.Discounts.Sum(d => d.Amount) + (shown.Net ? quote.Tax : Money.Zero);
            return sum == quote.Total
                && shown.Goods == lines.Sum(l => shown.LineOf(l.VariantId)!.Total)
                && quote.Lines.All(l => l.Total == (l.UnitPrice * l.Quantity) - l.Discount && !l.Total.IsNegative)
                && quote.Taxes.Sum(t => t.Gross) == quote.Total
                && (treatment == TaxTreatment.Domestic || quote.Tax.IsZero)
                && lines.All(l => Math.Abs(shown.LineOf(l.VariantId)!.Total.Cents - (shown.LineOf(l.VariantId)!.Unit * l.Quantity).Cents) <= l.Quantity + lines.Length);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Tax_free_never_costs_more() =>
        Prop.ForAll(Carts(reduced: false), c => PriceCalculator.Price(c.Item1, c.Item2, Taxes).Under(TaxTreatment.Export).Total <= PriceCalculator.Price(c.Item1, c.Item2, Taxes).Total)
            .QuickCheckThrowOnFailure();

    /// <summary>Two discounts that took off what lines and shipping say.</summary>
    private static Quote Reduced(Quote quote)
    {
        var off = quote.Lines.Sum(l => l.Discount) + quote.Shipping.Sum(s => s.Discount);
        return off.IsZero ? quote : quote with { Discounts = [.. off.Split([3, 1]).Select((amount, i) => new QuoteDiscount(i + 1, LocalizedText.Both("Rabatt"), amount, null))] };
    }

    private static LineToPrice Line(int id, decimal price, TaxClass tax, int quantity) => new(id, $"S-{id}", LocalizedText.Both("Ware"), quantity, Money.From(price), tax);

    private static Arbitrary<(LineToPrice[], ShippingToPrice?, TaxTreatment, bool)> Carts(bool reduced = true)
    {
        var line =
            from cents in Gen.Choose(1, 20000)
            from quantity in Gen.Choose(1, 40)
            from tax in Gen.Elements(TaxClass.Standard, TaxClass.Reduced)
            from percent in Gen.Elements(reduced ? [0, 10, 33, 100] : new[] { 0 })
            select Line(0, cents / 100m, tax, quantity) with { Discount = new Money((long)cents * quantity * percent / 100) };
        return (
            from lines in Gen.ArrayOf(line)
            from shipping in Gen.Choose(0, 1500)
            from treatment in Gen.Elements(TaxTreatment.Domestic, TaxTreatment.IntraCommunity, TaxTreatment.Export)
            from net in Gen.Elements(true, false)
            select (
                lines.Select((l, i) => l with { VariantId = i + 1 }).ToArray(),
                (ShippingToPrice?)new ShippingToPrice(LocalizedText.Both("Versand"), new Money(shipping), null) { Discount = new Money(reduced ? shipping / 3 : 0) }, treatment, net)).ToArbitrary();
    }
}
