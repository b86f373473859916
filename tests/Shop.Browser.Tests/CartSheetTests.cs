using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace Shop.Browser.Tests;

[Collection(InTheBrowser.Name)]
public class CartSheetTests(BrowserShop shop)
{
    [Theory]
    [InlineData(false, false)]
    [InlineData(true, true)]
    public async Task The_cart_slides_in_is_changed_by_keyboard_and_gives_the_focus_back(bool phone, bool dark)
    {
        await using var visit = await shop.VisitAsync(phone, dark);
        var page = visit.Page;
        await page.GotoAsync("/de/suche?q=hafenlicht");
        await page.Locator("main a[href*='/artikel/']").First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "In den Warenkorb" }).First.ClickAsync();
        var sheet = page.GetByRole(AriaRole.Dialog, new() { Name = "Warenkorb" });

        await Assertions.Expect(sheet).ToBeVisibleAsync();
        await visit.ShouldBeAccessibleAsync();
        await sheet.GetByRole(AriaRole.Button, new() { NameRegex = new("^Mehr von") }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#tools .tool-count")).ToHaveTextAsync("2");
        await page.Keyboard.PressAsync("Escape");

        await Assertions.Expect(sheet).ToBeHiddenAsync();
        (await page.EvaluateAsync<string>("document.activeElement.textContent.trim()")).ShouldContain("In den Warenkorb");
        visit.Complaints.ShouldBeEmpty();
    }
}
