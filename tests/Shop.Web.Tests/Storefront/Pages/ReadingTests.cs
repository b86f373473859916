using System.Net;
using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using Shop.Content;
using Shouldly;
using Xunit;

namespace Shop.Web.Tests.Storefront.Pages;

public class ReadingTests
{
    [Fact]
    public async Task A_post_is_a_draft_then_waits_for_its_time_then_appears_with_feed_link_and_sitemap()
    {
        await using var app = await Window.OpenAsync();
        var staff = await app.SignInAsStaffAsync();
        var fields = new Dictionary<string, string?> { ["Form.Title.De"] = "Neue Ernte", ["Form.Title.En"] = "New harvest", ["Form.Teaser.De"] = "Sie ist da.", ["Form.Body.De"] = "**Gut**", ["Form.Body.En"] = "**Good**" };
        await staff.PostFormAsync("/admin/news/new", fields);
        var id = await app.Shop.AskAsync(db => db.BlogPosts.Select(p => p.Id).SingleAsync());
        var guest = app.Visitor();
        (await guest.GetAsync("/de/neues")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await guest.GetAsync($"/de/neues/neue-ernte-{id}")).Status.ShouldBe(HttpStatusCode.NotFound);

        await PublishAsync(app, id, app.Shop.Clock.GetUtcNow().UtcDateTime.AddDays(1));
        (await guest.GetAsync($"/de/neues/neue-ernte-{id}")).Status.ShouldBe(HttpStatusCode.NotFound);
        await PublishAsync(app, id, app.Shop.Clock.GetUtcNow().UtcDateTime.AddDays(-1));

        (await guest.GetAsync($"/de/neues/alt-{id}")).Location.ShouldBe($"/de/neues/neue-ernte-{id}");
        var post = await guest.GetAsync($"/en/news/new-harvest-{id}");
        post.Read("article").ShouldContain("Good");
        (await guest.GetAsync("/de/neues")).Text.ShouldContain("Sie ist da.");
        var feed = XDocument.Parse(await guest.Client.GetStringAsync(new Uri("/en/news.rss", UriKind.Relative)));
        feed.Descendants("item").Single().Element("link")!.Value.ShouldBe($"https://localhost/en/news/new-harvest-{id}");
        (await guest.Client.GetStringAsync(new Uri("/sitemaps/pages.xml", UriKind.Relative))).ShouldContain($"/de/neues/neue-ernte-{id}");
    }

    [Fact]
    public async Task Saving_a_post_keeps_the_wording_before()
    {
        await using var app = await Window.OpenAsync();
        var staff = await app.SignInAsStaffAsync();
        await staff.PostFormAsync("/admin/news/new", new Dictionary<string, string?> { ["Form.Title.De"] = "Neues", ["Form.Teaser.De"] = "Kurz.", ["Form.Body.De"] = "Erste Fassung" });
        var id = await app.Shop.AskAsync(db => db.BlogPosts.Select(p => p.Id).SingleAsync());

        await staff.PostFormAsync($"/admin/news/{id}", new Dictionary<string, string?> { ["Form.Body.De"] = "Zweite Fassung" });

        var versions = await app.Shop.AskAsync(db => db.BlogPosts.SelectMany(p => p.Versions).OrderBy(v => v.Id).ToListAsync());
        versions.Select(v => v.Body.De).ShouldBe(["Erste Fassung", "Zweite Fassung"]);
        (await staff.GetAsync($"/admin/news/{id}?wording={versions[0].Id}")).Page.QuerySelector("#Form_Body_De")!.TextContent.Trim().ShouldBe("Erste Fassung");
    }

    [Fact]
    public async Task Common_questions_are_shown_as_data_too_and_linked_in_the_footer_once_there_are_any()
    {
        await using var app = await Window.OpenAsync();
        var guest = app.Visitor();
        (await guest.GetAsync("/de/fragen-und-antworten")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await guest.GetAsync("/de")).Page.QuerySelectorAll("footer a[href='/de/fragen-und-antworten']").ShouldBeEmpty();

        var staff = await app.SignInAsStaffAsync();
        await staff.PostFormAsync("/admin/faq/new", new Dictionary<string, string?> { ["Question.De"] = "Wie lange?", ["Question.En"] = "How long?", ["Answer.De"] = "**Kurz.**", ["Answer.En"] = "**Short.**" });

        var page = await guest.GetAsync("/en/faq");
        page.Read("main details").ShouldBe("How long?Short.");
        page.Page.QuerySelector("script[type='application/ld+json']")!.TextContent.ShouldContain("\"text\":\"Short.\"");
        for (var i = 0; i < 20 && (await guest.GetAsync("/de")).Page.QuerySelector("footer a[href='/de/fragen-und-antworten']") is null; i++)
            await Task.Delay(100);
        (await guest.GetAsync("/de")).Page.QuerySelectorAll("footer a[href='/de/fragen-und-antworten']").Length.ShouldBe(1);
    }

    [Fact]
    public async Task A_home_block_is_shown_within_its_time_and_its_end_must_follow_its_beginning()
    {
        await using var app = await Window.OpenAsync();
        var staff = await app.SignInAsStaffAsync();
        var now = app.Shop.Clock.GetUtcNow().UtcDateTime;
        var fields = new Dictionary<string, string?> { ["Form.Kind"] = "hero", ["Form.Title.De"] = "Winter", ["Form.Target"] = "category:coffee", ["Form.Button.De"] = "Ansehen", ["Form.ShownFrom"] = "2026-11-21T10:00", ["Form.ShownUntil"] = "2026-11-20T10:00" };
        (await staff.PostFormAsync("/admin/home/new", fields)).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (fields["Form.ShownFrom"], fields["Form.ShownUntil"]) = ("", "");
        await staff.PostFormAsync("/admin/home/new", fields);
        var guest = app.Visitor();
        (await guest.GetAsync("/de")).Read("h1").ShouldBe("Winter");

        await app.Shop.DoAsync(async db => (await db.HomeBlocks.SingleAsync()).ShownFrom = now.AddHours(1));
        for (var i = 0; i < 20 && (await guest.GetAsync("/de")).Read("h1") == "Winter"; i++)
            await Task.Delay(100);
        (await guest.GetAsync("/de")).Read("h1").ShouldNotBe("Winter");
        HomeBlock.IsWithin(now, null, now).ShouldBeTrue();
        HomeBlock.IsWithin(null, now, now).ShouldBeFalse();
    }

    private static Task PublishAsync(TestApp app, int id, DateTime at) => app.Shop.DoAsync(async db => (await db.BlogPosts.SingleAsync(p => p.Id == id)).PublishedAt = at);
}
