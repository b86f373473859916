using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Catalog;
using Shop.Common;
using Shop.Stock;
using Shop.Tests;
using Shop.Web.Tests.Storefront;
using Shouldly;
using Xunit;

namespace Shop.Web.Tests.BackOffice;

public class VariantsTests
{
    private const string Table = "#matrix";

    [Fact]
    public async Task Options_and_their_combinations_become_variants_with_stock_places()
    {
        await using var app = await TestApp.OpenAsync();
        var (manager, id) = await ShirtAsync(app);
        var page = await manager.GetAsync(Url(id));
        page.Page.QuerySelectorAll("#combinations input[type=checkbox]").Length.ShouldBe(5);
        page.Read("#combinations").ShouldContain("M, Blau");

        await manager.SubmitAsync(page, new Dictionary<string, string?> { ["Generate.Pattern"] = "TS-{1}-{2}" }, "#generate");

        var variants = await app.Shop.AskAsync(db => db.Variants.OrderBy(v => v.Position).ToListAsync());
        variants.Count.ShouldBe(6);
        variants.Skip(1).Select(v => v.Sku).ShouldBe(["TS-S-BLAU", "TS-M-ROT", "TS-M-BLAU", "TS-L-ROT", "TS-L-BLAU"]);
        variants.ShouldAllBe(v => v.Price == Money.From(8.90m) && v.Active);
        (await app.Shop.AskAsync(db => db.StockItems.CountAsync())).ShouldBe(6);
    }

    [Fact]
    public async Task A_preview_shows_the_numbers_and_makes_nothing()
    {
        await using var app = await TestApp.OpenAsync();
        var (manager, id) = await ShirtAsync(app);

        var preview = await manager.SubmitAsync(await manager.GetAsync(Url(id)), new Dictionary<string, string?> { ["Generate.Pattern"] = "X{nr}" }, "#generate", Url(id) + "/preview");

        preview.Read("#combinations").ShouldContain("X005");
        (await app.Shop.AskAsync(db => db.Variants.CountAsync())).ShouldBe(1);
    }

    [Fact]
    public async Task The_table_saves_all_cells_and_the_order_at_once()
    {
        await using var app = await TestApp.OpenAsync();
        var (manager, id) = await FullAsync(app);
        var page = await manager.GetAsync(Url(id));

        var saved = await manager.SubmitAsync(page, new Dictionary<string, string?>
        {
            ["Form.Rows[1].Price"] = "19,90",
            ["Form.Rows[1].RecommendedPrice"] = "24,90",
            ["Form.Rows[1].Gtin"] = "4006381333931",
            ["Form.Rows[1].Stock"] = "12",
            ["Form.Rows[1].LengthMm"] = "300",
            ["Form.Rows[1].SupplierSku"] = "L-77",
            ["Form.Rows[1].Mpn"] = "HER-9",
        }, Table);

        saved.Status.ShouldBe(HttpStatusCode.Found, saved.Text);
        var variant = await app.Shop.AskAsync(db => db.Variants.SingleAsync(v => v.Gtin == "4006381333931"));
        (variant.Price, variant.RecommendedPrice, variant.LengthMm, variant.SupplierSku, variant.Mpn).ShouldBe((Money.From(19.90m), Money.From(24.90m), 300, "L-77", "HER-9"));
        (await app.Shop.AskAsync(db => db.StockItems.SingleAsync(s => s.VariantId == variant.Id))).OnHand.ShouldBe(12);
        (await app.Shop.AskAsync(db => db.Products.SingleAsync())).PriceTo.ShouldBe(Money.From(19.90m));
    }

    [Fact]
    public async Task A_row_is_moved_by_its_arrow_without_script_and_kept_when_saved()
    {
        await using var app = await TestApp.OpenAsync();
        var (manager, id) = await FullAsync(app);
        var before = await OrderAsync(app);
        var page = await manager.GetAsync(Url(id));

        var moved = await manager.SubmitAsync(page, new Dictionary<string, string?> { ["up"] = $"{before[2]}" }, Table);
        moved.Status.ShouldBe(HttpStatusCode.OK);
        (await OrderAsync(app)).ShouldBe(before);
        await manager.SubmitAsync(moved, null, Table);

        (await OrderAsync(app)).ShouldBe([before[0], before[2], before[1], .. before.Skip(3)]);
    }

