using System.Net;
using Shop.Common;
using Shop.Content;
using Shouldly;
using Xunit;

namespace Shop.Web.Tests.Storefront;

public class FrameTests
{
    [Theory]
    [InlineData("de-DE,de;q=0.9", "/de")]
    [InlineData("en-GB,en;q=0.9,de;q=0.5", "/en")]
    [InlineData("fr", "/de")]
    public async Task The_bare_address_leads_to_the_visitors_language(string languages, string expected)
    {
        await using var app = await Window.OpenAsync();
        var visitor = app.Visitor();
        visitor.Client.DefaultRequestHeaders.TryAddWithoutValidation("Accept-Language", languages);

        (await visitor.GetAsync("/")).Location.ShouldBe(expected);
    }

    [Fact]
    public async Task The_language_switch_keeps_the_page_and_its_filters()
    {
        await using var app = await Window.OpenAsync();
        await app.CoffeeAsync("Hafenlicht");

        var page = await app.Visitor().GetAsync("/de/kaffee?roast=light");

        page.Page.QuerySelector(".tools .langs a")!.GetAttribute("href").ShouldBe("/en/coffee?roast=light");
        (await app.Visitor().GetAsync("/en/coffee?roast=light")).Read("#cards .card-name").ShouldBe("Hafenlicht EN");
    }

    [Fact]
    public async Task Pages_of_text_are_linked_in_the_footer_and_show_their_latest_wording()
    {
        await using var app = await Window.OpenAsync();
        await app.Shop.DoAsync(db =>
        {
            var page = new ContentPage { Key = "impressum", Title = new("Impressum", "Legal notice"), Slug = new("impressum", "legal-notice"), FooterPosition = 1 };
            page.Versions.Add(new ContentPageVersion { Body = new("Alt", "Old"), ValidFrom = new DateTime(2025, 1, 1, 0, 0, 0, DateTimeKind.Utc), Author = "test" });
            page.Versions.Add(new ContentPageVersion { Body = new("## Neu\n\n<b>x</b>", "New"), ValidFrom = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc), Author = "test" });
            page.Versions.Add(new ContentPageVersion { Body = LocalizedText.Both("Künftig"), ValidFrom = new DateTime(2099, 1, 1, 0, 0, 0, DateTimeKind.Utc), Author = "test" });
            db.ContentPages.Add(page);
            return Task.CompletedTask;
        });
        var visitor = app.Visitor();

        var home = await visitor.GetAsync("/de");
        home.Page.QuerySelectorAll("footer a").Select(a => a.GetAttribute("href")).ShouldContain("/de/info/impressum");
        var german = await visitor.GetAsync("/de/info/impressum");

        german.Read("article").ShouldBe("Impressum Neu <b>x</b>");
        german.Page.QuerySelector(".langs a")!.GetAttribute("href").ShouldBe("/en/info/legal-notice");
        (await visitor.GetAsync("/en/info/legal-notice")).Read("article").ShouldBe("Legal notice New");
    }

    [Fact]
    public async Task Pages_hold_no_inline_script_or_style()
    {
        await using var app = await Window.OpenAsync();
        var product = await app.CoffeeAsync("Hafenlicht");
        var visitor = app.Visitor();

        foreach (var address in new[] { "/de", "/de/kaffee", product.Address(), "/de/suche?q=hafen", "/de/nix" })
        {
            var page = await visitor.GetAsync(address);
            page.Page.QuerySelectorAll("script:not([src]):not([type='application/ld+json']), style, [style], [onclick]").ShouldBeEmpty(address);
            page.Response.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("script-src 'self'");
        }
    }

    [Fact]
    public async Task An_empty_shop_opens_too()
    {
        await using var app = await TestApp.OpenAsync();

        var page = await app.Visitor().GetAsync("/de");

        page.Status.ShouldBe(HttpStatusCode.OK);
        page.Text.ShouldContain("Hier entsteht ein Laden");
    }

    [Theory]
    [InlineData("/en/nope", "There is no such page here.")]
    [InlineData("/de/nix", "Diese Seite gibt es hier nicht.")]
    public async Task An_error_page_speaks_the_language_of_the_failed_address(string address, string expected)
    {
        await using var app = await Window.OpenAsync();

        var page = await app.Visitor().GetAsync(address);

        page.Status.ShouldBe(HttpStatusCode.NotFound);
        page.Read("h1").ShouldBe(expected);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(429)]
    public async Task Trouble_is_explained_without_asking_the_database(int code)
    {
        await using var app = await Window.OpenAsync();
        var visitor = app.Visitor();

        Answer? answer = null;
        var queries = await TestApp.CountQueriesAsync(async () => answer = await visitor.GetAsync($"/fehler/{code}"));

        queries.ShouldBeEmpty();
        answer!.Read("h1").Length.ShouldBeGreaterThan(5);
        answer.Page.QuerySelector("main a")!.GetAttribute("href").ShouldBe("/de");
    }
}
