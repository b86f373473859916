using System.Net;
using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Tests;
using Shouldly;
using Xunit;

namespace Shop.Web.Tests.BackOffice;

public class ScreensTests
{
    private static readonly string[] Screens =
    [
        "/admin", "/admin/products", "/admin/products?q=kaffee&sort=-price&stock=low&active=true", "/admin/products/new", "/admin/products?q=4006381333931&pricefrom=1&marginto=50&without=Gtin&stock=negative&changed=2026-11-01&reduced=true&discounted=true&sort=margin", "/admin/bulk", "/admin/tags", "/admin/products/planned", "/admin/categories", "/admin/calculation", "/admin/calculation?cost=missing", "/admin/calculation/defaults", "/admin/calculation/defaults/new", "/admin/categories/new",
        "/admin/categories?q=kaffee", "/admin/categories?q=nichts", "/admin/categories/1", "/admin/categories/1/rules", "/admin/categories/1/order", "/admin/categories/1/move", "/admin/categories/1/remove",
        "/admin/redirects", "/admin/redirects?q=x&test=/weg", "/admin/redirects/new", "/admin/brands", "/admin/brands?q=x", "/admin/brands/new", "/admin/feeds", "/admin/feeds/new", "/admin/feeds/taxonomy",
        "/admin/manufacturers", "/admin/manufacturers/new", "/admin/suppliers", "/admin/suppliers/new", "/admin/price-plans", "/admin/price-plans?state=past&month=2026-12&q=x", "/admin/price-plans/new?product=1", "/admin/suppliers?q=x", "/admin/attributes", "/admin/attributes/new", "/admin/attribute-sets", "/admin/attribute-sets/new", "/admin/products/1/variants", "/admin/orders", "/admin/orders?revenue=true&from=2026-11-01&to=2026-11-21",
        "/admin/currencies", "/admin/currencies/new", "/admin/price-endings", "/admin/price-endings/1", "/admin/price-endings/new",
        "/admin/customers", "/admin/settings", "/admin/pages", "/admin/pages/agb", "/admin/pages/impressum", "/admin/shipping", "/admin/shipping/new", "/admin/payment",
        "/admin/imports", "/admin/exports",
        "/admin/payment/new", "/admin/taxes", "/admin/changes", "/admin/search", "/admin/search?q=kaffee", "/admin/synonyms", "/admin/synonyms/new?words=kekse",
        "/admin/searches", "/admin/searches?empty=true&from=2026-11-01&to=2026-11-21",
        "/admin/withdrawals", "/admin/withdrawals?state=Open&late=true&q=b", "/admin/returns", "/admin/returns?refunded=false&reason=Damaged&q=b",
        "/admin/reviews", "/admin/home", "/admin/home/new", "/admin/home/new?kind=hero", "/admin/home/new?kind=shelf", "/admin/home/new?kind=text", "/admin/faq", "/admin/faq/new", "/admin/news", "/admin/news/new",
        "/admin/menus", "/admin/menus/new?menu=footer", "/admin/buttons", "/admin/buttons/new", "/admin/pages/new", "/admin/reviews?state=Waiting", "/admin/questions",
        "/admin/assortment", "/admin/assortment/abc-xyz", "/admin/assortment/abc-xyz?by=Units&cell=CZ&from=2026-01-01&to=2026-11-21", "/admin/assortment/slow", "/admin/assortment/slow?verdict=NotWanted", "/admin/assortment/trials", "/admin/assortment/rules", "/admin/assortment/tests", "/admin/assortment/tests/new", "/admin/assortment/tests/new?q=kaffee", "/admin/assortment/retirements", "/admin/assortment/places", "/admin/assortment/places?slot=shelf-1", "/admin/assortment/groups", "/admin/assortment/groups/new", "/admin/assortment/freshness", "/admin/assortment/freshness?kind=Picture", "/admin/assortment/freshness?terms=true",
        "/admin/discounts", "/admin/discounts?state=Running&q=kaffee", "/admin/discounts/new", "/admin/discounts/simulator", "/admin/discounts/simulator?lines=nichts%20zwei&coupons=weg",
    ];

    [Fact]
    public async Task Every_screen_opens_in_both_languages_and_states_its_purpose()
    {
        await using var app = await TestApp.OpenAsync();
        await Given.ProductAsync(app.Shop);
        var admin = await app.SignInAsStaffAsync();
        foreach (var language in new[] { "de", "en" })
        {
            admin.Client.DefaultRequestHeaders.Remove("Accept-Language");
            admin.Client.DefaultRequestHeaders.Add("Accept-Language", language);
            foreach (var screen in Screens)
            {
                var page = await admin.GetAsync(screen);
                page.Status.ShouldBe(HttpStatusCode.OK, screen);
                page.Page.DocumentElement.GetAttribute("lang").ShouldBe(language);
                page.Read("main h1").ShouldNotBeEmpty(screen);
                page.Page.QuerySelectorAll("[style], style, script:not([src]), [onclick]").ShouldBeEmpty(screen);
            }
        }
    }

