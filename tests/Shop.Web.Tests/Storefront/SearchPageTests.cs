using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shop.Search;
using Shop.Web.Storefront.Search;
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
    public async Task While_typing_searches_shelves_and_products_are_suggested_as_options_of_a_list()
    {
        await using var app = await Window.OpenAsync();
        var product = await app.CoffeeAsync("Espresso Hafenlicht");
        await app.Shop.DoAsync(async db => await db.SearchRecords.AddRangeAsync(Enumerable.Range(0, 2)
            .Select(_ => SearchRecord.Of("Espresso bio", null, 3, "de", app.Shop.Clock.GetUtcNow().UtcDateTime)!)));

        var list = await app.Visitor().GetAsync("/de/suche/vorschlaege?q=espr&field=q");

        list.Page.QuerySelectorAll("[role=listbox] [role=option]").Select(a => a.GetAttribute("href"))
            .ShouldBe(["/de/suche?q=espresso%20bio", "/de/kaffee/espresso", product.Address(), "/de/suche?q=espr"]);
        list.Page.QuerySelectorAll("[role=option]").Select(a => a.Id).ShouldBe(["q-0", "q-1", "q-2", "q-3"]);
        list.Page.QuerySelector("[role=listbox]")!.GetAttribute("data-said").ShouldBe("3 Vorschläge, mit den Pfeiltasten erreichbar");
    }

    [Fact]
    public async Task A_search_known_already_asks_the_database_for_nothing_and_a_new_one_once()
    {
        await using var app = await Window.OpenAsync();
        await app.CoffeeAsync("Hafenlicht");
        await app.CoffeeAsync("Hafenmeister");
        var visitor = app.Visitor();
        await visitor.GetAsync("/de/suche?q=hafen");

        (await TestApp.CountQueriesAsync(() => visitor.GetAsync("/de/suche?q=hafen&roast=light"))).Where(IsOfTheCatalogue).ShouldBeEmpty();
        (await TestApp.CountQueriesAsync(() => visitor.GetAsync("/de/suche?q=hafenlicht"))).Count(IsOfTheCatalogue).ShouldBe(1);
        (await TestApp.CountQueriesAsync(() => visitor.GetAsync("/de/suche?q=hafenlcht"))).Count.ShouldBeInRange(1, 3);

        static bool IsOfTheCatalogue(string sql) => sql.Contains("Product", StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_word_typed_wrong_finds_what_was_meant_and_the_page_says_so()
    {
        await using var app = await Window.OpenAsync();
        await app.CoffeeAsync("Hafenlicht");

        var page = await app.Visitor().GetAsync("/de/suche?q=Hafnelicht");

        page.Read(".search-head [role=status]").ShouldBe("Zu „Hafnelicht“ gibt es keinen Treffer. Wir zeigen „Hafenlicht“.");
        page.Read("#cards .card-name").ShouldBe("Hafenlicht");
    }

    [Fact]
    public async Task Words_that_are_never_together_are_offered_one_by_one()
    {
        await using var app = await Window.OpenAsync();
        await app.CoffeeAsync("Hafenlicht");
        await app.CoffeeAsync("Lotse");

        var page = await app.Visitor().GetAsync("/de/suche?q=lotse+hafenlicht");

        page.Page.QuerySelectorAll("[aria-labelledby=fewer] a").Select(a => a.GetAttribute("href")).ShouldBe(["/de/suche?q=lotse", "/de/suche?q=hafenlicht"], ignoreOrder: true);
        page.Page.QuerySelector(".search-ask a")!.GetAttribute("href").ShouldStartWith("mailto:laden@example.org");
    }

    [Fact]
    public async Task Hits_are_filtered_by_attributes_maker_stock_and_price_which_stay_in_the_address()
    {
        await using var app = await Window.OpenAsync();
        await app.CoffeeAsync("Hafen Nord", roast: "light", origin: "kenya");
        await app.CoffeeAsync("Hafen Süd", roast: "dark", origin: "kenya", stock: 0);
        await app.CoffeeAsync("Hafen West", roast: "light", origin: "peru", price: 20);
        await app.CoffeeAsync("Lotse");
        var visitor = app.Visitor();

        var all = await visitor.GetAsync("/de/suche?q=hafen");
        var some = await visitor.GetAsync("/de/suche?q=hafen&roast=light&stock=in&max=15");

        all.Read("label:has(#filter-stock-in) .count").ShouldBe("2");
        all.Read("label:has(#filter-roast-light) .count").ShouldBe("2");
        some.Page.QuerySelectorAll("#cards .card-name").Select(n => n.TextContent.Trim()).ShouldBe(["Hafen Nord"]);
        some.Page.QuerySelectorAll(".applied .chip").Select(c => c.GetAttribute("href")).ShouldBe(
            ["/de/suche?q=hafen&stock=in&max=15", "/de/suche?q=hafen&roast=light&max=15", "/de/suche?q=hafen&roast=light&stock=in", "/de/suche?q=hafen"]);
        some.Page.QuerySelector(".filters form input[name=q]")!.GetAttribute("value").ShouldBe("hafen");
    }

    [Fact]
    public async Task Hits_are_filtered_by_what_customers_think_of_them()
    {
        await using var app = await Window.OpenAsync();
        foreach (var (name, count, sum) in new[] { ("Hafen Gut", 2, 9), ("Hafen Mittel", 3, 10), ("Hafen Unbewertet", 0, 0) })
        {
            var coffee = await app.CoffeeAsync(name);
            await app.Shop.DoAsync(async db =>
            {
                var product = await db.Products.SingleAsync(p => p.Id == coffee.Id);
                (product.RatingCount, product.RatingSum) = (count, sum);
            });
        }
        var visitor = app.Visitor();

        var all = await visitor.GetAsync("/de/suche?q=hafen");
        var four = await visitor.GetAsync("/de/suche?q=hafen&rating=4");
        var three = await visitor.GetAsync("/de/suche?q=hafen&rating=3");

        all.Read("label:has(#filter-rating-4)").ShouldBe("4 Sterne und mehr1");
        all.Read("label:has(#filter-rating-3) .count").ShouldBe("2");
        four.Page.QuerySelectorAll("#cards .card-name").Select(n => n.TextContent.Trim()).ShouldBe(["Hafen Gut"]);
        three.Page.QuerySelectorAll("#cards .card-name").Select(n => n.TextContent.Trim()).ShouldBe(["Hafen Gut", "Hafen Mittel"], ignoreOrder: true);
    }

    [Fact]
    public async Task Every_value_on_offer_leads_to_a_page_with_as_many_products_as_it_says()
    {
        await using var app = await Window.OpenAsync();
        foreach (var (name, roast, origin) in new[] { ("Hafen A", "light", "kenya"), ("Hafen B", "dark", "kenya"), ("Hafen C", "dark", "peru"), ("Hafen D", "medium", "peru") })
            await app.CoffeeAsync(name, roast: roast, origin: origin);
        var visitor = app.Visitor();

        var page = await visitor.GetAsync("/de/suche?q=hafen&origin=peru");

        foreach (var box in page.Page.QuerySelectorAll(".filters input[type=checkbox]:not([name=origin])"))
        {
            var narrower = await visitor.GetAsync($"/de/suche?q=hafen&origin=peru&{box.GetAttribute("name")}={box.GetAttribute("value")}");
            narrower.Page.QuerySelectorAll("#cards .card").Length.ToString(CultureInfo.InvariantCulture).ShouldBe(box.ParentElement!.QuerySelector(".count")!.TextContent);
        }
    }

    [Fact]
    public async Task Prices_that_would_leave_nothing_are_left_out_and_the_page_says_so()
    {
        await using var app = await Window.OpenAsync();
        await app.CoffeeAsync("Hafenlicht", price: 9);

        var page = await app.Visitor().GetAsync("/de/suche?q=hafen&min=900");

        page.Read(".notice").ShouldContain("In dieser Preisspanne gibt es hier nichts.");
        page.Read("#cards .card-name").ShouldBe("Hafenlicht");
    }

    [Fact]
    public async Task Synonyms_kept_by_managers_find_each_other()
    {
        await using var app = await Window.OpenAsync();
        await app.CoffeeAsync("Stempelkanne Alster");
        await app.Shop.DoAsync(async db => await db.Synonyms.AddAsync(new Synonym { Words = "Stempelkanne, French Press" }));

        (await app.Visitor().GetAsync("/de/suche?q=french+press")).Read("#cards .card-name").ShouldBe("Stempelkanne Alster");
    }

    [Fact]
    public async Task A_search_is_noted_once_with_its_hits_and_without_saying_who_searched()
    {
        await using var app = await Window.OpenAsync();
        await app.CoffeeAsync("Hafenlicht");
        var visitor = app.Visitor();
        foreach (var address in new[] { "/de/suche?q=Hafen%20%20Licht", "/en/search?q=xyzzy", "/de/suche?q=hafen&sort=new", "/de/suche?q=klara@example.org", "/de/suche?q=0171+2345678" })
            await visitor.GetAsync(address);

        await app.Services.GetRequiredService<SearchLog>().WriteAsync(default);

        var noted = await app.Shop.AskAsync(db => db.SearchRecords.OrderBy(s => s.Id).ToListAsync());
        noted.Select(s => (s.Words, s.Language, s.Hits)).ShouldBe([("hafen licht", "de", 1), ("xyzzy", "en", 0)]);
    }
}
