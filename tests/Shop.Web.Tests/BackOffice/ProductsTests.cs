using System.Net;
using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Catalog;
using Shop.Common;
using Shop.Tests;
using Shouldly;
using Xunit;

namespace Shop.Web.Tests.BackOffice;

public class ProductsTests
{
    [Fact]
    public async Task A_new_product_is_created_inactive_with_its_variant_and_stock()
    {
        await using var app = await TestApp.OpenAsync();
        var manager = await app.SignInAsStaffAsync(Role.Manager);
        var category = await app.Shop.AskAsync(db => db.Categories.Select(c => c.Id).FirstAsync());

        var created = await manager.PostFormAsync("/admin/products/new", new Dictionary<string, string?>
        {
            ["Name.De"] = "Hafenröstung",
            ["CategoryId"] = $"{category}",
            ["Sku"] = "HR-1",
            ["Price"] = "1.234,50",
            ["Stock"] = "7",
        });

        created.Status.ShouldBe(HttpStatusCode.Found, created.Text);
        var product = await app.Shop.AskAsync(db => db.Products.Include(p => p.Variants).SingleAsync());
        product.Active.ShouldBeFalse();
        product.Slug.De.ShouldBe("hafenroestung");
        product.SearchName.ShouldContain(" hafenrostung ");
        product.Variants.Single().Price.ShouldBe(Money.From(1234.50m));
        (await app.Shop.AskAsync(db => db.StockItems.SingleAsync())).OnHand.ShouldBe(7);
        (await app.Shop.AskAsync(db => db.StockMovements.SumAsync(m => m.OnHandChange))).ShouldBe(7);
    }

    [Theory]
    [InlineData("1.234")]
    [InlineData("-1")]
    [InlineData("0")]
    [InlineData("zwölf")]
    [InlineData("10000000000")]
    public async Task A_price_that_could_be_misread_is_refused_beside_its_field(string price)
    {
        await using var app = await TestApp.OpenAsync();
        var variant = await Given.ProductAsync(app.Shop, price: 8.90m);
        var manager = await app.SignInAsStaffAsync(Role.Manager);

        var answer = await manager.PostFormAsync($"/admin/products/{variant.ProductId}", new Dictionary<string, string?> { ["Form.Variants[0].Price"] = price });

        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.Read("#Form_Variants_0__Price-error").ShouldStartWith("Bitte geben Sie einen Preis");
        (await PriceOf(app, variant)).ShouldBe(Money.From(8.90m));
    }

    [Fact]
    public async Task Saving_the_editor_changes_texts_price_and_stock_and_writes_the_history()
    {
        await using var app = await TestApp.OpenAsync();
        var variant = await Given.ProductAsync(app.Shop, price: 8.90m, stock: 10);
        var manager = await app.SignInAsStaffAsync(Role.Manager);

        var saved = await manager.PostFormAsync($"/admin/products/{variant.ProductId}", new Dictionary<string, string?>
        {
            ["Form.Name.De"] = "Neuer Name",
            ["Form.Variants[0].Price"] = "9,50",
            ["Form.Variants[0].Stock"] = "25",
        });

        saved.Status.ShouldBe(HttpStatusCode.Found, saved.Text);
        var page = await manager.FollowAsync(saved);
        page.Read("h1").ShouldBe("Neuer Name");
        page.Read("#verlauf").ShouldContain("9,50");
        (await PriceOf(app, variant)).ShouldBe(Money.From(9.50m));
        var product = await app.Shop.AskAsync(db => db.Products.SingleAsync());
        product.PriceFrom.ShouldBe(Money.From(9.50m));
        product.Active.ShouldBeTrue();
        product.SearchName.ShouldContain(" neu nam ");
        (await app.Shop.AskAsync(db => db.StockItems.SingleAsync())).OnHand.ShouldBe(25);
    }

    [Fact]
    public async Task Who_saves_second_sees_both_states_and_overwrites_nothing()
    {
        await using var app = await TestApp.OpenAsync();
        var variant = await Given.ProductAsync(app.Shop, price: 8.90m);
        var one = await app.SignInAsStaffAsync(Role.Manager);
        var two = await app.SignInAsStaffAsync(Role.Manager);
        var url = $"/admin/products/{variant.ProductId}";
        var opened = await two.GetAsync(url);
        await one.PostFormAsync(url, new Dictionary<string, string?> { ["Form.Variants[0].Price"] = "9,90" });

        var answer = await two.SubmitAsync(opened, new Dictionary<string, string?> { ["Form.Variants[0].Price"] = "7,77" });

        answer.Status.ShouldBe(HttpStatusCode.Conflict);
        answer.Read(".conflict").ShouldContain("8,90");
        answer.Read(".conflict").ShouldContain("9,90");
        answer.Read(".conflict").ShouldContain("7,77");
        (await PriceOf(app, variant)).ShouldBe(Money.From(9.90m));

        var meant = await two.SubmitAsync(answer, new Dictionary<string, string?> { [$"choice:Variants[{variant.Id}].Price"] = "mine" });
        meant.Status.ShouldBe(HttpStatusCode.Found, meant.Text);
        (await PriceOf(app, variant)).ShouldBe(Money.From(7.77m));
    }

