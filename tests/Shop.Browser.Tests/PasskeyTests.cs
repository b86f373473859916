using Microsoft.Playwright;
using Shop.Data.DemoData;
using Shouldly;
using Xunit;

namespace Shop.Browser.Tests;

[Collection(InTheBrowser.Name)]
public class PasskeyTests(BrowserShop shop)
{
    [Fact]
    public async Task A_customer_adds_a_passkey_signs_in_with_it_and_removes_it()
    {
        await using var visit = await shop.SignInAsync(DemoAccounts.Customer);
        var page = visit.Page;
        await PlugInAsync(page);

        await page.GotoAsync("/de/konto/sicherheit");
        await page.Locator("form[data-passkey=create] button").ClickAsync();
        await Assertions.Expect(page.Locator("#passkeys li")).ToHaveCountAsync(1);
        await page.Locator(".side-nav form button").ClickAsync();
        await page.WaitForURLAsync("**/de");

        await page.GotoAsync("/en/sign-in?returnUrl=%2Fen%2Faccount%2Fsecurity");
        await page.Locator("form[data-passkey=get] button").ClickAsync();
        await page.WaitForURLAsync("**/en/account/security");
        await page.Locator("#passkeys form button").ClickAsync();

        await Assertions.Expect(page.Locator("#passkeys li")).ToHaveCountAsync(0);
        visit.Complaints.ShouldBeEmpty();
    }

    /// <summary>A device of Chromium's own that always says yes.</summary>
    private static async Task PlugInAsync(IPage page)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("WebAuthn.enable");
        await session.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
    }
}
