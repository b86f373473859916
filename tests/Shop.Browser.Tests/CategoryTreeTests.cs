using Microsoft.Playwright;
using Shop.Data.DemoData;
using Shouldly;
using Xunit;

namespace Shop.Browser.Tests;

[Collection(InTheBrowser.Name)]
public class CategoryTreeTests(BrowserShop shop)
{
    [Fact]
    public async Task Shelves_move_by_keyboard_with_the_focus_kept_and_by_dragging()
    {
        await using var visit = await shop.SignInAsync(DemoAccounts.Manager);
        var page = visit.Page;
        await page.GotoAsync("/admin/categories");
        var names = page.Locator("#categories .row-title");
        var before = await names.AllTextContentsAsync();
        var espresso = page.Locator("#categories tr:has(.row-title:text-is('Espresso'))");
        var filter = page.Locator("#categories tr:has(.row-title:text-is('Filterkaffee'))");

        await espresso.Locator("[value^=down]").FocusAsync();
        var focused = await page.EvaluateAsync<string>("document.activeElement.id");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(names.Nth(1)).ToHaveTextAsync("Filterkaffee");
        (await page.EvaluateAsync<string>("document.activeElement.id")).ShouldBe(focused);

        // Below its neighbour and out again, by the arrows alone.
        await espresso.Locator(".row-title").FocusAsync();
        await page.Keyboard.PressAsync("Alt+ArrowRight");
        await Assertions.Expect(espresso).ToHaveAttributeAsync("data-depth", "2");
        await Assertions.Expect(espresso.Locator(".row-title")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Alt+ArrowLeft");
        await Assertions.Expect(espresso).ToHaveAttributeAsync("data-depth", "1");

        await espresso.Locator(".order-grip").DragToAsync(filter, new() { TargetPosition = new() { X = 20, Y = 3 } });
        await Assertions.Expect(names.Nth(1)).ToHaveTextAsync("Espresso");
        await page.ReloadAsync();
        (await names.AllTextContentsAsync()).ShouldBe(before);
        visit.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Pictures_of_a_shelf_are_ordered_side_by_side()
    {
        await using var visit = await shop.SignInAsync(DemoAccounts.Manager);
        await visit.Page.GotoAsync("/admin/categories/1/order");
        var cards = visit.Page.Locator("[data-board] > li");

        var first = await cards.Nth(0).BoundingBoxAsync();
        var third = await cards.Nth(2).BoundingBoxAsync();

        first!.Width.ShouldBeLessThan(260);
        third!.Y.ShouldBe(first.Y, 1);
    }

    [Fact]
    public async Task The_preview_of_rules_follows_what_is_ticked()
    {
        await using var visit = await shop.SignInAsync(DemoAccounts.Manager);
        var page = visit.Page;
        await page.GotoAsync("/admin/categories");
        await page.Locator("#categories .row-title:text-is('Unter 20 €')").ClickAsync();
        await page.Locator(".tabs a", new() { HasText = "Regeln" }).ClickAsync();
        var count = page.Locator("#rules-count");
        var before = await count.TextContentAsync();

        await page.Locator("[name='Form.Below']").FillAsync("8,00");
        await page.Locator("[name='Form.Below']").BlurAsync();

        await Assertions.Expect(count).Not.ToHaveTextAsync(before!);
        visit.Complaints.ShouldBeEmpty();
    }
}
