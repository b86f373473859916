using System.Net;
using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Common;
using Shop.Customers;
using Shop.Tests;
using Shouldly;
using Xunit;

namespace Shop.Web.Tests.BackOffice;

public class PricesTests
{
    [Fact]
    public async Task A_manager_adds_a_step_and_a_café_price_and_takes_the_step_away_again()
    {
        await using var app = await TestApp.OpenAsync();
        var coffee = await Given.ProductAsync(app.Shop, price: 10m);
        var manager = await app.SignInAsStaffAsync(Role.Manager);
        var address = $"/admin/products/{coffee.ProductId}/prices";

        var more = await manager.SubmitAsync(await manager.GetAsync(address), new { more = coffee.Id }, "#prices");
        more.Page.QuerySelectorAll(".price-line").Length.ShouldBe(2);
        await manager.SubmitAsync(more, Fields(("Form.Lines[0].Quantity", "6"), ("Form.Lines[0].Price", "9,50"),
            ("Form.Lines[1].Quantity", "1"), ("Form.Lines[1].Group", "Business"), ("Form.Lines[1].Price", "8,00"), ("Form.Lines[1].Until", "2027-01-31")), "#prices");

        var saved = await app.Shop.AskAsync(db => db.VariantPrices.OrderByDescending(p => p.FromQuantity).ToListAsync());
        saved.Select(p => (p.FromQuantity, p.Group, p.Price.Cents)).ShouldBe([(6, null, 950L), (1, CustomerGroup.Business, 800L)]);
        saved[1].UntilAt.ShouldBe(new DateTime(2027, 1, 31, 23, 0, 0, DateTimeKind.Utc));

        await manager.SubmitAsync(await manager.GetAsync(address), Fields(("Form.Lines[0].Remove", "true")), "#prices");
        (await app.Shop.AskAsync(db => db.VariantPrices.SingleAsync())).Group.ShouldBe(CustomerGroup.Business);
    }

    [Fact]
    public async Task A_price_for_a_country_is_set_explained_and_shown_to_who_chose_that_country()
    {
        await using var app = await TestApp.OpenAsync(("Cache:Pages", "true"));
        var coffee = await Given.ProductAsync(app.Shop, price: 10m);
        var manager = await app.SignInAsStaffAsync(Role.Manager);
        var address = $"/admin/products/{coffee.ProductId}/prices";
        await manager.SubmitAsync(await manager.GetAsync(address), Fields(("Form.Lines[0].Quantity", "1"), ("Form.Lines[0].Country", "AT"), ("Form.Lines[0].Price", "12,00")), "#prices");
        var atHome = await manager.SubmitAsync(await manager.GetAsync(address), Fields(("Form.Lines[1].Quantity", "6"), ("Form.Lines[1].Country", "DE"), ("Form.Lines[1].Price", "9,00")), "#prices");
        var trial = await manager.GetAsync(address + "?asked=true&country=AT");
        var (visitor, other) = (app.Visitor(), app.Visitor());
        await visitor.PostAsync("/de/warenkorb/hinzufuegen", new { VariantId = coffee.Id, Quantity = 1 });

        var before = await visitor.GetAsync("/de/warenkorb");
        var chosen = await visitor.GetAsync("/de/warenkorb?country=AT");
        // Price rules stay in memory for half a second at most.
        for (var i = 0; i < 100 && !chosen.Read(".line").Contains("12,00", StringComparison.Ordinal); i++)
        {
            await Task.Delay(50);
            chosen = await visitor.GetAsync("/de/warenkorb?country=AT");
        }
        var later = await visitor.GetAsync("/de/warenkorb");

        atHome.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        atHome.Text.ShouldContain("Für Deutschland gilt der Preis für alle Länder");
        trial.Read("#trial-steps").ShouldContain("Bei Lieferung nach Österreich kostet ein Stück 12,00 €");
        before.Read(".line").ShouldContain("10,00 €");
        foreach (var page in new[] { chosen, later })
        {
            page.Read(".line").ShouldContain("12,00 €");
            page.Read(".line").ShouldContain("Preis bei Lieferung nach Österreich");
            page.Read(".line").ShouldContain("Preis geändert");
        }
        (await visitor.GetAsync("/de/kasse")).Page.QuerySelector("select[name='Address.Country'] option[selected]")!.GetAttribute("value").ShouldBe("AT");
        (await visitor.GetAsync($"/de/eigener-preis/{coffee.Id}")).Text.ShouldContain("Bei Lieferung nach Österreich: 12,00 €");
        (await other.GetAsync($"/de/eigener-preis/{coffee.Id}")).Status.ShouldBe(HttpStatusCode.NoContent);
        (await visitor.GetAsync("/de/warenkorb/kopf")).Page.QuerySelector("[data-country]").ShouldNotBeNull();
        (await other.GetAsync("/de/warenkorb/kopf")).Page.QuerySelector("[data-country]").ShouldBeNull();
    }

