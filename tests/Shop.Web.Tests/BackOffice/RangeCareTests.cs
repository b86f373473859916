using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Common;
using Shop.Tests;
using Shouldly;
using Xunit;

namespace Shop.Web.Tests.BackOffice;

public class RangeCareTests
{
    [Fact]
    public async Task A_target_group_is_written_gets_products_by_search_and_shows_its_share()
    {
        await using var app = await TestApp.OpenAsync();
        var (tea, coffee) = (await Given.ProductAsync(app.Shop, name: "Ostfriesentee"), await Given.ProductAsync(app.Shop, name: "Filterkaffee"));
        var manager = await app.SignInAsStaffAsync(Role.Manager);

        (await manager.PostFormAsync("/admin/assortment/groups/new", new { Name = "" })).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var saved = await manager.PostFormAsync("/admin/assortment/groups/new", new { Name = "Teehaushalt", Needs = "Kräuter", PriceSensitivity = "High", Channels = "Newsletter" });
        var products = saved.Location!;
        (await manager.GetAsync("/admin/assortment/groups")).Read(".notice-warn").ShouldContain("Teehaushalt");
        (await manager.GetAsync("/admin/assortment")).Read(".checklist").ShouldContain("Zielgruppen ohne Produkt");
        var found = await manager.GetAsync(products + "?q=ostfriesentee");
        await manager.SubmitAsync(found, new { ids = tea.ProductId.ToString(CultureInfo.InvariantCulture) }, "form[action$='/add']");
        await OrderAsync(app, tea.Id, 3);
        await OrderAsync(app, coffee.Id, 1);

        var row = (await manager.GetAsync("/admin/assortment/groups")).Read("tbody tr");
        row.ShouldContain("30,00");
        row.ShouldContain("75,0");
        (await manager.GetAsync(products + "?q=ostfriesentee")).Page.QuerySelector("input[name=ids]").ShouldBeNull();
        await manager.SubmitAsync(await manager.GetAsync(products), null, $"form[action$='/remove']");
        (await app.Shop.AskAsync(db => db.ProductTargetGroups.AnyAsync())).ShouldBeFalse();
    }

    [Fact]
    public async Task Who_saves_a_group_second_is_told_and_a_removed_group_leaves_its_products()
    {
        await using var app = await TestApp.OpenAsync();
        var product = (await Given.ProductAsync(app.Shop)).ProductId;
        var manager = await app.SignInAsStaffAsync(Role.Manager);
        await manager.PostFormAsync("/admin/assortment/groups/new", new { Name = "Büro" });
        var id = await app.Shop.AskAsync(db => db.TargetGroups.Select(g => g.Id).SingleAsync());
        var open = await manager.GetAsync($"/admin/assortment/groups/{id}");
        await manager.SubmitAsync(open, new { Channels = "Messe" }, "form[data-editor]");

        var second = await manager.SubmitAsync(open, new { Channels = "Suche" }, "form[data-editor]");

        second.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        second.Text.ShouldContain("Jemand anderes hat diese Zielgruppe inzwischen geändert.");
        await manager.PostFormAsync($"/admin/assortment/groups/{id}", null, "#remove");
        (await app.Shop.AskAsync(db => db.TargetGroups.AnyAsync())).ShouldBeFalse();
        (await app.Shop.AskAsync(db => db.Products.AnyAsync(p => p.Id == product))).ShouldBeTrue();
    }

    [Fact]
    public async Task Still_right_takes_a_finding_off_the_list()
    {
        await using var app = await TestApp.OpenAsync();
        await Given.ProductAsync(app.Shop, name: "Bildlos");
        var manager = await app.SignInAsStaffAsync(Role.Manager);
        (await manager.GetAsync("/admin/assortment/freshness?kind=Picture")).Read("tbody").ShouldContain("Kein Bild");

        var noted = await manager.PostFormAsync("/admin/assortment/freshness?kind=Picture", null, "tbody form");

        noted.Location.ShouldBe("/admin/assortment/freshness?kind=Picture");
        (await manager.FollowAsync(noted)).Text.ShouldContain("Alles frisch");
        (await app.Shop.AskAsync(db => db.FreshnessChecks.SingleAsync())).By.ShouldNotBeEmpty();
    }

    private static Task OrderAsync(TestApp app, int variantId, int quantity) => app.Shop.DoAsync(db =>
    {
        var order = GivenOrder.Unsaved(app.Shop.Clock.GetUtcNow().UtcDateTime);
        order.Lines.Clear();
        order.Lines.Add(new Shop.Orders.OrderLine { Name = "Ware", VariantId = variantId, Quantity = quantity, UnitPrice = Money.From(10.70m), Total = Money.From(10.70m) * quantity, TaxRate = 0.07m });
        order.TotalUp();
        db.Orders.Add(order);
        return Task.CompletedTask;
    });
}
