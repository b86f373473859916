using System.Net;
using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Catalog;
using Shop.Tests;
using Shop.Web.Tests.Storefront;
using Shouldly;
using Xunit;

namespace Shop.Web.Tests.BackOffice;

public class AttributesTests
{
    [Fact]
    public async Task A_number_a_yes_and_words_are_entered_in_the_product_and_shown_with_their_unit()
    {
        await using var app = await Window.OpenAsync();
        var product = await app.CoffeeAsync("Hafenlicht");
        var staff = await app.SignInAsStaffAsync(Role.Manager);
        await NewAsync(staff, "Füllmenge", AttributeType.Number, "ml");
        await NewAsync(staff, "Vegan", AttributeType.YesNo);
        await NewAsync(staff, "Besonderheit", AttributeType.Text);
        var url = $"/admin/products/{product.Id}";

        var wrong = await staff.PostFormAsync(url, await TypedAsync(app, ("Füllmenge", "viel", "")), "#product");
        wrong.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        wrong.Text.ShouldContain("eine Zahl wie 250");
        var saved = await staff.PostFormAsync(url, await TypedAsync(app, ("Füllmenge", "0,5", ""), ("Vegan", "1", ""), ("Besonderheit", "Vom Kutter", "Off the boat")), "#product");

        saved.Status.ShouldBe(HttpStatusCode.Found, saved.Text);
        app.ForgetCatalogue();
        var page = await app.Visitor().GetAsync(product.Address());
        page.Read(".facts").ShouldContain("Füllmenge 0,5 ml");
        page.Read(".facts").ShouldContain("Vegan Ja");
        (await app.Visitor().GetAsync(product.Address("en"))).Read(".facts").ShouldContain("Off the boat");

        await staff.PostFormAsync(url, await TypedAsync(app, ("Füllmenge", "0,75", ""), ("Vegan", "", ""), ("Besonderheit", "Vom Kutter", "Off the boat")), "#product");
        app.ForgetCatalogue();
        var now = (await app.Visitor().GetAsync(product.Address())).Read(".facts");
        now.ShouldContain("0,75 ml");
        now.ShouldNotContain("Vegan");
    }

    [Fact]
    public async Task What_is_typed_for_attributes_stands_in_drafts_in_the_history_and_comes_back()
    {
        await using var app = await TestApp.OpenAsync();
        var variant = await Given.ProductAsync(app.Shop);
        var staff = await app.SignInAsStaffAsync(Role.Manager);
        await NewAsync(staff, "Füllmenge", AttributeType.Number, "ml");
        await NewAsync(staff, "Vegan", AttributeType.YesNo);
        var url = $"/admin/products/{variant.ProductId}";
        await staff.PostFormAsync(url, await TypedAsync(app, ("Füllmenge", "250", ""), ("Vegan", "1", "")), "#product");

        var kept = await staff.SubmitAsync(await staff.GetAsync(url), await TypedAsync(app, ("Füllmenge", "noch offen", "")), "#product", url + "/draft");
        kept.Text.ShouldStartWith("Entwurf gesichert um");
        var draft = await staff.GetAsync(url + "?draft=true");
        draft.Page.QuerySelector("#merkmale [inputmode=decimal]")!.GetAttribute("value").ShouldBe("noch offen");
        await staff.SubmitAsync(draft, await TypedAsync(app, ("Füllmenge", "0,50", ""), ("Vegan", "0", "")), "#product");

        var history = await staff.GetAsync(url + "/history");
        history.Read(".revision").ShouldContain("Füllmenge250 ml 0,5 ml");
        history.Read(".revision").ShouldContain("Veganja nein");
        await staff.SubmitAsync(history, null, ".revision form:has(input[value^='Typed['])");
        (await ValuesAsync(app)).ShouldBe(["250", "Nein"]);
        await staff.SubmitAsync(await staff.GetAsync(url + "/history"), null, ".revision:last-of-type form:not(:has([name=path]))");
        (await ValuesAsync(app)).ShouldBeEmpty("the first state had none");
    }

