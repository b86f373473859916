using Microsoft.EntityFrameworkCore;
using Shop.Catalog;
using Shouldly;
using Xunit;

namespace Shop.Tests.Catalog;

public class RedirectTests
{
    [Theory]
    [InlineData("https://alt.example/Kaffee.html?x=1#oben", "/kaffee.html?x=1")]
    [InlineData("/Tee/", "/tee")]
    [InlineData("/caf%C3%A9", "/café")]
    [InlineData("kaffee", null)]
    [InlineData("//boese.example/x", null)]
    [InlineData("/mit leer", null)]
    public void An_old_address_is_kept_as_the_shop_will_be_asked_for_it(string typed, string? kept) => Redirect.Tidy(typed).ShouldBe(kept);

    [Theory]
    [InlineData("/de/tee", true)]
    [InlineData("https://anderswo.example/x", true)]
    [InlineData("http://anderswo.example/x", false)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("//boese.example", false)]
    [InlineData("/x\r\nSet-Cookie: a=b", false)]
    public void A_target_is_a_page_of_the_shop_or_a_secure_address(string typed, bool may) => (Redirect.TidyTarget(typed) is not null).ShouldBe(may);

    [Fact]
    public void Chains_are_shortened_and_loops_refused()
    {
        var known = new Dictionary<string, string> { ["/a"] = "/b" };

        var (book, refused) = RedirectBook.Settle(known, [("/b", "/c"), ("/c", "/a"), ("/d", "/d"), ("/c", "/de/tee")]);

        book.ShouldBe(new Dictionary<string, string> { ["/a"] = "/de/tee", ["/b"] = "/de/tee", ["/c"] = "/de/tee" }, ignoreOrder: true);
        refused.Select(r => r.From).ShouldBe(["/c", "/d"]);
    }

    [Fact]
    public void Random_books_never_hold_a_chain_or_a_loop()
    {
        var dice = new Random(3);
        for (var round = 0; round < 200; round++)
        {
            var added = Enumerable.Range(0, 12).Select(_ => ($"/{(char)('a' + dice.Next(8))}", $"/{(char)('a' + dice.Next(10))}")).ToList();
            var (book, _) = RedirectBook.Settle(new Dictionary<string, string>(), added);
            book.Values.ShouldAllBe(to => !book.ContainsKey(to));
        }
    }

    [Fact]
    public async Task A_pasted_list_is_taken_in_and_says_what_it_left_out()
    {
        using var shop = TestShop.Open();
        await using var db = shop.CreateDbContext();

        var lines = SaveRedirects.Read("/alt.html;/de/kaffee\n\"/b\",\"/alt.html\"\nunsinn;/x\n/de;/de/kaffee\n/c\thttps://x.example/");
        var saved = await new SaveRedirects(db, shop.Clock).SaveAsync(lines, default);

        saved.Saved.ShouldBe(3);
        saved.Refused.Select(r => r.Why.Code).ShouldBe(["redirect-from", "redirect-home"]);
        (await db.Redirects.AsNoTracking().OrderBy(r => r.From).Select(r => r.From + " " + r.To).ToListAsync())
            .ShouldBe(["/alt.html /de/kaffee", "/b /de/kaffee", "/c https://x.example/"]);
    }
}
