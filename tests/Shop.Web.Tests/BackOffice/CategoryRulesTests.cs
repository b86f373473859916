using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shop.Access;
using Shop.Data;
using Shop.Tests;
using Shop.Web.Jobs;
using Shouldly;
using Xunit;

namespace Shop.Web.Tests.BackOffice;

public class CategoryRulesTests
{
    [Fact]
    public async Task Rules_are_tried_before_saving_fill_the_shelf_at_once_and_follow_the_catalogue()
    {
        await using var app = await TestApp.OpenAsync();
        var cheap = await Given.ProductAsync(app.Shop, price: 5, name: "Keks");
        await Given.ProductAsync(app.Shop, price: 50, name: "Mühle");
        var manager = await app.SignInAsStaffAsync(Role.Manager);
        await manager.PostFormAsync("/admin/categories/new", new Dictionary<string, string?> { ["Form.Name.De"] = "Unter 20" });
        var rules = new Dictionary<string, string?> { ["Form.ByRules"] = "true", ["Form.Below"] = "20,00" };

        var page = await manager.GetAsync("/admin/categories/2/rules");
        var preview = await manager.SubmitAsync(page, rules, "#rules-form", "/admin/categories/2/rules/preview");
        preview.Read("#rules-count").ShouldBe("1 Produkt");
        (await app.Visitor().GetAsync("/de/unter-20")).Page.QuerySelectorAll(".card").ShouldBeEmpty();

        (await manager.SubmitAsync(page, new Dictionary<string, string?> { ["Form.ByRules"] = "true" }, "#rules-form")).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await manager.SubmitAsync(page, rules, "#rules-form")).Status.ShouldBe(HttpStatusCode.Found);
        (await manager.SubmitAsync(page, rules, "#rules-form")).Text.ShouldContain("inzwischen von jemand anderem geändert");

        Forget(app);
        Names(await app.Visitor().GetAsync("/de/unter-20")).ShouldBe(["Keks"]);
        var follow = app.Services.GetRequiredService<FillChangedShelves>();
        await follow.LookAsync(default);
        await app.Shop.DoAsync(async db => (await db.Products.SingleAsync(p => p.Id == cheap.ProductId)).PriceFrom = Common.Money.From(90));
        await follow.LookAsync(default);
        Forget(app);
        Names(await app.Visitor().GetAsync("/de/unter-20")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_shelf_is_ordered_on_its_board_and_shown_so_until_a_customer_wants_otherwise()
    {
        await using var app = await TestApp.OpenAsync();
        var first = await Given.ProductAsync(app.Shop, price: 5, name: "Keks");
        await Given.ProductAsync(app.Shop, price: 50, name: "Mühle");
        await Given.ProductAsync(app.Shop, price: 20, name: "Kanne");
        var manager = await app.SignInAsStaffAsync(Role.Manager);

        var page = await manager.GetAsync("/admin/categories/1/order");
        page.Page.QuerySelectorAll("[data-board] > li").Length.ShouldBe(3);
        var pinned = new Dictionary<string, string?> { [$"Form.Places[{first.ProductId}]"] = "1" };
        var preview = await manager.SubmitAsync(page, pinned, "#order-form", "/admin/categories/1/order/preview");
        preview.Page.QuerySelector("[data-board] > li")!.ClassList.ShouldContain("is-pinned");
        await manager.SubmitAsync(page, pinned, "#order-form");

        Forget(app);
        var shelf = await app.Visitor().GetAsync("/de/kaffee");
        Names(shelf).ShouldBe(["Keks", "Kanne", "Mühle"]);
        shelf.Read("#sort option").ShouldBe("Empfohlene zuerst");
        Names(await app.Visitor().GetAsync("/de/kaffee?sort=dear")).ShouldBe(["Mühle", "Kanne", "Keks"]);
        (await manager.SubmitAsync(page, new Dictionary<string, string?> { ["Form.ByFormula"] = "true", ["Form.Sold"] = "900" }, "#order-form")).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    private static void Forget(TestApp app) => app.Services.GetRequiredService<TagCache>().DropAll();

    private static List<string> Names(Answer page) => [.. page.Page.QuerySelectorAll("#cards .card-name").Select(n => n.TextContent.Trim())];
}
