using System.Net;
using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Settings;
using Shouldly;
using Xunit;

namespace Shop.Web.Tests.BackOffice;

public class SettingsTests
{
    [Fact]
    public async Task A_wrong_IBAN_is_refused_and_a_right_one_is_kept_without_spaces()
    {
        await using var app = await TestApp.OpenAsync();
        var admin = await app.SignInAsStaffAsync();

        var wrong = await admin.PostFormAsync("/admin/settings", new Dictionary<string, string?> { ["Company.Iban"] = "DE02 1203 0000 0000 2020 52" });
        wrong.Read("#Company_Iban-error").ShouldStartWith("Diese IBAN stimmt nicht.");
        var right = await admin.PostFormAsync("/admin/settings", new Dictionary<string, string?> { ["Company.Iban"] = "de02 1203 0000 0000 2020 51", ["Company.ShopName"] = "Kontor" });

        right.Status.ShouldBe(HttpStatusCode.Found, right.Text);
        (await app.Shop.AskAsync(db => db.Settings.SingleAsync(s => s.Key == nameof(ShopIdentity)))).Json.ShouldContain("DE02120300000000202051");
        (await admin.GetAsync("/admin")).Read(".side-brand").ShouldBe("Kontor");
    }

    [Fact]
    public async Task Saving_a_legal_page_adds_a_version_and_keeps_the_old_one()
    {
        await using var app = await TestApp.OpenAsync();
        var manager = await app.SignInAsStaffAsync(Role.Manager);
        app.Shop.Clock.Advance(TimeSpan.FromMinutes(1));

        await manager.PostFormAsync("/admin/pages/agb", new Dictionary<string, string?> { ["Form.Body.De"] = "## Neue Fassung" });
        await manager.PostFormAsync("/admin/pages/agb", new Dictionary<string, string?> { ["Form.Title.De"] = "Unsere AGB" });

        var wordings = await app.Shop.AskAsync(db => db.ContentPages.Where(p => p.Key == "agb").SelectMany(p => p.Versions).OrderBy(v => v.Id).ToListAsync());
        wordings.Select(w => w.Body.De).ShouldBe(["Text agb", "## Neue Fassung"]);
        (await manager.GetAsync($"/admin/pages/agb/versions/{wordings[0].Id}")).Text.ShouldContain("Text agb");
    }

    [Fact]
    public async Task A_page_that_is_missing_can_be_written()
    {
        await using var app = await TestApp.OpenAsync();
        var manager = await app.SignInAsStaffAsync(Role.Manager);

        await manager.PostFormAsync("/admin/pages/impressum", new Dictionary<string, string?> { ["Form.Body.De"] = "Testladen GmbH" });

        (await app.Shop.AskAsync(db => db.ContentPages.SingleAsync(p => p.Key == "impressum"))).FooterPosition.ShouldBe(1);
        (await manager.GetAsync("/admin/pages/erfunden")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_rate_that_already_applies_can_not_be_removed()
    {
        await using var app = await TestApp.OpenAsync();
        var admin = await app.SignInAsStaffAsync();
        await admin.PostFormAsync("/admin/taxes", new Dictionary<string, string?> { ["New.TaxClass"] = "Standard", ["New.Percent"] = "20,5", ["New.ValidFrom"] = "2027-01-01", ["New.Source"] = "erfunden" }, "form.panel");

        var page = await admin.GetAsync("/admin/taxes");
        page.Page.QuerySelectorAll("form[action$='/remove']").Length.ShouldBe(1);
        await admin.SubmitAsync(page, null, "form[action$='/remove']");

        (await app.Shop.AskAsync(db => db.TaxRates.CountAsync())).ShouldBe(2);
    }

    [Fact]
    public async Task A_category_moves_with_everything_below_it_but_never_under_itself()
    {
        await using var app = await TestApp.OpenAsync();
        var manager = await app.SignInAsStaffAsync(Role.Manager);
        var coffee = await app.Shop.AskAsync(db => db.Categories.Select(c => c.Id).SingleAsync());
        await manager.PostFormAsync("/admin/categories/new", new Dictionary<string, string?> { ["Form.Name.De"] = "Espresso", ["Form.ParentId"] = $"{coffee}" });
        await manager.PostFormAsync("/admin/categories/new", new Dictionary<string, string?> { ["Form.Name.De"] = "Getränke" });
        var rows = await app.Shop.AskAsync(db => db.Categories.OrderBy(c => c.Id).ToListAsync());
        rows[1].Path.De.ShouldBe("kaffee/espresso");

        await manager.PostFormAsync($"/admin/categories/{coffee}", new Dictionary<string, string?> { ["Form.ParentId"] = $"{rows[2].Id}" });
        (await app.Shop.AskAsync(db => db.Categories.Where(c => c.Id == rows[1].Id).Select(c => c.Path).SingleAsync())).De.ShouldBe("getraenke/kaffee/espresso");

        var circle = await manager.PostFormAsync($"/admin/categories/{coffee}", new Dictionary<string, string?> { ["Form.ParentId"] = $"{rows[1].Id}" });
        circle.Text.ShouldContain("Eine Kategorie kann nicht unter sich selbst stehen.");
    }
}
