using Microsoft.Playwright;
using Shop.Data.DemoData;
using Shouldly;
using Xunit;

namespace Shop.Browser.Tests;

[Collection(InTheBrowser.Name)]
public class ProductListTests(BrowserShop shop)
{
    [Fact]
    public async Task A_manager_works_through_the_list_with_the_keyboard_alone()
    {
        await using var visit = await shop.SignInAsync(DemoAccounts.Manager);
        var page = visit.Page;
        await page.GotoAsync("/admin/products?sort=name&view=0");
        var keys = page.Keyboard;

        await keys.PressAsync("j");
        await keys.PressAsync("ArrowDown");
        await keys.PressAsync("x");
        await Assertions.Expect(page.Locator("#products tbody tr").Nth(1)).ToHaveClassAsync(new System.Text.RegularExpressions.Regex("is-selected"));
        await Assertions.Expect(page.Locator(".bulk [data-count]")).ToHaveTextAsync("1");

        await keys.PressAsync("q");
        var price = page.Locator("form[data-quick] input[name$='Price']").First;
        await Assertions.Expect(price).ToBeFocusedAsync();
        var before = await price.InputValueAsync();
        await price.FillAsync("77,70");
        await keys.PressAsync("Escape");
        await Assertions.Expect(page.Locator("form[data-quick]")).ToHaveCountAsync(0);
        (await page.Locator("#products tbody tr").Nth(1).InnerTextAsync()).ShouldNotContain("77,70");

        var edit = page.Locator("#products tbody tr").Nth(1).Locator("[data-quick-open]");
        await edit.ClickAsync();
        await price.FillAsync("77,70");
        await price.PressAsync("Enter");
        var toast = page.Locator(".toast");
        await Assertions.Expect(page.Locator("#products tbody tr").Nth(1)).ToContainTextAsync("77,70");
        await toast.GetByRole(AriaRole.Button, new() { Name = "Rückgängig" }).ClickAsync();
        await Assertions.Expect(page.Locator("#products tbody tr").Nth(1)).Not.ToContainTextAsync("77,70");

        await edit.ClickAsync();
        await Assertions.Expect(price).ToHaveValueAsync(before);
        await page.Locator("form[data-quick] input:not([type=hidden])").Last.PressAsync("Tab");
        await Assertions.Expect(page.Locator("#products tbody tr").Nth(2).Locator("form[data-quick]")).ToBeVisibleAsync();
        await keys.PressAsync("Escape");
        await Assertions.Expect(page.Locator("form[data-quick]")).ToHaveCountAsync(0);
        await page.Locator("h1").ClickAsync();
        await keys.PressAsync("/");
        await Assertions.Expect(page.Locator("input[type=search][name=q]")).ToBeFocusedAsync();
        visit.Complaints.ShouldBeEmpty();
    }
}
