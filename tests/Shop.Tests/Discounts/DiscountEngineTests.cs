using Shop.Catalog;
using Shop.Common;
using Shop.Customers;
using Shop.Discounts;
using Shouldly;
using Xunit;

namespace Shop.Tests.Discounts;

public class DiscountEngineTests
{
    /// <summary>A Sunday, 10 o'clock in Berlin.</summary>
    private static readonly DateTime Now = new(2026, 11, 22, 9, 0, 0, DateTimeKind.Utc);

    private static readonly CategoryTree Tree = new(
    [
        new Shelf(1, "coffee", null, LocalizedText.Both("Kaffee"), LocalizedText.Empty, LocalizedText.Empty, null, 0),
        new Shelf(2, "espresso", 1, LocalizedText.Both("Espresso"), LocalizedText.Empty, LocalizedText.Empty, null, 0),
        new Shelf(3, "tea", null, LocalizedText.Both("Tee"), LocalizedText.Empty, LocalizedText.Empty, null, 1),
    ]);

    private int _ids;

    [Fact]
    public void A_percentage_is_rounded_once_and_split_by_largest_remainder()
    {
        var outcome = Run([Percent(10)], [Line(1, 3.33m), Line(2, 3.33m), Line(3, 3.33m)]);

        outcome.Total.ShouldBe(Money.From(1.00m));
        outcome.Lines.Values.Select(m => m.Cents).Order().ShouldBe([33, 33, 34]);
    }

    [Fact]
    public void A_shelf_counts_with_all_below_it()
    {
        var discount = Percent(10);
        discount.Categories = new([1]);

        var outcome = Run([discount], [Line(1, 10m, category: 2), Line(2, 10m, category: 3)]);

        outcome.Of(1).ShouldBe(Money.From(1m));
        outcome.Of(2).ShouldBe(Money.Zero);
    }

    [Fact]
    public void Articles_shelves_and_brands_widen_each_other()
    {
        var discount = Percent(10);
        (discount.Products, discount.Brands) = (new([11]), new([5]));

        var outcome = Run([discount], [Line(1, 10m, product: 11, brand: 5), Line(2, 10m, product: 12, brand: 5), Line(3, 10m, product: 13)]);

        outcome.Total.ShouldBe(Money.From(2m));
        outcome.Of(3).ShouldBe(Money.Zero);
    }

    [Fact]
    public void Below_the_minimum_it_says_how_much_is_missing()
    {
        var discount = Amount(5m);
        discount.Minimum = Money.From(30m);

        var verdict = Run([discount], [Line(1, 25.80m)]).Verdicts.Single();

        verdict.State.ShouldBe(VerdictState.NotApplied);
        verdict.Reason.Code.ShouldBe("minimum");
        verdict.Reason.Args[0].ShouldBe(Money.From(4.20m));
    }

    [Fact]
    public void Of_an_exclusion_group_the_one_that_saves_most_counts_whatever_its_priority()
    {
        var (small, large) = (Percent(10), Amount(5m));
        (small.ExclusionGroup, small.Priority, large.ExclusionGroup) = ("a", 1, "a");

        var outcome = Run([small, large], [Line(1, 20m)]);

        outcome.Total.ShouldBe(Money.From(5m));
        outcome.Verdicts[0].State.ShouldBe(VerdictState.Lost);
        outcome.Verdicts[0].Reason.Code.ShouldBe("excluded");
    }

    [Fact]
    public void The_best_combination_is_found_where_one_discount_uses_up_a_line()
    {
        // Alone, the first of the group saves more; but its line is free already.
        var (a, b, free) = (Fixed(0m), Percent(80), Fixed(0m));
        (a.Products, b.Products, free.Products) = (new([11]), new([12]), new([11]));
        (a.ExclusionGroup, b.ExclusionGroup) = ("a", "a");

        var outcome = Run([a, b, free], [Line(1, 10m, product: 11), Line(2, 10m, product: 12)]);

        outcome.Total.ShouldBe(Money.From(18m));
        outcome.Applied.Select(v => v.Discount).ShouldBe([b, free]);
    }

    [Fact]
    public void What_stands_alone_counts_only_if_it_saves_more_than_the_others_together()
    {
        var (alone, first, second) = (Percent(15), Percent(10), Percent(10));
        alone.StandsAlone = true;

        Run([alone, first], [Line(1, 100m)]).Total.ShouldBe(Money.From(15m));
        var outcome = Run([alone, first, second], [Line(1, 100m)]);
        outcome.Total.ShouldBe(Money.From(20m));
        outcome.Verdicts[0].Reason.Code.ShouldBe("alone");
    }

