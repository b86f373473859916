using System.Net;
using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Lists.Bulk;
using Shop.Pricing.Calculation;
using Shop.Pricing.Endings;
using Shop.Tests;
using Shouldly;
using Xunit;

namespace Shop.Web.Tests.BackOffice;

public class PriceEndingsTests
{
    private const string Editor = "form[data-editor]";

    [Fact]
    public async Task A_manager_makes_an_ending_with_bands_sees_what_becomes_of_prices_and_changes_it()
    {
        await using var app = await TestApp.OpenAsync();
        var manager = await app.SignInAsStaffAsync(Role.Manager);
        var form = await manager.GetAsync("/admin/price-endings/new");

        var live = await manager.SubmitAsync(form, Coffee(("Form.Try", "996")), Editor, "/admin/price-endings/examples");
        live.Read("table").ShouldContain("49,10 €");
        Cells(live).ShouldBe(["12,34 €", "12,90 €", "11,90 €", "49,10 €", "49,90 €", "48,90 €", "123,40 €", "129,00 €", "119,00 €", "996,00 €", "999,00 €", "999,00 €"]);
        var looked = await manager.SubmitAsync(form, Coffee(("look", "look")), Editor);
        looked.Page.QuerySelectorAll("select[name$='.Step']").Length.ShouldBe(5, "two rows to go on");
        (await app.Shop.AskAsync(db => db.PriceEndingRules.CountAsync(r => r.Name == "Kaffee"))).ShouldBe(0);

        var list = await manager.FollowAsync(await manager.SubmitAsync(looked, Coffee(("look", null)), Editor));
        list.Read("#endings").ShouldContain("bis zu 10,00 € auf …,95 · bis zu 100,00 € auf …,90 · darüber auf 9,00 € je 10 €");
        var rule = await RuleAsync(app, "Kaffee");
        rule.Ending.ShouldBe(new PriceEnding(null, [new(1000, 100, 95), new(10_000, 100, 90), new(null, 1000, 900)]));

        var stale = await manager.GetAsync($"/admin/price-endings/{rule.Id}");
        await manager.SubmitAsync(stale, Fields(("Form.Direction", "Down")), Editor);
        (await RuleAsync(app, "Kaffee")).Ending.Direction.ShouldBe(EndingDirection.Down);
        (await manager.SubmitAsync(stale, Fields(("Form.Name", "Anders")), Editor)).Text.ShouldContain("inzwischen jemand anderes geändert");
    }

    [Fact]
    public async Task What_does_not_go_together_or_is_named_twice_comes_back_with_the_reason()
    {
        await using var app = await TestApp.OpenAsync();
        var manager = await app.SignInAsStaffAsync(Role.Manager);
        var form = await manager.GetAsync("/admin/price-endings/new");

        var closed = await manager.SubmitAsync(form, Fields(("Form.Name", "X"), ("Form.Bands[0].UpTo", "10")), Editor);
        var wide = await manager.SubmitAsync(form, Fields(("Form.Name", "X"), ("Form.Bands[0].Last", "1,95")), Editor);
        var odd = await manager.SubmitAsync(form, Fields(("Form.Name", "X"), ("Form.Bands[0].Last", "viel"), ("Form.Bands[1].UpTo", "-3")), Editor);
        var twice = await manager.SubmitAsync(form, Fields(("Form.Name", UsualEndings.Ninety)), Editor);

        closed.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        closed.Text.ShouldContain("Genau eine Zeile bleibt ohne Obergrenze");
        wide.Text.ShouldContain("Eine Endung ist kleiner als der Abstand");
        odd.Text.ShouldContain("Bitte eine Obergrenze wie 10,00");
        twice.Text.ShouldContain("Diesen Namen gibt es schon.");
        (await app.Shop.AskAsync(db => db.PriceEndingRules.CountAsync())).ShouldBe(UsualEndings.All.Count);
    }

