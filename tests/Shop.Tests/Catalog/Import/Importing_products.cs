using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;
using NSubstitute;
using Shop.Catalog.Import;
using Shop.Common;
using Shop.Common.Csv;
using Shop.Files;
using Shop.Operations;
using Shouldly;
using Xunit;

namespace Shop.Tests.Catalog.Import;

public sealed class Importing_products
{
    private const string Header =
        "Handle,Title,Body (HTML),Vendor,Type,Tags,Published,Option1 Name,Option1 Value,Option2 Name,Option2 Value,Variant SKU,Variant Grams," +
        "Variant Inventory Qty,Variant Price,Variant Compare At Price,Variant Barcode,Image Src,Image Position,Image Alt Text,Cost per item\n";

    private static readonly byte[] Png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private readonly IPictureSource _pictures = Substitute.For<IPictureSource>();
    private readonly IPictureMaker _maker = Substitute.For<IPictureMaker>();

    public Importing_products() => _pictures.FetchAsync(Arg.Any<string>(), Arg.Any<CancellationToken>())
        .Returns(FetchedPicture.Missing("Das Bild „{0}“ konnte nicht geladen werden."));

    [SkippableTheory]
    [InlineData("apparel.csv", 20, 22, 20)]
    [InlineData("home-and-garden.csv", 20, 21, 21)]
    [InlineData("jewelery.csv", 20, 23, 34)]
    public async Task Real_exports_come_in_whole_and_a_second_time_change_nothing(string file, int products, int variants, int atLeastPictures)
    {
        var source = SharedData.Source("catalogue/" + file);
        using var shop = await Given.OpenShopAsync();

        var first = await ImportAsync(shop, source);
        var second = await ImportAsync(shop, source);

        first.Refused.ShouldBeEmpty();
        first.Stopped.ShouldBeNull();
        first.Figure("Neue Produkte").ShouldBe(products);
        first.Figure("Neue Varianten").ShouldBe(variants);
        first.Figure("Fehlende Bilder").ShouldBeGreaterThanOrEqualTo(atLeastPictures);
        second.Figure("Neue Produkte").ShouldBe(0);
        second.Figure("Geänderte Produkte").ShouldBe(0);
        second.Figure("Unveränderte Produkte (übersprungen)").ShouldBe(products);
        await using var db = shop.CreateDbContext();
        var saved = await db.Products.Include(p => p.Variants).Include(p => p.Categories).ToListAsync();
        saved.Count.ShouldBe(products);
        saved.ShouldAllBe(p => p.Active && p.SearchText.Length > 0 && p.Slug.De.Length > 0 && p.Categories.Count > 0 && p.PriceFrom.IsPositive);
        saved.Select(p => p.Slug.De).ShouldBeUnique();
        (await db.StockItems.SumAsync(s => s.OnHand)).ShouldBe(await db.StockMovements.SumAsync(m => m.OnHandChange));
        (await db.StockItems.CountAsync()).ShouldBe(variants);
        (await db.PriceChanges.CountAsync()).ShouldBe(variants);
    }

    [Fact]
    public async Task Options_variants_prices_stock_and_maker_come_from_the_file()
    {
        using var shop = await Given.OpenShopAsync();

        await ImportAsync(shop, """
            tee,Grüner Tee,"<p>Frisch &amp; <b>mild</b></p>",Teehaus,Tee,"bio, Coffee",true,Größe,100 g,Form,lose,T-100,120,7,9.90,12.90,4006381333931,,,,4.10
            tee,,,,,,,,250 g,,lose,,270,3,19.90,,,,,,
            """);

        await using var db = shop.CreateDbContext();
        var product = await db.Products.Include(p => p.Variants).ThenInclude(v => v.Values).Include(p => p.Options).Include(p => p.Manufacturer)
            .Include(p => p.Categories).SingleAsync();
        product.Key.ShouldBe("tee");
        product.Description.De.ShouldBe("Frisch \\& **mild**");
        product.Manufacturer!.Name.ShouldBe("Teehaus");
        product.Options.Select(o => o.Name.De).ShouldBe(["Größe", "Form"]);
        product.Variants.Select(v => v.Sku).ShouldBe(["T-100", "tee-250-g-lose"]);
        product.Variants.Select(v => v.Name.De).ShouldBe(["100 g, lose", "250 g, lose"]);
        product.Variants[0].FormerPrice.ShouldBe(Money.From(12.90m));
        product.Variants[0].Gtin.ShouldBe("4006381333931");
        product.Variants[0].Cost.ShouldBe(Money.From(4.10m));
        product.PriceFrom.ShouldBe(Money.From(9.90m));
        product.PriceTo.ShouldBe(Money.From(19.90m));
        var shelf = await db.Categories.SingleAsync(c => c.Id == product.CategoryId);
        shelf.Name.De.ShouldBe("Tee");
        shelf.Path.De.ShouldBe("importiert/tee");
        product.Categories.Count.ShouldBe(2);
        (await db.StockItems.OrderBy(s => s.VariantId).Select(s => s.OnHand).ToListAsync()).ShouldBe([7, 3]);
    }

