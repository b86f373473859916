using System.Net;
using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Tests;
using Shouldly;
using Xunit;

namespace Shop.Web.Tests.BackOffice;

public class CurrenciesTests
{
    [Fact]
    public async Task A_price_list_in_francs_is_kept_exported_and_read_as_about_by_who_chose_the_country()
    {
        await using var app = await TestApp.OpenAsync();
        var coffee = await Given.ProductAsync(app.Shop, price: 12.90m);
        var own = await Given.ProductAsync(app.Shop, price: 20m);
        await app.Shop.DoAsync(async db => (await db.ShippingMethods.SingleAsync()).Countries = "DE,AT,CH");
        var manager = await app.SignInAsStaffAsync(Role.Manager);
        var visitor = app.Visitor();
        await visitor.PostAsync("/de/warenkorb/hinzufuegen", new { VariantId = coffee.Id, Quantity = 1 });

        var saved = await manager.FollowAsync(await manager.SubmitAsync(await manager.GetAsync("/admin/currencies/new"), Fields(
            ("Form.Code", "chf"), ("Form.Step", "5"), ("Form.Countries", "ch li"), ("Form.Rate", "0,935"), ("Form.RateSource", "EZB"), ("Form.RateFrom", "2026-11-01"), ("Form.Prices", $"{own.Sku}: 18,90")), "form[data-editor]"));
        var id = (await app.Shop.AskAsync(db => db.Currencies.SingleAsync())).Id;
        var csv = await manager.Client.GetStringAsync($"/admin/currencies/{id}/list.csv");
        var wrong = await manager.SubmitAsync(await manager.GetAsync("/admin/currencies/new"), Fields(("Form.Code", "EUR"), ("Form.Rate", "viel"), ("Form.Prices", "ohne Preis")), "form[data-editor]");

        saved.Read("#price-list").ShouldContain("CHF 12,05");
        saved.Read("#price-list").ShouldContain("CHF 18,90");
        csv.ShouldContain(";20.00;18.90;;");
        wrong.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await visitor.GetAsync("/de/warenkorb?country=CH")).Read("main").ShouldContain("berechnet wird in Euro");
        (await visitor.GetAsync("/de/warenkorb?country=AT")).Read("main").ShouldNotContain("berechnet wird in Euro");
        await visitor.GetAsync("/de/warenkorb?country=CH");
        (await visitor.GetAsync($"/de/eigener-preis/{coffee.Id}")).Text.ShouldContain("ca. CHF 12,05; berechnet wird in Euro.");
    }

    private static Dictionary<string, string?> Fields(params (string Name, string? Value)[] fields) => fields.ToDictionary(f => f.Name, f => f.Value);
}
