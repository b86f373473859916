using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Assortment;
using Shop.Tests;
using Shop.Web.Tests.Storefront;
using Shouldly;
using Xunit;

namespace Shop.Web.Tests.BackOffice;

public class AssortmentTests
{
    [Fact]
    public async Task A_trial_begun_in_the_back_office_moves_the_product_to_the_front_of_its_shelf_and_back()
    {
        await using var app = await Window.OpenAsync();
        await app.CoffeeAsync("Hafenlicht", unitsSold: 30);
        await app.CoffeeAsync("Lotse", unitsSold: 9);
        await app.CoffeeAsync("Stiller", unitsSold: 1);
        var id = await app.Shop.AskAsync(db => db.Products.Where(p => p.Name.De == "Stiller").Select(p => p.Id).SingleAsync());
        var shelf = await app.Shop.AskAsync(db => db.Categories.Where(c => c.Key == "coffee").Select(c => c.Id).SingleAsync());
        var manager = await app.SignInAsStaffAsync(Role.Manager);

        var started = await manager.PostFormAsync($"/admin/assortment/products/{id}", new { CategoryId = shelf.ToString(CultureInfo.InvariantCulture), Days = "10", Target = "4" }, "form[action='/admin/assortment/trials']");
        started.Status.ShouldBe(HttpStatusCode.Found);
        app.ForgetCatalogue();

        Names(await app.Visitor().GetAsync("/de/kaffee")).ShouldBe(["Stiller", "Hafenlicht", "Lotse"]);
        Names(await app.Visitor().GetAsync("/de/kaffee?sort=name")).ShouldBe(["Hafenlicht", "Lotse", "Stiller"]);

        await manager.SubmitAsync(await manager.FollowAsync(started), null, "form[action$='/stop']");
        app.ForgetCatalogue();

        Names(await app.Visitor().GetAsync("/de/kaffee")).ShouldBe(["Hafenlicht", "Lotse", "Stiller"]);
        (await app.Shop.AskAsync(db => db.ChangeLog.Where(c => c.Entity == "PlacementTrial").Select(c => c.Field).ToListAsync())).ShouldContain("State");
    }

