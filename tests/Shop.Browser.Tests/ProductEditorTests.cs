using Shop.Data.DemoData;
using Shouldly;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Shop.Browser.Tests;

[Collection(InTheBrowser.Name)]
public class ProductEditorTests(BrowserShop shop)
{
    private const string Editor = "/admin/products/9";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_is_typed_is_kept_offered_again_taken_over_and_saved_by_keyboard(bool phone)
    {
        await using var visit = await shop.SignInAsync(phone ? DemoAccounts.Administrator : DemoAccounts.Manager, phone);
        var page = visit.Page;
        page.Dialog += async (_, dialog) => await dialog.AcceptAsync();
        await page.GotoAsync(Editor);
        var title = $"Ein Titel zum Ausprobieren {(phone ? "unterwegs" : "am Tisch")}";

        await page.FillAsync("[name='Form.SeoTitle.De']", title);
        await Expect(page.Locator("[data-snippet=De] [data-title]")).ToContainTextAsync(title);
        await Expect(page.Locator("[data-draft-state]")).ToContainTextAsync("Entwurf gesichert", new() { Timeout = 12_000 });
        await page.GotoAsync(Editor);
        await Expect(page.Locator("#draft")).ToContainTextAsync("Es gibt einen Entwurf von Ihnen");
        await page.ClickAsync("#draft .btn-primary");
        await Expect(page.Locator("[name='Form.SeoTitle.De']")).ToHaveValueAsync(title);
        await visit.ShouldBeAccessibleAsync();

        await page.FocusAsync("[name='Form.SeoTitle.De']");
        await page.Keyboard.PressAsync("Control+s");
        await Expect(page.Locator("main")).ToContainTextAsync("Gespeichert.");
        await Expect(page.Locator("#draft")).ToHaveCountAsync(0);
        await Expect(page.Locator("[name='Form.SeoTitle.De']")).ToHaveValueAsync(title);
        visit.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Words_become_chips_and_products_are_found_put_beside_and_moved()
    {
        await using var visit = await shop.SignInAsync(DemoAccounts.Manager);
        var page = visit.Page;
        await page.GotoAsync("/admin/products/11");

        await page.Locator("#Form_Tags-typed").PressSequentiallyAsync("Winter, Neu,");
        await Expect(page.Locator(".chip-field .chip")).ToHaveCountAsync(2);
        var rows = page.Locator("[data-related-list] li");
        var before = await rows.CountAsync();
        await page.Locator("[name='Form.AddRelated']").PressSequentiallyAsync("Hafenlicht Kapseln");
        await page.Locator("[data-relate]").First.ClickAsync();
        await Expect(rows).ToHaveCountAsync(before + 1);
        if (before > 0)
            await rows.Last.Locator("[data-related-up]").ClickAsync();
        await page.Keyboard.PressAsync("Control+s");

        await Expect(page.Locator("main")).ToContainTextAsync("Gespeichert.");
        await Expect(page.Locator(".chip-field .chip")).ToHaveCountAsync(2);
        await Expect(rows.Nth(Math.Max(0, before - 1))).ToContainTextAsync("Hafenlicht Kapseln");
        visit.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_conflict_can_be_read_and_answered_by_everyone()
    {
        await using var mine = await shop.SignInAsync(DemoAccounts.Manager);
        await using var theirs = await shop.SignInAsync(DemoAccounts.Administrator);
        const string address = "/admin/products/13";
        await mine.Page.GotoAsync(address);
        await theirs.Page.GotoAsync(address);
        await theirs.Page.FillAsync("[name='Form.Summary.De']", "Ein Satz der anderen.");
        await theirs.Page.Keyboard.PressAsync("Control+s");
        await Expect(theirs.Page.Locator("main")).ToContainTextAsync("Gespeichert.");

        await mine.Page.FillAsync("[name='Form.Summary.De']", "Mein Satz.");
        await mine.Page.Keyboard.PressAsync("Control+s");
        await Expect(mine.Page.Locator(".conflict")).ToContainTextAsync("Ein Feld haben beide verschieden geändert.");
        await mine.ShouldBeAccessibleAsync();
        await mine.Page.CheckAsync(".conflict input[value=mine]");
        await mine.Page.ClickAsync(".save-bar .btn-primary");

        await Expect(mine.Page.Locator("main")).ToContainTextAsync("Gespeichert.");
        await Expect(mine.Page.Locator("[name='Form.Summary.De']")).ToHaveValueAsync("Mein Satz.");
        mine.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_removed_picture_comes_back_by_keyboard_and_nothing_typed_is_lost()
    {
        await using var visit = await shop.SignInAsync(DemoAccounts.Manager);
        var page = visit.Page;
        await page.GotoAsync("/admin/products/15");
        var rows = page.Locator("[data-picture]");
        var before = await rows.CountAsync();
        await page.FillAsync("[name='Form.SeoTitle.De']", "Noch nicht gespeichert");

        await rows.First.Locator("[data-picture-remove]").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(rows).ToHaveCountAsync(before - 1);
        await Expect(page.Locator("[data-picture-back]").First).ToBeFocusedAsync();
        await visit.ShouldBeAccessibleAsync();
        await page.Keyboard.PressAsync("Enter");

        await Expect(rows).ToHaveCountAsync(before);
        await Expect(page.Locator(".picture-gone")).ToHaveCountAsync(0);
        await Expect(page.Locator("[name='Form.SeoTitle.De']")).ToHaveValueAsync("Noch nicht gespeichert");
        visit.Complaints.ShouldBeEmpty();
    }
}
