using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace Shop.Browser.Tests;

[Collection(InTheBrowser.Name)]
public class ProductTests(BrowserShop shop)
{
    private const string Product = "/de/artikel/x-26";

    [Fact]
    public async Task A_picture_opens_large_turns_with_the_arrow_keys_and_gives_the_focus_back()
    {
        await using var visit = await shop.VisitAsync();
        var page = visit.Page;
        await page.GotoAsync(Product);

        await page.Locator("[data-zoom='0']").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".zoom-count")).ToHaveTextAsync("Bild 1 von 2");
        await page.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(page.Locator(".zoom-count")).ToHaveTextAsync("Bild 2 von 2");
        await visit.ShouldBeAccessibleAsync();
        await page.Keyboard.PressAsync("Escape");

        (await page.EvaluateAsync<string>("document.activeElement.dataset.zoom")).ShouldBe("1");
        visit.Complaints.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_visitor_notes_and_compares_a_coffee_with_and_without_script(bool script)
    {
        await using var visit = await shop.VisitAsync(phone: true, script: script);
        var page = visit.Page;
        await page.GotoAsync(Product);
        await page.GetByRole(AriaRole.Button, new() { Name = "Merken", Exact = true }).ClickAsync();
        if (script)
            await Assertions.Expect(page.Locator(".toast")).ToContainTextAsync("auf dem Merkzettel");
        await page.GotoAsync(Product);
        await page.GetByRole(AriaRole.Button, new() { Name = "Vergleichen", Exact = true }).ClickAsync();
        if (script)
            await Assertions.Expect(page.Locator(".toast")).ToContainTextAsync("im Vergleich");

        await page.GotoAsync("/de/vergleich");
        (await page.Locator("thead th").CountAsync()).ShouldBe(1);
        if (script)
            await visit.ShouldBeAccessibleAsync();
        await page.GotoAsync("/de/merkzettel");
        if (script)
            await visit.ShouldBeAccessibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "in den Warenkorb" }).ClickAsync();

        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Feierabend");
        visit.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Another_version_changes_the_page_in_place_and_is_told()
    {
        await using var visit = await shop.VisitAsync();
        var page = visit.Page;
        await page.GotoAsync(Product);

        await page.Locator(".matrix summary").ClickAsync();
        await page.Locator(".matrix-table a").Nth(2).ClickAsync();

        await Assertions.Expect(page.Locator("#live")).ToContainTextAsync("500 g");
        (await page.Locator(".matrix-none").CountAsync()).ShouldBe(1);
        visit.Complaints.ShouldBeEmpty();
    }
}
