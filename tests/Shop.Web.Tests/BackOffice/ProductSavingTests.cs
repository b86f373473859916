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

public class ProductSavingTests
{
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
}
