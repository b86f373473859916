using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Shop.Access;
using Shop.Common;
using Shop.Data;
using Shop.Tests;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Shared;
using Shouldly;
using Xunit;

namespace Shop.Web.Tests.BackOffice;

public class ChangeLogTests
{
    [Fact]
    public async Task The_change_log_shows_who_changed_what_and_pages_by_key()
    {
        await using var app = await TestApp.OpenAsync();
        var variant = await Given.ProductAsync(app.Shop);
        for (var i = 0; i < 60; i++)
        {
            await app.Shop.DoAsync(async db => (await db.Products.SingleAsync()).GuaranteeYears = i);
        }
        var accountant = await app.SignInAsStaffAsync(Role.Accountant);

        var first = await accountant.GetAsync($"/admin/changes?entity=Product&id={variant.ProductId}");
        first.Page.QuerySelectorAll("#changes tbody tr").Length.ShouldBe(50);
        var second = await accountant.GetAsync(first.Page.QuerySelector("a[rel=next]")!.GetAttribute("href")!);

        second.Page.QuerySelectorAll("#changes tbody tr").Length.ShouldBe(10);
        (await accountant.GetAsync("/admin/changes?who=niemand")).Read("main").ShouldContain("Nichts gefunden");
    }

    [Fact]
    public async Task Amounts_and_settings_are_told_in_words()
    {
        await using var app = await TestApp.OpenAsync();
        var variant = await Given.ProductAsync(app.Shop);
        await app.Shop.DoAsync(async db => (await db.Variants.SingleAsync(v => v.Id == variant.Id)).Cost = Money.From(4.5m));
        var admin = await app.SignInAsStaffAsync();
        await admin.PostFormAsync("/admin/settings", new Dictionary<string, string?> { ["Company.City"] = "Kiel" });

        var log = await admin.GetAsync("/admin/changes");

        var lines = log.Page.QuerySelectorAll("#changes tbody tr").Select(r => r.TextContent).ToList();
        lines.ShouldContain(l => l.Contains("Einstand, netto") && l.Contains("4,50\u00a0€"));
        lines.ShouldContain(l => l.Contains("Firma") && l.Contains("Ort: Kiel") && !l.Contains('{'));
        (await admin.GetAsync("/admin/changes?lang=en")).Text.ShouldNotContain("Cost.Cents");
    }

    [Fact]
    public async Task Every_field_and_kind_of_row_that_can_be_logged_has_a_word()
    {
        await using var app = await TestApp.OpenAsync();
        var t = new WebTexts();
        var logged = await app.Shop.AskAsync(db => Task.FromResult(db.Model.GetEntityTypes().Where(e => typeof(IAudited).IsAssignableFrom(e.ClrType)).ToList()));

        logged.Select(e => e.ClrType.Name).Where(n => t.EntityWord(n) == n && n is not ("Synonym" or "Test")).ShouldBeEmpty();
        logged.SelectMany(e => Fields(e).Select(f => $"{e.ClrType.Name} {f}")).Where(f => !FieldNames.Knows(f.Split(' ')[1])).ShouldBeEmpty();

        static IEnumerable<string> Fields(ITypeBase type, string of = "") => type.GetProperties().Where(p => p.Name is not ("Id" or "Version")).Select(p => of + p.Name)
            .Concat(type.GetComplexProperties().SelectMany(c => Fields(c.ComplexType, c.Name + ".")));
    }

    [Fact]
    public void Every_word_for_a_field_has_an_English_one()
    {
        var before = Thread.CurrentThread.CurrentUICulture;
        try
        {
            Thread.CurrentThread.CurrentUICulture = new("en-GB");
            var t = new WebTexts();
            FieldNames.All.Where(w => t[w].ResourceNotFound).ShouldBeEmpty();
        }
        finally
        {
            Thread.CurrentThread.CurrentUICulture = before;
        }
    }
}