    [Fact]
    public async Task A_changed_file_updates_what_differs_and_keeps_what_staff_did()
    {
        using var shop = await Given.OpenShopAsync();
        await ImportAsync(shop, "tee,Green tea,,,,,true,Title,Default Title,,,T1,0,5,9.90,,,,,,\nkakao,Cocoa,,,,,true,Title,Default Title,,,K1,0,5,5,,,,,,");
        await shop.DoAsync(async db =>
        {
            var product = await db.Products.SingleAsync(p => p.Key == "tee");
            product.Name = new("Grüner Tee", "Green tea");
            product.Slug = new("gruener-tee", "green-tea");
            await db.StockItems.ExecuteUpdateAsync(s => s.SetProperty(x => x.OnHand, 2));
        });

        var report = await ImportAsync(shop, "tee,Grüner Tee,,,,,true,Title,Default Title,,,T1,0,5,10.90,,,,,,\nkakao,Cocoa,,,,,true,Title,Default Title,,,K1,0,5,5,,,,,,");

        report.Figure("Geänderte Produkte").ShouldBe(1);
        report.Figure("Unveränderte Produkte (übersprungen)").ShouldBe(1);
        await using var db = shop.CreateDbContext();
        var tea = await db.Products.Include(p => p.Variants).SingleAsync(p => p.Key == "tee");
        tea.Name.ShouldBe(new LocalizedText("Grüner Tee", "Green tea"));
        tea.Slug.De.ShouldBe("gruener-tee");
        tea.PriceFrom.ShouldBe(Money.From(10.90m));
        (await db.PriceChanges.CountAsync(p => p.VariantId == tea.Variants[0].Id)).ShouldBe(2);
        (await db.StockItems.AllAsync(s => s.OnHand == 2)).ShouldBeTrue();
    }

    [Fact]
    public async Task Unusable_rows_are_refused_with_their_reason_and_the_rest_comes_in()
    {
        using var shop = await Given.OpenShopAsync();
        await Given.ProductAsync(shop);
        var taken = await shop.AskAsync(db => db.Variants.Select(v => v.Sku).SingleAsync());

        var report = await ImportAsync(shop, $"""
            a,Gut,,,,,true,Title,Default Title,,,S1,0,1,10,,,,,,
            b,Negativ,,,,,true,Title,Default Title,,,S2,0,1,-10,,,,,,
            c,Ohne Preis,,,,,true,Title,Default Title,,,S3,0,1,,,,,,,
            d,Doppelt,,,,,true,Title,Default Title,,,s1,0,1,10,,,,,,
            e,Vergeben,,,,,true,Title,Default Title,,,{taken},0,1,10,,,,,,
            f,,,,,,,,,,,S6,0,1,10,,,,,,
            ,Ohne Handle,,,,,true,Title,Default Title,,,S7,0,1,10,,,,,,
            g,"Falsche" Zeichen,,,,,true,Title,Default Title,,,S8,0,1,10,,,,,,
            h,Zwei,,,,,true,Farbe,Rot,,,,0,1,10,,,,,,
            h,,,,,,,,rot,,,,0,1,10,,,,,,
            i,Zahl,,,,,true,Title,Default Title,,,S9,viel,1,10,,,,,,
            """);

        report.Refused.Select(r => r.Row).ShouldBe([3, 4, 5, 6, 7, 8, 9, 11, 12]);
        report.Refused.ShouldAllBe(r => r.In(CultureInfo.GetCultureInfo("de")).Length > 10);
        report.Figure("Neue Produkte").ShouldBe(2);
        (await shop.AskAsync(db => db.Products.CountAsync())).ShouldBe(3);
    }