    [Fact]
    public async Task Thresholds_are_checked_and_kept()
    {
        await using var app = await TestApp.OpenAsync();
        var manager = await app.SignInAsStaffAsync(Role.Manager);

        var refused = await manager.PostFormAsync("/admin/assortment/rules", new { A = "95", B = "80" });
        var saved = await manager.PostFormAsync("/admin/assortment/rules", new { A = "70", B = "90", X = "0,4" });

        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Text.ShouldContain("Bitte einen Prozentsatz über der Grenze davor, höchstens 100.");
        saved.Status.ShouldBe(HttpStatusCode.Found);
        (await manager.GetAsync("/admin/assortment/rules")).Page.QuerySelector("#X")!.GetAttribute("value").ShouldBe("0,4");
        (await manager.GetAsync("/admin/assortment/products/4711")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Support_reads_but_cannot_begin_a_trial()
    {
        await using var app = await TestApp.OpenAsync();
        var product = (await Given.ProductAsync(app.Shop)).ProductId;
        var support = await app.SignInAsStaffAsync(Role.Support);

        (await support.GetAsync($"/admin/assortment/products/{product}")).Page.QuerySelector("form[action='/admin/assortment/trials']").ShouldBeNull();
        (await support.PostAsync("/admin/assortment/trials", new { ProductId = product.ToString(CultureInfo.InvariantCulture), Days = "7", Target = "1" })).Status.ShouldNotBe(HttpStatusCode.OK);
        (await app.Shop.AskAsync(db => db.PlacementTrials.AnyAsync())).ShouldBeFalse();
    }

    [Fact]
    public async Task The_wizard_is_gone_on_with_later_asks_before_it_begins_and_leads_the_old_address_to_the_alternative()
    {
        await using var app = await Window.OpenAsync();
        var old = await app.CoffeeAsync("Hafenlicht", stock: 3);
        var next = await app.CoffeeAsync("Lotse");
        var manager = await app.SignInAsStaffAsync(Role.Manager);
        var wizard = $"/admin/products/{old.Id}/retire";

        (await manager.PostFormAsync(wizard, null, "form[action$='/begin']")).Location.ShouldBe(wizard + "?step=2");
        (await manager.PostFormAsync(wizard, new { PercentOff = "95" }, "form[action$='/sell-off']")).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        await manager.PostFormAsync(wizard, new { PercentOff = "20", LastDay = "2026-11-30", SupplierNote = "Rest geht zurück" }, "form[action$='/sell-off']");
        // Tomorrow the wizard opens where it was left.
        (await manager.GetAsync(wizard)).Page.QuerySelector("form[action$='/alternative']").ShouldNotBeNull();
        (await manager.GetAsync(wizard + "?step=3")).Page.QuerySelector($"input[name=alternativeId][value='{next.Id}']").ShouldNotBeNull("the shelf's best sellers are suggested");
        (await manager.GetAsync(wizard + "?step=3&q=lotse")).Page.QuerySelector($"input[name=alternativeId][value='{next.Id}']").ShouldNotBeNull();
        await manager.PostFormAsync(wizard + "?step=3&q=lotse", new { alternativeId = next.Id.ToString(CultureInfo.InvariantCulture) }, "form[action$='/alternative']");
        (await manager.PostFormAsync(wizard, null, "form[action$='/start']")).Text.ShouldContain("Bitte bestätigen Sie");
        (await manager.PostFormAsync(wizard, new { sure = "true" }, "form[action$='/start']")).Status.ShouldBe(HttpStatusCode.Found);

        app.ForgetCatalogue();
        (await app.Visitor().GetAsync(old.Address())).Read(".price-was").ShouldNotBeEmpty();
        app.Shop.Clock.Advance(TimeSpan.FromDays(12));
        await app.Shop.AskAsync(async db =>
        {
            await new EndRetirements(db, app.Shop.Clock).RunAsync(CancellationToken.None);
            return 0;
        });
        app.ForgetCatalogue();

        var gone = await app.Visitor().GetAsync(old.Address());
        gone.Status.ShouldBe(HttpStatusCode.MovedPermanently);
        gone.Location.ShouldBe(next.Address());
        (await manager.GetAsync("/admin/assortment/retirements")).Read("tbody tr").ShouldContain("Ausgelistet");
    }

    [Fact]
    public async Task A_test_is_begun_from_a_search_and_settled_when_it_is_over()
    {
        await using var app = await TestApp.OpenAsync();
        var product = (await Given.ProductAsync(app.Shop, name: "Nordlicht", active: false)).ProductId;
        var manager = await app.SignInAsStaffAsync(Role.Manager);

        (await manager.GetAsync("/admin/assortment/tests/new?q=nordlicht")).Page.QuerySelector(".tasks a")!.GetAttribute("href").ShouldBe($"/admin/assortment/tests/new?product={product}");
        (await manager.PostFormAsync($"/admin/assortment/tests/new?product={product}", new { Target = "nichts" })).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var started = await manager.PostFormAsync($"/admin/assortment/tests/new?product={product}", new { Target = "5", Days = "10" });
        started.Status.ShouldBe(HttpStatusCode.Found);
        app.Shop.Clock.Advance(TimeSpan.FromDays(11));
        await app.Shop.AskAsync(async db =>
        {
            await new JudgeTests(db, app.Shop.Clock).RunAsync(CancellationToken.None);
            return 0;
        });

        (await manager.GetAsync("/admin/assortment")).Read(".checklist").ShouldContain("Tests zu entscheiden");
        await manager.SubmitAsync(await manager.FollowAsync(started), null, "form[action$='/settle']");
        (await manager.GetAsync("/admin/assortment")).Text.ShouldNotContain("Tests zu entscheiden");
    }

    private static List<string> Names(Answer page) => [.. page.Page.QuerySelectorAll(".card-name").Select(n => n.TextContent.Trim())];
}
