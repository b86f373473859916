using System.Text;
using Microsoft.EntityFrameworkCore;
using Shop.Catalog.Import;
using Shop.Common.Csv;
using Shop.Operations;
using Shouldly;
using Xunit;
using static Shop.Tests.Operations.ImportScene;

namespace Shop.Tests.Operations;

public sealed class Refused_rows
{
    [Theory]
    [InlineData("A-2;Kanne;-5,00;", "Der Preis „{0}“ ist negativ.", "price")]
    [InlineData("A-2;Kanne;99999999;", "Der Preis „{0}“ ist unglaubwürdig hoch.", "price")]
    [InlineData("A-2;Kanne;12.90;", "„{0}“ ist kein Preis.", "price")]
    [InlineData("A-2;Kanne;zwölf;", "„{0}“ ist kein Preis.", "price")]
    [InlineData("A-2;Kanne;;", "Der Preis fehlt; ohne ihn kann kein neuer Artikel angelegt werden.", "price")]
    [InlineData("A-2;;5,00;", "Der Name fehlt; ohne ihn kann kein neues Produkt angelegt werden.", "name.de")]
    [InlineData(";Kanne;5,00;", "Die Artikelnummer fehlt.", "sku")]
    [InlineData("A-1;Kanne;5,00;", "Die Artikelnummer „{0}“ steht schon in einer früheren Zeile der Datei.", "sku")]
    [InlineData("A-2;Kanne;5,00;4006381333932", "Die Prüfziffer der GTIN „{0}“ stimmt nicht.", "gtin")]
    [InlineData("A-2;Kanne;5,00;4,00638E+12", "„{0}“ ist eine gerundete Zahl aus einer Tabellenkalkulation, keine GTIN. Formatieren Sie die Spalte dort als Text.", "gtin")]
    [InlineData("A-2;Kanne;5,00;4006381333931", "Die GTIN „{0}“ steht schon in einer früheren Zeile der Datei.", "gtin")]
    [InlineData("A-2;Kanne;5,00;;zu;viel", "Die Zeile hat mehr Zellen als die Kopfzeile.", "")]
    public async Task A_wrong_row_is_refused_alone_with_its_reason_and_its_cell(string row, string reason, string field)
    {
        using var shop = await Given.OpenShopAsync();

        var report = await ImportAsync(shop, $"Artikelnummer;Name;Preis;EAN\nA-1;Kaffee;8,90;4006381333931\n{row}\n");

        var refused = report.Refused.ShouldHaveSingleItem();
        (refused.Row, refused.Reason, refused.Field).ShouldBe((3, reason, field));
        refused.In(System.Globalization.CultureInfo.GetCultureInfo("en")).ShouldNotBe(refused.In(System.Globalization.CultureInfo.GetCultureInfo("de")));
        (await shop.AskAsync(db => db.Variants.Select(v => v.Sku).ToListAsync())).ShouldBe(["A-1"]);
    }

    [Fact]
    public async Task Numbers_that_belong_to_others_in_the_shop_are_refused()
    {
        using var shop = await Given.OpenShopAsync();
        await ImportAsync(shop, "product;sku;name.de;price;gtin\nkaffee;A-1;Kaffee;8,90;4006381333931\ntee;T-1;Tee;5,00;\n");

        var gtin = await ImportAsync(shop, "Artikelnummer;Name;Preis;EAN\nB-1;Anderes;1,00;4006381333931\n");
        var sku = await ImportAsync(shop, "product;sku;name.de;price\ntee;A-1;Tee;5,00\n");

        gtin.Refused.Single().Reason.ShouldBe("Die GTIN „{0}“ gehört im Shop schon zu einem anderen Artikel.");
        sku.Refused.Single().Reason.ShouldBe("Die Artikelnummer „{0}“ gehört schon zu einem anderen Produkt.");
    }