    [Fact]
    public async Task Mistakes_stand_in_their_cells_and_nothing_is_saved()
    {
        await using var app = await TestApp.OpenAsync();
        var (manager, id) = await FullAsync(app);
        var page = await manager.GetAsync(Url(id));

        var answer = await manager.SubmitAsync(page, new Dictionary<string, string?>
        {
            ["Form.Rows[0].Price"] = "19,90",
            ["Form.Rows[2].Gtin"] = "4006381333935",
            ["Form.Rows[3].Sku"] = page.Page.QuerySelector("[name='Form.Rows[4].Sku']")!.GetAttribute("value"),
            ["Form.Rows[5].WidthMm"] = "-3",
        }, Table);

        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.Read("#Form_Rows_2__Gtin-error").ShouldContain("Am Ende müsste 1 stehen");
        answer.Read("#Form_Rows_3__Sku-error").ShouldContain("dieselbe Artikelnummer");
        answer.Read("#Form_Rows_5__WidthMm-error").ShouldContain("Millimeter");
        answer.Page.QuerySelector("[name='Form.Rows[0].Price']")!.GetAttribute("value").ShouldBe("19,90");
        (await app.Shop.AskAsync(db => db.Products.SingleAsync())).PriceTo.ShouldBe(Money.From(8.90m));
    }

    [Fact]
    public async Task Filling_a_column_is_shown_first_and_saved_with_the_table()
    {
        await using var app = await TestApp.OpenAsync();
        var (manager, id) = await FullAsync(app);
        var blue = await app.Shop.AskAsync(db => db.OptionValues.SingleAsync(v => v.Name.De == "Blau"));

        var filled = await manager.SubmitAsync(await manager.GetAsync(Url(id)), Fill("Price", "percent", "10", $"{blue.Id}"), Table, Url(id) + "/fill");

        filled.Status.ShouldBe(HttpStatusCode.OK);
        filled.Text.ShouldContain("Noch nicht gespeichert");
        (await app.Shop.AskAsync(db => db.Products.SingleAsync())).PriceTo.ShouldBe(Money.From(8.90m));
        (await manager.SubmitAsync(filled, null, Table, Url(id))).Status.ShouldBe(HttpStatusCode.Found);
        (await app.Shop.AskAsync(db => db.Variants.OrderBy(v => v.Position).Select(v => v.Price.Cents).ToListAsync())).ShouldBe([890, 979, 890, 979, 890, 979]);
    }

    [Theory]
    [InlineData("WeightGrams", "percent", "10", "Nur Preise")]
    [InlineData("ContentUnit", "set", "Pfund", "kg, l, m")]
    [InlineData("Price", "percent", "viel", "eine Zahl wie 5")]
    [InlineData("Sku", "set", "X", "eine Spalte")]
    public async Task What_cannot_be_filled_in_is_told(string column, string how, string value, string sentence)
    {
        await using var app = await TestApp.OpenAsync();
        var (manager, id) = await FullAsync(app);

        var answer = await manager.SubmitAsync(await manager.GetAsync(Url(id)), Fill(column, how, value, "shown"), Table, Url(id) + "/fill");

        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.Read("#fill-error").ShouldContain(sentence);
    }

    [Fact]
    public async Task Whoever_saves_second_sees_what_was_saved_meanwhile()
    {
        await using var app = await TestApp.OpenAsync();
        var (manager, id) = await FullAsync(app);
        var mine = await manager.GetAsync(Url(id));
        await manager.SubmitAsync(await manager.GetAsync(Url(id)), new Dictionary<string, string?> { ["Form.Rows[0].Price"] = "11,00" }, Table);

        var refused = await manager.SubmitAsync(mine, new Dictionary<string, string?> { ["Form.Rows[0].Price"] = "12,00" }, Table);

        refused.Status.ShouldBe(HttpStatusCode.Conflict);
        refused.Read(".diff").ShouldContain("12,00");
        refused.Read(".diff").ShouldContain("11,00");
        (await manager.SubmitAsync(refused, null, Table)).Status.ShouldBe(HttpStatusCode.Found);
        (await app.Shop.AskAsync(db => db.Products.SingleAsync())).PriceTo.ShouldBe(Money.From(12));
    }

