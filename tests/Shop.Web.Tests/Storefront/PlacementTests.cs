using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shop.Tests;
using Shop.Web.Storefront.Placements;
using Shouldly;
using Xunit;

namespace Shop.Web.Tests.Storefront;

public class PlacementTests
{
    private const string Browser = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

    [Fact]
    public async Task What_a_page_tells_is_counted_once_and_nothing_else_is_kept()
    {
        await using var app = await TestApp.OpenAsync();
        var product = (await Given.ProductAsync(app.Shop)).ProductId;
        var visitor = app.Visitor();

        var answer = await TellAsync(visitor, new("seen", "shelf", 5, product), new("seen", "shelf", 5, product), new("click", "shelf", 5, product), new("cart", "shelf", 5, product));

        answer.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        answer.Headers.Contains("Set-Cookie").ShouldBeFalse();
        (await CountedAsync(app)).ShouldBe([("shelf-2", product, 1, 1, 1)]);
    }

    [Fact]
    public async Task Robots_staff_other_sites_and_invented_things_are_not_counted()
    {
        await using var app = await TestApp.OpenAsync();
        var product = (await Given.ProductAsync(app.Shop)).ProductId;
        var gone = (await Given.ProductAsync(app.Shop, active: false)).ProductId;
        PlacementEvent seen = new("seen", "shelf", 0, product);

        (await TellAsAsync(app.Visitor(), "Googlebot/2.1 (+http://www.google.com/bot.html)", "same-origin", seen)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await TellAsAsync(app.Visitor(), "", "same-origin", seen)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await TellAsync(await app.SignInAsStaffAsync(), seen)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await TellAsAsync(app.Visitor(), Browser, "cross-site", seen)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        await TellAsync(app.Visitor(), new("seen", "shelf", 0, 4711), new("seen", "shelf", 0, gone), new("seen", "cellar", 0, product), new("seen", "shelf", -1, product), new("stolen", "shelf", 0, product));
        (await TellAsync(app.Visitor(), [.. Enumerable.Repeat(seen, 61)])).StatusCode.ShouldBe(HttpStatusCode.BadRequest);

        (await CountedAsync(app)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Whoever_tells_too_much_is_slowed_down()
    {
        await using var app = await TestApp.OpenAsync(("Limits:PlacementsPerMinute", "2"));
        var visitor = app.Visitor();
        PlacementEvent seen = new("seen", "shelf", 0, 1);

        await TellAsync(visitor, seen);
        await TellAsync(visitor, seen);

        (await TellAsync(visitor, seen)).StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task Lists_name_their_slot_and_the_place_of_their_first_card()
    {
        await using var app = await Window.OpenAsync();
        for (var n = 0; n < 25; n++)
            await app.CoffeeAsync($"Kaffee {n:00}", unitsSold: 25 - n);

        var first = await app.Visitor().GetAsync("/de/kaffee");
        var second = await app.Visitor().GetAsync("/de/kaffee?page=2");
        var home = await app.Visitor().GetAsync("/de");

        first.Page.QuerySelector("#cards")!.GetAttribute("data-slot").ShouldBe("shelf");
        first.Page.QuerySelector("#cards")!.GetAttribute("data-first").ShouldBe("0");
        first.Page.QuerySelectorAll("#cards > li[data-p]").Length.ShouldBe(24);
        second.Page.QuerySelector("#cards")!.GetAttribute("data-first").ShouldBe("24");
        home.Page.QuerySelectorAll(".cards").Select(c => c.GetAttribute("data-slot")).ShouldBe(["home1", "home2"]);
    }

    private static Task<HttpResponseMessage> TellAsync(Visitor visitor, params PlacementEvent[] events) => TellAsAsync(visitor, Browser, "same-origin", events);

    private static async Task<HttpResponseMessage> TellAsAsync(Visitor visitor, string agent, string site, params PlacementEvent[] events)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/placements") { Content = JsonContent.Create(events) };
        request.Headers.Add("Sec-Fetch-Site", site);
        request.Headers.TryAddWithoutValidation("User-Agent", agent);
        return await visitor.Client.SendAsync(request);
    }

    private static async Task<List<(string Slot, int Product, int Seen, int Clicks, int Adds)>> CountedAsync(TestApp app)
    {
        await app.Services.GetRequiredService<PlacementLog>().WriteAsync(CancellationToken.None);
        var rows = await app.Shop.AskAsync(db => db.PlacementDays.ToListAsync());
        return rows.ConvertAll(r => (r.Slot, r.ProductId, r.Impressions, r.Clicks, r.CartAdds));
    }
}
