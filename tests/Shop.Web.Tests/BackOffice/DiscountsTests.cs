using System.Net;
using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Discounts;
using Shop.Tests;
using Shop.Web.Tests.Storefront;
using Shouldly;
using Xunit;

namespace Shop.Web.Tests.BackOffice;

public class DiscountsTests
{
    [Fact]
    public async Task A_manager_makes_a_discount_with_a_code_and_reads_it_in_plain_words()
    {
        await using var app = await TestApp.OpenAsync();
        var coffee = await Given.ProductAsync(app.Shop, price: 10m);
        var category = await app.Shop.AskAsync(db => db.Categories.Select(c => c.Id).FirstAsync());
        var manager = await app.SignInAsStaffAsync(Role.Manager);

        var saved = await manager.FollowAsync(await manager.SubmitAsync(await manager.GetAsync("/admin/discounts/new"), Fields(
            ("Form.Name.De", "Herbst"), ("Form.Kind", "Percentage"), ("Form.Percent", "10"), ("Form.Categories", $"{category}"), ("Form.Minimum", "30"),
            ("Form.NeedsCoupon", "true"), ("Form.EndsAt", "2026-12-01T00:00")), "form[data-editor]"));
        saved.Read(".purpose").ShouldBe("10 % auf Kaffee, ab 30,00 €, mit Gutschein, bis 30.11.2026");

        var id = (await app.Shop.AskAsync(db => db.Discounts.SingleAsync())).Id;
        await manager.SubmitAsync(await manager.GetAsync($"/admin/discounts/{id}/coupons"), new { code = "herbst-10" }, "form.panel");
        (await manager.GetAsync("/admin/discounts?q=HERBST10")).Read("#discounts").ShouldContain("mit Gutschein HERBST10");

        var tried = await manager.GetAsync($"/admin/discounts/simulator?lines={coffee.Sku}%204&coupons=herbst10");
        tried.Read("#verdicts").ShouldContain("10 % von 40,00 €.");
        (await manager.GetAsync($"/admin/discounts/simulator?lines={coffee.Sku.ToLowerInvariant()}%204&coupons=herbst10")).Read("#verdicts").ShouldContain("10 % von 40,00 €.");
        var tooLittle = await manager.GetAsync($"/admin/discounts/simulator?lines={coffee.Sku}&coupons=herbst10");
        tooLittle.Read("#verdicts").ShouldContain("Es fehlen noch 20,00 € bis zum Mindestwert von 30,00 €.");
    }