    [Fact]
    public async Task A_price_changed_in_the_list_can_be_taken_back()
    {
        await using var app = await TestApp.OpenAsync();
        var variant = await Given.ProductAsync(app.Shop, price: 8.90m, stock: 3);
        var manager = await app.SignInAsStaffAsync(Role.Manager);
        manager.Client.DefaultRequestHeaders.Add("HX-Request", "true");
        var quick = $"/admin/products/{variant.ProductId}/quick";

        var changed = await manager.PostFormAsync(quick, new Dictionary<string, string?> { ["Variants[0].Price"] = "9,10", ["Variants[0].Stock"] = "5" });
        changed.Status.ShouldBe(HttpStatusCode.OK, changed.Text);
        (await PriceOf(app, variant)).ShouldBe(Money.From(9.10m));

        await manager.SubmitAsync(changed, form: "form[role=status]");
        (await PriceOf(app, variant)).ShouldBe(Money.From(8.90m));
        (await app.Shop.AskAsync(db => db.StockItems.SingleAsync())).OnHand.ShouldBe(3);
    }

    [Fact]
    public async Task A_stale_quick_change_does_not_overwrite_a_newer_price()
    {
        await using var app = await TestApp.OpenAsync();
        var variant = await Given.ProductAsync(app.Shop, price: 8.90m);
        var manager = await app.SignInAsStaffAsync(Role.Manager);
        manager.Client.DefaultRequestHeaders.Add("HX-Request", "true");
        var quick = $"/admin/products/{variant.ProductId}/quick";
        var opened = await manager.GetAsync(quick);
        await manager.PostFormAsync(quick, new Dictionary<string, string?> { ["Variants[0].Price"] = "9,10" });

        var late = await manager.SubmitAsync(opened, new Dictionary<string, string?> { ["Variants[0].Price"] = "5,00" });

        late.Status.ShouldBe(HttpStatusCode.Conflict);
        (await PriceOf(app, variant)).ShouldBe(Money.From(9.10m));
    }

    [Fact]
    public async Task A_product_without_a_sellable_variant_can_not_be_switched_on()
    {
        await using var app = await TestApp.OpenAsync();
        var variant = await Given.ProductAsync(app.Shop, active: false);
        await app.Shop.DoAsync(async db => (await db.Variants.SingleAsync()).Active = false);
        var manager = await app.SignInAsStaffAsync(Role.Manager);

        var answer = await manager.PostFormAsync($"/admin/products/{variant.ProductId}", new Dictionary<string, string?> { ["Form.Active"] = "true" });

        answer.Status.ShouldBe(HttpStatusCode.Conflict);
        answer.Text.ShouldContain("Ohne aktive Variante kann das Produkt nicht verkauft werden.");
        (await app.Shop.AskAsync(db => db.Products.SingleAsync())).Active.ShouldBeFalse();
    }

    [Fact]
    public async Task The_list_finds_filters_and_sorts_and_keeps_its_state_in_the_address()
    {
        await using var app = await TestApp.OpenAsync();
        await Given.ProductAsync(app.Shop, name: "Ährengold", price: 5, stock: 0);
        await Given.ProductAsync(app.Shop, name: "Blaumeer", price: 9, stock: 2);
        await Given.ProductAsync(app.Shop, name: "Cremona", price: 7, stock: 50, active: false);
        var manager = await app.SignInAsStaffAsync(Role.Manager);

        Names(await manager.GetAsync("/admin/products?sort=price")).ShouldBe(["Ährengold", "Cremona", "Blaumeer"]);
        Names(await manager.GetAsync("/admin/products?q=aehren")).ShouldBe(["Ährengold"]);
        Names(await manager.GetAsync("/admin/products?stock=out")).ShouldBe(["Ährengold"]);
        Names(await manager.GetAsync("/admin/products?stock=low")).ShouldBe(["Blaumeer"]);
        Names(await manager.GetAsync("/admin/products?active=false")).ShouldBe(["Cremona"]);
        var page = await manager.GetAsync("/admin/products?active=true&sort=price");
        page.Page.QuerySelector("th[aria-sort] a")!.GetAttribute("href").ShouldBe("/admin/products?active=true&sort=-price");
    }

