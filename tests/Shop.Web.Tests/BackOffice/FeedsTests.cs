using System.Net;
using System.Text;
using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shop.Access;
using Shop.Data;
using Shop.Tests;
using Shouldly;
using Xunit;

namespace Shop.Web.Tests.BackOffice;

public class FeedsTests
{
    [Fact]
    public async Task A_feed_is_made_checked_and_fetched_by_who_knows_its_address()
    {
        await using var app = await TestApp.OpenAsync();
        var product = await Given.ProductAsync(app.Shop, name: "Hafenlicht");
        var manager = await app.SignInAsStaffAsync(Role.Manager);

        await manager.PostFormAsync("/admin/feeds/new", new Dictionary<string, string?> { ["Form.Name"] = "Google DE", ["Form.Channel"] = "Google" });
        var page = await manager.GetAsync("/admin/feeds/1");
        var address = new Uri(page.Read("#feed-address")).AbsolutePath;
        address.Length.ShouldBeGreaterThan(44);

        var check = await manager.GetAsync("/admin/feeds/1/check");
        check.Read("#check-items").ShouldBe("1");
        check.Text.ShouldContain("Ein Bild fehlt.");
        check.Page.QuerySelector("tbody a")!.GetAttribute("href").ShouldBe($"/admin/products/{product.ProductId}");
        (await manager.GetAsync("/admin/feeds/1/check/csv")).Html.ShouldContain(product.Sku);

        var stranger = app.Visitor();
        stranger.Client.DefaultRequestHeaders.UserAgent.ParseAdd("Channel/1.0");
        var file = await stranger.GetAsync(address);
        file.Status.ShouldBe(HttpStatusCode.OK);
        XDocument.Parse(file.Html).Descendants("item").Count().ShouldBe(1);
        file.Html.ShouldContain($"/de/artikel/");
        (await stranger.GetAsync(address.Replace(".xml", ".csv", StringComparison.Ordinal))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await stranger.GetAsync("/feeds/" + new string('0', 40) + ".xml")).Status.ShouldBe(HttpStatusCode.NotFound);
        var feed = await app.Shop.AskAsync(db => db.Feeds.SingleAsync());
        (feed.FetchedItems, feed.FetchedBy, feed.Fetches).ShouldBe((1, "Channel/1.0", 1));

        await Given.ProductAsync(app.Shop, name: "Lotse");
        app.Services.GetRequiredService<TagCache>().Drop("catalog");
        XDocument.Parse((await stranger.GetAsync(address)).Html).Descendants("item").Count().ShouldBe(2);

        await manager.PostFormAsync("/admin/feeds/1", null, "#renew");
        (await stranger.GetAsync(address)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await manager.GetAsync("/admin/feeds")).Text.ShouldContain("Channel/1.0");
    }

    [Fact]
    public async Task A_feed_for_a_country_that_does_not_exist_is_refused()
    {
        await using var app = await TestApp.OpenAsync();
        var manager = await app.SignInAsStaffAsync(Role.Manager);

        var refused = await manager.PostFormAsync("/admin/feeds/new", new Dictionary<string, string?> { ["Form.Name"] = "Google", ["Form.Country"] = "ZZ" });

        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Text.ShouldContain("Dieses Land kennt der Shop nicht.");
    }

    [Fact]
    public async Task What_lies_ready_is_handed_out_again_and_told_as_unchanged()
    {
        await using var app = await TestApp.OpenAsync();
        await Given.ProductAsync(app.Shop);
        await app.Shop.DoAsync(async db => await db.Feeds.AddAsync(new Feeds.Feed { Name = "Meta", Token = new string('a', 40), Channel = Feeds.FeedChannel.Meta }));
        var visitor = app.Visitor();
        var address = $"/feeds/{new string('a', 40)}.csv";
        var first = await visitor.GetAsync(address);

        var queries = await TestApp.CountQueriesAsync(async () =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.IfNoneMatch.Add(first.Response.Headers.ETag!);
            (await visitor.Client.SendAsync(request)).StatusCode.ShouldBe(HttpStatusCode.NotModified);
        });

        first.Response.Content.Headers.ContentType!.MediaType.ShouldBe("text/csv");
        queries.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Shelves_are_mapped_to_Googles_list_that_the_merchant_brings()
    {
        await using var app = await TestApp.OpenAsync();
        var manager = await app.SignInAsStaffAsync(Role.Manager);
        var list = string.Join('\n', Enumerable.Range(1, 12).Select(i => $"{i} - Regal > Ding {i}").Append("1868 - Getränke > Kaffee"));

        var empty = await manager.GetAsync("/admin/feeds/taxonomy");
        empty.Text.ShouldContain("Googles Liste fehlt noch.");
        await manager.SubmitAsync(empty, null, "#upload", new Upload("file", "x.txt", Encoding.UTF8.GetBytes("keine Liste"), "text/plain"));
        (await manager.GetAsync("/admin/feeds/taxonomy")).Text.ShouldContain("Das ist keine Google-Taxonomie");
        await manager.SubmitAsync(empty, null, "#upload", new Upload("file", "taxonomy.txt", Encoding.UTF8.GetBytes(list), "text/plain"));

        var page = await manager.GetAsync("/admin/feeds/taxonomy");
        page.Page.QuerySelector("#mapping input[value='1868']")!.ParentElement!.TextContent.ShouldContain("Vorschlag");
        await manager.SubmitAsync(page, new Dictionary<string, string?> { ["chosen[1]"] = "1868" }, "#mapping");
        (await app.Shop.AskAsync(db => db.GoogleShelves.SingleAsync())).GoogleCategoryId.ShouldBe(1868);

        var wrong = await manager.SubmitAsync(page, new Dictionary<string, string?> { ["typed[1]"] = "Unfug" }, "#mapping");
        wrong.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        await manager.SubmitAsync(page, new Dictionary<string, string?> { ["typed[1]"] = "Regal > Ding 3" }, "#mapping");
        (await app.Shop.AskAsync(db => db.GoogleShelves.SingleAsync())).GoogleCategoryId.ShouldBe(3);
        await manager.SubmitAsync(page, new Dictionary<string, string?> { ["chosen[1]"] = "" }, "#mapping");
        (await app.Shop.AskAsync(db => db.GoogleShelves.AnyAsync())).ShouldBeFalse();
    }
}