    [Fact]
    public async Task What_makes_no_sense_comes_back_with_the_reason()
    {
        await using var app = await TestApp.OpenAsync();
        var manager = await app.SignInAsStaffAsync(Role.Manager);
        var form = await manager.GetAsync("/admin/discounts/new");

        var refused = await manager.SubmitAsync(form, Fields(
            ("Form.Name.De", "X"), ("Form.Kind", "Tiered"), ("Form.Tiers", "ab dreißig"), ("Form.Percent", "120"), ("Form.Amount", "1.234")), "form[data-editor]");

        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Text.ShouldContain("Bitte eine Stufe je Zeile");
        refused.Text.ShouldContain("Bitte geben Sie einen Prozentsatz über 0 bis 100 ein.");
        (await app.Shop.AskAsync(db => db.Discounts.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task Countries_are_ticked_among_those_the_shop_ships_to_and_one_it_left_stays_chosen()
    {
        await using var app = await TestApp.OpenAsync();
        var manager = await app.SignInAsStaffAsync(Role.Manager);
        var form = await manager.GetAsync("/admin/discounts/new");
        form.Page.QuerySelectorAll("[name='Form.Countries']").Select(i => i.GetAttribute("value")).ShouldBe(["DE", "AT"]);

        var saved = await manager.FollowAsync(await manager.SubmitAsync(form, Fields(
            ("Form.Name.De", "Wien"), ("Form.Kind", "Percentage"), ("Form.Percent", "10"), ("Form.Countries", "AT")), "form[data-editor]"));
        saved.Read(".purpose").ShouldBe("10 % auf alles, nach Österreich");
        (await app.Shop.AskAsync(db => db.Discounts.SingleAsync())).Countries.ShouldBe("AT");

        await app.Shop.DoAsync(async db => (await db.ShippingMethods.SingleAsync()).Countries = "DE");
        var later = await manager.GetAsync(saved.Url);
        later.Page.QuerySelectorAll("[name='Form.Countries'][checked]").Select(i => i.GetAttribute("value")).ShouldBe(["AT"]);
        var refused = await manager.SubmitAsync(form, Fields(("Form.Name.De", "X"), ("Form.Percent", "10"), ("Form.Countries", "Austria")), "form[data-editor]");
        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task Articles_are_found_by_typing_and_without_script_by_a_button()
    {
        await using var app = await TestApp.OpenAsync();
        var coffee = await Given.ProductAsync(app.Shop, name: "Lotse");
        var other = await Given.ProductAsync(app.Shop, name: "Hafen");
        var manager = await app.SignInAsStaffAsync(Role.Manager);
        var form = await manager.GetAsync("/admin/discounts/new");
        var typed = Fields(("Form.Name.De", "Herbst"), ("Form.Kind", "Percentage"), ("Form.Percent", "10"), ("Form.Find[products]", "lots"));

        var live = await manager.SubmitAsync(form, typed, "form[data-editor]", "/admin/discounts/pick/products");
        var pressed = await manager.SubmitAsync(form, new Dictionary<string, string?>(typed) { ["look"] = "products" }, "form[data-editor]");
        await manager.SubmitAsync(pressed, Fields(("Form.ProductIds", $"{coffee.ProductId}")), "form[data-editor]");

        live.Page.QuerySelectorAll(".picker-found input").Select(i => i.GetAttribute("value")).ShouldBe([$"{coffee.ProductId}"]);
        pressed.Page.QuerySelectorAll("#picker-products .picker-found input").Select(i => i.GetAttribute("value")).ShouldBe([$"{coffee.ProductId}"]);
        pressed.Page.QuerySelector("#Form_Name_De")!.GetAttribute("value").ShouldBe("Herbst");
        var saved = await app.Shop.AskAsync(db => db.Discounts.SingleAsync());
        saved.Products.Ids.ShouldBe([coffee.ProductId]);
        (await manager.GetAsync($"/admin/discounts/{saved.Id}")).Page.QuerySelectorAll("#picker-products .picker-chosen input[checked]").Length.ShouldBe(1);
        other.ProductId.ShouldNotBe(coffee.ProductId);
    }

    [Fact]
    public async Task While_it_is_typed_the_editor_says_what_the_discount_does_which_margins_it_presses_and_whom_it_meets()
    {
        await using var app = await TestApp.OpenAsync();
        await Given.ProductAsync(app.Shop, price: 10.70m, cost: 8m);
        await CouponTests.CouponAsync(app, "HERBST10", d => (d.Percent, d.ExclusionGroup) = (10, "herbst"));
        var manager = await app.SignInAsStaffAsync(Role.Manager);
        var form = await manager.GetAsync("/admin/discounts/new");

        var look = await manager.SubmitAsync(form, Fields(
            ("Form.Name.De", "Mehr"), ("Form.Kind", "Percentage"), ("Form.Percent", "30"), ("Form.ExclusionGroup", "herbst")), "form[data-editor]", "/admin/discounts/look/0");
        var unready = await manager.SubmitAsync(form, Fields(("Form.Kind", "Percentage"), ("Form.Percent", "")), "form[data-editor]", "/admin/discounts/look/0");

        look.Text.ShouldContain("30 % auf alles");
        look.Text.ShouldContain("1 Artikel würde unter Einstand verkauft");
        look.Text.ShouldContain("Gleiche Ausschlussgruppe „herbst“");
        unready.Text.ShouldContain("Bitte geben Sie einen Prozentsatz");
        (await app.Shop.AskAsync(db => db.Discounts.CountAsync())).ShouldBe(1);
    }

    [Fact]
    public async Task Two_managers_do_not_overwrite_each_other_and_changes_are_logged()
    {
        await using var app = await TestApp.OpenAsync();
        await CouponTests.CouponAsync(app, "HERBST10", d => d.Percent = 10);
        var id = (await app.Shop.AskAsync(db => db.Discounts.SingleAsync())).Id;
        var manager = await app.SignInAsStaffAsync(Role.Manager);
        var form = await manager.GetAsync($"/admin/discounts/{id}");
        (await manager.SubmitAsync(form, Fields(("Form.Percent", "15")), "form[data-editor]")).Status.ShouldBe(HttpStatusCode.Redirect);

        var second = await manager.SubmitAsync(form, Fields(("Form.Percent", "20")), "form[data-editor]");

        second.Status.ShouldBe(HttpStatusCode.Conflict);
        second.Text.ShouldContain("Gespeichert ist: 15 %");
        (await app.Shop.AskAsync(db => db.Discounts.SingleAsync())).Percent.ShouldBe(15);
        (await app.Shop.AskAsync(db => db.ChangeLog.AnyAsync(c => c.Entity == nameof(Discount) && c.Field == "Percent"))).ShouldBeTrue();
    }

    [Fact]
    public async Task Codes_by_the_thousand_are_exported_and_the_effect_counts_orders()
    {
        await using var app = await TestApp.OpenAsync();
        var coffee = await Given.ProductAsync(app.Shop, price: 10.70m, cost: 4m);
        await CouponTests.CouponAsync(app, "HERBST10", d => d.Percent = 10);
        var id = (await app.Shop.AskAsync(db => db.Discounts.SingleAsync())).Id;
        var manager = await app.SignInAsStaffAsync(Role.Manager);
        await manager.SubmitAsync(await manager.GetAsync($"/admin/discounts/{id}/coupons"), new { count = "1000", prefix = "KK", batch = "=Messe" }, "form[action$=generate]");
        (await app.Shop.AskAsync(db => db.Coupons.CountAsync())).ShouldBe(1001);
        var csv = await manager.Client.GetStringAsync($"/admin/discounts/{id}/coupons/export?batch=%3DMesse");
        csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(1001);
        csv.ShouldContain(";'=Messe;0;1");

        var visitor = app.Visitor();
        await visitor.AddAsync(coffee);
        await visitor.SubmitAsync(await visitor.GetAsync(Buying.Cart), new { code = "HERBST10" }, ".coupon-entry form");
        (await visitor.OrderAsync(await visitor.ToReviewAsync())).Status.ShouldBe(HttpStatusCode.Redirect);

        var effect = (await manager.GetAsync($"/admin/discounts/{id}/effect")).Read(".tiles");
        effect.ShouldContain("9,00 €");
        effect.ShouldContain("5,00 €");
        effect.ShouldContain("1,07 €");
        effect.ShouldContain("1,00 € entgangener DB I");
    }

    private static Dictionary<string, string?> Fields(params (string Name, string? Value)[] fields) => fields.ToDictionary(f => f.Name, f => f.Value);
}
