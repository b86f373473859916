using System.Net;
using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Common;
using Shop.Pricing.Plans;
using Shop.Tests;
using Shouldly;
using Xunit;

namespace Shop.Web.Tests.BackOffice;

public class PricePlansTests
{
    [Fact]
    public async Task A_manager_plans_a_sale_and_it_comes_into_force_by_itself_with_the_lawful_line_in_the_shop()
    {
        await using var app = await TestApp.OpenAsync(("Cache:Pages", "true"));
        var coffee = await Given.ProductAsync(app.Shop, price: 10m, name: "Lotse");
        app.Shop.Clock.Advance(TimeSpan.FromDays(40));
        var manager = await app.SignInAsStaffAsync(Role.Manager);
        var customer = app.Visitor();
        var slug = (await app.Shop.AskAsync(db => db.Products.SingleAsync())).Slug.De;
        var address = $"/de/artikel/{slug}-{coffee.ProductId}";
        (await customer.GetAsync(address)).Read("main").ShouldContain("10,00");
        var form = await manager.GetAsync($"/admin/price-plans/new?product={coffee.ProductId}");
        var from = app.Shop.Clock.UtcNow().AddHours(2);

        var done = await manager.FollowAsync(await manager.SubmitAsync(form, Fields(
            ("Form.Name", "Adventsaktion"), ("Form.From", Local(from)), ("Form.Until", Local(from.AddDays(7))), ("Form.Lines[0].Price", "8,00")), "#plan"));
        app.Shop.Clock.Advance(TimeSpan.FromHours(2));
        await UntilAsync(async () => (await app.Shop.AskAsync(db => db.Variants.SingleAsync())).Price == Money.From(8));

        done.Text.ShouldContain("1 Preis ist geplant.");
        done.Read("#plans").ShouldContain("Adventsaktion");
        await UntilAsync(async () => (await customer.GetAsync(address)).Read("main").Contains("8,00", StringComparison.Ordinal));
        (await customer.GetAsync(address)).Read("main").ShouldContain("Niedrigster Gesamtpreis der letzten 30 Tage");
    }

    [Fact]
    public async Task Prices_are_filled_by_percent_and_ending_looked_at_and_refused_where_they_meet_another_plan()
    {
        await using var app = await TestApp.OpenAsync();
        var coffee = await Given.ProductAsync(app.Shop, price: 12.90m, cost: 11.50m);
        var manager = await app.SignInAsStaffAsync(Role.Manager);
        var form = await manager.GetAsync($"/admin/price-plans/new?ids={coffee.Id}");
        var from = app.Shop.Clock.UtcNow().AddDays(1);
        var fields = Fields(("Form.Name", "Woche"), ("Form.From", Local(from)), ("Form.Until", Local(from.AddDays(7))), ("Form.Percent", "-10"), ("Form.EndingId", "1"));

        var filled = await manager.SubmitAsync(form, Fields([.. fields.Select(f => (f.Key, f.Value)), ("fill", "percent")]), "#plan");
        filled.Page.QuerySelector(".plan-price")!.GetAttribute("value").ShouldBe("11,90");
        filled.Read(".row-remark").ShouldContain("liegt unter dem Einstand");
        (await app.Shop.AskAsync(db => db.PricePlans.CountAsync())).ShouldBe(0);

        await manager.SubmitAsync(filled, Fields(("fill", null)), "#plan");
        var again = await manager.SubmitAsync(filled, Fields(("fill", null), ("Form.Name", "Zweite")), "#plan");
        var empty = await manager.SubmitAsync(form, Fields(("Form.Name", ""), ("Form.Lines[0].Price", "viel"), ("fill", null)), "#plan");

        again.Status.ShouldBe(HttpStatusCode.Conflict);
        again.Text.ShouldContain("„Woche“");
        empty.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await app.Shop.AskAsync(db => db.PricePlans.SingleAsync())).Price.ShouldBe(Money.From(11.90m));
    }

    [Fact]
    public async Task A_plan_is_called_off_from_the_list()
    {
        await using var app = await TestApp.OpenAsync();
        var coffee = await Given.ProductAsync(app.Shop, price: 10m);
        var from = app.Shop.Clock.UtcNow().AddDays(1);
        await app.Shop.AskAsync(async db => (await new PlanPrices(db, app.Shop.Clock).PlanAsync(new PlanRequest("Weg", from, null, false, [new(coffee.Id, Money.From(9))]))).Value);
        var manager = await app.SignInAsStaffAsync(Role.Manager);
        var list = await manager.GetAsync("/admin/price-plans");
        var prices = await manager.GetAsync($"/admin/products/{coffee.ProductId}/prices");

        var done = await manager.FollowAsync(await manager.SubmitAsync(list, Fields(("ids", list.Page.QuerySelector("input[name=ids]")!.GetAttribute("value"))), "#plans-bulk"));

        prices.Read("main").ShouldContain("Weg");
        done.Text.ShouldContain("1 Plan ist beendet.");
        (await app.Shop.AskAsync(db => db.PricePlans.SingleAsync())).State.ShouldBe(PlanState.Cancelled);
        (await manager.GetAsync("/admin/price-plans?state=past")).Read("#plans").ShouldContain("Abgesagt");
    }

    private static string Local(DateTime utc) => Clock.ToBerlin(utc).ToString("yyyy-MM-ddTHH:mm", System.Globalization.CultureInfo.InvariantCulture);

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        for (var i = 0; i < 200 && !await holds(); i++)
            await Task.Delay(50);
        (await holds()).ShouldBeTrue();
    }

    private static Dictionary<string, string?> Fields(params (string Name, string? Value)[] fields) => fields.ToDictionary(f => f.Name, f => f.Value);
}
