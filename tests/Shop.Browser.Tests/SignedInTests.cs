using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Shop.Data.DemoData;
using Shouldly;
using Xunit;

namespace Shop.Browser.Tests;

[Collection(OverAllPages.Name)]
public class SignedInTests(BrowserShop shop)
{
    public static TheoryData<string> AccountPages =>
        ["/de/konto", "/en/account", "/de/konto/bestellungen", "/de/konto/adressen", "/de/konto/adressen/neu", "/de/konto/profil", "/de/konto/sicherheit", "/en/account/security/app", "/de/konto/passwort",
         "/de/konto/rechnungen", "/de/konto/retouren", "/en/account/returns", "/de/konto/einwilligungen", "/en/account/consents", "/de/konto/daten", "/en/account/data"];

    public static TheoryData<string> DoorPages => ["/de/anmelden", "/en/sign-in", "/de/registrieren", "/de/passwort-vergessen"];

    public static TheoryData<string> BackOfficePages =>
    [
        "/admin", "/admin/products", "/admin/products/1", "/admin/products/new", "/admin/products?tag=1&marginto=90&without=Gtin", "/admin/bulk", "/admin/tags", "/admin/products/planned", "/admin/products/1/history", "/admin/products/1/copy", "/admin/categories", "/admin/manufacturers", "/admin/attributes", "/admin/attributes/1", "/admin/attribute-sets", "/admin/attribute-sets/1", "/admin/attribute-sets/new", "/admin/products/3/variants", "/admin/orders", "/admin/orders/1", "/admin/withdrawals", "/admin/withdrawals/1", "/admin/returns", "/admin/returns/1",
        "/admin/categories/1", "/admin/categories/1/rules", "/admin/categories/1/order", "/admin/categories/1/move", "/admin/categories/1/remove", "/admin/redirects", "/admin/redirects/new",
        "/admin/brands", "/admin/brands/1", "/admin/brands/new", "/admin/feeds", "/admin/feeds/1", "/admin/feeds/1/check", "/admin/feeds/new", "/admin/feeds/taxonomy",
        "/admin/invoices", "/admin/customers", "/admin/customers/1", "/admin/customers/1/privacy", "/admin/mails", "/admin/imports", "/admin/exports", "/admin/changes", "/admin/pages", "/admin/pages/agb", "/admin/home", "/admin/home/new", "/admin/home/1", "/admin/news", "/admin/news/1", "/admin/faq", "/admin/faq/1", "/admin/menus", "/admin/menus/new", "/admin/buttons", "/admin/buttons/1", "/admin/settings", "/admin/shipping",
        "/admin/payment", "/admin/taxes", "/admin/staff", "/admin/search?q=espresso", "/admin/reviews", "/admin/questions", "/admin/synonyms", "/admin/searches",
        "/admin/products/1/prices", "/admin/products/1/price-history", "/admin/calculation", "/admin/calculation/6", "/admin/calculation/defaults", "/admin/calculation/defaults/1", "/admin/suppliers", "/admin/suppliers/1", "/admin/price-plans", "/admin/price-plans/new?product=1", "/admin/suppliers/new",
        "/admin/assortment", "/admin/assortment/abc-xyz", "/admin/assortment/slow", "/admin/assortment/products/1", "/admin/assortment/trials", "/admin/assortment/rules", "/admin/assortment/tests", "/admin/assortment/tests/new?product=1", "/admin/assortment/retirements", "/admin/assortment/places?slot=shelf-1", "/admin/assortment/groups", "/admin/assortment/groups/1", "/admin/assortment/groups/1/products", "/admin/assortment/freshness", "/admin/assortment/freshness?terms=true", "/admin/products/1/retire",
        "/admin/currencies", "/admin/currencies/1", "/admin/currencies/new", "/admin/price-endings", "/admin/price-endings/1", "/admin/price-endings/new",
        "/admin/discounts", "/admin/discounts/new", "/admin/discounts/1", "/admin/discounts/1/effect", "/admin/discounts/1/coupons", "/admin/discounts/simulator",
    ];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_customer_signs_in_orders_with_the_address_on_file_and_finds_the_order_in_the_account(bool phone)
    {
        await using var visit = await shop.SignInAsync(DemoAccounts.Customer, phone);
        var page = visit.Page;
        await page.GotoAsync("/de/suche?q=lotse");
        await page.Locator("main a[href*='/artikel/']").First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "In den Warenkorb" }).First.ClickAsync();
        await Assertions.Expect(page.Locator(".tool-count").First).Not.ToBeEmptyAsync();

        await page.GotoAsync("/de/kasse");
        (await page.Locator("[name='Address.Street']").InputValueAsync()).ShouldNotBeEmpty();
        await page.Locator("label:has([name='PaymentMethod'][value='invoice'])").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Weiter zur Prüfung" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Zahlungspflichtig bestellen" }).ClickAsync();
        await page.WaitForURLAsync(new Regex("/de/bestellung/"));
        var number = new Uri(page.Url).Segments[^1];

        await page.GotoAsync("/de/konto/bestellungen");
        (await page.Locator("main").InnerTextAsync()).ShouldContain(number);
        visit.Complaints.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/admin/categories/1/order", false)]
    [InlineData("/admin/categories/1/order", true)]
    [InlineData("/admin/products/1", false)]
    [InlineData("/admin/products/1", true)]
    public async Task Whoever_goes_by_keyboard_never_loses_the_focus_behind_the_bar_that_saves(string path, bool phone)
    {
        await using var visit = await shop.SignInAsync(DemoAccounts.Manager, phone);
        var page = visit.Page;
        await page.GotoAsync(path);
        await page.Locator("main h1").ClickAsync();
        for (var step = 0; step < 60; step++)
        {
            await page.Keyboard.PressAsync("Tab");
            // Zero where nothing of the focused part can be seen; parts of the bar itself are on it.
            var seen = await page.EvaluateAsync<double>("""
                () => { const it = document.activeElement, bar = document.querySelector('.save-bar').getBoundingClientRect(), box = it.getBoundingClientRect();
                  return it === document.body || it.closest('.save-bar') ? 99 : Math.min(box.bottom, bar.top) - Math.max(box.top, 60); }
                """);
            seen.ShouldBeGreaterThan(8, await page.EvaluateAsync<string>("document.activeElement.outerHTML.slice(0, 200)"));
        }
    }

    [Fact]
    public async Task A_manager_changes_a_price_and_the_shop_shows_it_without_being_asked_to()
    {
        await using var visit = await shop.SignInAsync(DemoAccounts.Manager);
        var page = visit.Page;
        await page.GotoAsync("/admin/products/5");
        var price = page.Locator("input[name*='Price' i]:visible").First;
        await price.FillAsync("12,34");
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("Speichern") }).First.ClickAsync();
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);

        var text = "";
        for (var i = 0; i < 20 && !text.Contains("12,34", StringComparison.Ordinal); i++)
        {
            await page.WaitForTimeoutAsync(500);
            await page.GotoAsync("/de/artikel/x-5");
            text = await page.Locator("main").InnerTextAsync();
        }
        text.ShouldContain("12,34");
    }

    [Theory]
    [MemberData(nameof(AccountPages))]
    public Task An_account_page_has_no_violation(string path) => shop.LookAsync(DemoAccounts.Customer, path);

    [Theory]
    [MemberData(nameof(BackOfficePages))]
    public Task A_back_office_page_has_no_violation(string path) => shop.LookAsync(DemoAccounts.Administrator, path);

    [Theory]
    [MemberData(nameof(DoorPages))]
    public Task A_page_before_signing_in_has_no_violation(string path) => shop.LookAsync(null, path);
}
