using System.Net;
using Shouldly;
using Xunit;

namespace Shop.Web.Tests.Storefront;

public class SearchPageTests
{
    [Theory]
    [InlineData("hafen")]
    [InlineData("KAFFEE hafenlicht")]
    [InlineData("röstkaffee")]
    [InlineData("roestkaffee")]
    [InlineData("ha")]
    public async Task Words_are_found_in_any_case_with_umlauts_or_without_and_inside_compounds(string query)
    {
        await using var app = await Window.OpenAsync();
        await app.CoffeeAsync("Hafenlicht");

        var page = await app.Visitor().GetAsync("/de/suche?q=" + Uri.EscapeDataString(query));

        page.Read(".toolbar-count").ShouldBe("1 Treffer");
        page.Read("#cards .card-name").ShouldBe("Hafenlicht");
    }

    [Fact]
    public async Task Without_a_hit_the_page_helps_and_shows_what_others_like()
    {
        await using var app = await Window.OpenAsync();
        await app.CoffeeAsync("Hafenlicht");

        var page = await app.Visitor().GetAsync("/de/suche?q=xyzzy");

        page.Read(".notice").ShouldContain("nichts gefunden");
        page.Read(".card-name").ShouldBe("Hafenlicht");
        page.Page.QuerySelector("#q")!.GetAttribute("value").ShouldBe("xyzzy");
    }

    [Theory]
    [InlineData("\"")]
    [InlineData("a\" OR \"b")]
    [InlineData("' OR 1=1 --")]
    [InlineData("kaffee NEAR(x) *")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("%")]
    [InlineData("\u0000\u0007")]
    [InlineData("😀😀😀")]
    [InlineData("   ")]
    public async Task Strange_input_is_searched_as_words_and_shown_as_text(string query)
    {
        await using var app = await Window.OpenAsync();
        await app.CoffeeAsync("Hafenlicht");

        var page = await app.Visitor().GetAsync("/de/suche?q=" + Uri.EscapeDataString(query));

        page.Status.ShouldBe(HttpStatusCode.OK);
        page.Html.ShouldNotContain("<script>alert");
    }

    [Fact]
    public async Task A_very_long_query_is_cut()
    {
        await using var app = await Window.OpenAsync();

        (await app.Visitor().GetAsync("/de/suche?q=" + new string('x', 2000))).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task While_typing_products_and_shelves_are_suggested()
    {
        await using var app = await Window.OpenAsync();
        var product = await app.CoffeeAsync("Espresso Hafenlicht");

        var list = await app.Visitor().GetAsync("/de/suche/vorschlaege?q=espr");

        list.Page.QuerySelectorAll("a").Select(a => a.GetAttribute("href"))
            .ShouldBe(["/de/kaffee/espresso", product.Address(), "/de/suche?q=espr"]);
    }

    [Fact]
    public async Task A_search_asks_the_database_at_most_four_times()
    {
        await using var app = await Window.OpenAsync();
        await app.CoffeeAsync("Hafenlicht");
        var visitor = app.Visitor();
        await visitor.GetAsync("/de/suche?q=hafen");

        (await TestApp.CountQueriesAsync(() => visitor.GetAsync("/de/suche?q=hafen"))).Count.ShouldBeInRange(1, 4);
    }
}