    [Fact]
    public void An_amount_off_the_whole_cart_keeps_its_worth_where_a_line_is_free()
    {
        var (free, voucher) = (Fixed(0m), Amount(5m));
        free.Products = new([11]);

        var outcome = Run([free, voucher], [Line(1, 10m, product: 11), Line(2, 10m, product: 12)]);

        outcome.Of(1).ShouldBe(Money.From(10m));
        outcome.Of(2).ShouldBe(Money.From(5m));
    }

    [Fact]
    public void Buy_two_get_one_reduces_the_cheapest_pieces()
    {
        var discount = A(DiscountKind.BuyXGetY, d => (d.Pieces, d.RewardPieces, d.Percent) = (2, 1, 100));

        Run([discount], [Line(1, 10m), Line(2, 8m)]).Verdicts.Single().Reason.Code.ShouldBe("pieces");
        Run([discount], [Line(1, 10m, 2), Line(2, 8m)]).Of(2).ShouldBe(Money.From(8m));
        Run([discount], [Line(1, 10m, 4), Line(2, 8m, 2)]).Total.ShouldBe(Money.From(16m));
    }

    [Fact]
    public void Buy_coffee_get_a_filter_for_half_the_price()
    {
        var discount = A(DiscountKind.BuyXGetY, d => (d.Pieces, d.RewardPieces, d.Percent, d.Products, d.RewardProducts) = (2, 1, 50, new([11]), new([12])));

        Run([discount], [Line(1, 10m, 2, product: 11)]).Verdicts.Single().Reason.Code.ShouldBe("no-reward");
        Run([discount], [Line(1, 10m, 3, product: 11), Line(2, 4m, 3, product: 12)]).Of(2).ShouldBe(Money.From(2m));
    }

    [Fact]
    public void The_cheapest_of_three_is_free_once()
    {
        var discount = A(DiscountKind.CheapestFree, d => d.Pieces = 3);

        Run([discount], [Line(1, 10m, 5), Line(2, 8m, 5)]).Total.ShouldBe(Money.From(8m));
        Run([discount], [Line(1, 10m, 2)]).Total.ShouldBe(Money.Zero);
    }

    [Fact]
    public void A_bundle_costs_its_price_and_is_made_of_the_dearest_pieces()
    {
        var discount = A(DiscountKind.BundlePrice, d => (d.Pieces, d.Amount) = (3, Money.From(25m)));

        var outcome = Run([discount], [Line(1, 10m, 3), Line(2, 9m, 2)]);

        outcome.Total.ShouldBe(Money.From(5m));
        outcome.Of(1).ShouldBe(Money.From(5m));
    }

    [Fact]
    public void A_set_needs_each_of_its_articles()
    {
        var discount = A(DiscountKind.BundlePrice, d => (d.Products, d.Amount) = (new([11, 12]), Money.From(12m)));

        Run([discount], [Line(1, 10m, product: 11)]).Verdicts.Single().Reason.Code.ShouldBe("set");
        Run([discount], [Line(1, 10m, 2, product: 11), Line(2, 5m, product: 12)]).Total.ShouldBe(Money.From(3m));
    }

    [Fact]
    public void The_highest_step_that_is_reached_counts()
    {
        var discount = A(DiscountKind.Tiered, d => d.Tiers = new([new(Money.From(50m), 10, Money.Zero), new(Money.From(30m), 0, Money.From(2m))]));

        Run([discount], [Line(1, 29.99m)]).Verdicts.Single().Reason.Args[0].ShouldBe(Money.From(0.01m));
        Run([discount], [Line(1, 49.99m)]).Total.ShouldBe(Money.From(2m));
        Run([discount], [Line(1, 50m)]).Total.ShouldBe(Money.From(5m));
    }

    [Fact]
    public void Free_shipping_takes_the_shipping_price_or_as_much_as_it_covers()
    {
        var discount = A(DiscountKind.FreeShipping);

        Run([discount], [Line(1, 10m)], c => c with { Shipping = Money.From(4.90m) }).Shipping.ShouldBe(Money.From(4.90m));
        discount.Amount = Money.From(3m);
        Run([discount], [Line(1, 10m)], c => c with { Shipping = Money.From(4.90m) }).Total.ShouldBe(Money.From(3m));
        Run([discount], [Line(1, 10m)], c => c with { Shipping = Money.Zero }).Verdicts.Single().Reason.Code.ShouldBe("shipping-free");
    }

