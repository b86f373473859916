using System.Net;
using Microsoft.EntityFrameworkCore;
using Shop.Tests;
using Shouldly;
using Xunit;

namespace Shop.Web.Tests.Storefront;

/// <summary>What is laid aside for later, and one cart in two tabs.</summary>
public class CartKeepingTests
{
    [Fact]
    public async Task What_is_laid_aside_is_not_ordered_survives_the_order_and_comes_back_into_the_next_cart()
    {
        await using var app = await TestApp.OpenAsync();
        var coffee = await Given.ProductAsync(app.Shop, name: "Lotse");
        var later = await Given.ProductAsync(app.Shop, name: "Kanne");
        var visitor = app.Visitor();
        await visitor.AddAsync(coffee);
        await visitor.AddAsync(later, 2);

        var aside = await visitor.FollowAsync(await visitor.PostFormAsync(Buying.Cart, form: $"form:has(#later-{later.Id})"));
        var confirmation = await visitor.FollowAsync(await visitor.OrderAsync(await visitor.ToReviewAsync()));
        var empty = await visitor.GetAsync(Buying.Cart);
        var back = await visitor.FollowAsync(await visitor.SubmitAsync(empty, null, $"form:has(#fetch-{later.Id})"));

        aside.Read(".saved h3").ShouldBe("Kanne");
        aside.Page.QuerySelectorAll(".lines .line-name").Select(n => n.TextContent.Trim()).ShouldBe(["Lotse"]);
        confirmation.Text.ShouldNotContain("Kanne");
        empty.Text.ShouldContain("Noch ist nichts drin.");
        back.Read(".lines .line-name").ShouldBe("Kanne");
        back.Page.QuerySelector(".saved").ShouldBeNull();
        (await app.Shop.AskAsync(db => db.CartLines.SingleAsync(l => l.VariantId == later.Id))).Quantity.ShouldBe(2);
    }

    [Fact]
    public async Task What_is_sold_out_can_be_laid_aside_so_that_the_rest_can_be_ordered_and_is_forgotten_on_request()
    {
        await using var app = await TestApp.OpenAsync();
        var coffee = await Given.ProductAsync(app.Shop, name: "Lotse");
        var gone = await Given.ProductAsync(app.Shop, name: "Kanne", stock: 1);
        var visitor = app.Visitor();
        await visitor.AddAsync(coffee);
        await visitor.AddAsync(gone);
        await app.Shop.DoAsync(db => db.StockItems.Where(s => s.VariantId == gone.Id).ExecuteUpdateAsync(s => s.SetProperty(x => x.OnHand, 0)));

        var stuck = await visitor.GetAsync(Buying.Cart);
        var aside = await visitor.FollowAsync(await visitor.SubmitAsync(stuck, null, $"form:has(#later-{gone.Id})"));
        var forced = await visitor.SubmitAsync(aside, new { variantId = gone.Id }, $"#saved-{gone.Id} form[action$='/vergessen']");
        var stranger = await app.Visitor().GetAsync(Buying.Cart);

        stuck.Text.ShouldContain("„Kanne“ ist gerade ausverkauft.");
        aside.Page.QuerySelector("#why-not").ShouldBeNull();
        aside.Read("#saved-" + gone.Id).ShouldContain("Gerade ausverkauft");
        (await visitor.FollowAsync(forced)).Page.QuerySelector(".saved").ShouldBeNull();
        stranger.Page.QuerySelector(".saved").ShouldBeNull();
    }

    [Fact]
    public async Task Two_tabs_with_one_cart_see_each_others_changes_and_neither_loses_anything()
    {
        await using var app = await TestApp.OpenAsync();
        var coffee = await Given.ProductAsync(app.Shop, name: "Lotse", stock: 20);
        var pot = await Given.ProductAsync(app.Shop, name: "Kanne", stock: 20);
        var visitor = app.Visitor();
        await visitor.AddAsync(coffee);
        var firstTab = await visitor.GetAsync(Buying.Cart);
        var secondTab = await visitor.GetAsync(Buying.Cart);
        await visitor.AddAsync(pot);

        await visitor.SubmitAsync(secondTab, new { quantity = 4 }, "form.line-quantity");
        var seen = await visitor.FollowAsync(await visitor.SubmitAsync(firstTab, new { quantity = 3 }, "form.line-quantity"));
        await visitor.SubmitAsync(secondTab, null, "form[action$='/entfernen']");
        var staleChange = await visitor.SubmitAsync(firstTab, new { quantity = 5 }, "form.line-quantity");

        seen.Page.QuerySelectorAll(".line-name").Select(n => n.TextContent.Trim()).ShouldBe(["Lotse", "Kanne"]);
        staleChange.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        staleChange.Text.ShouldContain("Dieser Artikel liegt nicht mehr in Ihrem Warenkorb.");
        (await app.Shop.AskAsync(db => db.CartLines.SingleAsync())).VariantId.ShouldBe(pot.Id);
    }
}
