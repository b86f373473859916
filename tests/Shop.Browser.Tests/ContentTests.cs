using Shop.Data.DemoData;
using Shouldly;
using Xunit;

namespace Shop.Browser.Tests;

[Collection(InTheBrowser.Name)]
public class ContentTests(BrowserShop shop)
{
    [Fact]
    public async Task Rows_change_places_by_keyboard_with_the_focus_kept_and_by_dragging()
    {
        await using var visit = await shop.SignInAsync(DemoAccounts.Manager);
        var page = visit.Page;
        await page.GotoAsync("/admin/faq");
        var titles = page.Locator("#faq .row-title");
        var before = await titles.AllTextContentsAsync();

        await page.Locator("#faq [name=down]").First.FocusAsync();
        var focused = await page.EvaluateAsync<string>("document.activeElement.id");
        await page.Keyboard.PressAsync("Enter");
        await Microsoft.Playwright.Assertions.Expect(titles.First).ToHaveTextAsync(before[1]);
        (await page.EvaluateAsync<string>("document.activeElement.id")).ShouldBe(focused);

        var grips = page.Locator("#faq .order-grip");
        await grips.Nth(1).DragToAsync(grips.First, new() { TargetPosition = new() { X = 5, Y = 2 } });
        await Microsoft.Playwright.Assertions.Expect(titles.First).ToHaveTextAsync(before[0]);
        await page.ReloadAsync();
        (await titles.AllTextContentsAsync()).ShouldBe(before);
        visit.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_preview_follows_the_typing_in_both_languages()
    {
        await using var visit = await shop.SignInAsync(DemoAccounts.Manager);
        await visit.Page.GotoAsync("/admin/news/new");

        await visit.Page.FillAsync("#Form_Body_De", "## Ernte\n\nSie ist **da**.");
        await visit.Page.FillAsync("#Form_Body_En", "It is *here*.");

        await Microsoft.Playwright.Assertions.Expect(visit.Page.Locator("#preview-Form_Body_De h2")).ToHaveTextAsync("Ernte");
        await Microsoft.Playwright.Assertions.Expect(visit.Page.Locator("#preview-Form_Body_En em")).ToHaveTextAsync("here");
        visit.Complaints.ShouldBeEmpty();
    }
}