    [Fact]
    public async Task An_ending_in_use_is_not_removed_and_says_where_it_is_used()
    {
        await using var app = await TestApp.OpenAsync();
        var category = await app.Shop.AskAsync(db => db.Categories.Select(c => c.Id).FirstAsync());
        var rule = await RuleAsync(app, UsualEndings.Ninety);
        await app.Shop.DoAsync(async db => db.CalculationDefaults.Add(new CalculationDefaults { Overhead = 0.2m, CategoryId = category, EndingId = rule.Id }));
        var manager = await app.SignInAsStaffAsync(Role.Manager);

        var screen = await manager.GetAsync($"/admin/price-endings/{rule.Id}");
        screen.Read("#why-not-remove").ShouldBe("Die Preisendung wird noch benutzt: Übliche Sätze für Kaffee.");
        screen.Page.QuerySelector("a[href='/admin/calculation/defaults/1']").ShouldNotBeNull();
        await manager.SubmitAsync(screen, null, "#remove");
        (await app.Shop.AskAsync(db => db.PriceEndingRules.AnyAsync(r => r.Id == rule.Id))).ShouldBeTrue();

        await app.Shop.DoAsync(db => db.CalculationDefaults.ExecuteDeleteAsync());
        await manager.SubmitAsync(await manager.GetAsync($"/admin/price-endings/{rule.Id}"), null, "#remove");
        (await app.Shop.AskAsync(db => db.PriceEndingRules.AnyAsync(r => r.Id == rule.Id))).ShouldBeFalse();
    }

    [Fact]
    public async Task Calculation_bulk_change_and_currency_take_the_merchants_own_ending()
    {
        await using var app = await TestApp.OpenAsync();
        var coffee = await Given.ProductAsync(app.Shop, price: 8.40m, cost: 4m);
        var rule = new PriceEndingRule { Name = "Kaffee", Ending = new PriceEnding(null, [new(1000, 100, 95), new(null, 100, 90)]) };
        await app.Shop.DoAsync(async db => db.CalculationDefaults.Add(new CalculationDefaults { Overhead = 0.25m, Profit = 0.10m, Ending = rule }));
        var manager = await app.SignInAsStaffAsync(Role.Manager);

        (await manager.GetAsync($"/admin/calculation/{coffee.Id}")).Page.QuerySelector("#EndingId option[selected]")!.TextContent.ShouldBe("Kaffee");
        (await manager.GetAsync($"/admin/calculation/{coffee.Id}?Mode=Forward&ListPurchase=4,00&Overhead=25&Profit=10&EndingId={rule.Id}")).Read("#figures").ShouldContain("5,95");
        (await manager.GetAsync("/admin/calculation")).Read("#selection").ShouldContain("5,95");

        var list = await manager.GetAsync("/admin/products");
        list.Page.QuerySelector($"input[name=ids][value='{coffee.ProductId}']")!.SetAttribute("checked", "");
        var choose = await manager.FollowAsync(await manager.SubmitAsync(list, null, "#products-bulk"));
        var preview = await manager.FollowAsync(await manager.SubmitAsync(choose, Fields(("Form.Kind", "PricePercent"), ("Form.Percent", "-10"), ("Form.EndingId", $"{rule.Id}")), "#decide"));
        preview.Read("main").ShouldContain("7,95");
        // Whatever becomes of the rule, what runs is what was seen.
        await app.Shop.DoAsync(async db => (await db.PriceEndingRules.SingleAsync(r => r.Id == rule.Id)).Ending = PriceEnding.Every(500, 0));
        (await app.Shop.AskAsync(db => db.BulkChanges.SingleAsync())).ReadOptions()!.Ending.ShouldBe(new BulkEnding(rule.Id, "Kaffee", new PriceEnding(null, [new(1000, 100, 95), new(null, 100, 90)])));

        var francs = await manager.FollowAsync(await manager.SubmitAsync(await manager.GetAsync("/admin/currencies/new"), Fields(
            ("Form.Code", "CHF"), ("Form.Step", "5"), ("Form.EndingId", $"{rule.Id}"), ("Form.Rate", "1"), ("Form.RateSource", "EZB"), ("Form.RateFrom", "2026-11-01")), Editor));
        francs.Read("#price-list").ShouldContain("10,00");
    }

    private static Dictionary<string, string?> Coffee(params (string Name, string? Value)[] more) => Fields(
    [
        ("Form.Name", "Kaffee"), ("Form.Bands[0].UpTo", "10"), ("Form.Bands[0].Last", "0,95"), ("Form.Bands[0].Step", "100"),
        ("Form.Bands[1].UpTo", "100"), ("Form.Bands[1].Last", ",90"), ("Form.Bands[1].Step", "100"),
        ("Form.Bands[2].Last", "9"), ("Form.Bands[2].Step", "1000"), .. more,
    ]);

    private static IEnumerable<string> Cells(Answer answer) => answer.Page.QuerySelectorAll("tbody td").Select(c => c.TextContent.Trim().Replace('\u00a0', ' '));

    private static Task<PriceEndingRule> RuleAsync(TestApp app, string name) => app.Shop.AskAsync(db => db.PriceEndingRules.SingleAsync(r => r.Name == name));

    private static Dictionary<string, string?> Fields(params (string Name, string? Value)[] fields) => fields.ToDictionary(f => f.Name, f => f.Value);
}
