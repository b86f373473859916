using System.Net;
using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Catalog;
using Shop.Lists.Bulk;
using Shop.Tests;
using Shop.Tests.Lists;
using Shouldly;
using Xunit;

namespace Shop.Web.Tests.BackOffice;

public class ProductListTests
{
    [Fact]
    public async Task One_pages_forth_and_back_and_the_address_keeps_filters_and_order()
    {
        await using var app = await TestApp.OpenAsync();
        await ManyAsync(app, 120);
        var manager = await app.SignInAsStaffAsync(Role.Manager);

        var first = await manager.GetAsync("/admin/products?sort=-price&active=true");
        first.Read(".list-foot").ShouldContain("109 Produkte");
        first.Page.QuerySelector("a[rel=prev]").ShouldBeNull();
        var second = await manager.GetAsync(Href(first, "a[rel=next]"));
        var third = await manager.GetAsync(Href(second, "a[rel=next]"));

        Names(first).Concat(Names(second)).Concat(Names(third)).Distinct().Count().ShouldBe(109);
        third.Page.QuerySelector("a[rel=next]").ShouldBeNull();
        third.Url.ShouldContain("sort=-price");
        third.Url.ShouldContain("active=true");
        Names(await manager.GetAsync(Href(third, "a[rel=prev]"))).ShouldBe(Names(second));
    }

    [Fact]
    public async Task A_code_typed_exactly_stands_first_and_says_so()
    {
        await using var app = await TestApp.OpenAsync();
        for (var i = 0; i < 3; i++)
            await Given.ProductAsync(app.Shop, name: $"Kanne 4006381333931 Nummer {i}");
        var exact = await Given.ProductAsync(app.Shop, name: "Zeder");
        await app.Shop.DoAsync(async db => (await db.Variants.SingleAsync(v => v.Id == exact.Id)).Gtin = "4006381333931");
        var manager = await app.SignInAsStaffAsync(Role.Manager);

        var found = await manager.GetAsync("/admin/products?q=4006381333931&sort=name");

        Names(found)[0].ShouldBe("Zeder");
        found.Read("#products tbody tr").ShouldContain("Genauer Treffer");
    }

