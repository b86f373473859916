using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace Shop.Browser.Tests;

[Collection(InTheBrowser.Name)]
public partial class GuestJourneyTests(BrowserShop shop)
{
    [Theory]
    [InlineData(false, true)]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public async Task A_guest_finds_a_coffee_orders_it_and_gets_the_bank_details(bool phone, bool script)
    {
        await using var visit = await shop.VisitAsync(phone, script: script);
        var page = visit.Page;

        await page.GotoAsync("/de/suche?q=hafenlicht");
        await page.Locator("main a[href*='/artikel/']").First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "In den Warenkorb" }).First.ClickAsync();
        if (script)
            await Assertions.Expect(page.Locator(".tool-count").First).ToHaveTextAsync("1");
        await page.GotoAsync("/de/warenkorb");
        await page.GetByRole(AriaRole.Link, new() { NameRegex = ToCheckout() }).First.ClickAsync();

        await FillInAsync(page);
        await page.Locator("label:has([name='PaymentMethod'][value='bank-transfer'])").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Weiter zur Prüfung" }).ClickAsync();
        var button = page.GetByRole(AriaRole.Button, new() { Name = "Zahlungspflichtig bestellen" });
        await Assertions.Expect(button).ToBeVisibleAsync();
        await button.ClickAsync();

        await page.WaitForURLAsync(new Regex("/de/bestellung/"));
        var text = await page.Locator("main").InnerTextAsync();
        text.ShouldMatch(@"DE\d\d( ?\d{4}){4} ?\d\d", "the shop's IBAN");
        visit.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Eight_shelves_stand_in_one_line_of_the_menu_on_a_small_desktop()
    {
        await using var visit = await shop.VisitAsync();
        await visit.Page.SetViewportSizeAsync(1024, 800);
        await visit.Page.GotoAsync("/de");

        (await visit.Page.Locator(".menu-list > li").CountAsync()).ShouldBeGreaterThanOrEqualTo(8);
        (await visit.Page.Locator(".menu").BoundingBoxAsync())!.Height.ShouldBeLessThan(52);
    }

    [Fact]
    public async Task A_visitor_with_a_keyboard_reaches_a_product_through_menu_and_list()
    {
        await using var visit = await shop.VisitAsync();
        var page = visit.Page;
        await page.GotoAsync("/de");

        await page.Keyboard.PressAsync("Tab");
        (await page.EvaluateAsync<string>("document.activeElement.getAttribute('href')")).ShouldStartWith("#", Case.Sensitive, "the first stop skips to the content");
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Tab");
        (await page.EvaluateAsync<bool>("document.querySelector('main').contains(document.activeElement)")).ShouldBeTrue();
    }

    private static async Task FillInAsync(IPage page)
    {
        await page.Locator("[name='Email']").FillAsync("gast@example.org");
        await page.Locator("[name='Address.FirstName']").FillAsync("Gesa");
        await page.Locator("[name='Address.LastName']").FillAsync("Gast");
        await page.Locator("[name='Address.Street']").FillAsync("Deichstraße 9");
        await page.Locator("[name='Address.Postcode']").FillAsync("20459");
        await page.Locator("[name='Address.City']").FillAsync("Hamburg");
    }

    [GeneratedRegex("Kasse")]
    private static partial Regex ToCheckout();
}
