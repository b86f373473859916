using System.Net;
using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Discounts;
using Shop.Tests;
using Shouldly;
using Xunit;

namespace Shop.Web.Tests.Storefront;

public class CouponTests
{
    private const string Entry = ".coupon-entry form";

    [Fact]
    public async Task A_coupon_goes_from_the_cart_to_the_confirmation()
    {
        await using var app = await TestApp.OpenAsync();
        var coffee = await Given.ProductAsync(app.Shop, price: 10m);
        await CouponAsync(app, "HERBST10", d => d.Percent = 10);
        var visitor = app.Visitor();
        await visitor.AddAsync(coffee, 2);

        var cart = await visitor.FollowAsync(await visitor.SubmitAsync(await visitor.GetAsync(Buying.Cart), new { code = "herbst 10" }, Entry));
        cart.Read(".coupon").ShouldContain("HERBST10");
        cart.Read(".sums").ShouldContain("−2,00 €");
        cart.Read(".sums").ShouldContain("22,90 €");

        var review = await visitor.ToReviewAsync();
        review.Read(".order-end .sums").ShouldContain("Herbstaktion");
        var confirmation = await visitor.FollowAsync(await visitor.OrderAsync(review));
        confirmation.Read(".summary .sums").ShouldContain("HERBST10");
        confirmation.Read(".summary .sums").ShouldContain("22,90 €");
        (await app.Shop.AskAsync(db => db.Orders.SingleAsync())).Total.ShouldBe(Money.From(22.90m));
    }

    [Fact]
    public async Task A_refused_code_stays_in_its_field_with_the_reason_and_the_focus()
    {
        await using var app = await TestApp.OpenAsync();
        var coffee = await Given.ProductAsync(app.Shop, price: 10m);
        await CouponAsync(app, "AB30", d => (d.Percent, d.Minimum) = (10, Money.From(30m)));
        var visitor = app.Visitor();
        await visitor.AddAsync(coffee);

        foreach (var address in new[] { Buying.Cart, Buying.Checkout })
        {
            var refused = await visitor.SubmitAsync(await visitor.GetAsync(address), new { code = "ab30" }, Entry);

            refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
            refused.Read("#coupon-error").ShouldBe("Gutschein „AB30“: Es fehlen noch 20,00 € bis zum Mindestwert von 30,00 €.");
            var field = refused.Page.QuerySelector("#coupon-code")!;
            field.GetAttribute("value").ShouldBe("ab30");
            field.HasAttribute("autofocus").ShouldBeTrue();
            field.GetAttribute("aria-describedby").ShouldBe("coupon-error");
        }
    }

    [Fact]
    public async Task At_the_checkout_a_code_is_taken_and_removed_again_and_the_details_stay()
    {
        await using var app = await TestApp.OpenAsync();
        var coffee = await Given.ProductAsync(app.Shop, price: 10m);
        await CouponAsync(app, "HERBST10", d => d.Percent = 10);
        var visitor = app.Visitor();
        await visitor.AddAsync(coffee);
        await visitor.ToReviewAsync();

        var checkout = await visitor.FollowAsync(await visitor.SubmitAsync(await visitor.GetAsync(Buying.Checkout), new { code = "HERBST10" }, Entry));
        checkout.Read("#summary-wide .sums").ShouldContain("−1,00 €");
        checkout.Page.QuerySelector("#Email")!.GetAttribute("value").ShouldBe("erika@example.org");

        checkout = await visitor.FollowAsync(await visitor.SubmitAsync(checkout, null, ".coupon"));
        checkout.Read("#summary-wide .sums").ShouldNotContain("−1,00 €");
    }

    [Fact]
    public async Task A_coupon_that_is_paused_before_the_click_is_named_and_the_new_total_must_be_confirmed()
    {
        await using var app = await TestApp.OpenAsync();
        var coffee = await Given.ProductAsync(app.Shop, price: 10m);
        await CouponAsync(app, "HERBST10", d => (d.Percent, d.MostUses) = (10, 5));
        var visitor = app.Visitor();
        await visitor.AddAsync(coffee);
        await visitor.SubmitAsync(await visitor.GetAsync(Buying.Cart), new { code = "HERBST10" }, Entry);
        var review = await visitor.ToReviewAsync();
        await app.Shop.DoAsync(async db => (await db.Discounts.SingleAsync()).Uses = 5);

        var refused = await visitor.OrderAsync(review);

        refused.Status.ShouldBe(HttpStatusCode.Conflict);
        refused.Read("[role=alert]").ShouldContain("„Herbstaktion“: Ist schon aufgebraucht.");
        refused.Read("[role=alert]").ShouldContain("Statt 13,90 € sind es jetzt 14,90 €.");
        (await visitor.OrderAsync(refused)).Location!.ShouldContain("/de/bestellung/");
    }

    internal static Task CouponAsync(TestApp app, string code, Action<Discount> with) => app.Shop.DoAsync(db =>
    {
        var discount = new Discount { Name = new("Herbstaktion", "Autumn offer"), Kind = DiscountKind.Percentage, NeedsCoupon = true, StartsAt = app.Shop.Clock.UtcNow().AddDays(-1) };
        with(discount);
        db.Coupons.Add(new Coupon { Discount = discount, Code = code, CreatedAt = app.Shop.Clock.UtcNow() });
        return Task.CompletedTask;
    });
}
