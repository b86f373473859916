using System.Net;
using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Catalog;
using Shop.Common;
using Shop.Stock;
using Shop.Tests;
using Shouldly;
using Xunit;

namespace Shop.Web.Tests.BackOffice;

public class ProductEditorTests
{
    [Fact]
    public async Task New_fields_are_saved_and_shown_again()
    {
        await using var app = await TestApp.OpenAsync();
        var variant = await Given.ProductAsync(app.Shop);
        var beside = await Given.ProductAsync(app.Shop, name: "Mühle");
        await app.Shop.DoAsync(db =>
        {
            db.Brands.Add(new Brand { Key = "nord", Name = "Nordmühle" });
            db.Suppliers.Add(new Supplier { Key = "hanse", Name = "Hansekaffee" });
            db.TargetGroups.Add(new TargetGroup { Key = "cafes", Name = "Cafés" });
            db.Tags.Add(new Tag { Name = "Herbst" });
            return Task.CompletedTask;
        });
        var manager = await app.SignInAsStaffAsync(Role.Manager);
        var url = $"/admin/products/{variant.ProductId}";

        var saved = await manager.PostFormAsync(url, new Dictionary<string, string?>
        {
            ["Form.BrandId"] = "1",
            ["Form.SupplierId"] = "1",
            ["Form.TargetGroupIds"] = "1",
            ["Form.Tags"] = "herbst, Geschenk , <b>neu</b>",
            ["Form.AddRelated"] = beside.Sku,
            ["Form.SeoTitle.De"] = "Kaffee aus Hamburg",
            ["Form.SeoDescription.De"] = "Frisch geröstet, morgen da.",
        });

        saved.Status.ShouldBe(HttpStatusCode.Found, saved.Text);
        var product = await app.Shop.AskAsync(db => db.Products.WithParts().SingleAsync(p => p.Id == variant.ProductId));
        (product.BrandId, product.SupplierId).ShouldBe((1, 1));
        product.Tags.Select(t => t.Tag!.Name).Order().ShouldBe(["<b>neu</b>", "Geschenk", "Herbst"]);
        product.Related.Single().RelatedId.ShouldBe(beside.ProductId);
        product.TargetGroups.Single().TargetGroupId.ShouldBe(1);
        var page = await manager.FollowAsync(saved);
        page.Read("[data-related-list]").ShouldContain("Mühle");
        page.Read("[data-snippet=De] [data-title]").ShouldBe("Kaffee aus Hamburg | Testladen");
        page.Page.QuerySelectorAll("main b").ShouldBeEmpty();
        var shop = await app.Visitor().GetAsync($"/de/artikel/{product.Slug.De}-{product.Id}");
        shop.Page.Title.ShouldBe("Kaffee aus Hamburg | Testladen");
        shop.Page.QuerySelector("meta[name=description]")!.GetAttribute("content").ShouldBe("Frisch geröstet, morgen da.");
        shop.Page.QuerySelector("meta[property='og:title']")!.GetAttribute("content").ShouldBe("Kaffee aus Hamburg");
        shop.Read("h1").ShouldBe(product.Name.De);
    }

