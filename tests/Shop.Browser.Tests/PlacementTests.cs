using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Shop.Data.DemoData;
using Shouldly;
using Xunit;

namespace Shop.Browser.Tests;

[Collection(InTheBrowser.Name)]
public class PlacementTests(BrowserShop shop)
{
    private const string Browser = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";

    /// <summary>What a beacon carries can't be read from outside; its text is made in the page.</summary>
    private const string Overhear = "window.Blob = class extends Blob { constructor(parts, options) { super(parts, options); console.debug('told ' + parts[0]); } };";

    [Fact]
    public async Task Cards_in_sight_a_click_and_the_cart_are_told_with_their_place_and_counted()
    {
        await using var manager = await shop.SignInAsync(DemoAccounts.Manager);
        await using var context = await manager.Page.Context.Browser!.NewContextAsync(new BrowserNewContextOptions { BaseURL = shop.Address.ToString(), Locale = "de-DE", UserAgent = Browser, ViewportSize = new() { Width = 1280, Height = 1400 } });
        await using var visit = new Visit(await context.NewPageAsync());
        var page = visit.Page;
        var told = new List<Told>();
        page.Console += (_, message) =>
        {
            if (message.Text.StartsWith("told ", StringComparison.Ordinal))
                told.AddRange(JsonSerializer.Deserialize<List<Told>>(message.Text[5..], JsonSerializerOptions.Web)!);
        };
        await page.AddInitScriptAsync(Overhear);

        await page.GotoAsync("/de/kaffee");
        await page.WaitForTimeoutAsync(1000);
        var (first, second) = (await ProductAsync(page, 0), await ProductAsync(page, 1));
        var before = await SeenAsync(manager.Page, second);
        await page.Locator("#cards > li").Nth(1).Locator("a").First.ClickAsync();
        await page.WaitForURLAsync(url => url.Contains("/artikel/", StringComparison.Ordinal));
        await page.GetByRole(AriaRole.Button, new() { Name = "In den Warenkorb" }).First.ClickAsync();
        await Assertions.Expect(page.Locator("#tools .tool-count")).ToHaveTextAsync("1");
        page.Url.ShouldNotContain("#");
        await page.WaitForTimeoutAsync(10_500);

        told.ShouldContain(new Told("seen", "shelf", 0, first));
        told.ShouldContain(new Told("click", "shelf", 1, second));
        told.ShouldContain(new Told("cart", "shelf", 1, second));
        told.Count(t => t is { Kind: "seen", Place: "shelf" }).ShouldBeLessThan(24, "cards below the fold weren't seen");
        (await SeenAsync(manager.Page, second)).ShouldBeGreaterThan(before);
        (await page.EvaluateAsync<int>("[sessionStorage, localStorage].flatMap(s => Object.keys(s)).filter(k => !k.startsWith('htmx')).length")).ShouldBe(0);
        visit.Complaints.ShouldBeEmpty();
    }

    private static async Task<int> ProductAsync(IPage page, int place) =>
        int.Parse((await page.Locator("#cards > li").Nth(place).GetAttributeAsync("data-p"))!, CultureInfo.InvariantCulture);

    /// <summary>All impressions of a product as the back office counts them.</summary>
    private static async Task<int> SeenAsync(IPage office, int product)
    {
        await office.GotoAsync($"/admin/assortment/products/{product}");
        var seen = await office.Locator("dt:text-is('Ansichten') + dd").InnerTextAsync();
        return int.Parse(Regex.Match(seen.Replace(".", "", StringComparison.Ordinal), "^[0-9]+", RegexOptions.None, TimeSpan.FromSeconds(1)).Value, CultureInfo.InvariantCulture);
    }

    private sealed record Told(string Kind, string Place, int Position, int Product);
}
