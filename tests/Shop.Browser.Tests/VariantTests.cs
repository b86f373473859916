using Microsoft.Playwright;
using Shop.Data.DemoData;
using Shouldly;
using Xunit;

namespace Shop.Browser.Tests;

[Collection(InTheBrowser.Name)]
public class VariantTests(BrowserShop shop)
{
    private const string Product = "/admin/products/3";

    [Fact]
    public async Task The_table_of_variants_is_typed_in_by_keyboard_like_a_sheet()
    {
        await using var visit = await shop.SignInAsync(DemoAccounts.Manager);
        var page = visit.Page;
        await page.GotoAsync(Product + "/variants");
        var rows = page.Locator("#variants tbody tr");
        (await rows.CountAsync()).ShouldBeGreaterThan(1);
        var names = await rows.Locator(".sheet-name span[id]").AllInnerTextsAsync();

        await rows.Nth(0).Locator("[data-f=RecommendedPrice]").FocusAsync();
        await page.Keyboard.TypeAsync("99,90");
        await page.Keyboard.PressAsync("Enter");
        (await FocusedAsync(page)).ShouldBe("Form.Rows[1].RecommendedPrice");
        await page.Keyboard.TypeAsync("98,90");
        await page.Keyboard.PressAsync("ArrowUp");
        (await FocusedAsync(page)).ShouldBe("Form.Rows[0].RecommendedPrice");
        await page.Keyboard.PressAsync("Alt+ArrowDown");
        (await rows.Locator(".sheet-name span[id]").AllInnerTextsAsync()).Take(2).ShouldBe([names[1], names[0]]);
        await page.Locator("#matrix .save-bar .btn-primary").ClickAsync();
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);

        (await rows.Nth(1).Locator("[data-f=RecommendedPrice]").InputValueAsync()).ShouldBe("99,90");
        (await rows.Nth(0).Locator("[data-f=RecommendedPrice]").InputValueAsync()).ShouldBe("98,90");
        visit.Complaints.ShouldBeEmpty();
        await visit.ShouldBeAccessibleAsync();
    }

    [Fact]
    public async Task Pictures_are_dropped_several_at_once_and_each_tells_how_it_went()
    {
        await using var visit = await shop.SignInAsync(DemoAccounts.Manager);
        var page = visit.Page;
        await page.GotoAsync(Product);
        var before = await page.Locator("[data-picture]").CountAsync();
        var png = await page.EvaluateAsync<string>("""
            () => { const c = document.createElement('canvas'); c.width = 400; c.height = 500; const g = c.getContext('2d'); g.fillStyle = '#a8481f'; g.fillRect(0, 0, 400, 500); g.fillStyle = '#fff'; g.fillRect(50, 50, 80, 300); return c.toDataURL('image/png').split(',')[1]; }
            """);

        await page.EvaluateAsync("""
            png => {
              const bytes = Uint8Array.from(atob(png), c => c.charCodeAt(0));
              const files = new DataTransfer();
              files.items.add(new File([bytes], 'eins.png', { type: 'image/png' }));
              files.items.add(new File(['<svg onload=alert(1)>'], 'zwei.png', { type: 'image/png' }));
              document.querySelector('[data-drop-pictures]').dispatchEvent(new DragEvent('drop', { dataTransfer: files, bubbles: true, cancelable: true }));
            }
            """, png);

        await Assertions.Expect(page.Locator("[data-picture]")).ToHaveCountAsync(before + 1);
        await Assertions.Expect(page.Locator(".uploads .is-refused")).ToContainTextAsync("zwei.png: Das ist kein Bild");
        var added = page.Locator("[data-picture]").Last;
        await Assertions.Expect(added).ToContainTextAsync("Noch nicht im Shop");
        await added.Locator("summary").ClickAsync();
        await added.Locator("[data-focus] img").ClickAsync(new() { Position = new() { X = 10, Y = 10 } });
        int.Parse(await added.Locator("[data-focus-x]").InputValueAsync(), System.Globalization.CultureInfo.InvariantCulture).ShouldBeLessThan(20);
        await Assertions.Expect(added.Locator(".picture-state")).ToContainTextAsync("Alle Größen da", new() { Timeout = 30_000 });
        visit.Complaints.ShouldBeEmpty();
    }

    private static Task<string> FocusedAsync(IPage page) => page.EvaluateAsync<string>("document.activeElement.name");
}
