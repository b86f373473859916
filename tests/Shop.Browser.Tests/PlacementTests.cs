using System.Text.Json;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace Shop.Browser.Tests;

[Collection(InTheBrowser.Name)]
public class PlacementTests(BrowserShop shop)
{
    [Fact]
    public async Task Cards_in_sight_a_click_and_the_cart_are_told_with_their_place_and_the_address_stays_clean()
    {
        await using var visit = await shop.VisitAsync();
        var page = visit.Page;
        var told = new List<Told>();
        page.Request += (_, request) =>
        {
            if (request.Url.EndsWith("/placements", StringComparison.Ordinal))
                told.AddRange(JsonSerializer.Deserialize<List<Told>>(request.PostData!, JsonSerializerOptions.Web)!);
        };
        var answers = new List<int>();
        page.Response += (_, response) =>
        {
            if (response.Url.EndsWith("/placements", StringComparison.Ordinal))
                answers.Add(response.Status);
        };

        await page.GotoAsync("/de/kaffee");
        await page.WaitForTimeoutAsync(1000);
        var second = page.Locator("#cards > li").Nth(1);
        var product = int.Parse((await second.GetAttributeAsync("data-p"))!, System.Globalization.CultureInfo.InvariantCulture);
        await second.Locator("a").First.ClickAsync();
        await page.WaitForURLAsync(url => url.Contains("/artikel/", StringComparison.Ordinal));
        await page.GetByRole(AriaRole.Button, new() { Name = "In den Warenkorb" }).First.ClickAsync();
        await Assertions.Expect(page.Locator("#tools .tool-count")).ToHaveTextAsync("1");
        page.Url.ShouldNotContain("#");
        await page.WaitForTimeoutAsync(4500);

        told.ShouldContain(new Told("seen", "shelf", 0, await FirstAsync()));
        told.ShouldContain(new Told("click", "shelf", 1, product));
        told.ShouldContain(new Told("cart", "shelf", 1, product));
        told.Count(t => t is { Kind: "seen", Place: "shelf" }).ShouldBeLessThan(24, "cards below the fold weren't seen");
        answers.ShouldAllBe(status => status == 204);
        (await page.EvaluateAsync<int>("sessionStorage.length + localStorage.length")).ShouldBe(0);
        visit.Complaints.ShouldBeEmpty();

        async Task<int> FirstAsync()
        {
            await page.GotoAsync("/de/kaffee");
            return int.Parse((await page.Locator("#cards > li").First.GetAttributeAsync("data-p"))!, System.Globalization.CultureInfo.InvariantCulture);
        }
    }

    private sealed record Told(string Kind, string Place, int Position, int Product);
}
