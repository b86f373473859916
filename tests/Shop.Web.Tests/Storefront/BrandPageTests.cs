using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shop.Access;
using Shop.Catalog;
using Shop.Data;
using Shop.Tests;
using Shouldly;
using Xunit;

namespace Shop.Web.Tests.Storefront;

public class BrandPageTests
{
    [Fact]
    public async Task A_brand_has_a_page_with_its_products_a_place_from_A_to_Z_and_its_data()
    {
        await using var app = await OpenAsync();
        var visitor = app.Visitor();

        var list = await visitor.GetAsync("/de/marken");
        list.Page.QuerySelectorAll(".brand-name").Select(n => n.TextContent).ShouldBe(["Ärmel & Söhne", "Nordmühle"]);
        list.Page.QuerySelectorAll(".brand-letters a").Select(n => n.TextContent).ShouldBe(["A", "N"]);

        var page = await visitor.GetAsync("/de/marken/nordmuehle");
        page.Read("h1").ShouldBe("Nordmühle");
        page.Page.QuerySelectorAll("#cards .card-name").Select(n => n.TextContent.Trim()).ShouldBe(["Lotse"]);
        page.Html.ShouldContain("\"@type\":\"Brand\"");
        page.Page.QuerySelector("link[rel=alternate][hreflang=en]")!.GetAttribute("href")!.ShouldEndWith("/en/brands/nordmuehle");
        (await visitor.GetAsync("/de/marken/NordMuehle")).Location.ShouldBe("/de/marken/nordmuehle");
        (await visitor.GetAsync("/de/marken/leer")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await visitor.GetAsync("/sitemaps/brands.xml")).Html.ShouldContain("/en/brands/nordmuehle");
        (await visitor.GetAsync("/sitemap.xml")).Html.ShouldContain("brands.xml");
    }

    [Fact]
    public async Task Lists_are_filtered_by_brand_and_the_product_page_leads_to_it()
    {
        await using var app = await OpenAsync();
        var visitor = app.Visitor();

        var shelf = await visitor.GetAsync("/de/kaffee?brand=nordmuehle");
        shelf.Page.QuerySelectorAll("#cards .card-name").Select(n => n.TextContent.Trim()).ShouldBe(["Lotse"]);
        shelf.Page.GetElementById("filter-brand-aermel")!.ShouldNotBeNull();

        var product = await visitor.FollowAsync(await visitor.GetAsync("/de/artikel/x-1"));
        product.Page.QuerySelector(".buy-brand a")!.GetAttribute("href")!.ShouldStartWith("/de/marken/");
    }

    [Fact]
    public async Task A_cold_brand_page_asks_the_database_at_most_eight_times()
    {
        await using var app = await OpenAsync();
        var visitor = app.Visitor();
        await visitor.GetAsync("/de/marken/nordmuehle");
        app.ForgetCatalogue();

        var queries = await TestApp.CountQueriesAsync(() => visitor.GetAsync("/de/marken/nordmuehle"));

        queries.Count.ShouldBeInRange(1, 8, string.Join("\n\n", queries));
    }

    [Fact]
    public async Task Staff_keep_brands_and_one_in_use_is_not_deleted()
    {
        await using var app = await OpenAsync();
        var manager = await app.SignInAsStaffAsync(Role.Manager);

        await manager.PostFormAsync("/admin/brands/new", new Dictionary<string, string?> { ["Form.Name"] = "Tramonti", ["Form.Description.De"] = "Vom **See**." });
        var taken = await manager.PostFormAsync("/admin/brands/new", new Dictionary<string, string?> { ["Form.Name"] = "Tramonti" });
        taken.Text.ShouldContain("gibt es schon");
        var brands = await app.Shop.AskAsync(db => db.Brands.ToDictionaryAsync(b => b.Key, b => b.Id));
        brands.ShouldContainKey("tramonti");

        var page = await manager.GetAsync($"/admin/brands/{brands["nordmuehle"]}");
        page.Page.QuerySelector("#remove").ShouldBeNull();
        page.Text.ShouldContain("steht noch bei Produkten (1)");
        await manager.PostFormAsync($"/admin/brands/{brands["tramonti"]}", null, "#remove");
        (await app.Shop.AskAsync(db => db.Brands.CountAsync())).ShouldBe(3);

        await manager.SubmitAsync(page, new Dictionary<string, string?> { ["Form.Name"] = "Nordmühle Hamburg" });
        (await manager.SubmitAsync(page, new Dictionary<string, string?> { ["Form.Name"] = "Südmühle" })).Text.ShouldContain("inzwischen von jemand anderem geändert");
    }