    [Fact]
    public async Task Options_and_further_variants_can_be_added_and_unused_ones_removed()
    {
        await using var app = await TestApp.OpenAsync();
        var variant = await Given.ProductAsync(app.Shop);
        var manager = await app.SignInAsStaffAsync(Role.Manager);
        var product = $"/admin/products/{variant.ProductId}";

        await manager.PostFormAsync(product + "/variants", new Dictionary<string, string?> { ["NewOption.Name.De"] = "Größe", ["NewOption.Value.De"] = "250 g" }, "form[action$='/options/add']");
        var added = await manager.PostFormAsync(product + "/variants/new", new Dictionary<string, string?> { ["Choices[0].New.De"] = "1 kg", ["Sku"] = "V-2", ["Price"] = "29,90", ["Stock"] = "0" });
        added.Status.ShouldBe(HttpStatusCode.Found, added.Text);
        var again = await manager.PostFormAsync(product + "/variants/new", new Dictionary<string, string?> { ["Choices[0].New.De"] = "1 kg", ["Sku"] = "V-3", ["Price"] = "29,90" });
        again.Text.ShouldContain("Diese Variante gibt es schon.");

        var variants = await app.Shop.AskAsync(db => db.Variants.OrderBy(v => v.Id).ToListAsync());
        variants.Select(v => v.Name.De).ShouldBe(["250 g", "1 kg"]);
        (await app.Shop.AskAsync(db => db.Products.SingleAsync())).PriceTo.ShouldBe(Money.From(29.90m));

        var editor = await manager.GetAsync(product);
        await manager.SubmitAsync(editor, new { variantId = variants[0].Id }, "#variant-remove");
        (await app.Shop.AskAsync(db => db.Variants.CountAsync())).ShouldBe(2, "there is stock of it");
        await manager.SubmitAsync(editor, new { variantId = variants[1].Id }, "#variant-remove");
        (await app.Shop.AskAsync(db => db.Variants.CountAsync())).ShouldBe(1);
    }

    [Fact]
    public async Task Naughty_strings_are_kept_as_text_and_shown_harmlessly()
    {
        await using var app = await TestApp.OpenAsync();
        var variant = await Given.ProductAsync(app.Shop);
        var manager = await app.SignInAsStaffAsync(Role.Manager);
        var url = $"/admin/products/{variant.ProductId}";
        foreach (var text in new[] { "<script>alert(1)</script>", "'; DROP TABLE Products; --", "{{7*7}} ${x} %s", "𝒳 العربية 🫖", "a\u202Ec\u0001d", "a\u0000b" })
        {
            var saved = await manager.PostFormAsync(url, new Dictionary<string, string?> { ["Form.Name.De"] = text });
            saved.Status.ShouldBe(text.Contains('\0') ? HttpStatusCode.BadRequest : HttpStatusCode.Found, text);
            var page = await manager.GetAsync(url);
            page.Status.ShouldBe(HttpStatusCode.OK);
            page.Page.QuerySelectorAll("main script").ShouldBeEmpty();
            (await manager.GetAsync("/admin/products?q=" + Uri.EscapeDataString(text))).Status.ShouldBe(HttpStatusCode.OK);
        }
    }

    [Fact]
    public async Task An_unknown_product_is_not_found()
    {
        await using var app = await TestApp.OpenAsync();
        var manager = await app.SignInAsStaffAsync(Role.Manager);

        (await manager.GetAsync("/admin/products/4711")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await manager.GetAsync("/admin/products/4711/quick")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_form_with_a_forged_token_changes_nothing()
    {
        await using var app = await TestApp.OpenAsync();
        var variant = await Given.ProductAsync(app.Shop);
        var manager = await app.SignInAsStaffAsync(Role.Manager);

        var answer = await manager.SubmitForgedAsync(await manager.GetAsync($"/admin/products/{variant.ProductId}"));

        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    private static Task<Money> PriceOf(TestApp app, Variant variant) => app.Shop.AskAsync(db => db.Variants.Where(v => v.Id == variant.Id).Select(v => v.Price).SingleAsync());

    private static IEnumerable<string> Names(Answer page) => page.Page.QuerySelectorAll("#products .row-title").Select(a => a.TextContent);
}