    [Fact]
    public async Task A_category_below_itself_isnt_made()
    {
        using var shop = await Given.OpenShopAsync();

        var report = await ImportAsync(shop, "sku;name;preis;kategorie\nA-1;Kaffee;5,00;Neu > Alt > Neu\n");

        report.Remarks.Single().Reason.ShouldBe("Die Kategorie „{0}“ steht unter sich selbst.");
        (await shop.AskAsync(db => db.Categories.AnyAsync(c => c.Name.De == "Alt"))).ShouldBeFalse();
    }

    [Fact]
    public async Task Scripts_in_names_become_text_and_HTML_descriptions_become_Markdown()
    {
        using var shop = await Given.OpenShopAsync();

        await ImportAsync(shop, "sku;name;preis;beschreibung\nA-1;<b>Kaffee</b><script>alert(1)</script>;5,00;<p>Gut</p><img src=x onerror=alert(1)><iframe src=//b></iframe>\n");

        var product = await shop.AskAsync(db => db.Products.SingleAsync());
        product.Name.De.ShouldBe("Kaffee");
        product.Description.De.ShouldBe("Gut");
    }

    [SkippableFact]
    public async Task Naughty_strings_come_in_as_names_and_leave_as_they_came()
    {
        var names = System.IO.File.ReadAllLines(SharedData.PathOf("robustness/blns.txt")).Where(l => l.Length > 0 && !l.StartsWith('#')).ToList();
        using var shop = await Given.OpenShopAsync();
        var file = CsvWriting.Write(["product", "sku", "name.de", "price"], names.Select((n, i) => new[] { $"p{i}", $"N-{i}", n, "1,00" }));

        var report = await ImportAsync(shop, CsvSource.Bytes("blns.csv", file));
        var exported = await ExportAsync(shop);
        var again = await ImportAsync(shop, CsvSource.Bytes("eigene.csv", exported));

        (report.Figure("Neue Produkte") + report.Refused.Count).ShouldBe(names.Count);
        report.Figure("Neue Produkte").ShouldBeGreaterThan(names.Count * 9 / 10);
        again.Refused.ShouldBeEmpty();
        again.Figure("Geänderte Produkte").ShouldBe(0, string.Join("\n", again.Preview.SelectMany(p => p.Changes).Select(c => $"{c.Field}: [{c.Before}] → [{c.After}]")));
    }

    [Fact]
    public void Files_that_are_something_else_are_named_and_nothing_is_read()
    {
        Why([0x50, 0x4B, 0x03, 0x04, 1, 2]).ShouldContain("ZIP/XLSX");
        Why([.. "%PDF-1.7 ..."u8]).ShouldContain("PDF");
        Why([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]).ShouldContain("PNG");
        Why([]).ShouldContain("leer");
        Why([.. "sku;name;preis\n"u8]).ShouldContain("nur eine Kopfzeile");
        Why([.. "sku;na\0me;preis\nA;B;1\n"u8]).ShouldContain("keine CSV-Datei");
    }