    [Fact]
    public async Task Every_link_of_the_navigation_opens()
    {
        await using var app = await TestApp.OpenAsync();
        var admin = await app.SignInAsStaffAsync();
        var links = (await admin.GetAsync("/admin")).Page.QuerySelectorAll(".side li a").Select(a => a.GetAttribute("href")!).Where(h => h.StartsWith("/admin", StringComparison.Ordinal)).ToList();

        links.Count.ShouldBeGreaterThan(10);
        foreach (var link in links)
            (await admin.GetAsync(link)).Status.ShouldBe(HttpStatusCode.OK, link);
    }

    [Fact]
    public async Task The_language_switch_is_remembered_and_returns_to_the_same_screen()
    {
        await using var app = await TestApp.OpenAsync();
        var admin = await app.SignInAsStaffAsync();

        var switched = await admin.PostFormAsync("/admin/orders?sort=date", new { language = "en" }, "form[action='/admin/language']");

        switched.Location.ShouldBe("/admin/orders?sort=date");
        (await admin.FollowAsync(switched)).Read("h1").ShouldBe("Orders");
    }

    [Fact]
    public async Task An_accountant_sees_no_settings_and_can_not_open_them()
    {
        await using var app = await TestApp.OpenAsync();
        var accountant = await app.SignInAsStaffAsync(Role.Accountant);

        (await accountant.GetAsync("/admin")).Page.QuerySelectorAll(".side a[href='/admin/settings']").ShouldBeEmpty();
        (await accountant.GetAsync("/admin/settings")).Status.ShouldNotBe(HttpStatusCode.OK);
        (await accountant.GetAsync("/admin/products/new")).Status.ShouldNotBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Visitors_and_customers_see_nothing_of_the_back_office()
    {
        await using var app = await TestApp.OpenAsync();
        var customer = await app.SignInAsCustomerAsync();

        foreach (var screen in Screens)
        {
            (await app.Visitor().GetAsync(screen)).Status.ShouldNotBe(HttpStatusCode.OK, screen);
            (await customer.GetAsync(screen)).Status.ShouldNotBe(HttpStatusCode.OK, screen);
        }
    }

    [Fact]
    public async Task A_new_shop_lists_what_is_still_to_be_set_up_and_ticks_it_off()
    {
        await using var app = TestApp.On(TestShop.Open());
        var admin = await app.SignInAsStaffAsync();

        var before = (await admin.GetAsync("/admin")).Page;
        before.QuerySelectorAll(".checklist li").Length.ShouldBe(7);
        before.QuerySelectorAll(".checklist .is-done").ShouldBeEmpty();

        await admin.PostFormAsync("/admin/taxes", new Dictionary<string, string?> { ["New.TaxClass"] = "Standard", ["New.Percent"] = "19", ["New.ValidFrom"] = "2021-01-01", ["New.Source"] = "§12 (1) UStG" });
        await admin.PostFormAsync("/admin/taxes", new Dictionary<string, string?> { ["New.TaxClass"] = "Reduced", ["New.Percent"] = "7", ["New.ValidFrom"] = "2021-01-01", ["New.Source"] = "§12 (2) UStG" });
        await admin.PostFormAsync("/admin/shipping/new", new Dictionary<string, string?> { ["Name.De"] = "Paket", ["Price"] = "4,90" });
        await admin.PostFormAsync("/admin/payment/new", new Dictionary<string, string?> { ["Name.De"] = "Vorkasse" });

        (await admin.GetAsync("/admin")).Page.QuerySelectorAll(".checklist .is-done").Length.ShouldBe(3);
        (await app.Shop.AskAsync(db => db.TaxRates.OrderBy(r => r.Rate).Select(r => r.Rate).ToListAsync())).ShouldBe([0.07m, 0.19m]);
    }

    [Fact]
    public async Task The_main_screens_ask_few_questions_however_long_their_lists_are()
    {
        await using var app = await TestApp.OpenAsync();
        for (var i = 0; i < 30; i++)
            await Given.ProductAsync(app.Shop);
        await SomeOrders.PlaceAsync(app.Shop, count: 30);
        var admin = await app.SignInAsStaffAsync();
        await admin.GetAsync("/admin");

        foreach (var (screen, most) in new[] { ("/admin/products", 12), ("/admin/orders", 2), ("/admin/customers", 2), ("/admin", 15) })
        {
            var queries = await TestApp.CountQueriesAsync(() => admin.GetAsync(screen));
            queries.Count.ShouldBeLessThanOrEqualTo(most, $"{screen}: {string.Join("\n---\n", queries)}");
        }
    }
}
