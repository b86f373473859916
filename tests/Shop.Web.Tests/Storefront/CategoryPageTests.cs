using System.Net;
using Shouldly;
using Xunit;

namespace Shop.Web.Tests.Storefront;

public class CategoryPageTests
{
    [Fact]
    public async Task A_shelf_shows_what_stands_on_it_and_below_it_with_the_most_popular_first()
    {
        await using var app = await Window.OpenAsync();
        await app.CoffeeAsync("Hafenlicht", unitsSold: 3);
        await app.CoffeeAsync("Lotse", unitsSold: 9);
        await app.CoffeeAsync("Assam", shelf: "tea");

        var page = await app.Visitor().GetAsync("/de/kaffee");

        Names(page).ShouldBe(["Lotse", "Hafenlicht"]);
        page.Read(".subrooms").ShouldBe("Espresso");
        page.Read(".card-foot").ShouldBe("ab 8,90 € 35,60 € / kg");
    }

    [Fact]
    public async Task Attributes_narrow_the_list_and_count_what_another_choice_would_show()
    {
        await using var app = await Window.OpenAsync();
        await app.CoffeeAsync("Hafenlicht", roast: "light", origin: "kenya");
        await app.CoffeeAsync("Lotse", roast: "medium", origin: "kenya");
        await app.CoffeeAsync("Feierabend", roast: "dark", origin: "peru");

        var page = await app.Visitor().GetAsync("/de/kaffee?origin=kenya&roast=light");

        Names(page).ShouldBe(["Hafenlicht"]);
        Count(page, "filter-roast-light").ShouldBe("1");
        Count(page, "filter-roast-medium").ShouldBe("1");
        Count(page, "filter-origin-kenya").ShouldBe("1");
        page.Page.GetElementById("filter-roast-dark").ShouldBeNull();
        page.Page.QuerySelectorAll(".applied .chip").Length.ShouldBe(3);
    }

    [Fact]
    public async Task Two_values_of_one_attribute_widen_the_list()
    {
        await using var app = await Window.OpenAsync();
        await app.CoffeeAsync("Hafenlicht", roast: "light");
        await app.CoffeeAsync("Lotse", roast: "medium");
        await app.CoffeeAsync("Feierabend", roast: "dark");

        Names(await app.Visitor().GetAsync("/de/kaffee?roast=light&roast=medium&sort=name")).ShouldBe(["Hafenlicht", "Lotse"]);
    }

    [Theory]
    [InlineData("min=10")]
    [InlineData("min=10,00")]
    [InlineData("min=9.99&max=1000")]
    public async Task A_price_range_narrows_the_list(string query)
    {
        await using var app = await Window.OpenAsync();
        await app.CoffeeAsync("Hafenlicht", price: 2);
        await app.CoffeeAsync("Lotse", price: 12);

        Names(await app.Visitor().GetAsync("/de/kaffee?" + query)).ShouldBe(["Lotse"]);
    }

    [Theory]
    [InlineData("cheap", "Hafenlicht,Lotse")]
    [InlineData("dear", "Lotse,Hafenlicht")]
    [InlineData("name", "Hafenlicht,Lotse")]
    [InlineData("rubbish", "Lotse,Hafenlicht")]
    public async Task The_list_is_sorted_as_asked(string sort, string expected)
    {
        await using var app = await Window.OpenAsync();
        await app.CoffeeAsync("Lotse", price: 12, unitsSold: 9);
        await app.CoffeeAsync("Hafenlicht", price: 2);

        Names(await app.Visitor().GetAsync("/de/kaffee?sort=" + sort)).ShouldBe(expected.Split(','));
    }

    [Fact]
    public async Task A_long_list_goes_on_at_an_address_of_its_own()
    {
        await using var app = await Window.OpenAsync();
        for (var i = 0; i < 26; i++)
            await app.CoffeeAsync($"Kaffee {i}", unitsSold: 100 - i);
        var visitor = app.Visitor();

        var first = await visitor.GetAsync("/de/kaffee");
        var second = await visitor.GetAsync(first.Page.QuerySelector("a[rel=next]")!.GetAttribute("href")!);

        Names(first).Count.ShouldBe(24);
        Names(second).ShouldBe(["Kaffee 24", "Kaffee 25"]);
        second.Page.QuerySelector("a[rel=prev]")!.GetAttribute("href").ShouldBe("/de/kaffee");
        (await visitor.GetAsync("/de/kaffee?page=3")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("min=abc&max=-5")]
    [InlineData("page=0&sort=%00")]
    [InlineData("page=99999999999999999999&roast='%20OR%201=1")]
    [InlineData("roast=%3Cscript%3E&origin=")]
    public async Task Rubbish_in_the_address_is_left_out(string query)
    {
        await using var app = await Window.OpenAsync();
        await app.CoffeeAsync("Hafenlicht");

        var page = await app.Visitor().GetAsync("/de/kaffee?" + query);

        page.Status.ShouldBe(HttpStatusCode.OK);
        Names(page).ShouldBe(["Hafenlicht"]);
    }

    [Fact]
    public async Task Filters_without_a_match_say_so_and_offer_a_way_back()
    {
        await using var app = await Window.OpenAsync();
        await app.CoffeeAsync("Hafenlicht", roast: "light", origin: "kenya");
        await app.CoffeeAsync("Lotse", roast: "dark", origin: "peru");

        var page = await app.Visitor().GetAsync("/de/kaffee?roast=light&origin=peru");

        page.Read(".empty").ShouldContain("Nichts passt zu allen Filtern");
        page.Page.QuerySelector(".empty a")!.GetAttribute("href").ShouldBe("/de/kaffee");
    }

    [Theory]
    [InlineData("/de/kaffee")]
    [InlineData("/de/kaffee?roast=light&origin=kenya&min=1")]
    public async Task A_cold_category_page_asks_the_database_at_most_eight_times(string address)
    {
        await using var app = await Window.OpenAsync();
        for (var i = 0; i < 5; i++)
            await app.CoffeeAsync($"Kaffee {i}");
        var visitor = app.Visitor();
        await visitor.GetAsync(address);
        app.ForgetCatalogue();

        var queries = await TestApp.CountQueriesAsync(() => visitor.GetAsync(address));

        queries.Count.ShouldBeInRange(1, 8, string.Join("\n\n", queries));
    }

    private static List<string> Names(Answer page) => [.. page.Page.QuerySelectorAll("#cards .card-name").Select(n => n.TextContent.Trim())];

    private static string Count(Answer page, string box) => page.Page.GetElementById(box)!.ParentElement!.QuerySelector(".count")!.TextContent;
}