    [Fact]
    public void Ten_million_columns_and_one_endless_line_end_with_a_sentence_not_with_the_memory()
    {
        Why(Encoding.ASCII.GetBytes(new string(',', 10_000_000))).ShouldContain("mehr als 1000 Spalten");
        Why(Encoding.ASCII.GetBytes(new string('a', 20_000_000))).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_cell_of_5_megabytes_NUL_bytes_wrong_quotes_and_foreign_letters_cost_their_row_alone()
    {
        using var shop = await Given.OpenShopAsync();
        var before = string.Concat(Enumerable.Range(1, 2000).Select(i => $"A-{i};Käse {i};1,00\n"));
        byte[] file = [.. Encoding.UTF8.GetBytes($"sku;name;preis\n{before}B-1;{new string('x', 5_000_000)};1,00\nB-2;Ka\0nne;1,00\n"), .. Encoding.Latin1.GetBytes("B-3;Kännchen;1,00\n"), .. "B-4;\"Kanne\"x;1,00\nB-5;Gut;1,00\n"u8];

        var report = await ImportAsync(shop, CsvSource.Bytes("kaputt.csv", file));

        report.Refused.Select(r => r.Reason).ShouldBe(["Eine Zelle der Zeile ist zu lang.", "Die Zeile enthält Steuerzeichen.", "Die Zeile enthält Zeichen in einer anderen Kodierung als die Datei.", "Die Anführungszeichen der Zeile stimmen nicht."]);
        (await shop.AskAsync(db => db.Variants.CountAsync())).ShouldBe(2001);
        (await shop.AskAsync(db => db.Variants.AnyAsync(v => v.Sku == "B-5"))).ShouldBeTrue();
    }

    [SkippableTheory]
    [InlineData("catalogue/apparel.csv")]
    [InlineData("catalogue/home-and-garden.csv")]
    [InlineData("catalogue/jewelery.csv")]
    [InlineData("robustness/csv-injection.csv")]
    public async Task Real_files_go_through_detection_dry_run_and_import_by_their_mapping(string name)
    {
        var source = SharedData.Source(name);
        using var shop = await Given.OpenShopAsync();

        var dry = await ImportAsync(shop, source, Mapped, dryRun: true);
        var none = await shop.AskAsync(db => db.Products.CountAsync());
        var real = await ImportAsync(shop, source, Mapped);
        var again = await ImportAsync(shop, source, Mapped);

        (dry.Stopped, real.Stopped, none).ShouldBe((null, null, 0));
        real.Figure("Neue Produkte").ShouldBe(dry.Figure("Neue Produkte (würden angelegt)"));
        real.Figure("Neue Produkte").ShouldBeGreaterThan(0);
        real.Refused.Count.ShouldBe(dry.Refused.Count);
        again.Figure("Neue Produkte").ShouldBe(0);
        again.Figure("Geänderte Produkte").ShouldBe(0);

        // Shopify's rows have no numbers; the handle of single-variant products is one.
        static ImportPlan Mapped(ImportPlan plan) => plan.Carries(ProductFields.Sku) && !plan.Columns.Any(c => c.Column == "Handle") ? plan : plan with
        {
            Columns = [.. plan.Columns.Where(c => c.Target is not ("sku" or "product")).Select(c => c.Column == "Handle" ? c with { Target = "sku" } : c), new("Handle", "sku")],
        };
    }

    [Fact]
    public async Task Rows_put_right_by_hand_take_the_place_of_the_files_rows()
    {
        using var shop = await Given.OpenShopAsync();
        var source = File("sku;name;preis\nA-1;Kaffee;8,90\nA-2;Kanne;zwölf\nA-3;Becher;3,00\n");

        var report = await ImportAsync(shop, source, p => p with { Corrections = new() { [3] = ["A-2", "Kanne", "12,00"] }, OnlyRows = [3] });

        report.Figure("Neue Produkte").ShouldBe(1);
        (await shop.AskAsync(db => db.Variants.SingleAsync())).Price.Cents.ShouldBe(1200);
    }

    [Fact]
    public void The_download_of_refused_rows_says_why_and_fits_the_same_mapping()
    {
        var source = File("sku;name;preis\nA-1;Kaffee;8,90\nA-2;=Kanne;zwölf\n");
        RowRemark[] refused = [new(3, "„{0}“ ist kein Preis.", "zwölf")];

        var rows = ImportRows.Refused(source, Guess(source), refused, System.Globalization.CultureInfo.GetCultureInfo("de")).ToList();

        rows[0].ShouldBe(["sku", "name", "preis", "Grund der Ablehnung"]);
        rows[1].ShouldBe(["A-2", "=Kanne", "zwölf", "„zwölf“ ist kein Preis."]);
        ImportPlan.SignatureOf(rows[0]).ShouldBe(ImportPlan.SignatureOf(["sku", "name", "preis"]));
        Encoding.UTF8.GetString(CsvWriting.Write(rows[0], rows.Skip(1))).ShouldContain("A-2;'=Kanne;");
    }

    private static string Why(byte[] bytes) => ImportFile.Open(CsvSource.Bytes("x.csv", bytes)).Problem?.In(System.Globalization.CultureInfo.GetCultureInfo("de")) ?? "";
}
