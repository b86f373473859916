using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shop.Access;
using Shop.Catalog;
using Shop.Data;
using Shop.Tests;
using Shouldly;
using Xunit;

namespace Shop.Web.Tests.BackOffice;

public class CategoryTreeTests
{
    [Fact]
    public async Task Shelves_change_places_by_their_buttons_without_script()
    {
        await using var app = await OpenAsync();
        var manager = await app.SignInAsStaffAsync(Role.Manager);

        var page = await manager.GetAsync("/admin/categories");
        Names(page).ShouldBe(["Kaffee", "Tee", "Assam"]);
        await manager.SubmitAsync(page, new { ask = page.Page.QuerySelector("#up-2")!.GetAttribute("value") }, "#shelf-tree");

        Names(await manager.GetAsync("/admin/categories")).ShouldBe(["Tee", "Assam", "Kaffee"]);
        var stale = await manager.SubmitAsync(page, new { ask = "under:3:7", target = "1" }, "#shelf-tree");
        (await manager.FollowAsync(stale)).Text.ShouldContain("inzwischen von jemand anderem geändert");
        (await manager.SubmitAsync(page, new { ask = "fort:1:0" }, "#shelf-tree")).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_shelf_moves_below_another_and_its_old_address_leads_there_in_one_step_and_counts()
    {
        await using var app = await OpenAsync();
        var manager = await app.SignInAsStaffAsync(Role.Manager);

        await manager.PostFormAsync("/admin/categories/2/move", new { target = "1" });

        var visitor = app.Visitor();
        var old = await visitor.GetAsync("/de/tee/assam?sort=new");
        old.Status.ShouldBe(HttpStatusCode.MovedPermanently);
        old.Location.ShouldBe("/de/kaffee/tee/assam?sort=new");
        (await visitor.GetAsync(old.Location!)).Status.ShouldBe(HttpStatusCode.OK);
        (await app.Shop.AskAsync(db => db.FormerAddresses.Where(f => f.Path == "tee/assam" && f.Language == "de").Select(f => f.Hits).SingleAsync())).ShouldBe(1);
        (await manager.GetAsync("/admin/redirects?shelves=true&q=assam")).Text.ShouldContain("/de/tee/assam");
    }

    [Fact]
    public async Task A_hidden_shelf_leaves_the_shop_and_comes_back()
    {
        await using var app = await OpenAsync();
        var manager = await app.SignInAsStaffAsync(Role.Manager);
        var page = await manager.GetAsync("/admin/categories");

        await manager.SubmitAsync(page, new { ask = page.Page.QuerySelector("#show-2")!.GetAttribute("value") }, "#shelf-tree");
        Forget(app);

        (await app.Visitor().GetAsync("/de/tee")).Status.ShouldBe(HttpStatusCode.NotFound);
        page = await manager.GetAsync("/admin/categories");
        page.Page.QuerySelector("#show-2")!.GetAttribute("aria-checked").ShouldBe("false");
        await manager.SubmitAsync(page, new { ask = page.Page.QuerySelector("#show-2")!.GetAttribute("value") }, "#shelf-tree");
        Forget(app);
        (await app.Visitor().GetAsync("/de/tee")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Deleting_a_shelf_asks_where_its_products_go()
    {
        await using var app = await OpenAsync();
        var product = await Given.ProductAsync(app.Shop);
        var manager = await app.SignInAsStaffAsync(Role.Manager);

        var page = await manager.GetAsync("/admin/categories/1/remove");
        page.Text.ShouldContain("Für 1 Produkt ist das die eigene Kategorie.");
        await manager.SubmitAsync(page, new { target = "2" });

        (await app.Shop.AskAsync(db => db.Products.Where(p => p.Id == product.ProductId).Select(p => p.CategoryId).SingleAsync())).ShouldBe(2);
        Forget(app);
        (await app.Visitor().GetAsync("/de/kaffee")).Location.ShouldBe("/de/tee");
    }

    [Fact]
    public async Task Own_redirects_lead_away_from_what_is_not_there_follow_shelves_and_are_refused_in_circles()
    {
        await using var app = await OpenAsync();
        var manager = await app.SignInAsStaffAsync(Role.Manager);

        var imported = await manager.PostFormAsync("/admin/redirects", new { pasted = "/alt/Kaffee.html;/de/tee\n/index.php?cat=7;/de/kaffee\n/x;/y\n/y;/x\n/de/kaffee;/de/tee" }, "form[action$=import]");
        imported.Text.ShouldContain("3 Weiterleitungen übernommen");
        imported.Text.ShouldContain("führt im Kreis");
        imported.Text.ShouldContain("Unter /de/kaffee steht eine Kategorie, und sie geht vor.");
        await manager.PostFormAsync("/admin/categories/2/move", new { target = "1" });

        var visitor = app.Visitor();
        (await visitor.GetAsync("/alt/kaffee.html")).Location.ShouldBe("/de/kaffee/tee");
        (await visitor.GetAsync("/index.php?cat=7")).Location.ShouldBe("/de/kaffee");
        (await visitor.GetAsync("/index.php?cat=8")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await visitor.GetAsync("/de/kaffee")).Status.ShouldBe(HttpStatusCode.OK);
        (await app.Shop.AskAsync(db => db.Redirects.Where(r => r.From == "/alt/kaffee.html").Select(r => r.Hits).SingleAsync())).ShouldBe(1);
        (await manager.GetAsync("/admin/redirects?test=/ALT/Kaffee.html")).Text.ShouldContain("/de/kaffee/tee");

        var again = await manager.PostFormAsync("/admin/redirects/new", new { Source = "/y", Target = "/x" });
        again.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        again.Text.ShouldContain("führt im Kreis");
    }

    private static void Forget(TestApp app) => app.Services.GetRequiredService<TagCache>().DropAll();

    private static async Task<TestApp> OpenAsync()
    {
        var app = await TestApp.OpenAsync();
        await app.Shop.DoAsync(async db =>
        {
            var tea = db.Categories.Add(new Category { Key = "tea", Name = new("Tee", "Tea"), Path = new("tee", "tea"), Position = 2 }).Entity;
            await db.SaveChangesAsync();
            db.Categories.Add(new Category { Key = "assam", ParentId = tea.Id, Name = new("Assam", "Assam"), Path = new("tee/assam", "tea/assam"), Position = 1 });
        });
        return app;
    }

    private static List<string> Names(Answer page) => [.. page.Page.QuerySelectorAll("#categories .row-title").Select(a => a.TextContent.Trim())];
}
