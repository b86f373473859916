using System.Globalization;
using System.Net;
using System.Resources;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Content;
using Shop.Web.Shared;
using Shouldly;
using Xunit;

namespace Shop.Web.Tests.Storefront.Seo;

/// <summary>Walks through the shop as a search engine does: from the home pages along every link.</summary>
public class CrawlTests
{
    private const int Most = 400;

    [Fact]
    public async Task Every_page_a_robot_finds_has_one_heading_its_texts_its_own_address_and_a_twin_in_the_other_language()
    {
        await using var app = await FurnishedAsync();
        var visitor = app.Visitor();
        var pages = await CrawlAsync(visitor);

        pages.Count.ShouldBeGreaterThan(10);
        var titles = new Dictionary<string, string>();
        foreach (var page in pages.Where(p => p.Page.QuerySelector("meta[name=robots]") is null))
        {
            page.Page.QuerySelectorAll("h1").Length.ShouldBe(1, page.Url);
            page.Page.Title.ShouldNotBeNullOrWhiteSpace(page.Url);
            page.Page.QuerySelector("meta[name=description]")?.GetAttribute("content").ShouldNotBeNullOrWhiteSpace(page.Url);
            var canonical = PathOf(page.Page.QuerySelector("link[rel=canonical]"));
            var own = page.Page.DocumentElement.GetAttribute("lang")!;
            titles.TryAdd(own + page.Page.Title, canonical);
            titles[own + page.Page.Title].ShouldBe(canonical, $"two pages are called '{page.Page.Title}'");
            PathOf(page.Page.QuerySelector($"link[hreflang={own}]")).ShouldBe(canonical, page.Url);
            var twin = await visitor.GetAsync(PathOf(page.Page.QuerySelector($"link[hreflang={(own == "de" ? "en" : "de")}]")));
            twin.Status.ShouldBe(HttpStatusCode.OK, $"{page.Url} → {twin.Url}");
            PathOf(twin.Page.QuerySelector($"link[hreflang={own}]")).ShouldBe(canonical, $"{twin.Url} doesn't lead back");
        }
    }

    [Fact]
    public async Task English_pages_hold_no_German_text_that_has_a_translation()
    {
        await using var app = await FurnishedAsync();
        var german = Translated("Shop.Web.EnglishTexts", typeof(WebTexts)).Concat(Translated("Shop.Common.EnglishTexts", typeof(Texts))).ToHashSet(StringComparer.Ordinal);
        german.Count.ShouldBeGreaterThan(500);

        foreach (var page in (await CrawlAsync(app.Visitor())).Where(p => p.Url.StartsWith("/en", StringComparison.Ordinal)))
            TextsOf(page.Page).Where(german.Contains).ShouldBeEmpty(page.Url);
    }

    private static IEnumerable<string> Translated(string resources, Type beside)
    {
        var set = new ResourceManager(resources, beside.Assembly).GetResourceSet(CultureInfo.InvariantCulture, true, false)!;
        return set.Cast<System.Collections.DictionaryEntry>().Where(e => (string)e.Key != (string?)e.Value).Select(e => (string)e.Key);
    }

    private static IEnumerable<string> TextsOf(IDocument page) => page.All
        .SelectMany(e => e.ChildNodes.OfType<IText>().Where(_ => e.Closest("[lang=de]") is null && e.LocalName != "script").Select(t => t.Text)
            .Concat(new[] { "aria-label", "title", "placeholder", "alt" }.Select(a => e.GetAttribute(a) ?? "")))
        .Select(t => t.Trim())
        .Where(t => t.Length > 0);

    private static async Task<IReadOnlyList<Answer>> CrawlAsync(Visitor visitor)
    {
        var known = new HashSet<string> { "/de", "/en" };
        var open = new Queue<string>(known);
        var pages = new List<Answer>();
        while (open.TryDequeue(out var address) && pages.Count < Most)
        {
            var page = await visitor.GetAsync(address);
            if (page.Location is { } to)
            {
                if (known.Add(to))
                    open.Enqueue(to);
                continue;
            }
            page.Status.ShouldBe(HttpStatusCode.OK, address);
            if (page.Response.Content.Headers.ContentType?.MediaType != "text/html")
                continue;
            pages.Add(page);
            foreach (var link in page.Page.QuerySelectorAll("a[href]").Select(a => a.GetAttribute("href")!.Split('#')[0]))
            {
                if ((link.StartsWith("/de", StringComparison.Ordinal) || link.StartsWith("/en", StringComparison.Ordinal)) && known.Add(link))
                    open.Enqueue(link);
            }
        }
        return pages;
    }

    private static async Task<TestApp> FurnishedAsync()
    {
        var app = await Window.OpenAsync();
        await app.CoffeeAsync("Hafenlicht");
        var bare = await app.CoffeeAsync("Elbnebel", shelf: "coffee", origin: "peru", roast: "dark");
        await app.Shop.DoAsync(async db =>
        {
            var product = await db.Products.SingleAsync(p => p.Id == bare.Id);
            (product.Summary, product.Description) = (LocalizedText.Empty, LocalizedText.Empty);
            foreach (var option in await db.AttributeOptions.ToListAsync())
                option.Name = new(option.Name.De, option.Name.De + " (en)");
            foreach (var page in await db.ContentPages.ToListAsync())
                page.Title = new(page.Title.De, page.Title.De + " (en)");
            foreach (var (key, de, en) in new[] { ("impressum", "Impressum", "Legal notice"), ("versand-zahlung", "Versand und Zahlung", "Shipping and payment") })
            {
                var page = new ContentPage { Key = key, Title = new(de, en), Slug = new(Slug.From(de), Slug.From(en)), FooterPosition = 2 };
                page.Versions.Add(new ContentPageVersion { Body = new("## " + de + "\n\nEin Satz.", "## " + en + "\n\nA sentence."), ValidFrom = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc), Author = "test" });
                db.ContentPages.Add(page);
            }
        });
        return app;
    }

    private static string PathOf(IElement? link) => new Uri(link.ShouldNotBeNull().GetAttribute("href")!).PathAndQuery;
}
