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
        await staff.PostFormAsync("/admin/news/new", new Dictionary<string, string?> { ["Form.Title.De"] = "Neue Ernte", ["Form.Title.En"] = "New harvest", ["Form.Teaser.De"] = "Sie ist da.", ["Form.Body.De"] = "**Gut**", ["Form.Body.En"] = "**Good**" });
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
        post.Page.QuerySelector("meta[property='og:type']")!.GetAttribute("content").ShouldBe("article");
        post.Page.QuerySelector("script[type='application/ld+json']")!.TextContent.ShouldContain("\"@type\":\"BlogPosting\"");
        (await guest.GetAsync("/de/neues")).Text.ShouldContain("Sie ist da.");
        var feed = XDocument.Parse(await guest.Client.GetStringAsync(new Uri("/en/news.rss", UriKind.Relative)));
        feed.Descendants("item").Single().Element("link")!.Value.ShouldBe($"https://localhost/en/news/new-harvest-{id}");
        (await guest.Client.GetStringAsync(new Uri("/sitemaps/pages.xml", UriKind.Relative))).ShouldContain($"/de/neues/neue-ernte-{id}");
    }

    [Fact]
    public async Task Posts_come_ten_a_page()
    {
        await using var app = await Window.OpenAsync();
        var now = app.Shop.Clock.GetUtcNow().UtcDateTime;
        await app.Shop.DoAsync(db =>
        {
            db.BlogPosts.AddRange(Enumerable.Range(1, 11).Select(n => new BlogPost { Title = new($"Beitrag {n}", $"Post {n}"), Slug = new($"b-{n}", $"p-{n}"), Teaser = new("x", "x"), PublishedAt = now.AddDays(-n) }));
            return Task.CompletedTask;
        });
        var guest = app.Visitor();

        var second = await guest.GetAsync("/de/neues?page=2");

        second.Page.QuerySelectorAll("article").Length.ShouldBe(1);
        second.Read("article h2").ShouldBe("Beitrag 11");
        (await guest.GetAsync("/de/neues?page=3")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await guest.GetAsync("/de/neues?page=999999999")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Common_questions_are_shown_as_data_too_and_linked_in_the_footer_once_there_are_any()
    {
        await using var app = await Window.OpenAsync(("Cache:Pages", "true"));
        var guest = app.Visitor();
        (await guest.GetAsync("/de/fragen-und-antworten")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await guest.GetAsync("/de")).Page.QuerySelectorAll("footer a[href='/de/fragen-und-antworten']").ShouldBeEmpty();

        var staff = await app.SignInAsStaffAsync();
        await staff.PostFormAsync("/admin/faq/new", new Dictionary<string, string?> { ["Form.Question.De"] = "Wie lange?", ["Form.Question.En"] = "How long?", ["Form.Answer.De"] = "**Kurz.**", ["Form.Answer.En"] = "**Short.**" });

        (await UntilAsync(guest, "/de", page => page.Page.QuerySelector("footer a[href='/de/fragen-und-antworten']") is not null)).ShouldBeTrue();
        var page = await guest.GetAsync("/en/faq");
        page.Read("main details summary").ShouldBe("How long?");
        page.Read("main details .prose").ShouldBe("Short.");
        page.Page.QuerySelector("script[type='application/ld+json']")!.TextContent.ShouldContain("\"text\":\"Short.\"");
    }

    [Fact]
    public async Task Planned_content_appears_and_disappears_on_cached_pages_at_its_time_without_an_edit()
    {
        await using var app = await Window.OpenAsync(("Cache:Pages", "true"));
        var now = app.Shop.Clock.GetUtcNow().UtcDateTime;
        var coffee = await app.CoffeeAsync("Hafenlicht");
        await app.Shop.DoAsync(db =>
        {
            db.HomeBlocks.Add(new HomeBlock { Kind = "hero", Title = new("Advent", "Advent"), ShownFrom = now.AddHours(1), ShownUntil = now.AddHours(2) });
            db.CallsToAction.Add(new CallToAction { Slot = "top", Text = new("Nur heute", "Today only"), Target = "category:coffee", ShownFrom = now.AddHours(1), ShownUntil = now.AddHours(2) });
            db.BlogPosts.Add(new BlogPost { Title = new("Bald", "Soon"), Slug = new("bald", "soon"), Teaser = new("x", "x"), PublishedAt = now.AddHours(1), ShownUntil = now.AddHours(2) });
            db.FaqEntries.Add(new FaqEntry { Question = new("Wann?", "When?"), Answer = new("Jetzt.", "Now."), ShownFrom = now.AddHours(1), ShownUntil = now.AddHours(2) });
            return Task.CompletedTask;
        });
        var guest = app.Visitor();
        await Task.Delay(1500);
        (await guest.GetAsync("/de")).Text.ShouldNotContain("Advent");
        (await guest.GetAsync(coffee.Address())).Page.QuerySelector(".notice-bar").ShouldBeNull();
        (await TestApp.CountQueriesAsync(() => guest.GetAsync("/de"))).ShouldBeEmpty();

        app.Shop.Clock.Advance(TimeSpan.FromHours(1));
        (await UntilAsync(guest, "/de", p => p.Text.Contains("Advent", StringComparison.Ordinal))).ShouldBeTrue();
        (await UntilAsync(guest, coffee.Address(), p => p.Page.QuerySelector(".notice-bar a[href='/de/kaffee']") is not null)).ShouldBeTrue();
        (await guest.GetAsync("/de/neues")).Text.ShouldContain("Bald");
        (await guest.GetAsync("/de/fragen-und-antworten")).Text.ShouldContain("Wann?");

        app.Shop.Clock.Advance(TimeSpan.FromHours(1));
        (await UntilAsync(guest, "/de", p => !p.Text.Contains("Advent", StringComparison.Ordinal))).ShouldBeTrue();
        (await UntilAsync(guest, coffee.Address(), p => p.Page.QuerySelector(".notice-bar") is null)).ShouldBeTrue();
        (await UntilAsync(guest, "/de/neues", p => p.Status == HttpStatusCode.NotFound)).ShouldBeTrue();
        (await UntilAsync(guest, "/de/fragen-und-antworten", p => p.Status == HttpStatusCode.NotFound)).ShouldBeTrue();
    }

    [Fact]
    public async Task What_is_not_translated_is_shown_in_German_and_says_so()
    {
        await using var app = await Window.OpenAsync();
        var now = app.Shop.Clock.GetUtcNow().UtcDateTime;
        await app.Shop.DoAsync(db =>
        {
            var page = new ContentPage { Key = "ueber-uns", Title = new("Über uns", ""), Slug = new("ueber-uns", ""), FooterPosition = 1 };
            page.Versions.Add(new ContentPageVersion { Body = new("Wir rösten.", ""), ValidFrom = now.AddDays(-1), Author = "test" });
            db.ContentPages.Add(page);
            db.HomeBlocks.Add(new HomeBlock { Kind = "hero", Title = new("Winter", "Winter"), Text = new("Nur hier.", "") });
            db.FaqEntries.Add(new FaqEntry { Question = new("Wann?", "When?"), Answer = new("Jetzt.", "") });
            return Task.CompletedTask;
        });
        var guest = app.Visitor();

        (await guest.GetAsync("/de/info/ueber-uns")).Page.QuerySelector("article [lang]").ShouldBeNull();
        var english = await guest.GetAsync("/en/info/ueber-uns");
        english.Page.QuerySelector("article h1")!.GetAttribute("lang").ShouldBe("de");
        english.Page.QuerySelector("article .prose-body")!.GetAttribute("lang").ShouldBe("de");
        english.Read("article .notice").ShouldBe("So far this text is only available in German.");
        var home = await guest.GetAsync("/en");
        home.Page.QuerySelector("footer a[href='/en/info/ueber-uns']")!.GetAttribute("lang").ShouldBe("de");
        home.Page.QuerySelector(".hero p")!.GetAttribute("lang").ShouldBe("de");
        home.Read(".hero .lang-note").ShouldBe("(only in German so far)");
        (await guest.GetAsync("/en/faq")).Read("main details .lang-note").ShouldBe("(only in German so far)");
    }

    [Fact]
    public async Task A_link_in_a_text_can_not_run_script()
    {
        await using var app = await Window.OpenAsync();
        await app.Shop.DoAsync(db =>
        {
            db.FaqEntries.Add(new FaqEntry { Question = new("?", "?"), Answer = Common.LocalizedText.Both("[a](javascript:alert(1)) [b](JAVASCRIPT:alert(1)) ![c](data:text/html,x) <javascript:alert(1)> [d][x] [gut](/de/kaffee) [auch](https://example.org) <img src=x onerror=alert(1)>\n\n[x]: javascript:alert(2)") });
            return Task.CompletedTask;
        });

        var answer = (await app.Visitor().GetAsync("/de/fragen-und-antworten")).Page.QuerySelector("main details .prose")!;

        answer.QuerySelectorAll("a").Select(a => a.GetAttribute("href")).ShouldBe(["", "", "", "", "/de/kaffee", "https://example.org"], ignoreOrder: true);
        answer.QuerySelectorAll("img").Select(i => i.GetAttribute("src")).ShouldBe([""]);
        answer.QuerySelectorAll("[onerror]").ShouldBeEmpty();
    }

    [Fact]
    public async Task Blocks_stand_on_the_home_page_in_their_order_and_keep_one_main_heading()
    {
        await using var app = await Window.OpenAsync();
        var coffee = await app.CoffeeAsync("Hafenlicht");
        await app.CoffeeAsync("Lotse");
        await app.Shop.DoAsync(db =>
        {
            db.HomeBlocks.Add(new HomeBlock { Kind = "text", Title = new("Zuerst", "First"), Text = new("Ein **Satz**.", ""), Position = 1 });
            db.HomeBlocks.Add(new HomeBlock { Kind = "hero", Title = new("Aufmacher", "Opener"), Button = new("Los", "Go"), Target = "url:https://example.org/x", ButtonStyle = "ink", Position = 2 });
            db.HomeBlocks.Add(new HomeBlock { Kind = "shelf", Title = new("Gewählt", "Chosen"), Products = $"skus:{coffee.Variants[0].Sku}", Position = 3 });
            db.HomeBlocks.Add(new HomeBlock { Kind = "hero", Title = new("Zweiter", "Second"), Position = 4 });
            return Task.CompletedTask;
        });

        var page = (await app.Visitor().GetAsync("/de")).Page;

        page.QuerySelectorAll("main h1, main h2").Select(h => h.TextContent.Trim()).ShouldBe(["Zuerst", "Aufmacher", "Gewählt", "Zweiter"]);
        page.QuerySelectorAll("h1").Length.ShouldBe(1);
        page.QuerySelector(".hero a.btn-ink")!.GetAttribute("href").ShouldBe("https://example.org/x");
        page.QuerySelectorAll("main .card-name").Select(n => n.TextContent.Trim()).ShouldBe(["Hafenlicht"]);
    }

    /// <summary>Asks until a page shows what is awaited; cached pages are dropped twice a second.</summary>
    internal static async Task<bool> UntilAsync(Visitor visitor, string address, Func<Answer, bool> shows)
    {
        for (var i = 0; i < 40; i++)
        {
            if (shows(await visitor.GetAsync(address)))
                return true;
            await Task.Delay(100);
        }
        return false;
    }

    private static Task PublishAsync(TestApp app, int id, DateTime at) => app.Shop.DoAsync(async db => (await db.BlogPosts.SingleAsync(p => p.Id == id)).PublishedAt = at);
}