    [Fact]
    public async Task Ids_that_do_not_exist_are_refused_in_words()
    {
        await using var app = await TestApp.OpenAsync();
        var variant = await Given.ProductAsync(app.Shop);
        var manager = await app.SignInAsStaffAsync(Role.Manager);

        foreach (var field in new[] { "BrandId", "SupplierId", "ManufacturerId", "TargetGroupIds", "RelatedIds", "MoreCategoryIds", "AttributeOptionIds" })
        {
            var answer = await manager.PostFormAsync($"/admin/products/{variant.ProductId}", new Dictionary<string, string?> { ["Form." + field] = "4711" });
            answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity, field);
            answer.Text.ShouldContain("Diese Auswahl gibt es nicht mehr.", customMessage: field);
        }
        var foreign = await manager.PostFormAsync($"/admin/products/{variant.ProductId}", new Dictionary<string, string?> { ["Form.Variants[0].Id"] = "4711" });
        foreign.Status.ShouldBe(HttpStatusCode.UnprocessableEntity, "a variant of another product");
    }

    [Fact]
    public async Task A_description_of_five_megabytes_is_refused_beside_its_field()
    {
        await using var app = await TestApp.OpenAsync();
        var variant = await Given.ProductAsync(app.Shop);
        var manager = await app.SignInAsStaffAsync(Role.Manager);

        var answer = await manager.PostFormAsync($"/admin/products/{variant.ProductId}", new Dictionary<string, string?> { ["Form.Description.De"] = new('x', 5 << 20) });

        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.Read("#Form_Description_De-error").ShouldContain("60000");
    }

    [Fact]
    public async Task What_two_people_change_in_different_fields_is_merged_and_said()
    {
        await using var app = await TestApp.OpenAsync();
        var variant = await Given.ProductAsync(app.Shop, price: 8.90m);
        var (one, two) = (await app.SignInAsStaffAsync(Role.Manager), await app.SignInAsStaffAsync(Role.Manager));
        var url = $"/admin/products/{variant.ProductId}";
        var opened = await two.GetAsync(url);
        await one.PostFormAsync(url, new Dictionary<string, string?> { ["Form.Variants[0].Price"] = "9,90", ["Form.Tags"] = "neu" });

        var saved = await two.SubmitAsync(opened, new Dictionary<string, string?> { ["Form.Summary.De"] = "Mild und rund." });

        saved.Status.ShouldBe(HttpStatusCode.Found, saved.Text);
        (await two.FollowAsync(saved)).Text.ShouldContain("Inzwischen hatte jemand anderes geändert");
        var product = await app.Shop.AskAsync(db => db.Products.WithParts().SingleAsync());
        product.Summary.De.ShouldBe("Mild und rund.");
        product.Variants.Single().Price.ShouldBe(Money.From(9.90m));
        product.Tags.Single().Tag!.Name.ShouldBe("neu");
    }

    [Fact]
    public async Task A_field_that_both_changed_waits_for_an_answer_and_takes_it()
    {
        await using var app = await TestApp.OpenAsync();
        var variant = await Given.ProductAsync(app.Shop, name: "Alt");
        var (one, two) = (await app.SignInAsStaffAsync(Role.Manager), await app.SignInAsStaffAsync(Role.Manager));
        var url = $"/admin/products/{variant.ProductId}";
        var opened = await two.GetAsync(url);
        await one.PostFormAsync(url, new Dictionary<string, string?> { ["Form.Name.De"] = "Ihrer", ["Form.Summary.De"] = "Von ihr" });

        var conflict = await two.SubmitAsync(opened, new Dictionary<string, string?> { ["Form.Name.De"] = "Meiner", ["Form.Ingredients.De"] = "Kaffee" });

        conflict.Status.ShouldBe(HttpStatusCode.Conflict);
        conflict.Read(".conflict tbody").ShouldBe("Name DE Alt AltMeiner AltIhrer", customMessage: "only the true conflict asks");
        conflict.Read(".conflict").ShouldContain("Vom anderen übernommen, weil Sie es nicht geändert haben: In einem Satz DE");
        var undecided = await two.SubmitAsync(conflict);
        undecided.Status.ShouldBe(HttpStatusCode.Conflict, "without an answer nothing is saved");
        var decided = await two.SubmitAsync(undecided, new Dictionary<string, string?> { ["choice:Name.De"] = "theirs" });

        decided.Status.ShouldBe(HttpStatusCode.Found, decided.Text);
        var product = await app.Shop.AskAsync(db => db.Products.SingleAsync());
        product.Name.De.ShouldBe("Ihrer");
        product.Summary.De.ShouldBe("Von ihr");
        product.Ingredients.De.ShouldBe("Kaffee");
    }

    [Fact]
    public async Task A_variant_that_came_and_stock_that_was_sold_meanwhile_ask_nothing()
    {
        await using var app = await TestApp.OpenAsync();
        var variant = await Given.ProductAsync(app.Shop, stock: 10);
        var manager = await app.SignInAsStaffAsync(Role.Manager);
        var url = $"/admin/products/{variant.ProductId}";
        var opened = await manager.GetAsync(url);
        await app.Shop.DoAsync(async db =>
        {
            var product = await db.Products.Include(p => p.Variants).SingleAsync();
            var other = new Variant { Sku = "NEU-1", Price = Money.From(12) };
            product.Variants.Add(other);
            db.Entry(product).Property(p => p.Version).IsModified = true;
            await db.SaveChangesAsync();
            db.StockItems.Add(new StockItem { VariantId = other.Id, OnHand = 5 });
            (await db.StockItems.SingleAsync(s => s.VariantId == variant.Id)).OnHand = 8;
        });

        var saved = await manager.SubmitAsync(opened, new Dictionary<string, string?> { ["Form.Summary.De"] = "Mild" });

        saved.Status.ShouldBe(HttpStatusCode.Found, saved.Text);
        (await app.Shop.AskAsync(db => db.StockItems.OrderBy(s => s.VariantId).Select(s => s.OnHand).ToListAsync())).ShouldBe([8, 5]);
        (await app.Shop.AskAsync(db => db.Products.SingleAsync())).Summary.De.ShouldBe("Mild");
    }

    [Fact]
    public async Task A_shelf_that_took_the_product_by_its_rules_is_left_to_them()
    {
        await using var app = await TestApp.OpenAsync();
        var variant = await Given.ProductAsync(app.Shop);
        var ruled = new Category { Key = "neu", Name = new("Neu", "New"), Path = new("neu", "new") };
        await app.Shop.DoAsync(async db =>
        {
            db.Categories.Add(ruled);
            await db.SaveChangesAsync();
            db.ProductCategories.Add(new ProductCategory { ProductId = variant.ProductId, CategoryId = ruled.Id, ByRule = true });
        });
        var manager = await app.SignInAsStaffAsync(Role.Manager);
        var url = $"/admin/products/{variant.ProductId}";

        (await manager.GetAsync(url)).Read("#kategorien").ShouldContain("Durch Regeln der Kategorie außerdem in: Neu.");
        await manager.PostFormAsync(url, new Dictionary<string, string?> { ["Form.Summary.De"] = "Mild" });
        (await app.Shop.AskAsync(db => db.ProductCategories.SingleAsync(c => c.CategoryId == ruled.Id))).ByRule.ShouldBeTrue();
        await manager.PostFormAsync(url, new Dictionary<string, string?> { ["Form.MoreCategoryIds"] = $"{ruled.Id}" });
        (await app.Shop.AskAsync(db => db.ProductCategories.SingleAsync(c => c.CategoryId == ruled.Id))).ByRule.ShouldBeFalse("chosen by hand it stays");
    }

    [Fact]
    public async Task A_product_with_more_variants_than_the_editor_shows_keeps_them_and_their_history()
    {
        await using var app = await TestApp.OpenAsync();
        var variant = await Given.ProductAsync(app.Shop, price: 5, stock: 3);
        await app.Shop.DoAsync(async db =>
        {
            var product = await db.Products.Include(p => p.Variants).SingleAsync();
            product.Variants.AddRange(Enumerable.Range(1, 9).Select(n => new Variant { Sku = $"VIEL-{n}", Price = Money.From(n), Position = n }));
        });
        var manager = await app.SignInAsStaffAsync(Role.Manager);
        var url = $"/admin/products/{variant.ProductId}";
        await manager.PostFormAsync(url, new Dictionary<string, string?> { ["Form.Summary.De"] = "Eins" });
        await app.Shop.DoAsync(async db => (await db.Variants.SingleAsync(v => v.Sku == "VIEL-9")).Price = Money.From(99));

        var saved = await manager.PostFormAsync(url, new Dictionary<string, string?> { ["Form.Summary.De"] = "Zwei" });

        saved.Status.ShouldBe(HttpStatusCode.Found, saved.Text);
        var product = await app.Shop.AskAsync(db => db.Products.WithParts().SingleAsync());
        product.Variants.Count.ShouldBe(10);
        product.Variants[9].Price.ShouldBe(Money.From(99));
        (await app.Shop.AskAsync(db => db.StockItems.SumAsync(s => s.OnHand))).ShouldBe(3);
        (await manager.GetAsync(url + "/history")).Read("main").ShouldContain("VIEL-9 · Preis, brutto");
    }

    [Fact]
    public async Task A_tampered_version_overwrites_nothing()
    {
        await using var app = await TestApp.OpenAsync();
        var variant = await Given.ProductAsync(app.Shop, name: "Alt");
        var (one, two) = (await app.SignInAsStaffAsync(Role.Manager), await app.SignInAsStaffAsync(Role.Manager));
        var url = $"/admin/products/{variant.ProductId}";
        var opened = await two.GetAsync(url);
        await one.PostFormAsync(url, new Dictionary<string, string?> { ["Form.Name.De"] = "Neu" });

        foreach (var (version, basis) in new[] { ("99", (string?)null), ("-1", "abc"), ("0", "") })
        {
            var answer = await two.SubmitAsync(opened, new Dictionary<string, string?> { ["Form.Version"] = version, ["basis"] = basis, ["Form.Summary.De"] = "x" });
            answer.Status.ShouldBe(HttpStatusCode.Conflict, version);
        }

        (await app.Shop.AskAsync(db => db.Products.SingleAsync())).Name.De.ShouldBe("Neu");
    }

    [Fact]
    public async Task Saves_at_the_same_moment_lose_no_field()
    {
        await using var app = await TestApp.OpenAsync();
        var variant = await Given.ProductAsync(app.Shop);
        var url = $"/admin/products/{variant.ProductId}";
        var fields = new[] { "Form.Summary.De", "Form.Ingredients.De", "Form.Warnings.De", "Form.SeoTitle.De" };
        var people = new List<(Visitor Who, Answer Page)>();
        foreach (var _ in fields)
        {
            var who = await app.SignInAsStaffAsync(Role.Manager);
            people.Add((who, await who.GetAsync(url)));
        }

        var answers = await Task.WhenAll(people.Select((p, i) => p.Who.SubmitAsync(p.Page, new Dictionary<string, string?> { [fields[i]] = $"Text {i}" })));

        answers.ShouldAllBe(a => a.Status == HttpStatusCode.Found);
        var product = await app.Shop.AskAsync(db => db.Products.SingleAsync());
        new[] { product.Summary.De, product.Ingredients.De, product.Warnings.De, product.SeoTitle.De }.ShouldBe(["Text 0", "Text 1", "Text 2", "Text 3"]);
    }

    [Fact]
    public async Task A_draft_outlives_the_session_is_offered_taken_over_and_gone_after_saving()
    {
        await using var app = await TestApp.OpenAsync();
        var variant = await Given.ProductAsync(app.Shop, name: "Alt");
        var manager = await app.SignInAsStaffAsync(Role.Manager);
        var url = $"/admin/products/{variant.ProductId}";
        var opened = await manager.GetAsync(url);

        var kept = await manager.SubmitAsync(opened, new Dictionary<string, string?> { ["Form.Name.De"] = "Getippt", ["Form.Variants[0].Price"] = "noch leer" }, "#product", url + "/draft");

        kept.Status.ShouldBe(HttpStatusCode.OK, kept.Text);
        kept.Text.ShouldStartWith("Entwurf gesichert um");
        (await app.Shop.AskAsync(db => db.Products.SingleAsync())).Name.De.ShouldBe("Alt");
        var back = await manager.GetAsync(url);
        back.Read("#draft").ShouldContain("Es gibt einen Entwurf von Ihnen");
        back.Page.QuerySelector("#Form_Name_De")!.GetAttribute("value").ShouldBe("Alt");
        await manager.SubmitAsync(back, new Dictionary<string, string?> { ["Form.Summary.De"] = "Nebenbei" }, "#product");
        (await app.Shop.AskAsync(db => db.ProductDrafts.CountAsync())).ShouldBe(1, "an offered draft waits for its answer");
        var taken = await manager.GetAsync(url + "?draft=true");
        taken.Page.QuerySelector("#Form_Name_De")!.GetAttribute("value").ShouldBe("Getippt");
        var saved = await manager.SubmitAsync(taken, new Dictionary<string, string?> { ["Form.Variants[0].Price"] = "7,50" }, "#product");
        saved.Status.ShouldBe(HttpStatusCode.Found, saved.Text);
        (await app.Shop.AskAsync(db => db.Products.SingleAsync())).Name.De.ShouldBe("Getippt");
        (await app.Shop.AskAsync(db => db.ProductDrafts.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task A_draft_upon_an_older_state_is_compared_when_it_is_saved()
    {
        await using var app = await TestApp.OpenAsync();
        var variant = await Given.ProductAsync(app.Shop, name: "Alt");
        var (one, two) = (await app.SignInAsStaffAsync(Role.Manager), await app.SignInAsStaffAsync(Role.Manager));
        var url = $"/admin/products/{variant.ProductId}";
        await two.SubmitAsync(await two.GetAsync(url), new Dictionary<string, string?> { ["Form.Name.De"] = "Meiner" }, "#product", url + "/draft");
        (await one.GetAsync(url)).Text.ShouldContain("schreibt gerade an diesem Produkt");
        await one.PostFormAsync(url, new Dictionary<string, string?> { ["Form.Name.De"] = "Ihrer" });

        var taken = await two.GetAsync(url + "?draft=true");
        var conflict = await two.SubmitAsync(taken);

        conflict.Status.ShouldBe(HttpStatusCode.Conflict);
        conflict.Read(".conflict tbody").ShouldContain("AltMeiner AltIhrer");
        (await two.GetAsync(url)).Page.QuerySelector("#draft").ShouldNotBeNull("a refused save keeps the draft");
        await two.SubmitAsync(await two.GetAsync(url), null, "#draft-discard");
        (await two.GetAsync(url)).Page.QuerySelector("#draft").ShouldBeNull();
    }

    [Fact]
    public async Task What_says_the_same_as_the_saved_product_is_no_draft()
    {
        await using var app = await TestApp.OpenAsync();
        var variant = await Given.ProductAsync(app.Shop);
        var manager = await app.SignInAsStaffAsync(Role.Manager);
        var url = $"/admin/products/{variant.ProductId}";

        var kept = await manager.SubmitAsync(await manager.GetAsync(url), null, "#product", url + "/draft");

        kept.Status.ShouldBe(HttpStatusCode.NoContent);
        (await app.Shop.AskAsync(db => db.ProductDrafts.AnyAsync())).ShouldBeFalse();
    }

    [Fact]
    public async Task A_planned_product_appears_at_its_second_and_the_cached_page_goes()
    {
        await using var app = await TestApp.OpenAsync(("Cache:Pages", "true"));
        var variant = await Given.ProductAsync(app.Shop, active: false);
        var manager = await app.SignInAsStaffAsync(Role.Manager);
        var url = $"/admin/products/{variant.ProductId}";
        var at = Clock.ToBerlin(app.Shop.Clock.GetUtcNow().UtcDateTime).AddHours(2);

        var saved = await manager.PostFormAsync(url, new Dictionary<string, string?> { ["Form.PublishAt"] = at.ToString("yyyy-MM-ddTHH:mm", System.Globalization.CultureInfo.InvariantCulture) });

        saved.Status.ShouldBe(HttpStatusCode.Found, saved.Text);
        (await manager.FollowAsync(saved)).Text.ShouldContain("Erscheint am");
        (await manager.GetAsync("/admin/products/planned")).Read("main").ShouldContain("Bereit");
        var product = await app.Shop.AskAsync(db => db.Products.SingleAsync());
        var shown = $"/de/artikel/{product.Slug.De}-{product.Id}";
        (await app.Visitor().GetAsync(shown)).Status.ShouldBe(HttpStatusCode.NotFound);
        app.Shop.Clock.Advance(TimeSpan.FromHours(2));
        await UntilAsync(async () => (await app.Visitor().GetAsync(shown)).Status == HttpStatusCode.OK);
        var now = await app.Shop.AskAsync(db => db.Products.SingleAsync());
        (now.Active, now.PublishAt).ShouldBe((true, null));
    }

    [Fact]
    public async Task A_product_that_can_not_be_sold_at_its_time_is_reported_and_the_plan_can_be_taken_back()
    {
        await using var app = await TestApp.OpenAsync();
        var variant = await Given.ProductAsync(app.Shop, active: false);
        var at = app.Shop.Clock.GetUtcNow().UtcDateTime.AddHours(1);
        await app.Shop.DoAsync(async db =>
        {
            (await db.Variants.SingleAsync()).Active = false;
            (await db.Products.SingleAsync()).PublishAt = at;
        });
        var manager = await app.SignInAsStaffAsync(Role.Manager);
        var url = $"/admin/products/{variant.ProductId}";
        await manager.GetAsync(url);
        app.Shop.Clock.Advance(TimeSpan.FromHours(1));
        await UntilAsync(() => app.Shop.AskAsync(db => db.Products.AnyAsync(p => p.PublishMissedAt != null)));

        (await app.Shop.AskAsync(db => db.Products.SingleAsync())).Active.ShouldBeFalse();
        (await manager.GetAsync(url)).Text.ShouldContain("Das ging nicht: Ohne aktive Variante");
        (await manager.GetAsync("/admin")).Text.ShouldContain("Produkte, die zur geplanten Zeit nicht erscheinen konnten");
        await manager.SubmitAsync(await manager.GetAsync(url), null, "#publish-cancel");
        (await app.Shop.AskAsync(db => db.Products.SingleAsync())).PublishMissedAt.ShouldBeNull();
    }

    [Fact]
    public async Task A_moment_that_has_passed_is_no_plan()
    {
        await using var app = await TestApp.OpenAsync();
        var variant = await Given.ProductAsync(app.Shop, active: false);
        var manager = await app.SignInAsStaffAsync(Role.Manager);

        var answer = await manager.PostFormAsync($"/admin/products/{variant.ProductId}", new Dictionary<string, string?> { ["Form.PublishAt"] = "2020-01-01T08:00" });

        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.Text.ShouldContain("Dieser Zeitpunkt ist schon vorbei.");
    }

    [Fact]
    public async Task A_new_German_text_flags_the_English_one_until_it_is_confirmed()
    {
        await using var app = await TestApp.OpenAsync();
        var variant = await Given.ProductAsync(app.Shop, name: "Alt");
        var manager = await app.SignInAsStaffAsync(Role.Manager);
        var url = $"/admin/products/{variant.ProductId}";

        var saved = await manager.PostFormAsync(url, new Dictionary<string, string?> { ["Form.Name.De"] = "Neu" });
        (await manager.FollowAsync(saved)).Read(".stale-note").ShouldContain("Englisch prüfen");
        (await app.Shop.AskAsync(db => db.Products.WithStaleTranslation().CountAsync())).ShouldBe(1);
        (await manager.GetAsync("/admin/products?without=Translation")).Read("#products").ShouldContain("Neu");

        await manager.PostFormAsync(url, new Dictionary<string, string?> { ["Form.ConfirmedTranslations"] = "Name" });
        (await app.Shop.AskAsync(db => db.Products.SingleAsync())).StaleTranslations.ShouldBe("");
        (await manager.GetAsync("/admin/products?without=Translation")).Page.QuerySelectorAll("#products .row-title").ShouldBeEmpty();
    }

    [Fact]
    public async Task The_history_says_who_changed_what_and_brings_a_field_or_a_whole_state_back()
    {
        await using var app = await TestApp.OpenAsync();
        var variant = await Given.ProductAsync(app.Shop, name: "Erster", price: 8.90m, stock: 5);
        var manager = await app.SignInAsStaffAsync(Role.Manager);
        var url = $"/admin/products/{variant.ProductId}";
        await manager.PostFormAsync(url, new Dictionary<string, string?> { ["Form.Name.De"] = "Zweiter Name", ["Form.Variants[0].Price"] = "9,90", ["Form.Tags"] = "alt" });
        await manager.PostFormAsync(url, new Dictionary<string, string?> { ["Form.Name.De"] = "Dritter Name", ["Form.Tags"] = "" });

        var history = await manager.GetAsync(url + "/history");
        history.Page.QuerySelectorAll(".revision").Length.ShouldBe(3);
        history.Read(".revision").ShouldContain("ZweiterDritter Name");
        history.Read("main").ShouldContain($"{variant.Sku} · Preis, brutto");

        var field = await manager.SubmitAsync(history, null, ".revision-changes form");
        field.Status.ShouldBe(HttpStatusCode.Found, field.Text);
        (await app.Shop.AskAsync(db => db.Products.SingleAsync())).Name.De.ShouldBe("Zweiter Name");

        var first = await app.Shop.AskAsync(db => db.ProductRevisions.OrderBy(r => r.Id).FirstAsync());
        await manager.SubmitAsync(await manager.GetAsync(url + "/history"), new { revision = first.Id, path = "" }, ".revision-changes form");
        var product = await app.Shop.AskAsync(db => db.Products.WithParts().SingleAsync());
        product.Name.De.ShouldBe("Erster");
        product.Variants.Single().Price.ShouldBe(Money.From(8.90m));
        product.Active.ShouldBeTrue();
        (await app.Shop.AskAsync(db => db.ProductRevisions.CountAsync())).ShouldBe(5, "bringing back is a change too");
        (await app.Shop.AskAsync(db => db.StockItems.SingleAsync())).OnHand.ShouldBe(5);
        (await manager.PostAsync(url + "/history/restore", new { revision = 4711 })).Status.ShouldBe(HttpStatusCode.BadRequest, "without a token");
    }

    [Fact]
    public async Task A_change_from_the_list_stands_in_the_history_as_well()
    {
        await using var app = await TestApp.OpenAsync();
        var variant = await Given.ProductAsync(app.Shop, price: 8.90m);
        var manager = await app.SignInAsStaffAsync(Role.Manager);
        var url = $"/admin/products/{variant.ProductId}";
        await manager.PostFormAsync(url, new Dictionary<string, string?> { ["Form.Name.De"] = "Neu" });
        await app.Shop.DoAsync(async db => (await db.Variants.SingleAsync()).Price = Money.From(5));

        (await manager.GetAsync(url + "/history")).Read("main").ShouldContain("Seit der letzten Speicherung außerhalb des Editors geändert");
        await manager.PostFormAsync(url, new Dictionary<string, string?> { ["Form.Name.De"] = "Neuer" });

        (await manager.GetAsync(url + "/history")).Read("main").ShouldContain("Außerhalb des Editors geändert");
        (await app.Shop.AskAsync(db => db.ProductRevisions.CountAsync())).ShouldBe(4);
    }

    [Fact]
    public async Task A_copy_has_everything_but_what_belongs_to_the_original_alone()
    {
        await using var app = await TestApp.OpenAsync();
        var variant = await Given.ProductAsync(app.Shop, name: "Hafenlicht", price: 8.90m, stock: 7);
        await app.Shop.DoAsync(async db =>
        {
            var v = await db.Variants.SingleAsync();
            (v.Gtin, v.FormerPrice, v.LengthMm) = ("4006381333931", Money.From(10), 120);
        });
        var manager = await app.SignInAsStaffAsync(Role.Manager);
        var url = $"/admin/products/{variant.ProductId}/copy";

        var taken = await manager.PostFormAsync(url, new Dictionary<string, string?> { ["Form.Suffix"] = "" });
        taken.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var made = await manager.PostFormAsync(url);

        made.Status.ShouldBe(HttpStatusCode.Found, made.Text);
        var copy = await app.Shop.AskAsync(db => db.Products.WithParts().OrderByDescending(p => p.Id).FirstAsync());
        made.Location.ShouldBe($"/admin/products/{copy.Id}");
        copy.Name.De.ShouldBe("Hafenlicht (Kopie)");
        copy.Active.ShouldBeFalse();
        copy.Slug.De.ShouldBe("hafenlicht-kopie");
        var mine = copy.Variants.Single();
        (mine.Sku, mine.Price, mine.Gtin, mine.FormerPrice, mine.Content, mine.LengthMm, mine.Cost).ShouldBe((variant.Sku + "-2", Money.From(8.90m), "", null, 0.25m, 120, Money.From(4)));
        (await app.Shop.AskAsync(db => db.StockItems.SingleAsync(s => s.VariantId == mine.Id))).OnHand.ShouldBe(0);
        (await app.Shop.AskAsync(db => db.PriceChanges.CountAsync(c => c.VariantId == mine.Id))).ShouldBe(1);
        (await manager.GetAsync(made.Location!)).Status.ShouldBe(HttpStatusCode.OK);
        (await manager.GetAsync(url)).Page.QuerySelector("#Form_Suffix")!.GetAttribute("value").ShouldBe("-3");
    }

    [Fact]
    public async Task The_preview_shows_staff_an_inactive_product_and_the_draft_in_both_languages_and_changes_nothing()
    {
        await using var app = await TestApp.OpenAsync(("Cache:Pages", "true"));
        var variant = await Given.ProductAsync(app.Shop, name: "Still", active: false);
        var manager = await app.SignInAsStaffAsync(Role.Manager);
        var url = $"/admin/products/{variant.ProductId}";
        var preview = $"/de/vorschau/{variant.ProductId}";
        await manager.SubmitAsync(await manager.GetAsync(url), new Dictionary<string, string?> { ["Form.Name.De"] = "Lauter", ["Form.Name.En"] = "Louder", ["Form.Tags"] = "frisch" }, "#product", url + "/draft");

        var saved = await manager.GetAsync(preview);
        saved.Read("h1").ShouldBe("Still");
        saved.Read(".preview-note").ShouldContain("Diese Seite sehen nur Mitarbeiter.");
        saved.Page.QuerySelector("meta[name=robots]")!.GetAttribute("content").ShouldBe("noindex");
        saved.Response.Headers.CacheControl!.NoStore.ShouldBeTrue();
        (await manager.GetAsync(preview + "?draft=true")).Read("h1").ShouldBe("Lauter");
        (await manager.GetAsync($"/en/preview/{variant.ProductId}?draft=true")).Read("h1").ShouldBe("Louder");

        var product = await app.Shop.AskAsync(db => db.Products.SingleAsync());
        (product.Active, product.Name.De, product.Version).ShouldBe((false, "Still", 0));
        (await app.Shop.AskAsync(db => db.Tags.AnyAsync())).ShouldBeFalse();
        (await app.Visitor().GetAsync($"/de/artikel/{product.Slug.De}-{product.Id}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await app.Visitor().GetAsync(preview)).Status.ShouldNotBe(HttpStatusCode.OK);
        (await (await app.SignInAsCustomerAsync()).GetAsync(preview)).Status.ShouldNotBe(HttpStatusCode.OK);
        (await manager.GetAsync("/de/vorschau/4711")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Who_may_only_read_sees_no_way_to_save_copy_or_bring_back()
    {
        await using var app = await TestApp.OpenAsync();
        var variant = await Given.ProductAsync(app.Shop);
        var reader = await app.SignInAsStaffAsync(Role.Support);
        var url = $"/admin/products/{variant.ProductId}";

        var page = await reader.GetAsync(url);
        page.Status.ShouldBe(HttpStatusCode.OK);
        page.Page.QuerySelectorAll(".save-bar, #draft-discard").ShouldBeEmpty();
        (await reader.GetAsync(url + "/history")).Status.ShouldBe(HttpStatusCode.OK);
        (await reader.GetAsync(url + "/copy")).Status.ShouldNotBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_aside_names_what_is_missing_and_the_score_is_kept_on_save()
    {
        await using var app = await TestApp.OpenAsync();
        var variant = await Given.ProductAsync(app.Shop);
        var manager = await app.SignInAsStaffAsync(Role.Manager);
        var url = $"/admin/products/{variant.ProductId}";

        var saved = await manager.PostFormAsync(url, new Dictionary<string, string?> { ["Form.Summary.De"] = "Mild", ["Form.Summary.En"] = "Mild" });

        var page = await manager.FollowAsync(saved);
        page.Read(".completeness").ShouldContain("Mindestens ein Bild");
        page.Read(".completeness").ShouldNotContain("Ein Satz zum Produkt");
        var score = (await app.Shop.AskAsync(db => db.Products.SingleAsync())).Completeness;
        page.Read(".completeness h2").ShouldEndWith($"{score} %");
    }

    [Fact]
    public async Task Products_to_put_beside_are_found_by_name_and_number()
    {
        await using var app = await TestApp.OpenAsync();
        var variant = await Given.ProductAsync(app.Shop);
        var other = await Given.ProductAsync(app.Shop, name: "Handmühle");
        var manager = await app.SignInAsStaffAsync(Role.Manager);

        var found = await manager.GetAsync($"/admin/products/{variant.ProductId}/related?Form.AddRelated=handmuehle");

        found.Page.QuerySelector("[data-relate]")!.GetAttribute("data-relate").ShouldBe($"{other.ProductId}");
        (await manager.GetAsync($"/admin/products/{variant.ProductId}/related?Form.AddRelated=%3Cscript%3E")).Text.ShouldContain("Nichts gefunden.");
    }

    private static async Task UntilAsync(Func<Task<bool>> happened)
    {
        for (var i = 0; i < 60; i++)
        {
            if (await happened())
                return;
            await Task.Delay(250);
        }
        (await happened()).ShouldBeTrue();
    }
}