    [Fact]
    public async Task Markup_and_scripts_in_names_and_descriptions_come_to_nothing()
    {
        using var shop = await Given.OpenShopAsync();

        await ImportAsync(shop, """
            a,"<script>alert(1)</script>Tee <b>fein</b>","<p onclick=""x()"">Hallo <a href=""javascript:alert(1)"">Welt</a><img src=x onerror=alert(1)></p><script>alert(2)</script><iframe src=""http://127.0.0.1""></iframe><a href=""https://example.org/a(b)"">gut</a>","<img src=x>Haus",,,true,Title,Default Title,,,S1,0,1,10,,,,,,
            b,1 < 2 & 3,"&lt;script&gt;alert(3)&lt;/script&gt; # kein *Titel*",,,,true,Title,Default Title,,,S2,0,1,10,,,,,,
            """);

        await using var db = shop.CreateDbContext();
        var products = await db.Products.Include(p => p.Manufacturer).OrderBy(p => p.Key).ToListAsync();
        products[0].Name.De.ShouldBe("Tee fein");
        products[0].Manufacturer!.Name.ShouldBe("Haus");
        products[0].Description.De.ShouldBe("Hallo Welt\n\n[gut](https://example.org/a%28b%29)");
        products[1].Name.De.ShouldBe("1 < 2 & 3");
        Markdig.Markdown.ToHtml(products[1].Description.De).Trim().ShouldBe("<p>&lt;script&gt;alert(3)&lt;/script&gt; # kein *Titel*</p>");
    }

