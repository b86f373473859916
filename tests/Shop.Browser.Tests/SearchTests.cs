using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace Shop.Browser.Tests;

[Collection(InTheBrowser.Name)]
public partial class SearchTests(BrowserShop shop)
{
    [Fact]
    public async Task Suggestions_are_chosen_by_keyboard_and_told_to_readers()
    {
        await using var visit = await shop.VisitAsync();
        var page = visit.Page;
        await page.GotoAsync("/de");
        var field = page.Locator("#q");
        var said = page.Locator(".site-header [data-suggest-said]");

        await field.FocusAsync();
        await page.Keyboard.TypeAsync("Espreso");

        await Assertions.Expect(field).ToHaveAttributeAsync("aria-expanded", "true");
        await Assertions.Expect(said).ToContainTextAsync("Vorschläge");
        await visit.ShouldBeAccessibleAsync();

        await page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(field).ToHaveAttributeAsync("aria-activedescendant", "q-0");
        await Assertions.Expect(page.Locator("#q-0")).ToHaveAttributeAsync("aria-selected", "true");
        await page.Keyboard.PressAsync("ArrowUp");
        await page.Keyboard.PressAsync("ArrowUp");
        await Assertions.Expect(page.Locator("[role=option][aria-selected=true]")).ToContainTextAsync("Alle Treffer");

        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Locator("[role=option]")).ToHaveCountAsync(0);
        await Assertions.Expect(field).ToHaveAttributeAsync("aria-expanded", "false");
        await Assertions.Expect(field).ToHaveValueAsync("Espreso");

        await page.Keyboard.PressAsync("Backspace");
        await page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(field).ToHaveAttributeAsync("aria-expanded", "true");
        await page.Keyboard.PressAsync("ArrowDown");
        var goal = await page.Locator("[role=option][aria-selected=true]").GetAttributeAsync("href");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**" + goal);
        visit.Complaints.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Hits_are_filtered_with_script_and_without(bool script)
    {
        await using var visit = await shop.VisitAsync(script: script);
        var page = visit.Page;
        await page.GotoAsync("/de/suche?q=kafee");

        await page.Locator(".filters label:has(#filter-roast-dark)").ClickAsync();
        if (!script)
            await page.Locator("#filters-submit button").ClickAsync();

        await page.WaitForURLAsync(RoastInAddress());
        await Assertions.Expect(page.Locator(".applied .chip").First).ToContainTextAsync("Dunkel");
        (await page.Locator("#cards .card").CountAsync()).ShouldBeGreaterThan(0);
        visit.Complaints.ShouldBeEmpty();
    }

    /// <summary>Without script the fields left empty stand between.</summary>
    [GeneratedRegex("q=kafee&(.*&)?roast=dark")]
    private static partial Regex RoastInAddress();
}