    [Fact]
    public async Task A_view_is_kept_shared_opened_first_and_deleted()
    {
        await using var app = await TestApp.OpenAsync();
        await Given.ProductAsync(app.Shop, name: "Blau", stock: 0);
        await Given.ProductAsync(app.Shop, name: "Rot", stock: 9);
        var one = await app.SignInAsStaffAsync(Role.Manager);
        var two = await app.SignInAsStaffAsync(Role.Manager);

        var kept = await one.PostFormAsync("/admin/products?stock=out&sort=name&after=5~a", new Dictionary<string, string?> { ["name"] = "Leere Fächer", ["shared"] = "true", ["usual"] = "true" }, "#view-form");
        kept.Location.ShouldBe("/admin/products?stock=out&sort=name&view=1");
        var opened = await one.FollowAsync(await one.GetAsync("/admin/products"));
        Names(opened).ShouldBe(["Blau"]);
        opened.Read(".tabs [aria-current=page]").ShouldContain("Leere Fächer");

        var other = await two.GetAsync("/admin/products");
        Names(other).Count.ShouldBe(2, "the usual view is everybody's own");
        other.Read(".tabs").ShouldContain("Leere Fächer");
        var foreign = await two.GetAsync("/admin/products?view=1");
        foreign.Page.QuerySelector("form[action$='/views/1/delete']").ShouldBeNull();
        await one.SubmitAsync(opened, null, "form[action$='/views/1/delete']");
        Names(await one.GetAsync("/admin/products")).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Columns_are_chosen_moved_and_end_up_in_the_file()
    {
        await using var app = await TestApp.OpenAsync();
        await Given.ProductAsync(app.Shop, name: "=HYPERLINK(\"x\")", price: 10.70m, cost: 6);
        var manager = await app.SignInAsStaffAsync(Role.Manager);
        var page = await manager.GetAsync("/admin/products");

        await manager.Client.PostAsync(new Uri("/admin/products/views/columns", UriKind.Relative), Columns(page, "margin", "cost"));
        var chosen = await manager.GetAsync("/admin/products");
        Heads(chosen).ShouldBe(["Bild", "Name", "Spanne", "Einstand", "Preis", "Verfügbar", "Im Shop", "Ändern"]);
        chosen.Read("#products tbody tr").ShouldContain("40,0");
        await manager.Client.PostAsync(new Uri("/admin/products/views/columns", UriKind.Relative), Columns(chosen, "margin", "cost", move: "cost:up"));
        Heads(await manager.GetAsync("/admin/products"))[2].ShouldBe("Einstand");

        var file = await manager.GetAsync("/admin/products/export.csv");
        file.Response.Content.Headers.ContentType!.MediaType.ShouldBe("text/csv");
        file.Html.ShouldContain("\"'=HYPERLINK(\"\"x\"\")\"");
        file.Html.Split("\r\n")[0].ShouldEndWith("Name;Einstand;Spanne;Preis;Verfügbar;Im Shop");
    }

    [Fact]
    public async Task Chosen_products_are_changed_after_a_look_and_taken_back()
    {
        await using var app = await TestApp.OpenAsync();
        var (a, b) = (await Given.ProductAsync(app.Shop, price: 10), await Given.ProductAsync(app.Shop, price: 20));
        await Given.ProductAsync(app.Shop, price: 30);
        var manager = await app.SignInAsStaffAsync(Role.Manager);
        var list = await manager.GetAsync("/admin/products?sort=name");
        foreach (var variant in new[] { a, b })
            list.Page.QuerySelector($"input[name=ids][value='{variant.ProductId}']")!.SetAttribute("checked", "");

        var frozen = await manager.SubmitAsync(list, null, "#products-bulk");
        var choose = await manager.FollowAsync(frozen);
        choose.Read("h1").ShouldBe("2 Produkte ändern");
        (await manager.SubmitAsync(choose, new Dictionary<string, string?> { ["Form.Kind"] = "PricePercent", ["Form.Percent"] = "viel" }, "#decide")).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var preview = await manager.FollowAsync(await manager.SubmitAsync(choose, new Dictionary<string, string?> { ["Form.Kind"] = "PricePercent", ["Form.Percent"] = "-5", ["Form.EndingId"] = "" }, "#decide"));
        preview.Read(".list").ShouldContain("9,50 €");
        preview.Read(".tiles").ShouldContain("2 sinken");
        (await PriceOf(app, a)).ShouldBe(1000, "a look changes nothing");

        var done = await manager.FollowAsync(await manager.SubmitAsync(preview, null, "form[action$='/start']"));
        done.Text.ShouldContain("Ausgeführt");
        ((await PriceOf(app, a)), (await PriceOf(app, b))).ShouldBe((950, 1900));
        Prices(await manager.GetAsync("/admin/products?sort=price"))[0].ShouldContain("9,50");
        (await manager.GetAsync("/admin/bulk")).Read(".list").ShouldContain("Preis um Prozent ändern: -5");

        var back = await manager.FollowAsync(await manager.SubmitAsync(done, null, "form[action$='/undo']"));
        back.Text.ShouldContain("Zurückgenommen");
        (await PriceOf(app, a)).ShouldBe(1000);
        (await manager.SubmitAsync(preview, null, "form[action$='/start']")).Status.ShouldBe(HttpStatusCode.Found);
        (await PriceOf(app, a)).ShouldBe(1000, "a preview counts once");
    }

    [Fact]
    public async Task All_that_a_filter_finds_are_changed_in_the_background()
    {
        await using var app = await TestApp.OpenAsync();
        await ManyAsync(app, 600);
        var manager = await app.SignInAsStaffAsync(Role.Manager);
        var list = await manager.GetAsync("/admin/products?active=true");

        var choose = await manager.FollowAsync(await manager.SubmitAsync(list, new Dictionary<string, string?> { ["all"] = "true" }, "#products-bulk"));
        choose.Read("h1").ShouldBe("541 Produkte ändern");
        var preview = await manager.FollowAsync(await manager.SubmitAsync(choose, new Dictionary<string, string?> { ["Form.Kind"] = "Delivery", ["Form.DaysFrom"] = "2", ["Form.DaysTo"] = "5" }, "#decide"));
        await manager.SubmitAsync(preview, null, "form[action$='/start']");

        for (var i = 0; i < 100 && await app.Shop.AskAsync(db => db.BulkChanges.AnyAsync(b => b.State != BulkState.Done)); i++)
            await Task.Delay(100);
        (await app.Shop.AskAsync(db => db.Variants.CountAsync(v => v.DeliveryDaysTo == 5))).ShouldBe(541);
        (await manager.GetAsync(choose.Url)).Text.ShouldContain("Ausgeführt");
    }

    [Fact]
    public async Task Who_may_only_read_can_neither_choose_nor_change()
    {
        await using var app = await TestApp.OpenAsync();
        await Given.ProductAsync(app.Shop);
        var accountant = await app.SignInAsStaffAsync(Role.Accountant);

        var list = await accountant.GetAsync("/admin/products");
        list.Page.QuerySelectorAll("#products-bulk, .pick").ShouldBeEmpty();
        (await accountant.GetAsync("/admin/bulk")).Status.ShouldNotBe(HttpStatusCode.OK);
        (await accountant.GetAsync("/admin/tags")).Page.QuerySelectorAll("#tag-add").ShouldBeEmpty();
    }

    [Fact]
    public async Task Tags_are_made_renamed_and_removed()
    {
        await using var app = await TestApp.OpenAsync();
        var manager = await app.SignInAsStaffAsync(Role.Manager);
        await manager.PostFormAsync("/admin/tags", new { name = "Messe" }, "#tag-add");
        await manager.PostFormAsync("/admin/tags", new { name = "Prüfen" }, "#tag-add");

        var taken = await manager.FollowAsync(await manager.PostFormAsync("/admin/tags", new { name = "prüfen" }, "form[action='/admin/tags/1']"));
        taken.Text.ShouldContain("gibt es schon");
        await manager.PostFormAsync("/admin/tags", new { into = "2" }, "form[action='/admin/tags/1/merge']");
        (await app.Shop.AskAsync(db => db.Tags.Select(t => t.Name).ToListAsync())).ShouldBe(["Prüfen"]);
        await manager.PostFormAsync("/admin/tags", null, "form[action='/admin/tags/2/delete']");
        (await manager.GetAsync("/admin/tags")).Text.ShouldContain("Noch kein Schlagwort");
    }

    private static async Task ManyAsync(TestApp app, int count)
    {
        var template = await Given.ProductAsync(app.Shop);
        await using var plain = app.Shop.CreatePlainContext();
        await ManyProducts.AddAsync(plain, template, count);
    }

    private static FormUrlEncodedContent Columns(Answer page, string first, string second, string? move = null)
    {
        var token = page.Page.QuerySelector("form[action$='/columns'] input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var fields = new List<KeyValuePair<string, string>> { new("__RequestVerificationToken", token), new("columns", first), new("columns", second) };
        if (move is not null)
            fields.Add(new("move", move));
        return new FormUrlEncodedContent(fields);
    }

    private static Task<long> PriceOf(TestApp app, Variant variant) => app.Shop.AskAsync(db => db.Variants.Where(v => v.Id == variant.Id).Select(v => v.Price.Cents).SingleAsync());

    private static string Href(Answer page, string selector) => page.Page.QuerySelector(selector)!.GetAttribute("href")!;

    private static List<string> Names(Answer page) => [.. page.Page.QuerySelectorAll("#products .row-title").Select(a => a.TextContent)];

    private static List<string> Prices(Answer page) => [.. page.Page.QuerySelectorAll("#products tbody td.num").Select(a => a.TextContent.Trim()).Where(t => t.EndsWith('€'))];

    private static List<string> Heads(Answer page) => [.. page.Page.QuerySelectorAll("#products thead th:not(.pick)").Select(a => a.TextContent.Trim())];
}