    [Fact]
    public async Task A_value_is_removed_with_its_variants_after_showing_them_but_not_with_stock()
    {
        await using var app = await TestApp.OpenAsync();
        var (manager, id) = await FullAsync(app);
        var values = await app.Shop.AskAsync(db => db.OptionValues.ToListAsync());
        var large = values.Single(v => v.Name.De == "L");

        var ask = await manager.GetAsync($"/admin/products/{id}/options/values/{large.Id}/remove");
        ask.Page.QuerySelectorAll("main tbody tr").Length.ShouldBe(2);
        var removed = await manager.FollowAsync(await manager.SubmitAsync(ask, null, "main form"));
        removed.Text.ShouldContain("2 Varianten sind gelöscht");
        (await app.Shop.AskAsync(db => db.Variants.CountAsync())).ShouldBe(4);

        // The first variant, S in red, has stock.
        var small = await manager.GetAsync($"/admin/products/{id}/options/values/{values.Single(v => v.Name.De == "S").Id}/remove");
        small.Text.ShouldContain("kann nicht gelöscht werden");
        small.Page.QuerySelector("main form button").ShouldBeNull();
    }

    [Fact]
    public async Task Options_are_renamed_extended_and_put_in_order()
    {
        await using var app = await TestApp.OpenAsync();
        var (manager, id) = await ShirtAsync(app);

        await manager.SubmitAsync(await manager.GetAsync(Url(id)), new Dictionary<string, string?> { ["Choices.Options[1].Name.De"] = "Farbton", ["Choices.Options[1].New.De"] = "Grün; Blau; Weiß", ["Choices.Options[1].New.En"] = "Green; ; White" }, "#options");
        var colour = await app.Shop.AskAsync(db => db.ProductOptions.Include(o => o.Values.OrderBy(v => v.Position)).SingleAsync(o => o.Name.De == "Farbton"));
        colour.Values.Select(v => v.Name.De).ShouldBe(["Rot", "Blau", "Grün", "Weiß"]);

        await manager.SubmitAsync(await manager.GetAsync(Url(id)), new Dictionary<string, string?> { ["Choices.Move"] = $"value:{colour.Values[3].Id}:-1" }, "#options");
        (await app.Shop.AskAsync(db => db.OptionValues.Where(v => v.ProductOptionId == colour.Id).OrderBy(v => v.Position).Select(v => v.Name.De).ToListAsync())).ShouldBe(["Rot", "Blau", "Weiß", "Grün"]);

        await manager.SubmitAsync(await manager.GetAsync(Url(id)), new Dictionary<string, string?> { ["Choices.Move"] = $"option:{colour.Id}:-1" }, "#options");
        (await app.Shop.AskAsync(db => db.Variants.SingleAsync())).Name.De.ShouldBe("Rot, S");
    }

    [Fact]
    public async Task The_same_GTIN_twice_is_saved_but_pointed_out()
    {
        await using var app = await TestApp.OpenAsync();
        var (manager, id) = await FullAsync(app);
        var saved = await manager.SubmitAsync(await manager.GetAsync(Url(id)), new Dictionary<string, string?> { ["Form.Rows[0].Gtin"] = "4006381333931", ["Form.Rows[1].Gtin"] = "4006381333931" }, Table);

        (await manager.FollowAsync(saved)).Page.QuerySelectorAll(".cell-warn").Length.ShouldBe(2);
    }