    [Fact]
    public async Task Pictures_are_fetched_once_and_those_that_cannot_be_are_noted()
    {
        using var shop = await Given.OpenShopAsync();
        _pictures.FetchAsync("https://example.org/gut.png", Arg.Any<CancellationToken>()).Returns(new FetchedPicture(Png, null));
        _pictures.FetchAsync("https://example.org/kein-bild", Arg.Any<CancellationToken>()).Returns(new FetchedPicture("<html>"u8.ToArray(), null));
        const string rows = """
            a,Tee,,,,,true,Title,Default Title,,,S1,0,1,10,,,https://example.org/gut.png,2,Eine Dose,
            a,,,,,,,,,,,,,,,,,https://example.org/kein-bild,1,,
            a,,,,,,,,,,,,,,,,,https://example.org/fehlt.png,3,,
            """;

        var first = await ImportAsync(shop, rows);
        _pictures.ClearReceivedCalls();
        await ImportAsync(shop, rows);

        first.Figure("Geladene Bilder").ShouldBe(1);
        first.Remarks.Select(r => r.Row).ShouldBe([3, 4]);
        await _pictures.DidNotReceive().FetchAsync("https://example.org/gut.png", Arg.Any<CancellationToken>());
        await _pictures.Received(1).FetchAsync("https://example.org/fehlt.png", Arg.Any<CancellationToken>());
        var hung = await shop.AskAsync(db => db.ProductPictures.Include(p => p.Picture).ThenInclude(p => p!.Renditions).SingleAsync());
        hung.Alt.De.ShouldBe("Eine Dose");
        hung.Picture!.Renditions.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_fetched_picture_is_shown_at_once_waits_for_its_widths_and_is_kept_once_for_all_products()
    {
        using var shop = await Given.OpenShopAsync();
        _pictures.FetchAsync(Arg.Any<string>(), Arg.Any<CancellationToken>()).Returns(new FetchedPicture(Png, null));
        _maker.IsInstalled.Returns(true);
        _maker.FirstAsync(Arg.Any<PictureFile>(), Arg.Any<CancellationToken>()).Returns(new MadePicture(320, "image/webp", [1]));

        await ImportAsync(shop, """
            a,Tee,,,,,true,Title,Default Title,,,S1,0,1,10,,,https://example.org/a.png,1,,
            b,Kaffee,,,,,true,Title,Default Title,,,S2,0,1,10,,,https://example.org/b.png,1,,
            """);

        (await shop.AskAsync(db => db.ProductPictures.CountAsync())).ShouldBe(2);
        var picture = await shop.AskAsync(db => db.Pictures.Include(p => p.Renditions).SingleAsync());
        picture.State.ShouldBe(PictureState.Waiting);
        picture.Renditions.Select(r => (r.Width, r.IsOriginal)).ShouldBe([(320, false), (1, true)], ignoreOrder: true);
    }

    [Fact]
    public async Task A_dry_run_writes_nothing_and_fetches_nothing()
    {
        using var shop = await Given.OpenShopAsync();

        var report = await ImportAsync(shop, CsvSource.Bytes("a.csv", Encoding.UTF8.GetBytes(Header +
            "a,Tee,,Haus,Kräuter,,true,Title,Default Title,,,S1,0,1,10,,,https://example.org/gut.png,2,Eine Dose,\nb,Tee,,Haus,Kräuter,,true,Title,Default Title,,,S1,0,1,10,,,,,,")), dryRun: true);

        report.Figure("Neue Produkte (würden angelegt)").ShouldBe(1);
        report.Figure("Neue Kategorien").ShouldBe(2);
        report.Figure("Neue Hersteller").ShouldBe(1);
        report.Figure("Bilder, die geladen würden").ShouldBe(1);
        report.Refused.ShouldHaveSingleItem().Row.ShouldBe(3);
        await using var db = shop.CreateDbContext();
        (await db.Products.CountAsync() + await db.Manufacturers.CountAsync() + await db.Categories.CountAsync(c => c.Key.StartsWith("imported"))).ShouldBe(0);
        await _pictures.DidNotReceive().FetchAsync(Arg.Any<string>(), Arg.Any<CancellationToken>());
    }

    [Fact]
    public async Task Oddities_are_remarked_and_come_in()
    {
        using var shop = await Given.OpenShopAsync();

        var report = await ImportAsync(shop, """
            a,Falsche Prüfziffer,,,,,true,Title,Default Title,,,S1,0,1,10,,4006381333932,,,,
            b,Keine GTIN,,,,,true,Title,Default Title,,,S2,0,1,10,,ABC,,,,
            c,Minus,,,,,true,Title,Default Title,,,S3,0,-4,10,,,,,,
            d,Umsonst,,,,,true,Title,Default Title,,,S4,0,1,0,,,,,,
            """);

        report.Refused.ShouldBeEmpty();
        report.Remarks.Select(r => r.Row).Distinct().ShouldBe([2, 3, 4, 5]);
        await using var db = shop.CreateDbContext();
        (await db.Products.SingleAsync(p => p.Key == "d")).Active.ShouldBeFalse();
        (await db.StockItems.SumAsync(s => s.OnHand)).ShouldBe(3);
    }

    [Fact]
    public async Task A_cell_of_5_megabytes_and_a_wrong_header_are_said_clearly()
    {
        using var shop = await Given.OpenShopAsync();

        var large = await ImportAsync(shop, $"a,Tee,{new string('x', 5 << 20)},,,,true,Title,Default Title,,,S1,0,1,10,,,,,,\nb,Tee,,,,,true,Title,Default Title,,,S2,0,1,10,,,,,,");
        var wrong = await ImportAsync(shop, CsvSource.Bytes("x.csv", "InvoiceNo,StockCode\n1,2\n"u8.ToArray()));

        large.Refused.ShouldHaveSingleItem().Row.ShouldBe(2);
        large.Figure("Neue Produkte").ShouldBe(1);
        wrong.Stopped!.In(CultureInfo.GetCultureInfo("de")).ShouldContain("Handle");
    }

    [SkippableFact]
    public async Task Naughty_strings_survive_as_text_in_every_field()
    {
        using var shop = await Given.OpenShopAsync();
        var naughty = (await File.ReadAllLinesAsync(SharedData.PathOf("robustness/blns.txt"))).Where(l => l.Length > 0).ToList();
        var rows = naughty.Select((text, i) =>
        {
            var cell = $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
            return $"n{i},{cell},{cell},{cell},{cell},{cell},true,{cell},{cell},,,,0,1,10,,{cell},,,{cell},";
        });

        var report = await ImportAsync(shop, string.Join('\n', rows));

        report.Stopped.ShouldBeNull();
        (report.Figure("Neue Produkte") + report.Figure("Abgelehnte Produkte")).ShouldBe(naughty.Count);
        report.Figure("Neue Produkte").ShouldBeGreaterThan(naughty.Count * 4 / 5);
        var names = await shop.AskAsync(db => db.Products.Select(p => p.Name.De).ToListAsync());
        names.ShouldAllBe(n => !n.Contains("<script", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void Random_files_never_throw()
    {
        var cell = Gen.Elements("", "a", "b", "Title", "Default Title", "<b>x</b>", "10", "-1", "0", "true", "S1", "\"", "\"x\"y", "https://x.example/1.png", "4006381333931", "Ä;,\n");
        var file = cell.ArrayOf(21).Select(cells => string.Join(',', cells)).ListOf().Select(rows => Header + string.Join('\n', rows));
        using var shop = TestShop.Open();
        Prop.ForAll(file.ToArbitrary(), text =>
        {
            var report = ImportAsync(shop, CsvSource.Bytes("x.csv", Encoding.UTF8.GetBytes(text)), dryRun: true).GetAwaiter().GetResult();
            return report.Refused.Count <= report.Rows && report.Refused.Select(r => r.Row).Distinct().Count() == report.Refused.Count;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));
    }

    private Task<ImportReport> ImportAsync(TestShop shop, string rows) =>
        ImportAsync(shop, CsvSource.Bytes("products.csv", Encoding.UTF8.GetBytes(Header + rows)));

    private Task<ImportReport> ImportAsync(TestShop shop, CsvSource source, bool dryRun = false) =>
        shop.AskAsync(db => new ImportCatalogue(db, _pictures, new PictureShelf(db, _maker, shop.Clock), shop.Clock).RunAsync(source, dryRun));
}
