using FsCheck;
using FsCheck.Fluent;
using Shop.Common;
using Shop.Customers;
using Shop.Pricing;
using Shouldly;
using Xunit;

namespace Shop.Tests.Pricing;

public class UnitPriceTests
{
    private static readonly DateTime Now = new(2026, 11, 21, 12, 0, 0, DateTimeKind.Utc);
    private static readonly Money Base = Money.From(10);

    [Theory]
    [InlineData(1, 1000)]
    [InlineData(5, 1000)]
    [InlineData(6, 950)]
    [InlineData(11, 950)]
    [InlineData(12, 900)]
    [InlineData(99, 900)]
    public void The_highest_quantity_reached_counts(int quantity, long cents) =>
        Of(quantity, Rule(12, 9m), Rule(6, 9.50m)).Price.ShouldBe(new Money(cents));

    [Fact]
    public void Cafés_get_their_price_and_consumers_do_not()
    {
        PriceRule[] rules = [Rule(1, 7m, CustomerGroup.Business), Rule(6, 9.50m)];

        UnitPrice.Of(Base, rules, 1, CustomerGroup.Business, Now).ShouldBe(new UnitPrice(Money.From(7), rules[0]));
        UnitPrice.Of(Base, rules, 6, CustomerGroup.Consumer, Now).ShouldBe(new UnitPrice(Money.From(9.50m), rules[1]));
        UnitPrice.Of(Base, rules, 1, CustomerGroup.Consumer, Now).ShouldBe(new UnitPrice(Base, null));
    }

    [Fact]
    public void A_café_that_takes_much_gets_everyones_step_where_that_is_cheaper() =>
        UnitPrice.Of(Base, [Rule(1, 9m, CustomerGroup.Business), Rule(20, 8m)], 20, CustomerGroup.Business, Now).Price.ShouldBe(Money.From(8));

    [Fact]
    public void A_price_counts_from_its_first_moment_to_the_one_before_its_end()
    {
        var rule = Rule(2, 8m) with { FromAt = Now, UntilAt = Now.AddHours(1) };

        At(Now.AddTicks(-1)).ShouldBe(Base);
        At(Now).ShouldBe(Money.From(8));
        At(Now.AddHours(1)).ShouldBe(Base);

        Money At(DateTime time) => UnitPrice.Of(Base, [rule], 2, CustomerGroup.Consumer, time).Price;
    }

    [Fact]
    public void A_price_for_the_country_of_delivery_comes_before_those_for_everywhere_even_where_it_is_dearer()
    {
        PriceRule[] rules = [Rule(6, 9m), Rule(1, 12m) with { Country = "AT" }, Rule(6, 11m) with { Country = "AT" }, Rule(1, 8m, CustomerGroup.Business) with { Country = "CH" }];

        In("AT", 1).ShouldBe(Money.From(12));
        In("AT", 6).ShouldBe(Money.From(11));
        In("FR", 6).ShouldBe(Money.From(9));
        In(null, 1).ShouldBe(Base);
        UnitPrice.Of(Base, rules, 1, CustomerGroup.Business, Now, "CH").Price.ShouldBe(Money.From(8));
        UnitPrice.Of(Base, rules, 1, CustomerGroup.Business, Now, "AT").Price.ShouldBe(Money.From(12));
        UnitPrice.Ladder(Base, rules, CustomerGroup.Consumer, Now, "AT").ShouldBe([new PriceTier(1, Money.From(12)), new PriceTier(6, Money.From(11))]);
        UnitPrice.Ladder(Base, rules, CustomerGroup.Consumer, Now).ShouldBe([new PriceTier(1, Base), new PriceTier(6, Money.From(9))]);

        Money In(string? country, int quantity) => UnitPrice.Of(Base, rules, quantity, CustomerGroup.Consumer, Now, country).Price;
    }

    [Fact]
    public void The_way_to_the_price_ends_at_the_price()
    {
        PriceRule[] rules = [Rule(1, 12m) with { Country = "AT" }, Rule(1, 11m, CustomerGroup.Business)];

        var steps = UnitPrice.Explain(Base, rules, 1, CustomerGroup.Business, Now, "AT");

        steps.Select(s => s.Code).ShouldBe(["step-own", "step-country", "step-group", "step-lower", "step-result"]);
        steps[^1].In(System.Globalization.CultureInfo.GetCultureInfo("de-DE")).ShouldBe("Ein Stück kostet 11,00\u00a0€.");
    }

    [Fact]
    public void The_first_price_of_a_country_may_be_anything_but_its_steps_fall()
    {
        PriceRemarks.Of(Base, null, 0.07m, [Rule(1, 15m) with { Country = "AT" }]).ShouldBeEmpty();
        PriceRemarks.Of(Base, null, 0.07m, [Rule(1, 15m) with { Country = "AT" }, Rule(6, 16m) with { Country = "AT" }]).Single().Refused.ShouldBeTrue();
        PriceRemarks.Of(Base, null, 0.07m, [Rule(1, 15m) with { Country = "AT" }, Rule(1, 14m) with { Country = "AT" }]).Single().Problem.Code.ShouldBe("twice");
        PriceRemarks.Of(Base, null, 0.07m, [Rule(1, 15m) with { Country = "AT" }, Rule(1, 14m) with { Country = "CH" }]).ShouldBeEmpty();
    }

