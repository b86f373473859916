using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Shop.Data.DemoData;
using Shouldly;
using Xunit;

namespace Shop.Browser.Tests;

/// <summary>
/// A manager's morning from a supplier's list to a product that leaves the shop. The walk also takes the pictures of docs/guide-managers.md
/// where SHOP_PICTURES names their folder.
/// </summary>
[Collection(InTheBrowser.Name)]
public class ManagerMorningTests(BrowserShop shop)
{
    /// <summary>Two rows are wrong: a price with a point where the file has commas, and one below zero.</summary>
    private const string List = """
        Best.-Nr.;Bezeichnung;Ihr EK netto;VK brutto;Warengruppe
        4711;Handfilter Elbufer;7,20;19,90;Zubereitung > Handfilter & Karaffen
        4712;Handfilter Alster;8,10;22.90;Zubereitung > Handfilter & Karaffen
        4713;Papierfilter Elbufer, 100 Stück;1,35;-4,90;Zubereitung > Handfilter & Karaffen
        4714;Karaffe Elbufer;11,40;32,00;Zubereitung > Handfilter & Karaffen

        """;

    [Fact]
    public async Task A_list_comes_in_a_price_is_calculated_a_sale_with_a_coupon_begins_lawfully_and_a_slow_mover_leaves()
    {
        await using var visit = await shop.SignInAsync(DemoAccounts.Manager);

        await ImportAsync(visit);
        await CalculateAsync(visit);
        var product = await ScheduleSaleAsync(visit);
        var code = await MakeCouponAsync(visit);
        await SeeInShopAsync(product, code);
        await RetireAsync(visit);

        visit.Complaints.ShouldBeEmpty();
    }