    [Fact]
    public async Task The_panel_beside_the_editor_follows_what_is_typed_and_knows_the_strongest_discount()
    {
        await using var app = await TestApp.OpenAsync();
        var coffee = await Given.ProductAsync(app.Shop, price: 10.70m, cost: 5m);
        await app.Shop.DoAsync(db =>
        {
            db.Discounts.AddRange(
                new Shop.Discounts.Discount { Name = LocalizedText.Both("Zehn"), Percent = 10, StartsAt = app.Shop.Clock.UtcNow().AddDays(-1) },
                new Shop.Discounts.Discount { Name = LocalizedText.Both("Halb"), Percent = 50, NeedsCoupon = true, StartsAt = app.Shop.Clock.UtcNow().AddDays(-1) },
                new Shop.Discounts.Discount { Name = LocalizedText.Both("Später"), Percent = 90, StartsAt = app.Shop.Clock.UtcNow().AddDays(1) });
            return Task.CompletedTask;
        });
        var manager = await app.SignInAsStaffAsync(Role.Manager);
        var address = $"/admin/products/{coffee.ProductId}/price-aside";

        var saved = await manager.GetAsync(address);
        var typed = await manager.GetAsync($"{address}?Form.Variants[0].Id={coffee.Id}&Form.Variants[0].Price=21,40&Form.Variants[0].Cost=5,00");
        var nonsense = await manager.GetAsync($"{address}?Form.Variants[0].Id={coffee.Id}&Form.Variants[0].Price=viel&Form.Variants[0].Cost=5,00");

        saved.Text.ShouldContain("50,0");
        saved.Text.ShouldContain("Halb");
        saved.Text.ShouldContain("5,35 €");
        typed.Text.ShouldContain("75,0");
        typed.Text.ShouldContain("15,00 €");
        nonsense.Text.ShouldContain("noch keine Zahl");
    }

    [Fact]
    public async Task What_cannot_be_read_or_is_no_step_comes_back_with_its_reason()
    {
        await using var app = await TestApp.OpenAsync();
        var coffee = await Given.ProductAsync(app.Shop, price: 10m);
        var manager = await app.SignInAsStaffAsync(Role.Manager);
        var form = await manager.GetAsync($"/admin/products/{coffee.ProductId}/prices");

        var unreadable = await manager.SubmitAsync(form, Fields(("Form.Lines[0].Quantity", "viele"), ("Form.Lines[0].Price", "-3")), "#prices");
        unreadable.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        unreadable.Text.ShouldContain("Bitte geben Sie eine ganze Zahl ein.");
        var dearer = await manager.SubmitAsync(form, Fields(("Form.Lines[0].Quantity", "6"), ("Form.Lines[0].Price", "11,00")), "#prices");
        dearer.Status.ShouldBe(HttpStatusCode.Conflict);
        dearer.Text.ShouldContain("Ab 6 Stück muss ein Stück weniger kosten als vorher (10,00 €).");
    }

    [Fact]
    public async Task Two_managers_do_not_overwrite_each_other()
    {
        await using var app = await TestApp.OpenAsync();
        var coffee = await Given.ProductAsync(app.Shop, price: 10m);
        var manager = await app.SignInAsStaffAsync(Role.Manager);
        var form = await manager.GetAsync($"/admin/products/{coffee.ProductId}/prices");
        await manager.SubmitAsync(form, Fields(("Form.Lines[0].Quantity", "6"), ("Form.Lines[0].Price", "9,00")), "#prices");

        var second = await manager.SubmitAsync(form, Fields(("Form.Lines[0].Quantity", "6"), ("Form.Lines[0].Price", "8,00")), "#prices");

        second.Status.ShouldBe(HttpStatusCode.Conflict);
        second.Read(".notice-warn").ShouldContain("9,00 €");
        (await app.Shop.AskAsync(db => db.VariantPrices.SingleAsync())).Price.Cents.ShouldBe(900);
    }

    [Fact]
    public async Task The_price_history_proves_the_lowest_price_for_a_chosen_moment()
    {
        await using var app = await TestApp.OpenAsync();
        var coffee = await Given.ProductAsync(app.Shop, price: 10m);
        var began = app.Shop.Clock.UtcNow();
        app.Shop.Clock.Advance(TimeSpan.FromDays(40));
        await app.Shop.DoAsync(async db => (await db.Variants.SingleAsync(v => v.Id == coffee.Id)).Price = Money.From(8));
        app.Shop.Clock.Advance(TimeSpan.FromDays(2));
        var manager = await app.SignInAsStaffAsync(Role.Manager);

        var now = await manager.GetAsync($"/admin/products/{coffee.ProductId}/price-history");
        var then = await manager.GetAsync($"/admin/products/{coffee.ProductId}/price-history?variant={coffee.Id}&at={Clock.ToBerlin(began.AddDays(30)):yyyy-MM-ddTHH:mm}");
        var before = await manager.GetAsync($"/admin/products/{coffee.ProductId}/price-history?at=2020-01-01T00:00");

        now.Read("#lowest").ShouldContain("8,00 €");
        then.Read("#lowest").ShouldContain("10,00 €");
        before.Read("#lowest").ShouldContain("nicht im Verkauf");
        now.Page.QuerySelectorAll("#price-days tbody tr").Select(r => (r.Children[1].GetAttribute("data-value"), r.Children[2].GetAttribute("data-value"))).TakeLast(4)
            .ShouldBe([("10.00", "10.00"), ("8.00", "10.00"), ("8.00", "8.00"), ("8.00", "8.00")]);
        before.Page.QuerySelector("#price-days").ShouldBeNull();
    }

    private static Dictionary<string, string?> Fields(params (string Name, string? Value)[] fields) => fields.ToDictionary(f => f.Name, f => f.Value);
}
