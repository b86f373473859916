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
    }

    private static Dictionary<string, string?> Fields(params (string Name, string? Value)[] fields) => fields.ToDictionary(f => f.Name, f => f.Value);
}
