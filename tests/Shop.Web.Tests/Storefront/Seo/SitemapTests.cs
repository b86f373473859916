using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Shop.Web.Tests.Storefront.Seo;

public class SitemapTests
{
    private static readonly XNamespace Format = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private static readonly XNamespace Images = "http://www.google.com/schemas/sitemap-image/1.1";
    private static readonly XNamespace Xhtml = "http://www.w3.org/1999/xhtml";

    [Fact]
    public async Task The_sitemaps_name_every_page_in_both_languages_with_pictures_and_each_page_opens()
    {
        await using var app = await Window.OpenAsync();
        var product = await app.CoffeeAsync("Hafenlicht");
        var hidden = await app.CoffeeAsync("Entwurf");
        await app.Shop.DoAsync(async db => (await db.Products.SingleAsync(p => p.Id == hidden.Id)).Active = false);
        var robots = await app.Visitor().Client.GetStringAsync(new Uri("/robots.txt", UriKind.Relative));
        robots.ShouldContain("Sitemap: https://localhost/sitemap.xml");
        robots.ShouldContain("Disallow: /en/search");
        (await app.Visitor().GetAsync("/en/cart")).Page.QuerySelector("meta[name=robots]")!.GetAttribute("content").ShouldBe("noindex", "an empty cart is nothing to find");

        var maps = (await ReadAsync(app, "/sitemap.xml")).Descendants(Format + "loc").Select(l => new Uri(l.Value).PathAndQuery).ToList();
        maps.ShouldBe(["/sitemaps/pages.xml", "/sitemaps/categories.xml", "/sitemaps/products-1.xml"]);
        var urls = new List<XElement>();
        foreach (var map in maps)
            urls.AddRange((await ReadAsync(app, map)).Descendants(Format + "url"));

        var addresses = urls.Select(u => new Uri(u.Element(Format + "loc")!.Value).PathAndQuery).ToList();
        addresses.ShouldContain("/de");
        addresses.ShouldContain("/en/coffee/espresso");
        addresses.ShouldContain(product.Address());
        addresses.ShouldContain(product.Address("en"));
        addresses.ShouldNotContain(hidden.Address());
        foreach (var address in addresses)
            (await app.Visitor().GetAsync(address)).Status.ShouldBe(HttpStatusCode.OK, address);
        var mine = urls.Single(u => u.Element(Format + "loc")!.Value.EndsWith(product.Address(), StringComparison.Ordinal));
        mine.Elements(Images + "image").Count().ShouldBe(2);
        mine.Elements(Xhtml + "link").Select(l => l.Attribute("hreflang")!.Value).ShouldBe(["de", "en", "x-default"]);
        (await app.Visitor().GetAsync("/sitemaps/products-2.xml")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_sitemap_costs_one_question_however_many_products_there_are()
    {
        await using var app = await Window.OpenAsync();
        for (var i = 0; i < 12; i++)
            await app.CoffeeAsync($"Kaffee Nummer {i}");

        await app.Visitor().Client.GetStringAsync(new Uri("/robots.txt", UriKind.Relative));
        var queries = await TestApp.CountQueriesAsync(() => app.Visitor().Client.GetStringAsync(new Uri("/sitemaps/products-1.xml", UriKind.Relative)));

        queries.Count.ShouldBeLessThanOrEqualTo(2, string.Join("\n", queries));
    }

    [Fact]
    public async Task A_product_tells_its_offers_and_its_place_as_data_and_no_text_can_end_the_block()
    {
        await using var app = await Window.OpenAsync();
        var product = await app.CoffeeAsync("Hafenlicht");
        await app.Shop.DoAsync(async db =>
        {
            var row = await db.Products.SingleAsync(p => p.Id == product.Id);
            (row.Name, row.RatingCount, row.RatingSum) = (new("</script><b>Satz</b> & \"mehr\"", ""), 4, 18);
        });

        var page = await app.Visitor().GetAsync(product.Address());

        var blocks = page.Page.QuerySelectorAll("script[type='application/ld+json']").Select(s => JsonDocument.Parse(s.TextContent).RootElement).ToList();
        var thing = blocks.Single(b => b.GetProperty("@type").GetString() == "Product");
        thing.GetProperty("name").GetString().ShouldBe("</script><b>Satz</b> & \"mehr\"");
        var offers = thing.GetProperty("offers").EnumerateArray().ToList();
        offers.Count.ShouldBe(4);
        offers[0].GetProperty("price").GetString().ShouldBe("8.90");
        offers[0].GetProperty("availability").GetString().ShouldBe("https://schema.org/InStock");
        offers.Single(o => o.GetProperty("sku").GetString() == "hafenlicht-1000-F").GetProperty("availability").GetString().ShouldBe("https://schema.org/OutOfStock");
        thing.GetProperty("aggregateRating").GetProperty("ratingValue").GetString().ShouldBe("4.5");
        var path = blocks.Single(b => b.GetProperty("@type").GetString() == "BreadcrumbList");
        path.GetProperty("itemListElement").EnumerateArray().Select(s => s.GetProperty("name").GetString()).ShouldBe(["Start", "Kaffee", "Espresso", "</script><b>Satz</b> & \"mehr\""]);
    }

    private static async Task<XDocument> ReadAsync(TestApp app, string address) =>
        XDocument.Parse(await app.Visitor().Client.GetStringAsync(new Uri(address, UriKind.Relative)));
}
