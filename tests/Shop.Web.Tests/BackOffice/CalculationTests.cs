using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Pricing.Calculation;
using Shop.Pricing.Endings;
using Shop.Tests;
using Shouldly;
using Xunit;

namespace Shop.Web.Tests.BackOffice;

public class CalculationTests
{
    [Fact]
    public async Task The_calculation_begins_with_today_s_price_and_the_rates_of_the_nearest_category()
    {
        await using var app = await TestApp.OpenAsync();
        var coffee = await PricedAsync(app, price: 16.05m, cost: 8m);
        await UsualAsync(app, overhead: 0.25m, profit: 0.10m);
        var manager = await app.SignInAsStaffAsync();

        var page = await manager.GetAsync($"/admin/calculation/{coffee.Id}");

        page.Page.QuerySelector("#ListPurchase")!.GetAttribute("value").ShouldBe("8,00");
        page.Page.QuerySelector("#Overhead")!.GetAttribute("value").ShouldBe("25");
        page.Read("#l-full").ShouldBe("10,00 €");
        page.Read("#l-net").ShouldBe("15,00 €");
        page.Read("#l-profit").ShouldBe("5,00 €");
        page.Read("#figures").ShouldContain("46,7");
    }

    [Fact]
    public async Task A_calculated_price_is_taken_over_with_its_ending_reason_and_evidence()
    {
        await using var app = await TestApp.OpenAsync();
        var coffee = await PricedAsync(app, price: 9m, cost: 8m);
        var manager = await app.SignInAsStaffAsync();
        var page = await manager.GetAsync($"/admin/calculation/{coffee.Id}?Mode=Forward&ListPurchase=8,00&Overhead=25&Profit=10&EndingId=1");
        page.Read("#l-gross").ShouldBe("11,77 €");

        var silent = await manager.SubmitAsync(page, new { reason = " " }, "#decide");
        var done = await manager.FollowAsync(await manager.SubmitAsync(page, new { reason = "Rohkaffee ist teurer" }, "#decide"));

        silent.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        silent.Read("#reason-error").ShouldStartWith("Bitte schreiben Sie einen Satz");
        done.Read(".timeline").ShouldContain("9,00 € → 11,90 €");
        var decision = await app.Shop.AskAsync(db => db.PriceDecisions.SingleAsync());
        var evidence = JsonSerializer.Deserialize<PriceEvidence>(decision.Evidence)!;
        (evidence.Landed, evidence.Gross, evidence.Rates.Overhead).ShouldBe((800, 1190, 0.25m));
        var variant = await app.Shop.AskAsync(db => db.Variants.Include(v => v.Product).SingleAsync(v => v.Id == coffee.Id));
        (variant.Price, variant.Cost, variant.Product!.PriceFrom).ShouldBe((Money.From(11.90m), Money.From(8m), Money.From(11.90m)));
        (await app.Shop.AskAsync(db => db.PriceChanges.CountAsync(c => c.VariantId == coffee.Id && c.Price.Cents == 1190))).ShouldBe(1);
    }

    [Fact]
    public async Task What_others_ask_is_kept_with_the_decision_and_stands_there_the_next_time()
    {
        await using var app = await TestApp.OpenAsync();
        var coffee = await PricedAsync(app, price: 9m, cost: 8m);
        var manager = await app.SignInAsStaffAsync();
        var page = await manager.GetAsync($"/admin/calculation/{coffee.Id}?Mode=Backward&Gross=12,00");
        var others = new Dictionary<string, string?> { ["reason"] = "Markt", ["competitors[0].Source"] = "Rösterei Süd", ["competitors[0].Day"] = "2026-11-20", ["competitors[0].Price"] = "10,00" };

        var half = await manager.SubmitAsync(page, new Dictionary<string, string?>(others) { ["competitors[0].Day"] = "" }, "#decide");
        var done = await manager.FollowAsync(await manager.SubmitAsync(page, others, "#decide"));

        half.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        done.Read(".timeline").ShouldContain("Rösterei Süd 10,00 € (20.11.2026)");
        done.Read(".timeline").ShouldContain("1,20-Fachen");
        done.Page.QuerySelector("[name='competitors[0].Source']")!.GetAttribute("value").ShouldBe("Rösterei Süd");
    }

    [Fact]
    public async Task A_price_that_moved_meanwhile_is_not_overwritten()
    {
        await using var app = await TestApp.OpenAsync();
        var coffee = await PricedAsync(app, price: 9m, cost: 8m);
        var manager = await app.SignInAsStaffAsync();
        var page = await manager.GetAsync($"/admin/calculation/{coffee.Id}?Mode=Backward&Gross=20,00");
        await app.Shop.DoAsync(async db => (await db.Variants.SingleAsync(v => v.Id == coffee.Id)).Price = Money.From(9.5m));

        var refused = await manager.SubmitAsync(page, new { reason = "Weil" }, "#decide");

        refused.Status.ShouldBe(HttpStatusCode.Conflict);
        refused.Text.ShouldContain("Der Preis hat sich inzwischen auf 9,50 € geändert.");
        refused.Page.QuerySelector("#reason")!.TextContent.ShouldBe("Weil");
        (await app.Shop.AskAsync(db => db.PriceDecisions.CountAsync())).ShouldBe(0);
    }

