using System.Net;
using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Catalog;
using Shop.Common;
using Shop.Tests;
using Shouldly;
using Xunit;

namespace Shop.Web.Tests.BackOffice;

public class ProductHistoryTests
{
    [Fact]
    public async Task The_history_says_who_changed_what_and_brings_a_field_or_a_whole_state_back()
    {
        await using var app = await TestApp.OpenAsync();
        var variant = await Given.ProductAsync(app.Shop, name: "Erster", price: 8.90m, stock: 5);
        var manager = await app.SignInAsStaffAsync(Role.Manager);
        var url = $"/admin/products/{variant.ProductId}";
        await manager.PostFormAsync(url, new Dictionary<string, string?> { ["Form.Name.De"] = "Zweiter Name", ["Form.Variants[0].Price"] = "9,90", ["Form.Tags"] = "alt" });
        await manager.PostFormAsync(url, new Dictionary<string, string?> { ["Form.Name.De"] = "Dritter Name", ["Form.Tags"] = "" });

        var history = await manager.GetAsync(url + "/history");
        history.Page.QuerySelectorAll(".revision").Length.ShouldBe(3);
        history.Read(".revision").ShouldContain("ZweiterDritter Name");
        history.Read("main").ShouldContain($"{variant.Sku} · Preis, brutto");

        var field = await manager.SubmitAsync(history, null, ".revision-changes form");
        field.Status.ShouldBe(HttpStatusCode.Found, field.Text);
        (await app.Shop.AskAsync(db => db.Products.SingleAsync())).Name.De.ShouldBe("Zweiter Name");

        var first = await app.Shop.AskAsync(db => db.ProductRevisions.OrderBy(r => r.Id).FirstAsync());
        await manager.SubmitAsync(await manager.GetAsync(url + "/history"), new { revision = first.Id, path = "" }, ".revision-changes form");
        var product = await app.Shop.AskAsync(db => db.Products.WithParts().SingleAsync());
        product.Name.De.ShouldBe("Erster");
        product.Variants.Single().Price.ShouldBe(Money.From(8.90m));
        product.Active.ShouldBeTrue();
        (await app.Shop.AskAsync(db => db.ProductRevisions.CountAsync())).ShouldBe(5, "bringing back is a change too");
        (await app.Shop.AskAsync(db => db.StockItems.SingleAsync())).OnHand.ShouldBe(5);
        (await manager.PostAsync(url + "/history/restore", new { revision = 4711 })).Status.ShouldBe(HttpStatusCode.BadRequest, "without a token");
    }

    [Fact]
    public async Task A_change_from_the_list_stands_in_the_history_as_well()
    {
        await using var app = await TestApp.OpenAsync();
        var variant = await Given.ProductAsync(app.Shop, price: 8.90m);
        var manager = await app.SignInAsStaffAsync(Role.Manager);
        var url = $"/admin/products/{variant.ProductId}";
        await manager.PostFormAsync(url, new Dictionary<string, string?> { ["Form.Name.De"] = "Neu" });
        await app.Shop.DoAsync(async db => (await db.Variants.SingleAsync()).Price = Money.From(5));

        (await manager.GetAsync(url + "/history")).Read("main").ShouldContain("Seit der letzten Speicherung außerhalb des Editors geändert");
        await manager.PostFormAsync(url, new Dictionary<string, string?> { ["Form.Name.De"] = "Neuer" });

        (await manager.GetAsync(url + "/history")).Read("main").ShouldContain("Außerhalb des Editors geändert");
        (await app.Shop.AskAsync(db => db.ProductRevisions.CountAsync())).ShouldBe(4);
    }
}
