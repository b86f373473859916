using System.Net;
using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Catalog;
using Shop.Common;
using Shop.Data;
using Shop.Tests;
using Shouldly;
using Xunit;

namespace Shop.Web.Tests.BackOffice;

public class ProductHistoryTests
{
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
    public async Task A_change_that_nobody_named_stands_in_the_history_as_well()
    {
        await using var app = await TestApp.OpenAsync();
        var variant = await Given.ProductAsync(app.Shop, price: 8.90m);
        var manager = await app.SignInAsStaffAsync(Role.Manager);
        var url = $"/admin/products/{variant.ProductId}";
        await manager.PostFormAsync(url, new Dictionary<string, string?> { ["Form.Name.De"] = "Neu" });
        await app.Shop.DoAsync(async db => (await db.Variants.SingleAsync()).Price = Money.From(5));

        (await manager.GetAsync(url + "/history")).Read(".revision").ShouldContain("Außerhalb des Editors");
        await manager.PostFormAsync(url, new Dictionary<string, string?> { ["Form.Name.De"] = "Neuer" });

        var history = await manager.GetAsync(url + "/history");
        history.Read("main").ShouldContain("Stand vor der nächsten Speicherung im Editor");
        history.Page.QuerySelectorAll(".revision").Count(r => r.TextContent.Contains("8,90", StringComparison.Ordinal)).ShouldBe(1, "told once, by the change itself");
        (await app.Shop.AskAsync(db => db.ProductRevisions.CountAsync())).ShouldBe(4);
    }

    [Fact]
    public async Task The_table_the_list_pictures_and_documents_are_named_in_the_history_with_what_they_changed()
    {
        await using var app = await TestApp.OpenAsync();
        var variant = await Given.ProductAsync(app.Shop, price: 8.90m);
        var manager = await app.SignInAsStaffAsync(Role.Manager);
        var url = $"/admin/products/{variant.ProductId}";

        (await manager.PostFormAsync(url + "/variants", new Dictionary<string, string?> { ["Form.Rows[0].Price"] = "9,50", ["Form.Rows[0].WeightGrams"] = "310" }, "#matrix")).Status.ShouldBe(HttpStatusCode.Found);
        var table = await manager.GetAsync(url + "/history");
        table.Read(".revision .tag").ShouldBe("Variantentabelle");
        table.Read(".revision-changes").ShouldContain("8,90 9,50");
        table.Read(".revision-changes").ShouldContain("Versandgewicht");

        await manager.SubmitAsync(await manager.GetAsync(url), null, "#picture", new Upload("uploads", "a.png", PicturesTests.Png(40, 50)));
        var pictures = await manager.GetAsync(url + "/history");
        pictures.Read(".revision").ShouldContain("Bilder#1");
        pictures.Read(".revision").ShouldContain("Bilder gehören zu keinem Stand");
        pictures.Page.QuerySelector(".revision")!.QuerySelector("form").ShouldBeNull("what can't come back as a whole offers no button");

        await manager.SubmitAsync(await manager.GetAsync(url), new { nameDe = "Anleitung" }, "#document", new Upload("upload", "a.pdf", "%PDF-1.4 %%EOF"u8.ToArray()));
        (await manager.GetAsync(url + "/history")).Read(".revision").ShouldContain("DokumenteAnleitung");
        (await manager.GetAsync(url)).Read("#verlauf .timeline").ShouldContain("Variantentabelle");
    }

    [Fact]
    public async Task What_another_way_changed_is_taken_back_field_by_field_or_as_a_whole()
    {
        await using var app = await TestApp.OpenAsync();
        var variant = await Given.ProductAsync(app.Shop, price: 8.90m);
        var manager = await app.SignInAsStaffAsync(Role.Manager);
        var url = $"/admin/products/{variant.ProductId}";
        await app.Shop.DoAsync(async db =>
        {
            using var way = Way.Is(Way.Import, 12);
            var (product, one) = (await db.Products.SingleAsync(), await db.Variants.SingleAsync());
            (one.Price, one.Content, one.WeightGrams, product.TaxClass) = (Money.From(5), 0.5m, 777, TaxClass.Standard);
            await db.SaveChangesAsync();
        });

        var history = await manager.GetAsync(url + "/history");
        history.Read(".revision .tag").ShouldBe("Import Nr. 12");
        await manager.SubmitAsync(history, null, ".revision form:has(input[value$='.Content'])");
        (await app.Shop.AskAsync(db => db.Variants.SingleAsync())).Content.ShouldBe(0.25m);
        (await app.Shop.AskAsync(db => db.Variants.SingleAsync())).Price.ShouldBe(Money.From(5));
        var whole = await manager.GetAsync(url + "/history");
        await manager.SubmitAsync(whole, null, ".revision:has(.tag-accent) > form");

        var now = await app.Shop.AskAsync(db => db.Products.WithParts().SingleAsync());
        (now.Variants[0].Price, now.TaxClass).ShouldBe((Money.From(8.90m), TaxClass.Reduced));
        now.Variants[0].WeightGrams.ShouldNotBe(777);
    }

    [Fact]
    public async Task A_quantity_price_and_a_variant_that_came_stand_in_the_history_in_words()
    {
        await using var app = await TestApp.OpenAsync();
        var variant = await Given.ProductAsync(app.Shop, price: 8.90m);
        await app.Shop.DoAsync(async db =>
        {
            using var way = Way.Is(Way.Prices);
            db.VariantPrices.Add(new Shop.Pricing.VariantPrice { VariantId = variant.Id, FromQuantity = 10, Price = Money.From(8) });
            await db.SaveChangesAsync();
        });
        await app.Shop.DoAsync(async db =>
        {
            using var way = Way.Is(Way.Variants);
            db.Variants.Add(new Variant { ProductId = variant.ProductId, Sku = "NEU-1", Price = Money.From(3) });
            await db.SaveChangesAsync();
        });

        var history = await (await app.SignInAsStaffAsync(Role.Manager)).GetAsync($"/admin/products/{variant.ProductId}/history");

        history.Read("main").ShouldContain($"{variant.Sku}: ≥ 10 · 8,00");
        history.Read("main").ShouldContain("VariantenNEU-1");
    }
}