    [Theory]
    [InlineData("Mode=Forward&ListPurchase=abc")]
    [InlineData("Mode=Forward&ListPurchase=8&Overhead=1e9")]
    [InlineData("Mode=Backward&Gross=-5")]
    [InlineData("Mode=Unsinn")]
    [InlineData("Mode=Forward&ListPurchase=8&CustomerDiscount=100")]
    public async Task What_cannot_be_calculated_says_so_and_breaks_nothing(string query)
    {
        await using var app = await TestApp.OpenAsync();
        var coffee = await PricedAsync(app, price: 9m, cost: 8m);
        var manager = await app.SignInAsStaffAsync();

        var page = await manager.GetAsync($"/admin/calculation/{coffee.Id}?{query}");

        page.Status.ShouldBe(HttpStatusCode.OK);
        page.Page.QuerySelector("#figures .notice-bad").ShouldNotBeNull();
    }

    [Fact]
    public async Task Many_prices_are_previewed_and_taken_over_together()
    {
        await using var app = await TestApp.OpenAsync();
        var cheap = await PricedAsync(app, price: 9m, cost: 8m, name: "Lotse");
        var right = await PricedAsync(app, price: 11.90m, cost: 8m, name: "Hafen");
        var costless = await Given.ProductAsync(app.Shop, name: "Ohne");
        await app.Shop.DoAsync(async db => (await db.Variants.SingleAsync(v => v.Id == costless.Id)).Cost = null);
        await UsualAsync(app, overhead: 0.25m, profit: 0.10m, UsualEndings.Ninety);
        var manager = await app.SignInAsStaffAsync();

        var list = await manager.GetAsync("/admin/calculation");
        var preview = await manager.SubmitAsync(list, new[] { cheap.Id, right.Id, costless.Id }.Select((id, i) => KeyValuePair.Create($"ids[{i}]", (string?)$"{id}")).ToList(), "#selection-bulk");
        var done = await manager.FollowAsync(await manager.SubmitAsync(preview, new { reason = "Neue Kalkulation" }, "form[action$=adopt]"));

        list.Page.QuerySelector("#selection .row-note")!.TextContent.ShouldBe(cheap.Sku, "the thinnest margin comes first");
        preview.Page.QuerySelectorAll("input[name=ids]").Length.ShouldBe(1);
        preview.Read("main").ShouldContain("11,90");
        done.Text.ShouldContain("1 Preis ist übernommen.");
        (await app.Shop.AskAsync(db => db.Variants.SingleAsync(v => v.Id == cheap.Id))).Price.ShouldBe(Money.From(11.90m));
        (await app.Shop.AskAsync(db => db.PriceDecisions.SingleAsync())).Reason.ShouldBe("Neue Kalkulation");
    }

    [Fact]
    public async Task Usual_rates_are_kept_once_a_category()
    {
        await using var app = await TestApp.OpenAsync();
        var manager = await app.SignInAsStaffAsync();

        await manager.PostFormAsync("/admin/calculation/defaults/new", new { Overhead = "25", Profit = "10", EndingId = "1" });
        var twice = await manager.PostFormAsync("/admin/calculation/defaults/new", new { Overhead = "30" });
        var wrong = await manager.PostFormAsync("/admin/calculation/defaults/new", new { CustomerCash = "100" });

        twice.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        twice.Text.ShouldContain("Dafür gibt es schon übliche Sätze.");
        wrong.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var kept = await app.Shop.AskAsync(db => db.CalculationDefaults.Include(d => d.Ending).SingleAsync());
        (kept.Overhead, kept.Ending!.Name).ShouldBe((0.25m, UsualEndings.Ninety));
        (await manager.GetAsync("/admin/calculation/defaults")).Read("main").ShouldContain(UsualEndings.Ninety);
        (await manager.PostFormAsync("/admin/calculation/defaults/new", new { SupplierDiscount = "3", EndingId = "99" })).Text.ShouldContain("Diese Preisendung gibt es nicht mehr.");
    }

    private static async Task<Shop.Catalog.Variant> PricedAsync(TestApp app, decimal price, decimal cost, string name = "Lotse")
    {
        var variant = await Given.ProductAsync(app.Shop, name: name, price: price);
        await app.Shop.DoAsync(async db => (await db.Variants.SingleAsync(v => v.Id == variant.Id)).Cost = Money.From(cost));
        return variant;
    }

    private static Task UsualAsync(TestApp app, decimal overhead, decimal profit, string? ending = null) => app.Shop.DoAsync(async db =>
        db.CalculationDefaults.Add(new CalculationDefaults { Overhead = overhead, Profit = profit, Ending = await db.PriceEndingRules.SingleOrDefaultAsync(r => r.Name == ending) }));
}