    [Fact]
    public async Task The_recommended_price_is_named_on_the_product_page_and_never_struck_out()
    {
        await using var app = await Window.OpenAsync();
        var product = await app.CoffeeAsync("Hafenlicht");
        await app.Shop.DoAsync(async db => (await db.Variants.OrderBy(v => v.Position).FirstAsync(v => v.ProductId == product.Id)).RecommendedPrice = Money.From(12.90m));

        var page = await app.Visitor().GetAsync(product.Address());

        page.Read(".buy").ShouldContain("UVP 12,90 € (unverbindliche Preisempfehlung des Herstellers)");
        page.Page.QuerySelectorAll(".buy s").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_thousand_variants_stay_usable()
    {
        await using var app = await TestApp.OpenAsync();
        var (manager, id) = await ShirtAsync(app);
        await FillUpAsync(app, id, 1000);

        var page = await manager.GetAsync(Url(id));
        page.Page.QuerySelectorAll("#variants tbody tr").Length.ShouldBe(100);
        page.Html.Length.ShouldBeLessThan(1_500_000);
        var queries = await TestApp.CountQueriesAsync(() => manager.GetAsync(Url(id)));
        queries.Count.ShouldBeLessThanOrEqualTo(14, string.Join("\n---\n", queries));
        (await manager.GetAsync($"/admin/products/{id}")).Page.QuerySelectorAll("fieldset.variant").ShouldBeEmpty();

        var saved = await manager.SubmitAsync(page, new Dictionary<string, string?> { ["Form.Rows[5].Price"] = "19,90" }, Table);
        saved.Status.ShouldBe(HttpStatusCode.Found, saved.Text);
        var all = await manager.SubmitAsync(await manager.GetAsync(Url(id)), Fill("WeightGrams", "set", "250", "all"), Table, Url(id) + "/fill");
        all.Status.ShouldBe(HttpStatusCode.Found, all.Text);
        (await app.Shop.AskAsync(db => db.Variants.CountAsync(v => v.WeightGrams == 250))).ShouldBe(1000);
    }

    private static string Url(int id) => $"/admin/products/{id}/variants";

    private static Dictionary<string, string?> Fill(string column, string how, string value, string to) => new()
    {
        ["Form.Fill.Column"] = column,
        ["Form.Fill.How"] = how,
        ["Form.Fill.Value"] = value,
        ["Form.Fill.To"] = to,
    };

    private static Task<List<int>> OrderAsync(TestApp app) => app.Shop.AskAsync(db => db.Variants.OrderBy(v => v.Position).Select(v => v.Id).ToListAsync());

    /// <summary>A product in S, M and L, red and blue, of which there is one variant with stock.</summary>
    private static async Task<(Visitor Manager, int Id)> ShirtAsync(TestApp app)
    {
        var variant = await Given.ProductAsync(app.Shop, price: 8.90m, stock: 10);
        var manager = await app.SignInAsStaffAsync(Role.Manager);
        await manager.PostFormAsync(Url(variant.ProductId), new Dictionary<string, string?> { ["NewOption.Name.De"] = "Größe", ["NewOption.Value.De"] = "S; M; L" }, "#option-new");
        await manager.PostFormAsync(Url(variant.ProductId), new Dictionary<string, string?> { ["NewOption.Name.De"] = "Farbe", ["NewOption.Value.De"] = "Rot; Blau" }, "#option-new");
        return (manager, variant.ProductId);
    }

    private static async Task<(Visitor Manager, int Id)> FullAsync(TestApp app)
    {
        var (manager, id) = await ShirtAsync(app);
        await manager.SubmitAsync(await manager.GetAsync(Url(id)), null, "#generate");
        return (manager, id);
    }

    /// <summary>Three further options with ten values each; all combinations up to the wanted number.</summary>
    private static Task FillUpAsync(TestApp app, int id, int most) => app.Shop.DoAsync(async db =>
    {
        var product = await db.Products.WithParts().SingleAsync(p => p.Id == id);
        for (var o = 0; o < 3; o++)
        {
            var option = new ProductOption { Name = LocalizedText.Both($"Wahl {o}"), Position = 9 + o };
            option.Values.AddRange(Enumerable.Range(0, 10).Select(n => new OptionValue { Name = LocalizedText.Both($"{o}{n}"), Position = n }));
            product.Options.Add(option);
        }
        var options = product.Options.Where(o => o.Position >= 9).ToList();
        for (var i = 1; i < most; i++)
        {
            var variant = new Variant { Sku = string.Create(CultureInfo.InvariantCulture, $"N-{i:0000}"), Price = Money.From(8.90m), Position = i };
            variant.Values.AddRange([options[0].Values[i / 100], options[1].Values[i / 10 % 10], options[2].Values[i % 10]]);
            variant.RefreshName();
            product.Variants.Add(variant);
        }
        await db.SaveChangesAsync();
        db.StockItems.AddRange(product.Variants.Where(v => v.Sku.StartsWith("N-", StringComparison.Ordinal)).Select(v => new StockItem { VariantId = v.Id }));
    });
}