    [Fact]
    public async Task A_manufacturer_is_deleted_once_no_product_names_it()
    {
        await using var app = await OpenAsync();
        var made = await Given.ProductAsync(app.Shop);
        var manager = await app.SignInAsStaffAsync(Role.Manager);
        await manager.PostFormAsync("/admin/manufacturers/new", new Dictionary<string, string?> { ["Form.Name"] = "Rösterei", ["Form.Address"] = "Hafenstr. 1, 20457 Hamburg", ["Form.Country"] = "DE" });
        var id = await app.Shop.AskAsync(db => db.Manufacturers.Where(m => m.Name == "Rösterei").Select(m => m.Id).SingleAsync());
        await app.Shop.DoAsync(async db => (await db.Products.SingleAsync(p => p.Id == made.ProductId)).ManufacturerId = id);

        var used = await manager.GetAsync($"/admin/manufacturers/{id}");
        await app.Shop.DoAsync(async db => (await db.Products.SingleAsync(p => p.Id == made.ProductId)).ManufacturerId = null);
        await manager.PostFormAsync($"/admin/manufacturers/{id}", null, "#remove");

        used.Page.QuerySelector("#remove").ShouldBeNull();
        used.Text.ShouldContain("steht noch bei Produkten (1)");
        (await app.Shop.AskAsync(db => db.Manufacturers.CountAsync(m => m.Id == id))).ShouldBe(0);
    }

    [Fact]
    public async Task Synonyms_are_pasted_by_the_line_and_searches_without_a_hit_ask_for_more()
    {
        await using var app = await TestApp.OpenAsync();
        var now = app.Shop.Clock.GetUtcNow().UtcDateTime;
        await app.Shop.DoAsync(async db => await db.SearchRecords.AddRangeAsync(
            Search.SearchRecord.Of("pads", null, 0, "de", now)!, Search.SearchRecord.Of("stövchen", null, 0, "de", now)!));
        var manager = await app.SignInAsStaffAsync(Role.Manager);

        var pasted = await manager.PostFormAsync("/admin/synonyms", new { pasted = "Kapseln, Pads\nallein\npads, kapseln\n" }, "#paste-synonyms");

        pasted.Text.ShouldContain("1 Gruppe übernommen");
        pasted.Text.ShouldContain("2 Zeilen abgelehnt");
        pasted.Page.QuerySelectorAll(".chips .chip").Select(c => c.TextContent.Trim().Split(' ')[0]).ShouldBe(["stövchen"]);
        pasted.Page.QuerySelector(".list tbody tr")!.Children[2].TextContent.ShouldBe("1");
    }

    private static async Task<TestApp> OpenAsync()
    {
        var app = await Window.OpenAsync();
        await app.CoffeeAsync("Hafenlicht");
        await app.CoffeeAsync("Lotse");
        await app.Shop.DoAsync(async db =>
        {
            var brands = new[] { ("aermel", "Ärmel & Söhne"), ("nordmuehle", "Nordmühle"), ("leer", "Leer") }.Select(b => new Brand { Key = b.Item1, Name = b.Item2 }).ToList();
            db.Brands.AddRange(brands);
            await db.SaveChangesAsync();
            foreach (var (i, product) in (await db.Products.OrderBy(p => p.Id).ToListAsync()).Index())
                product.BrandId = brands[i].Id;
        });
        app.Services.GetRequiredService<TagCache>().DropAll();
        return app;
    }
}
