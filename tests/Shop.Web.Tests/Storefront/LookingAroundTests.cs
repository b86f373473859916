using System.Net;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Shop.Web.Tests.Storefront;

/// <summary>Comparison, what was viewed last, and the mail when something is back.</summary>
public class LookingAroundTests
{
    [Fact]
    public async Task Up_to_four_products_are_compared_and_rows_that_differ_are_marked()
    {
        await using var app = await Window.OpenAsync();
        var visitor = app.Visitor();
        var first = await app.CoffeeAsync("Hafenlicht", roast: "light");
        var second = await app.CoffeeAsync("Lotse", roast: "dark");
        foreach (var id in new[] { first.Id, second.Id, second.Id })
            await visitor.PostAsync("/de/vergleich/hinzufuegen", new { productId = id });

        var page = await visitor.GetAsync("/de/vergleich");

        page.Page.QuerySelectorAll("thead th").Select(h => h.TextContent.Trim()).ShouldBe(["Hafenlicht", "Lotse"]);
        page.Page.QuerySelectorAll("tr.differs th").Select(h => h.TextContent.Split(',')[0].Trim()).ShouldBe(["Röstung"]);
        (await visitor.GetAsync("/en/compare?only=differences")).Page.QuerySelectorAll("tbody tr").Length.ShouldBe(1);
    }

    [Fact]
    public async Task A_fifth_product_does_not_push_one_out_and_the_list_can_be_changed()
    {
        await using var app = await Window.OpenAsync();
        var visitor = app.Visitor();
        foreach (var name in new[] { "Eins", "Zwei", "Drei", "Vier", "Fünf" })
            await visitor.PostAsync("/de/vergleich/hinzufuegen", new { productId = (await app.CoffeeAsync(name)).Id });

        var page = await visitor.GetAsync("/de/vergleich");
        page.Page.QuerySelectorAll("thead th").Select(h => h.TextContent.Trim()).ShouldBe(["Eins", "Zwei", "Drei", "Vier"]);
        await visitor.SubmitAsync(page, null, "tfoot form[action$=entfernen]");
        (await visitor.GetAsync("/de/vergleich")).Page.QuerySelectorAll("thead th").Length.ShouldBe(3);
        await visitor.SubmitAsync(page, null, "form[action$=leeren]");
        (await visitor.GetAsync("/de/vergleich")).Text.ShouldContain("Noch nichts zu vergleichen");
    }

    [Theory]
    [InlineData("vergleich=1.2.x.-3.99999999999.<script>")]
    [InlineData("vergleich=")]
    public async Task Rubbish_in_the_cookie_is_left_out(string cookie)
    {
        await using var app = await Window.OpenAsync();
        var visitor = app.Visitor();
        visitor.Client.DefaultRequestHeaders.Add("Cookie", cookie);

        (await visitor.GetAsync("/de/vergleich")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task What_was_viewed_is_noted_only_after_the_visitor_asked_for_it()
    {
        await using var app = await Window.OpenAsync();
        var (first, second) = (await app.CoffeeAsync("Hafenlicht"), await app.CoffeeAsync("Lotse"));
        var visitor = app.Visitor();

        var before = await visitor.GetAsync($"/de/zuletzt-angesehen/{first.Id}");
        before.Response.Headers.Contains("Set-Cookie").ShouldBeFalse();
        await visitor.SubmitAsync(before, null, "form");
        var after = await visitor.GetAsync($"/de/zuletzt-angesehen/{second.Id}");
        after.Read(".card-name").ShouldBe("Hafenlicht");
        await visitor.SubmitAsync(after, null, "form[action$=vergessen]");

        (await visitor.GetAsync($"/de/zuletzt-angesehen/{second.Id}")).Page.QuerySelector(".card").ShouldBeNull();
    }

    [Fact]
    public async Task A_wish_for_a_mail_is_confirmed_from_the_mailbox_and_ended_from_there()
    {
        await using var app = await Window.OpenAsync();
        var product = await app.CoffeeAsync("Hafenlicht");
        var visitor = app.Visitor();
        var page = await visitor.GetAsync(product.Address() + "?v=hafenlicht-1000-F");

        var wrong = await visitor.SubmitAsync(page, new { Email = "quatsch" }, ".stock-wish form");
        wrong.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        wrong.Read("#stock-wish-error").ShouldContain("E-Mail-Adresse");
        (await visitor.SubmitAsync(page, new { Email = "ich@example.org" }, ".stock-wish form")).Text.ShouldContain("Bitte sehen Sie in Ihr Postfach");

        var link = await app.Shop.AskAsync(async db => "/de/wieder-da?key=" + await db.StockWishes.Select(w => w.Key).SingleAsync());
        (await app.Shop.AskAsync(db => db.Mails.Select(m => m.Text).SingleAsync())).ShouldContain(link);
        var asked = await app.Visitor().GetAsync(link);
        (await app.Shop.AskAsync(db => db.StockWishes.SingleAsync())).ConfirmedAt.ShouldBeNull("opening the link isn't a confirmation");
        var reader = app.Visitor();
        await reader.SubmitAsync(await reader.GetAsync(link), null, "form[action$=bestaetigen]");
        (await app.Shop.AskAsync(db => db.StockWishes.SingleAsync())).ConfirmedAt.ShouldNotBeNull();
        var confirmed = await reader.GetAsync(link);
        confirmed.Read("h1").ShouldBe("Ihr Wunsch ist vorgemerkt");
        await reader.SubmitAsync(confirmed, null, "form[action$=abbestellen]");

        (await app.Shop.AskAsync(db => db.StockWishes.AnyAsync())).ShouldBeFalse();
        (await reader.GetAsync(link)).Text.ShouldContain("Hier ist nichts mehr vorgemerkt");
    }
}
