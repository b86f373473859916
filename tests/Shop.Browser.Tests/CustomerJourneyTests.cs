using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace Shop.Browser.Tests;

/// <summary>
/// The way of a guest from a word typed wrong to the withdrawal, in German on a desktop and in English on a phone. The German walk also
/// takes the pictures of docs/guide-customers.md where SHOP_PICTURES names their folder.
/// </summary>
[Collection(InTheBrowser.Name)]
public partial class CustomerJourneyTests(BrowserShop shop)
{
    private static readonly Words German = new(
        "/de", "Wir zeigen „espresso“", "In den Warenkorb", "Zur Kasse", "Weiter zur Prüfung", "Zahlungspflichtig bestellen", "Vertrag widerrufen", "Widerruf bestätigen", "Ihr Widerruf ist eingegangen");

    private static readonly Words English = new(
        "/en", "We show “espresso”", "Add to cart", "Go to checkout", "Continue to review", "Order with obligation to pay", "Withdraw from contract here", "Confirm withdrawal", "We received your withdrawal");

    [Fact]
    public Task A_guest_finds_what_was_typed_wrong_narrows_it_chooses_a_version_orders_and_withdraws() => WalkAsync(German, phone: false);

    [Fact]
    public Task An_English_guest_does_the_same_on_a_phone() => WalkAsync(English, phone: true);