    [Fact]
    public async Task Two_people_who_type_different_numbers_are_asked_and_what_only_one_typed_stays()
    {
        await using var app = await TestApp.OpenAsync();
        var variant = await Given.ProductAsync(app.Shop);
        var (one, two) = (await app.SignInAsStaffAsync(Role.Manager), await app.SignInAsStaffAsync(Role.Manager));
        await NewAsync(one, "Füllmenge", AttributeType.Number, "ml");
        await NewAsync(one, "Leistung", AttributeType.Number, "W");
        var url = $"/admin/products/{variant.ProductId}";
        var (first, second) = (await one.GetAsync(url), await two.GetAsync(url));
        await one.SubmitAsync(first, await TypedAsync(app, ("Füllmenge", "250", ""), ("Leistung", "900", "")), "#product");

        var conflict = await two.SubmitAsync(second, await TypedAsync(app, ("Füllmenge", "300", "")), "#product");

        conflict.Status.ShouldBe(HttpStatusCode.Conflict);
        conflict.Read(".conflict tbody").ShouldBe("Füllmenge – 300 ml 250 ml");
        conflict.Read(".conflict").ShouldContain("Leistung (– → 900 W)");
        var path = conflict.Page.QuerySelector(".conflict input[type=radio]")!.GetAttribute("name")!;
        await two.SubmitAsync(conflict, new Dictionary<string, string?> { [path] = "mine" }, "#product");
        (await ValuesAsync(app)).ShouldBe(["300", "900"]);
    }

    [Fact]
    public async Task Two_values_that_mean_the_same_become_one_and_a_used_value_is_not_deleted()
    {
        await using var app = await TestApp.OpenAsync();
        var (first, second) = (await Given.ProductAsync(app.Shop, name: "Becher"), await Given.ProductAsync(app.Shop, name: "Tasse"));
        var staff = await app.SignInAsStaffAsync(Role.Manager);
        await staff.PostFormAsync("/admin/attributes/new", new Dictionary<string, string?> { ["Form.Name.De"] = "Farbe", ["Form.NewOptions"] = "Rot\nrot-rot\nBlau" }, "#attribute");
        var options = await app.Shop.AskAsync(db => db.AttributeOptions.OrderBy(o => o.Position).ToListAsync());
        await app.Shop.DoAsync(db =>
        {
            db.ProductAttributes.AddRange(
                new ProductAttribute { ProductId = first.ProductId, AttributeOptionId = options[0].Id }, new ProductAttribute { ProductId = first.ProductId, AttributeOptionId = options[1].Id },
                new ProductAttribute { ProductId = second.ProductId, AttributeOptionId = options[1].Id });
            return Task.CompletedTask;
        });
        var url = $"/admin/attributes/{options[0].AttributeDefinitionId}";

        var refused = await staff.FollowAsync(await staff.SubmitAsync(await staff.GetAsync(url), new { optionId = options[1].Id }, "#option-remove"));
        refused.Text.ShouldContain("2 Produkte tragen es noch, zum Beispiel Becher, Tasse");
        await staff.SubmitAsync(await staff.GetAsync(url), new { from = options[1].Id, into = options[0].Id }, "#option-merge");

        (await app.Shop.AskAsync(db => db.ProductAttributes.OrderBy(a => a.ProductId).Select(a => a.AttributeOptionId).ToListAsync())).ShouldBe([options[0].Id, options[0].Id]);
        (await app.Shop.AskAsync(db => db.AttributeOptions.CountAsync())).ShouldBe(2);
        (await staff.FollowAsync(await staff.SubmitAsync(await staff.GetAsync(url), null, "#attribute-delete"))).Text.ShouldContain("tragen es noch");
        await staff.SubmitAsync(await staff.GetAsync(url), new { optionId = options[2].Id }, "#option-remove");
        (await app.Shop.AskAsync(db => db.AttributeOptions.CountAsync())).ShouldBe(1);
    }

