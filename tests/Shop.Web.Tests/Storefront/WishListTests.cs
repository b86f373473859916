using System.Net;
using Microsoft.EntityFrameworkCore;
using Shop.Catalog;
using Shop.Tests;
using Shouldly;
using Xunit;

namespace Shop.Web.Tests.Storefront;

public class WishListTests
{
    private const string Page = "/de/merkzettel";

    [Fact]
    public async Task A_guest_notes_an_article_takes_it_off_and_puts_another_into_the_cart()
    {
        await using var app = await TestApp.OpenAsync();
        var (lotse, assam) = (await Given.ProductAsync(app.Shop, name: "Lotse"), await Given.ProductAsync(app.Shop, name: "Assam"));
        var visitor = app.Visitor();
        await NoteAsync(visitor, lotse);
        await NoteAsync(visitor, assam);
        await NoteAsync(visitor, assam);

        var list = await visitor.GetAsync(Page);
        Names(list).ShouldBe(["Assam", "Lotse"]);
        await visitor.SubmitAsync(list, null, $"#wish-{lotse.Id} form[action$=entfernen]");
        await visitor.SubmitAsync(list, null, $"#wish-{assam.Id} form[action$=warenkorb]");

        (await visitor.GetAsync(Page)).Text.ShouldContain("Noch nichts gemerkt");
        (await visitor.GetAsync(Buying.Cart)).Text.ShouldContain("Assam");
    }

    [Fact]
    public async Task Nobody_gets_a_cookie_before_the_first_wish_and_another_visitor_sees_nothing()
    {
        await using var app = await TestApp.OpenAsync();
        var lotse = await Given.ProductAsync(app.Shop, name: "Lotse");
        var visitor = app.Visitor();

        (await visitor.GetAsync(Page)).Response.Headers.Contains("Set-Cookie").ShouldBeFalse();
        var noted = await NoteAsync(visitor, lotse);

        noted.Location.ShouldBe(Page);
        noted.Response.Headers.GetValues("Set-Cookie").ShouldContain(c => c.StartsWith("merkzettel=", StringComparison.Ordinal) && c.Contains("httponly"));
        (await app.Visitor().GetAsync(Page)).Text.ShouldNotContain("Lotse");
    }

    [Fact]
    public async Task A_guests_list_flows_into_the_customers_and_its_key_alone_opens_it_no_longer()
    {
        await using var app = await TestApp.OpenAsync();
        var (lotse, assam) = (await Given.ProductAsync(app.Shop, name: "Lotse"), await Given.ProductAsync(app.Shop, name: "Assam"));
        var customer = await app.SignInAsCustomerAsync();
        await NoteAsync(customer, lotse);
        var guest = app.Visitor();
        await NoteAsync(guest, lotse);
        await NoteAsync(guest, assam);
        string key;
        await using (var db = app.Shop.CreateDbContext())
        {
            var mine = await db.WishLists.SingleAsync(w => w.CustomerId != null);
            var theirs = await db.WishLists.SingleAsync(w => w.CustomerId == null);
            key = (await new Shop.Wishes.MergeWishList(db, app.Shop.Clock).MergeAsync(theirs.Key, mine.CustomerId!.Value))!;
            key.ShouldBe(mine.Key);
        }

        Names(await customer.GetAsync(Page)).ShouldBe(["Assam", "Lotse"], ignoreOrder: true);
        var stranger = app.Visitor();
        stranger.Client.DefaultRequestHeaders.Add("Cookie", "merkzettel=" + key);
        (await stranger.GetAsync(Page)).Text.ShouldContain("Noch nichts gemerkt");
    }

    [Fact]
    public async Task A_sold_out_wish_cannot_be_put_into_the_cart_and_stays()
    {
        await using var app = await TestApp.OpenAsync();
        var lotse = await Given.ProductAsync(app.Shop, name: "Lotse", stock: 1);
        var visitor = app.Visitor();
        await NoteAsync(visitor, lotse);
        var list = await visitor.GetAsync(Page);
        await app.Shop.DoAsync(async db => (await db.StockItems.SingleAsync(s => s.VariantId == lotse.Id)).OnHand = 0);

        var refused = await visitor.SubmitAsync(list, null, $"#wish-{lotse.Id} form[action$=warenkorb]");

        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Read("[role=alert]").ShouldBe("„Lotse“ ist gerade ausverkauft.");
        Names(refused).ShouldBe(["Lotse"]);
    }

    private static Task<Answer> NoteAsync(Visitor visitor, Variant variant) => visitor.PostAsync(Page + "/hinzufuegen", new { variantId = variant.Id });

    private static List<string> Names(Answer page) => [.. page.Page.QuerySelectorAll(".line-name").Select(n => n.TextContent.Trim())];
}