    [Theory]
    [InlineData("no-coupon")]
    [InlineData("group")]
    [InlineData("first-order")]
    [InlineData("country")]
    [InlineData("weekday")]
    [InlineData("hour")]
    [InlineData("not-yet")]
    [InlineData("expired")]
    [InlineData("paused")]
    public void A_condition_that_does_not_hold_says_so(string code)
    {
        var discount = Percent(10);
        switch (code)
        {
            case "no-coupon": discount.NeedsCoupon = true; break;
            case "group": discount.Group = CustomerGroup.Business; break;
            case "first-order": discount.FirstOrderOnly = true; break;
            case "country": discount.Countries = "AT,CH"; break;
            case "weekday": discount.Weekdays = 1 | 2 | 4; break;
            case "hour": (discount.FromHour, discount.ToHour) = (new(18, 0), new(2, 0)); break;
            case "not-yet": discount.StartsAt = Now.AddHours(1); break;
            case "expired": discount.EndsAt = Now; break;
            default: discount.Paused = true; break;
        }

        Run([discount], [Line(1, 10m)], c => c with { Country = "DE" }).Verdicts.Single().Reason.Code.ShouldBe(code);
    }

    [Fact]
    public void Sunday_ten_o_clock_is_reckoned_in_Berlin()
    {
        var discount = Percent(10);
        (discount.Weekdays, discount.FromHour, discount.ToHour) = (64, new(10, 0), new(11, 0));

        Run([discount], [Line(1, 10m)]).Total.ShouldBe(Money.From(1m));
        Run([discount], [Line(1, 10m)], c => c with { Now = Now.AddMinutes(-1) }).Total.ShouldBe(Money.Zero);
    }

    [Fact]
    public void A_coupon_names_itself_in_the_verdict()
    {
        var discount = Percent(10);
        discount.NeedsCoupon = true;

        Run([discount], [Line(1, 10m)], c => c with { Coupons = [new("HERBST10", discount.Id)] }).Applied.Single().Coupon.ShouldBe("HERBST10");
    }

    [Fact]
    public void A_margin_floor_warns_or_caps()
    {
        var discount = Percent(50);
        discount.MarginFloor = 20;
        LineToDiscount[] lines = [Line(1, 11.90m, rate: 0.19m, cost: 6m)];

        var warned = Run([discount], lines);
        warned.Total.ShouldBe(Money.From(5.95m));
        warned.Warnings.Single().Code.ShouldBe("margin-low");

        discount.MarginCaps = true;
        var capped = Run([discount], lines);
        // 6 € are 80 % of 7.50 € net, 8.925 € gross, rounded in favour of the margin.
        capped.Total.ShouldBe(Money.From(2.97m));
        capped.Warnings.ShouldBeEmpty();
    }

    private DiscountOutcome Run(IEnumerable<Discount> discounts, LineToDiscount[] lines, Func<DiscountContext, DiscountContext>? change = null)
    {
        var context = new DiscountContext(Now);
        return DiscountEngine.Run(new DiscountIndex(discounts, Tree), lines, change?.Invoke(context) ?? context);
    }

    private Discount Percent(decimal percent) => A(DiscountKind.Percentage, d => d.Percent = percent);

    private Discount Amount(decimal amount) => A(DiscountKind.Amount, d => d.Amount = Money.From(amount));

    private Discount Fixed(decimal amount) => A(DiscountKind.FixedPrice, d => d.Amount = Money.From(amount));

    private Discount A(DiscountKind kind, Action<Discount>? with = null)
    {
        var discount = new Discount { Id = ++_ids, Name = LocalizedText.Both($"Rabatt {_ids}"), Kind = kind, StartsAt = Now.AddDays(-1) };
        with?.Invoke(discount);
        return discount;
    }

    private static LineToDiscount Line(
        int key, decimal price, int quantity = 1, int product = 0, int category = 3, int? brand = null, decimal rate = 0.07m, decimal? cost = null) =>
        new(key, product == 0 ? 100 + key : product, [category], brand, quantity, Money.From(price), rate, cost is { } c ? Money.From(c) : null);
}