    [Fact]
    public async Task A_shelf_names_its_set_and_the_editor_asks_for_what_is_required_first()
    {
        await using var app = await TestApp.OpenAsync();
        var variant = await Given.ProductAsync(app.Shop);
        var staff = await app.SignInAsStaffAsync(Role.Manager);
        await NewAsync(staff, "Herkunft", AttributeType.Choice);
        await NewAsync(staff, "Leistung", AttributeType.Number, "W");
        var power = await app.Shop.AskAsync(db => db.AttributeDefinitions.SingleAsync(a => a.Unit == "W"));
        var shelf = await app.Shop.AskAsync(db => db.Categories.Select(c => c.Id).FirstAsync());

        var saved = await staff.PostFormAsync("/admin/attribute-sets/new", new Dictionary<string, string?> { ["Form.Name"] = "Geräte", ["Form.AttributeIds"] = $"{power.Id}", ["Form.RequiredIds"] = $"{power.Id}", ["Form.CategoryIds"] = $"{shelf}" }, "#attribute-set");
        saved.Status.ShouldBe(HttpStatusCode.Found, saved.Text);

        var editor = await staff.GetAsync($"/admin/products/{variant.ProductId}");
        editor.Read("#merkmale").ShouldContain("Zuerst stehen die Merkmale von „Geräte“");
        editor.Read("#merkmale .attribute-typed").ShouldContain("Pflicht");
        editor.Page.QuerySelector("#merkmale .purpose + *")!.ClassName.ShouldBe("field attribute-typed");
    }

    [Fact]
    public async Task A_category_names_its_set_in_its_own_form_and_products_in_two_categories_are_asked_for_both()
    {
        await using var app = await TestApp.OpenAsync();
        var variant = await Given.ProductAsync(app.Shop);
        var staff = await app.SignInAsStaffAsync(Role.Manager);
        await NewAsync(staff, "Leistung", AttributeType.Number, "W");
        await NewAsync(staff, "Farbe", AttributeType.Text);
        var shelf = await app.Shop.AskAsync(db => db.Products.Select(p => p.CategoryId).SingleAsync());
        var (power, colour) = await app.Shop.AskAsync(async db => (await db.AttributeDefinitions.SingleAsync(a => a.Unit == "W"), await db.AttributeDefinitions.SingleAsync(a => a.Type == AttributeType.Text)));
        await app.Shop.DoAsync(db =>
        {
            db.AttributeSets.AddRange(SetOf("Geräte", power), SetOf("Geschenke", colour));
            var second = new Category { Key = "gifts", Name = new("Geschenke", "Gifts"), Path = new("geschenke", "gifts") };
            db.Categories.Add(second);
            return Task.CompletedTask;
        });
        var sets = await app.Shop.AskAsync(db => db.AttributeSets.OrderBy(s => s.Name).ToListAsync());
        var gifts = await app.Shop.AskAsync(db => db.Categories.SingleAsync(c => c.Key == "gifts"));
        var before = await app.Shop.AskAsync(db => db.CompletenessAsync(variant.ProductId));

        (await staff.PostFormAsync($"/admin/categories/{shelf}", new Dictionary<string, string?> { ["Form.AttributeSetId"] = $"{sets[0].Id}" })).Status.ShouldBe(HttpStatusCode.Found);
        (await staff.PostFormAsync($"/admin/categories/{gifts.Id}", new Dictionary<string, string?> { ["Form.AttributeSetId"] = $"{sets[1].Id}" })).Status.ShouldBe(HttpStatusCode.Found);
        (await staff.GetAsync($"/admin/categories/{shelf}")).Read("#set-hint").ShouldContain("Leistung");
        (await staff.GetAsync($"/admin/attribute-sets/{sets[1].Id}")).Read(".choice-grid").ShouldContain("bisher „Geräte“");
        await app.Shop.DoAsync(async db => (await db.Products.WithParts().SingleAsync()).Categories.Add(new ProductCategory { CategoryId = gifts.Id }));

        var editor = await staff.GetAsync($"/admin/products/{variant.ProductId}");
        editor.Read("#merkmale .purpose").ShouldContain("„Geräte“ und „Geschenke“");
        editor.Page.QuerySelectorAll("#merkmale .tag-warn").Length.ShouldBe(2);
        editor.Read(".completeness").ShouldContain("Pflichtmerkmale: Leistung, Farbe");
        await staff.PostFormAsync($"/admin/products/{variant.ProductId}", await TypedAsync(app, ("Leistung", "900", ""), ("Farbe", "Rot", "Red")), "#product");
        (await staff.GetAsync($"/admin/products/{variant.ProductId}")).Read(".completeness").ShouldNotContain("Merkmal");
        (await app.Shop.AskAsync(db => db.CompletenessAsync(variant.ProductId))).Score.ShouldBe(before.Score + 6);

        static AttributeSet SetOf(string name, AttributeDefinition one)
        {
            var set = new AttributeSet { Name = name };
            set.Items.Add(new AttributeSetItem { AttributeDefinitionId = one.Id, Required = true });
            return set;
        }
    }