    [Fact]
    public void The_ladder_leaves_out_what_changes_nothing()
    {
        var ladder = UnitPrice.Ladder(Base, [Rule(12, 9m), Rule(6, 9.50m), Rule(20, 9m), Rule(4, 5m, CustomerGroup.Business)], CustomerGroup.Consumer, Now);

        ladder.ShouldBe([new PriceTier(1, Base), new PriceTier(6, Money.From(9.50m)), new PriceTier(12, Money.From(9))]);
    }

    [Fact]
    public void The_order_of_the_rules_does_not_matter() =>
        Prop.ForAll(Rules(), c => Turned(c) == Straight(c)).QuickCheckThrowOnFailure();

    [Fact]
    public void Nobody_pays_more_than_the_variants_price_unless_a_rule_says_so() =>
        Prop.ForAll(Rules(), c =>
        {
            var unit = Straight(c);
            return unit.Price <= Base || (unit.Rule is { } rule && rule.Price == unit.Price);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void More_pieces_never_cost_more_each_where_the_rules_go_down() =>
        Prop.ForAll(Rules(), c =>
        {
            var falling = c.Rules.GroupBy(r => r.Group).SelectMany(g => g.OrderBy(r => r.FromQuantity).DistinctBy(r => r.FromQuantity)
                .Select((r, i) => r with { Price = new Money(Math.Max(1, Base.Cents - (100 * (i + 1)))), FromAt = null, UntilAt = null })).ToList();
            var prices = Enumerable.Range(1, 30).Select(q => UnitPrice.Of(Base, falling, q, c.Group, Now).Price).ToList();
            return prices.Zip(prices.Skip(1)).All(p => p.Second <= p.First);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_customer_never_pays_more_than_a_guest() =>
        Prop.ForAll(Rules(), c => Straight(c).Price <= UnitPrice.Of(Base, [.. c.Rules.Where(r => r.Group is null)], c.Quantity, c.Group, Now).Price)
            .QuickCheckThrowOnFailure();

    [Fact]
    public void A_step_for_everyone_that_is_not_cheaper_is_refused_and_one_for_a_group_only_remarked()
    {
        Problems(Rule(6, 10m)).ShouldBe([("not-lower", true)]);
        Problems(Rule(6, 9m), Rule(12, 9.50m)).ShouldBe([("not-lower", true)]);
        Problems(Rule(1, 9m)).ShouldBe([("quantity-one", true)]);
        Problems(Rule(6, 0m)).ShouldBe([("price-missing", true)]);
        Problems(Rule(6, 9m), Rule(6, 8m)).ShouldBe([("twice", true)]);
        Problems(Rule(1, 10m, CustomerGroup.Business)).ShouldBe([("no-effect", false)]);
        Problems(Rule(1, 8m, CustomerGroup.Business), Rule(5, 9m, CustomerGroup.Business)).ShouldBe([("not-lower", false)]);
        Problems(Rule(6, 4m)).ShouldBe([("below-cost", false)]);
        Problems(Rule(6, 9m), Rule(12, 8m), Rule(1, 8m, CustomerGroup.Business)).ShouldBeEmpty();
    }

    private static (string Code, bool Refused)[] Problems(params PriceRule[] rules) =>
        [.. PriceRemarks.Of(Base, Money.From(4), 0.07m, rules).Select(r => (r.Problem.Code, r.Refused))];

    private static UnitPrice Of(int quantity, params PriceRule[] rules) => UnitPrice.Of(Base, rules, quantity, CustomerGroup.Consumer, Now);

    private static UnitPrice Straight(Case c) => UnitPrice.Of(Base, c.Rules, c.Quantity, c.Group, Now);

    private static UnitPrice Turned(Case c) => UnitPrice.Of(Base, [.. c.Rules.AsEnumerable().Reverse()], c.Quantity, c.Group, Now);

    private static PriceRule Rule(int from, decimal price, CustomerGroup? group = null) => new(from, group, Money.From(price));

    private static Arbitrary<Case> Rules()
    {
        var time = Gen.Elements<DateTime?>(null, Now.AddDays(-1), Now, Now.AddDays(1));
        var rule =
            from quantity in Gen.Choose(1, 12)
            from cents in Gen.Choose(1, 1500)
            from @group in Gen.Elements<CustomerGroup?>(null, CustomerGroup.Consumer, CustomerGroup.Business)
            from begins in time
            from ends in time
            select new PriceRule(quantity, @group, new Money(cents), begins, ends);
        return (
            from rules in Gen.ArrayOf(rule)
            from quantity in Gen.Choose(1, 20)
            from @group in Gen.Elements(CustomerGroup.Consumer, CustomerGroup.Business)
            select new Case(rules, quantity, @group)).ToArbitrary();
    }

    private sealed record Case(PriceRule[] Rules, int Quantity, CustomerGroup Group);
}