    [Fact]
    public async Task Everything_up_to_the_order_goes_by_keyboard_alone()
    {
        await using var visit = await shop.VisitAsync();
        var page = visit.Page;
        await page.GotoAsync("/de");

        await TabToAsync(page, "#q");
        await page.Keyboard.TypeAsync("hafenlicht");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/suche**");
        await TabToAsync(page, "#cards a[href*='/artikel/']");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/artikel/**");
        await TabToAsync(page, ".buy-form .btn-primary");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Dialog, new() { Name = "Warenkorb" })).ToBeVisibleAsync();
        await TabToAsync(page, "#cart-sheet a.btn-primary");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/kasse");
        foreach (var (field, typed) in Guest)
        {
            await TabToAsync(page, $"[name='{field}']");
            await page.Keyboard.TypeAsync(typed);
        }
        // The group of radio buttons is one stop; arrow keys choose within it.
        await TabToAsync(page, "[name='PaymentMethod']");
        await page.Keyboard.PressAsync("Space");
        await TabToAsync(page, "#checkout button.btn-primary");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/kasse/pruefen");
        await TabToAsync(page, ".order-end button");
        await page.Keyboard.PressAsync("Enter");

        await page.WaitForURLAsync("**/de/bestellung/**");
        visit.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Laying_aside_and_fetching_back_keeps_the_focus()
    {
        await using var visit = await shop.VisitAsync(phone: true);
        var page = visit.Page;
        await page.GotoAsync("/de/suche?q=hafenlicht");
        await page.Locator("main a[href*='/artikel/']").First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "In den Warenkorb" }).First.ClickAsync();
        await Assertions.Expect(page.Locator("#cart-sheet-title")).ToBeVisibleAsync();
        await page.GotoAsync("/de/warenkorb");

        await page.Locator("[id^='later-']").ClickAsync();
        await Assertions.Expect(page.Locator("[id^='fetch-']")).ToBeFocusedAsync();
        await visit.ShouldBeAccessibleAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("[id^='later-']")).ToBeFocusedAsync();

        await Assertions.Expect(page.Locator("#tools .tool-count")).ToHaveTextAsync("1");
        visit.Complaints.ShouldBeEmpty();
    }

    private async Task WalkAsync(Words words, bool phone)
    {
        await using var visit = await shop.VisitAsync(phone);
        var page = visit.Page;
        await page.GotoAsync(words.Home);

        await SearchAsync(visit, words, phone);
        await ChooseAsync(visit, words, phone);
        var number = await OrderAsync(visit, words, phone);
        await WithdrawAsync(visit, words, number, phone);

        visit.Complaints.ShouldBeEmpty();
    }

    private static async Task SearchAsync(Visit visit, Words words, bool phone)
    {
        var page = visit.Page;
        await page.Locator("#q").FillAsync("Espresoo");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".search-head p[role=status]")).ToContainTextAsync(words.Meant, new() { IgnoreCase = true });
        var all = await page.Locator(".toolbar-count").InnerTextAsync();
        if (phone)
            await page.Locator(".toolbar-filter").ClickAsync();
        var box = page.Locator(".filters label:has(#filter-brew-moka)");
        var promised = await box.Locator(".count").InnerTextAsync();
        await box.ClickAsync();
        await page.WaitForURLAsync("**brew=moka**");
        if (phone)
            await page.Locator("#filters-submit button").ClickAsync();
        await Assertions.Expect(page.Locator(".toolbar-count")).ToContainTextAsync(promised + " ");
        (await page.Locator(".toolbar-count").InnerTextAsync()).ShouldNotBe(all);
        await Assertions.Expect(page.Locator(".applied .chip").First).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#cards .card").First).ToBeInViewportAsync();
        await PictureAsync(page, words, "search");
    }

    private static async Task ChooseAsync(Visit visit, Words words, bool phone)
    {
        var page = visit.Page;
        await page.Locator("#cards .card-name a, #cards a.card-name").First.ClickAsync();
        var other = page.Locator(".option:not([aria-current]):not(.option-gone):not(.option-none)").First;
        await Assertions.Expect(other).ToBeVisibleAsync();
        var (href, before) = (await other.GetAttributeAsync("href"), page.Url);
        await other.ClickAsync();
        await page.WaitForURLAsync("**" + href);
        page.Url.ShouldNotBe(before);
        await PictureAsync(page, words, "product");
        await page.Locator(".buy-form").GetByRole(AriaRole.Button, new() { Name = words.AddToCart }).ClickAsync();
        await Assertions.Expect(page.Locator("#cart-sheet-title")).ToBeVisibleAsync();
        await PictureAsync(page, words, "cart");
        phone.ShouldBe(page.ViewportSize!.Width < 500);
        await page.Locator("#cart-sheet").GetByRole(AriaRole.Link, new() { Name = words.ToCheckout }).ClickAsync();
    }

    private static async Task<string> OrderAsync(Visit visit, Words words, bool phone)
    {
        var page = visit.Page;
        foreach (var (field, typed) in Guest)
            await page.Locator($"main [name='{field}']").FillAsync(typed);
        await page.Locator("label:has([name='PaymentMethod'][value='bank-transfer'])").ClickAsync();
        await PictureAsync(page, words, "checkout");
        await page.GetByRole(AriaRole.Button, new() { Name = words.ToReview }).ClickAsync();
        var button = page.GetByRole(AriaRole.Button, new() { Name = words.Order });
        await Assertions.Expect(button).ToBeVisibleAsync();
        await visit.ShouldBeAccessibleAsync();
        await PictureAsync(page, words, "review");
        await button.ClickAsync();
        await page.WaitForURLAsync(Confirmed());
        await visit.ShouldBeAccessibleAsync();
        (await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth")).ShouldBeTrue(phone ? "nothing sticks out on a phone" : "nothing sticks out");
        await PictureAsync(page, words, "confirmation");
        return Confirmed().Match(page.Url).Groups["number"].Value;
    }

    private static async Task WithdrawAsync(Visit visit, Words words, string number, bool phone)
    {
        var page = visit.Page;
        await page.Locator("footer").GetByRole(AriaRole.Link, new() { Name = words.Withdraw }).ClickAsync();
        await page.Locator("[name='Name']").FillAsync("Gesa Gast");
        await page.Locator("[name='OrderNumber']").FillAsync(number);
        await page.Locator("main [name='Email']").FillAsync("gast@example.org");
        await page.Locator("label:has([name='Partly'])").ClickAsync();
        await page.Locator("[name='Wish']").FillAsync(phone ? "One bag of it." : "Eine Tüte davon.");
        await PictureAsync(page, words, "withdrawal");
        await page.GetByRole(AriaRole.Button, new() { Name = words.ConfirmWithdrawal }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(words.Received);
        (await page.Locator("main code").InnerTextAsync()).Length.ShouldBeGreaterThan(7, "the code of receipt");
        (await page.Locator("main").InnerTextAsync()).ShouldContain(number);
        await visit.ShouldBeAccessibleAsync();
        await PictureAsync(page, words, "receipt");
    }

    /// <summary>Presses Tab until the focus is on what the selector names, as a visitor without a mouse would; it must be visible there.</summary>
    private static async Task TabToAsync(IPage page, string selector)
    {
        for (var presses = 0; presses < 150; presses++)
        {
            if (await page.EvaluateAsync<bool>("s => document.activeElement.matches(s)", selector))
            {
                (await page.EvaluateAsync<bool>("() => { const r = document.activeElement.getBoundingClientRect(); return r.bottom > 0 && r.top < innerHeight; }")).ShouldBeTrue($"the focus on {selector} is in view");
                return;
            }
            await page.Keyboard.PressAsync("Tab");
        }
        throw new ShouldAssertException($"Tab never reached {selector} on {page.Url}");
    }

    /// <summary>What the guide shows; only on request, and of one walk.</summary>
    private static async Task PictureAsync(IPage page, Words words, string name)
    {
        if (Environment.GetEnvironmentVariable("SHOP_PICTURES") is not { Length: > 0 } folder)
            return;
        // The phone's pictures carry their language; the guide shows some of them beside the desktop's.
        var file = words == German ? $"customers-{name}.jpg" : $"customers-{name}-phone.jpg";
        await page.WaitForTimeoutAsync(400);
        await page.ScreenshotAsync(new() { Path = Path.Combine(folder, file), Type = ScreenshotType.Jpeg, Quality = 78, Scale = ScreenshotScale.Css });
    }

    private static readonly (string Field, string Typed)[] Guest =
    [
        ("Email", "gast@example.org"), ("Address.FirstName", "Gesa"), ("Address.LastName", "Gast"),
        ("Address.Street", "Deichstraße 9"), ("Address.Postcode", "20459"), ("Address.City", "Hamburg"),
    ];

    /// <summary>What a walk reads on the buttons; the legal ones are locked.</summary>
    private sealed record Words(
        string Home, string Meant, string AddToCart, string ToCheckout, string ToReview, string Order, string Withdraw, string ConfirmWithdrawal, string Received);

    [GeneratedRegex("/(de/bestellung|en/order)/(?<number>[^/?]+)", RegexOptions.ExplicitCapture)]
    private static partial Regex Confirmed();
}