    [Fact]
    public async Task Many_numbers_are_filtered_by_ranges()
    {
        await using var app = await Window.OpenAsync();
        for (var n = 1; n <= 6; n++)
            await app.CoffeeAsync($"Mühle {n}");
        var staff = await app.SignInAsStaffAsync(Role.Manager);
        await NewAsync(staff, "Leistung", AttributeType.Number, "W");
        await app.Shop.DoAsync(async db =>
        {
            var power = await db.AttributeDefinitions.SingleAsync(a => a.Unit == "W");
            foreach (var n in Enumerable.Range(1, 20))
                AttributeValues.Number(power, n * 100);
            var products = await db.Products.OrderBy(p => p.Id).ToListAsync();
            foreach (var (i, product) in products.Index())
                product.Attributes.Add(new ProductAttribute { AttributeOption = power.Options[i] });
        });

        app.ForgetCatalogue();
        var index = (await app.Visitor().GetAsync("/de/kaffee")).Text;

        index.ShouldContain("Leistung");
        index.ShouldContain("100–400 W");
    }

    private static async Task NewAsync(Visitor staff, string name, AttributeType type, string unit = "") =>
        (await staff.PostFormAsync("/admin/attributes/new", new Dictionary<string, string?> { ["Form.Name.De"] = name, ["Form.Type"] = $"{type}", ["Form.Unit"] = unit }, "#attribute"))
            .Status.ShouldBe(HttpStatusCode.Found);

    private static Task<List<string>> ValuesAsync(TestApp app) =>
        app.Shop.AskAsync(db => db.ProductAttributes.OrderBy(a => a.AttributeOption!.AttributeDefinitionId).Select(a => a.AttributeOption!.Name.De).ToListAsync());

    /// <summary>The fields of the typed attributes, which stand in the order of the attributes.</summary>
    private static async Task<Dictionary<string, string?>> TypedAsync(TestApp app, params (string Name, string Value, string English)[] values)
    {
        var typed = await app.Shop.AskAsync(db => db.AttributeDefinitions.Where(a => a.Type != AttributeType.Choice).OrderBy(a => a.Position).ThenBy(a => a.Id).ToListAsync());
        var fields = new Dictionary<string, string?>();
        foreach (var (name, value, english) in values)
        {
            var i = typed.FindIndex(a => a.Name.De == name);
            fields[$"Form.Typed[{i}].Value"] = value;
            if (english.Length > 0)
                fields[$"Form.Typed[{i}].English"] = english;
        }
        return fields;
    }
}