    private static async Task ImportAsync(Visit visit)
    {
        var page = visit.Page;
        await page.GotoAsync("/admin/imports");
        await page.Locator("#File").SetInputFilesAsync(new FilePayload { Name = "elbufer-herbst.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(List) });
        await PressAsync(page, "Datei prüfen");
        await page.WaitForURLAsync("**/mapping");
        var targets = new[] { "sku", "name.de", "cost", "price", "category" };
        for (var i = 0; i < targets.Length; i++)
            await page.Locator($"[name='Columns[{i}].Target']").SelectOptionAsync(targets[i]);
        await page.Locator("tr:has([name='Columns[0].Target']) summary").ClickAsync();
        await page.Locator("[name='Columns[0].Prefix']").FillAsync("EU-");
        await page.Locator("#ProfileName").FillAsync("Elbufer Preisliste");
        await visit.ShouldBeAccessibleAsync();
        await PictureAsync(page, "mapping");
        await PressAsync(page, "Datei prüfen");

        var wrong = page.Locator("#refused .input-validation-error");
        await Assertions.Expect(wrong).ToHaveCountAsync(2);
        await PictureAsync(page, "refused");
        // What is typed anew isn't marked as wrong any more, so the second is then the first.
        await wrong.First.FillAsync("22,90");
        await Assertions.Expect(wrong).ToHaveCountAsync(1);
        await wrong.First.FillAsync("4,90");
        await PressAsync(page, "Diese Zeilen noch einmal prüfen");
        await Assertions.Expect(page.GetByText("Alle Zeilen sind jetzt in Ordnung.")).ToBeVisibleAsync();
        await PressAsync(page, "Jetzt übernehmen");
        await Assertions.Expect(page.GetByText("Die Datei ist vollständig übernommen.")).ToBeVisibleAsync();
        await PictureAsync(page, "imported");
    }

    private static async Task CalculateAsync(Visit visit)
    {
        var page = visit.Page;
        await page.GotoAsync("/admin/calculation?q=Elbufer");
        await page.Locator("main a[href*='/admin/calculation/']", new() { HasTextString = "Handfilter Elbufer" }).First.ClickAsync();
        await PressAsync(page, "Vom Einkauf zum Preis");
        await Assertions.Expect(page.Locator("#Profit")).ToBeVisibleAsync();
        await page.Locator("#Profit").FillAsync("35");
        await Assertions.Expect(page.Locator("#decide-state [name='Profit']")).ToHaveValueAsync("35");
        await page.Locator("#reason").FillAsync("Einführung mit den üblichen Sätzen");
        await visit.ShouldBeAccessibleAsync();
        await PictureAsync(page, "calculation");
        await page.Locator("#decide button.btn-primary").ClickAsync();
        await Assertions.Expect(page.Locator("#decisions + .timeline")).ToContainTextAsync("Einführung mit den üblichen Sätzen");
    }

    /// <returns>The id of the product on sale.</returns>
    private static async Task<string> ScheduleSaleAsync(Visit visit)
    {
        var page = visit.Page;
        await page.GotoAsync("/admin/products?q=Kaffeelot");
        var product = Regex.Match((await page.Locator("main a[href^='/admin/products/']", new() { HasTextString = "Kaffeelot" }).First.GetAttributeAsync("href"))!, "[0-9]+$").Value;
        await page.GotoAsync($"/admin/price-plans/new?product={product}");
        await page.Locator("#Form_Name").FillAsync("Kaffeelot zum Advent");
        await page.Locator("#Form_From").FillAsync(Minute(BerlinNow().AddMinutes(1)));
        await page.Locator("#Form_Until").FillAsync(Minute(BerlinNow().AddDays(14)));
        await page.Locator("#Form_Percent").FillAsync("-20");
        await PressAsync(page, "Preise ausfüllen");
        await Assertions.Expect(page.Locator(".plan-price").First).Not.ToHaveValueAsync("");
        await visit.ShouldBeAccessibleAsync();
        await PictureAsync(page, "plan");
        await PressAsync(page, "Planen");
        await page.WaitForURLAsync(url => !url.Contains("/new", StringComparison.Ordinal));
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Kaffeelot zum Advent");
        return product;
    }

    private static async Task<string> MakeCouponAsync(Visit visit)
    {
        var page = visit.Page;
        await page.GotoAsync("/admin/discounts/new");
        await page.Locator("[name='Form.Name.De']").FillAsync("Adventsgruß");
        await page.Locator("[name='Form.Name.En']").FillAsync("Advent greeting");
        await page.Locator("#Form_Percent").FillAsync("5");
        await page.Locator("[name='Form.NeedsCoupon'][type='checkbox']").CheckAsync();
        await page.Locator("#Form_EndsAt").FillAsync(Minute(BerlinNow().AddDays(14)));
        await Assertions.Expect(page.Locator("#look")).ToContainTextAsync("5 %");
        await visit.ShouldBeAccessibleAsync();
        await PictureAsync(page, "discount");
        await PressAsync(page, "Speichern");
        await page.Locator("a[href$='/coupons']").First.ClickAsync();
        await page.Locator("#code").FillAsync("ADVENT5");
        await page.Locator("form:has(#code) button").ClickAsync();
        await Assertions.Expect(page.Locator("main table")).ToContainTextAsync("ADVENT5");
        return "ADVENT5";
    }

    /// <summary>What a customer sees once the sale has begun: the price crossed out lawfully (§11 PAngV) and the coupon in the cart.</summary>
    private async Task SeeInShopAsync(string product, string code)
    {
        await using var customer = await shop.VisitAsync();
        var page = customer.Page;
        var note = page.GetByText("Niedrigster Gesamtpreis der letzten 30 Tage vor der Preisermäßigung:").First;
        for (var looks = 0; looks < 80; looks++)
        {
            await page.GotoAsync($"/de/artikel/x-{product}");
            if (await note.IsVisibleAsync())
                break;
            await page.WaitForTimeoutAsync(1000);
        }
        await Assertions.Expect(note).ToContainTextAsync("€");
        await PictureAsync(page, "thirty-days");

        await page.Locator(".buy-form .btn-primary").ClickAsync();
        await Assertions.Expect(page.Locator("#cart-sheet-title")).ToBeVisibleAsync();
        await page.GotoAsync("/de/warenkorb");
        if (await page.Locator("main details:has([name='code' i])").CountAsync() > 0 && !await page.Locator("main [name='code' i]").First.IsVisibleAsync())
            await page.Locator("main details:has([name='code' i]) summary").First.ClickAsync();
        await page.Locator("main [name='code' i]").First.FillAsync(code);
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Adventsgruß");
        await PictureAsync(page, "coupon");
        customer.Complaints.ShouldBeEmpty();
    }

    private static async Task RetireAsync(Visit visit)
    {
        var page = visit.Page;
        await page.GotoAsync("/admin/assortment/slow");
        await PictureAsync(page, "slow");
        await page.Locator("main a[href$='/retire']").Last.ClickAsync();
        await page.WaitForURLAsync("**/retire");
        var name = await page.Locator(".crumbs a").Last.InnerTextAsync();
        await visit.ShouldBeAccessibleAsync();
        await PictureAsync(page, "retire");
        await PressAsync(page, "Weiter zum Abverkauf");
        await page.Locator("#PercentOff").FillAsync("30");
        await page.Locator("[name='WhenSoldOut']").CheckAsync();
        await PressAsync(page, "Speichern und weiter");
        await page.Locator("main form[action$='/alternative'] button.btn-primary").ClickAsync();
        await page.Locator("#sure").CheckAsync();
        page.Dialog += (_, dialog) => _ = dialog.AcceptAsync();
        await PressAsync(page, "Abverkauf beginnen");
        if (await page.Locator("dialog[open] .btn-danger, dialog[open] .btn-primary").CountAsync() > 0)
            await page.Locator("dialog[open] .btn-danger, dialog[open] .btn-primary").First.ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Der Abverkauf läuft" })).ToBeVisibleAsync();
        await page.GotoAsync("/admin/assortment/retirements");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync(name);
    }

    private static Task PressAsync(IPage page, string name) =>
        page.Locator("main").GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).First.ClickAsync();

    private static DateTime BerlinNow() => TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin")).DateTime;

    private static string Minute(DateTime time) => time.ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture);

    /// <summary>What the guide shows; only on request.</summary>
    private static async Task PictureAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("SHOP_PICTURES") is not { Length: > 0 } folder)
            return;
        await page.EvaluateAsync("() => { document.activeElement?.blur(); scrollTo(0, 0); }");
        await page.WaitForTimeoutAsync(400);
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"managers-{name}.jpg"), Type = ScreenshotType.Jpeg, Quality = 72 });
    }
}
