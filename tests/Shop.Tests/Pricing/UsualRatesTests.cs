using Shop.Catalog;
using Shop.Common;
using Shop.Pricing.Calculation;
using Shouldly;
using Xunit;

namespace Shop.Tests.Pricing;

public class UsualRatesTests
{
    private static readonly CategoryTree Tree = new(
    [
        new(1, "coffee", null, LocalizedText.Both("Kaffee"), LocalizedText.Both("kaffee"), LocalizedText.Empty, null, 0),
        new(2, "espresso", 1, LocalizedText.Both("Espresso"), LocalizedText.Both("kaffee/espresso"), LocalizedText.Empty, null, 0),
    ]);

    private static readonly Supplier North = new() { Id = 7, Key = "nord", Name = "Nord", Discount = 0.05m, Cash = 0.02m, Freight = Money.From(0.40m) };

    private readonly CalculationDefaults _shop = Row(null, null, 0.10m);
    private readonly CalculationDefaults _coffee = Row(1, null, 0.20m);
    private readonly CalculationDefaults _north = Row(null, 7, 0.30m);
    private readonly CalculationDefaults _northCoffee = Row(1, 7, 0.40m);

    [Fact]
    public void Supplier_and_category_together_come_before_the_supplier_before_the_category_before_the_shop()
    {
        Overhead(North, _shop, _coffee, _north, _northCoffee).ShouldBe(0.40m);
        Overhead(North, _shop, _coffee, _north).ShouldBe(0.30m);
        Overhead(North, _shop, _coffee).ShouldBe(0.20m);
        Overhead(North, _shop).ShouldBe(0.10m);
        Overhead(null, _shop, _coffee, _north, _northCoffee).ShouldBe(0.20m);
    }

    [Fact]
    public void What_was_agreed_with_the_supplier_makes_the_purchase_side_unless_the_rates_name_it()
    {
        var agreed = UsualRates.For(2, North, Tree, [_coffee])!;
        (agreed.Rates.SupplierDiscount, agreed.Rates.SupplierCash, agreed.Freight, agreed.Rates.Overhead).ShouldBe((0.05m, 0.02m, Money.From(0.40m), 0.20m));
        agreed.Terms.ShouldBe(North);

        var named = UsualRates.For(2, North, Tree, [_north])!;
        (named.Rates.SupplierDiscount, named.Freight, named.Terms).ShouldBe((0m, Money.Zero, null));
    }

    [Fact]
    public void A_supplier_s_terms_alone_are_no_price()
    {
        UsualRates.For(2, North, Tree, [])!.KnowsSales.ShouldBeFalse();
        UsualRates.For(2, null, Tree, []).ShouldBeNull();
        UsualRates.For(2, new Supplier { Id = 8, Key = "ohne", Name = "Ohne" }, Tree, []).ShouldBeNull();
    }

    private static decimal Overhead(Supplier? supplier, params CalculationDefaults[] all) => UsualRates.For(2, supplier, Tree, all)!.Rates.Overhead;

    private static CalculationDefaults Row(int? category, int? supplier, decimal overhead) => new() { CategoryId = category, SupplierId = supplier, Overhead = overhead };
}
