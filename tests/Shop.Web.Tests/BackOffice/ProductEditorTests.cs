using System.Net;
using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Catalog;
using Shop.Common;
using Shop.Customers;
using Shop.Pricing;
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
    public async Task A_copy_takes_further_prices_and_documents_as_far_as_they_are_ticked()
    {
        await using var app = await TestApp.OpenAsync();
        var variant = await Given.ProductAsync(app.Shop, price: 8.90m);
        await app.Shop.DoAsync(db =>
        {
            db.VariantPrices.AddRange(
                new VariantPrice { VariantId = variant.Id, FromQuantity = 10, Price = Money.From(8) },
                new VariantPrice { VariantId = variant.Id, Group = CustomerGroup.Business, Price = Money.From(7) },
                new VariantPrice { VariantId = variant.Id, Country = "AT", FromQuantity = 5, Price = Money.From(6) });
            db.ProductDocuments.Add(new ProductDocument { ProductId = variant.ProductId, Name = new("Anleitung", "Manual"), Bytes = [1, 2], Size = 2 });
            return Task.CompletedTask;
        });
        var manager = await app.SignInAsStaffAsync(Role.Manager);
        var url = $"/admin/products/{variant.ProductId}/copy";

        (await manager.GetAsync(url)).Page.QuerySelectorAll("input[type=checkbox][checked]").Length.ShouldBe(4, "all of it unless one says no");
        await manager.PostFormAsync(url);
        await manager.PostFormAsync(url, new Dictionary<string, string?> { ["Form.Countries"] = "false", ["Form.Documents"] = "false" });

        var copies = await app.Shop.AskAsync(db => db.Products.Include(p => p.Variants).OrderBy(p => p.Id).Skip(1).ToListAsync());
        (await PricesAsync(copies[0])).ShouldBe([600, 700, 800]);
        (await PricesAsync(copies[1])).ShouldBe([700, 800]);
        (await app.Shop.AskAsync(db => db.ProductDocuments.Where(d => d.ProductId != variant.ProductId).ToListAsync())).Single().Bytes.ShouldBe([1, 2]);
        copies.ShouldAllBe(c => !c.Active && c.Variants[0].Gtin == "" && c.Variants[0].Sku != variant.Sku);

        Task<List<long>> PricesAsync(Product copy) => app.Shop.AskAsync(db => db.VariantPrices.Where(p => p.VariantId == copy.Variants[0].Id).Select(p => p.Price.Cents).OrderBy(c => c).ToListAsync());
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
}
