using System.Text;
using Microsoft.EntityFrameworkCore;
using Shop.Catalog;
using Shop.Catalog.Import;
using Shop.Common;
using Shop.Common.Csv;
using Shop.Operations;
using Shop.Stock;
using Shouldly;
using Xunit;
using static Shop.Tests.Operations.ImportScene;

namespace Shop.Tests.Operations;

public sealed class Foreign_catalogues
{
    private const string Bmecat = """
        <?xml version="1.0" encoding="UTF-8"?>
        <BMECAT version="2005" xmlns="http://www.bmecat.org/bmecat/2005fd">
          <HEADER><CATALOG><LANGUAGE>deu</LANGUAGE><CATALOG_ID>K1</CATALOG_ID><CURRENCY>EUR</CURRENCY></CATALOG><SUPPLIER><SUPPLIER_NAME>Großhandel</SUPPLIER_NAME></SUPPLIER></HEADER>
          <T_NEW_CATALOG>
            <CATALOG_GROUP_SYSTEM>
              <CATALOG_STRUCTURE type="root"><GROUP_ID>1</GROUP_ID><GROUP_NAME>Katalog</GROUP_NAME><PARENT_ID>0</PARENT_ID></CATALOG_STRUCTURE>
              <CATALOG_STRUCTURE type="node"><GROUP_ID>2</GROUP_ID><GROUP_NAME>Kaffee</GROUP_NAME><PARENT_ID>1</PARENT_ID></CATALOG_STRUCTURE>
              <CATALOG_STRUCTURE type="leaf"><GROUP_ID>3</GROUP_ID><GROUP_NAME>Bohnen</GROUP_NAME><PARENT_ID>2</PARENT_ID></CATALOG_STRUCTURE>
              <CATALOG_STRUCTURE type="node"><GROUP_ID>8</GROUP_ID><GROUP_NAME>Henne</GROUP_NAME><PARENT_ID>9</PARENT_ID></CATALOG_STRUCTURE>
              <CATALOG_STRUCTURE type="node"><GROUP_ID>9</GROUP_ID><GROUP_NAME>Ei</GROUP_NAME><PARENT_ID>8</PARENT_ID></CATALOG_STRUCTURE>
            </CATALOG_GROUP_SYSTEM>
            <PRODUCT>
              <SUPPLIER_PID>P-1</SUPPLIER_PID>
              <PRODUCT_DETAILS>
                <DESCRIPTION_SHORT lang="deu">Bohnen &amp; mehr</DESCRIPTION_SHORT><DESCRIPTION_SHORT lang="eng">Beans &amp; more</DESCRIPTION_SHORT>
                <DESCRIPTION_LONG lang="deu">Lang</DESCRIPTION_LONG><INTERNATIONAL_PID type="ean">4006381333931</INTERNATIONAL_PID>
                <MANUFACTURER_PID>M-77</MANUFACTURER_PID><MANUFACTURER_NAME>Werk</MANUFACTURER_NAME><KEYWORD>bio</KEYWORD><DELIVERY_TIME>4</DELIVERY_TIME>
              </PRODUCT_DETAILS>
              <PRODUCT_FEATURES><FEATURE><FNAME>Röstung</FNAME><FVALUE>hell</FVALUE></FEATURE><FEATURE><FNAME>Höhe</FNAME><FVALUE>12</FVALUE><FUNIT>cm</FUNIT></FEATURE></PRODUCT_FEATURES>
              <PRODUCT_ORDER_DETAILS><ORDER_UNIT>C62</ORDER_UNIT></PRODUCT_ORDER_DETAILS>
              <PRODUCT_PRICE_DETAILS>
                <PRODUCT_PRICE price_type="net_customer"><PRICE_AMOUNT>4.10</PRICE_AMOUNT><TAX>0.07</TAX></PRODUCT_PRICE>
                <PRODUCT_PRICE price_type="net_list"><PRICE_AMOUNT>10.00</PRICE_AMOUNT></PRODUCT_PRICE>
                <PRODUCT_PRICE price_type="nrp"><PRICE_AMOUNT>12.90</PRICE_AMOUNT></PRODUCT_PRICE>
              </PRODUCT_PRICE_DETAILS>
              <MIME_INFO><MIME><MIME_TYPE>image/jpeg</MIME_TYPE><MIME_SOURCE>bohnen.jpg</MIME_SOURCE></MIME></MIME_INFO>
            </PRODUCT>
            <ARTICLE mode="new">
              <SUPPLIER_AID>P-2</SUPPLIER_AID>
              <ARTICLE_DETAILS><DESCRIPTION_SHORT>Kanne</DESCRIPTION_SHORT><EAN>4061234567895</EAN></ARTICLE_DETAILS>
              <ARTICLE_PRICE_DETAILS><ARTICLE_PRICE price_type="gros_list"><PRICE_AMOUNT>24.00</PRICE_AMOUNT><TAX>0.19</TAX></ARTICLE_PRICE></ARTICLE_PRICE_DETAILS>
            </ARTICLE>
            <PRODUCT_TO_CATALOGGROUP_MAP><PROD_ID>P-1</PROD_ID><CATALOG_GROUP_ID>3</CATALOG_GROUP_ID></PRODUCT_TO_CATALOGGROUP_MAP>
            <ARTICLE_TO_CATALOGGROUP_MAP><ART_ID>P-2</ART_ID><CATALOG_GROUP_ID>8</CATALOG_GROUP_ID></ARTICLE_TO_CATALOGGROUP_MAP>
          </T_NEW_CATALOG>
        </BMECAT>
        """;

    [Fact]
    public async Task A_BMEcat_catalogue_brings_texts_prices_features_and_its_tree()
    {
        using var shop = await Given.OpenShopAsync();

        var report = await ImportAsync(shop, File(Bmecat, "katalog.xml"));

        report.Refused.ShouldBeEmpty();
        report.Notes.ShouldContain(n => n.Text.StartsWith("Diese Gruppen des Katalogs stehen unter sich selbst", StringComparison.Ordinal) && n.Args[0].Contains("Henne"));
        await using var db = shop.CreateDbContext();
        var beans = await db.Products.WithParts().Include(p => p.Manufacturer).SingleAsync(p => p.Name.De == "Bohnen & mehr");
        (beans.Name.En, beans.Description.De, beans.TaxClass, beans.Manufacturer!.Name).ShouldBe(("Beans & more", "Lang", TaxClass.Reduced, "Werk"));
        var variant = beans.Variants.Single();
        (variant.Sku, variant.Gtin, variant.Mpn, variant.Price, variant.Cost, variant.RecommendedPrice, variant.DeliveryDaysTo)
            .ShouldBe(("P-1", "4006381333931", "M-77", Money.From(10.70m), Money.From(4.10m), Money.From(12.90m), 4));
        (await db.Categories.SingleAsync(c => c.Id == beans.CategoryId)).Path.De.ShouldBe("kaffee/bohnen");
        (await db.ProductAttributes.Where(a => a.ProductId == beans.Id).Select(a => a.AttributeOption!.Name.De).ToListAsync()).ShouldBe(["hell", "12 cm"], ignoreOrder: true);
        (await db.Variants.SingleAsync(v => v.Sku == "P-2")).Price.ShouldBe(Money.From(24));
    }

    [Theory]
    [InlineData("<!DOCTYPE BMECAT [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>", "&x;")]
    [InlineData("<!DOCTYPE BMECAT [<!ENTITY a \"lol\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;\">]>", "&d;")]
    [InlineData("<!DOCTYPE BMECAT SYSTEM \"http://169.254.169.254/latest\">", "Name")]
    public async Task Entities_and_document_types_are_refused_before_they_do_harm(string doctype, string text)
    {
        using var shop = await Given.OpenShopAsync();
        var xml = Bmecat.Replace("<BMECAT", doctype + "<BMECAT", StringComparison.Ordinal).Replace("Kanne", text, StringComparison.Ordinal);

        var report = await ImportAsync(shop, File(xml, "boese.xml"));

        report.Stopped!.Text.ShouldContain("DTD oder Entitäten");
        (await shop.AskAsync(db => db.Products.CountAsync())).ShouldBe(0);
    }

    [Theory]
    [InlineData("<BMECAT><T_UPDATE_PRICES></T_UPDATE_PRICES></BMECAT>", "bmecat-update")]
    [InlineData("<?xml version=\"1.0\"?><rss></rss>", "bmecat-none")]
    [InlineData("<?xml version=\"1.0\"?><BMECAT><T_NEW_CATALOG><ARTICLE></T_NEW_CATALOG>", "bmecat-broken")]
    [InlineData("<?xml version=\"1.0\"?><BMECAT><T_NEW_CATALOG></T_NEW_CATALOG></BMECAT>", "csv-no-rows")]
    public void Other_XML_is_named_for_what_it_is(string xml, string code) => ImportFile.Open(File(xml, "x.xml")).Problem!.Code.ShouldBe(code);

    [Fact]
    public async Task A_WooCommerce_export_keeps_variations_sale_prices_and_categories()
    {
        using var shop = await Given.OpenShopAsync();
        const string file = """
            ID,Type,SKU,Name,Published,Short description,Description,Tax class,Stock,Weight (kg),Length (cm),Sale price,Regular price,Categories,Tags,Images,Parent,Attribute 1 name,Attribute 1 value(s),Attribute 2 name,Attribute 2 value(s)
            10,variable,SHIRT,Hemd,1,Kurz,"<p>Lang <b>fett</b></p>",,,,,,,"Kleidung > Hemden, Neu",bio,,,Farbe,"Blau, Rot",,
            11,variation,SHIRT-B,Hemd – Blau,1,,,,5,0.3,20,15.00,19.00,,,,SHIRT,Farbe,Blau,,
            12,variation,,Hemd – Rot,1,,,,2,0.3,20,,19.00,,,,id:10,Farbe,Rot,,
            20,simple,TASSE,Tasse,0,,,reduced-rate,7,0.2,,,8.50,Geschirr,,,,Material,Ton,,
            """;

        var first = await ImportAsync(shop, file);
        var second = await ImportAsync(shop, file);

        first.Refused.ShouldBeEmpty();
        (first.Figure("Neue Produkte"), first.Figure("Neue Varianten")).ShouldBe((2, 3));
        (second.Figure("Neue Produkte"), second.Figure("Geänderte Produkte")).ShouldBe((0, 0));
        await using var db = shop.CreateDbContext();
        var shirt = await db.Products.WithParts().SingleAsync(p => p.Name.De == "Hemd");
        (shirt.Active, shirt.Description.De, shirt.Options.Single().Name.De).ShouldBe((true, "Lang **fett**", "Farbe"));
        shirt.Variants.Select(v => (v.Name.De, v.Price, v.FormerPrice)).ShouldBe([("Blau", Money.From(15), Money.From(19)), ("Rot", Money.From(19), null)]);
        (shirt.Variants[0].WeightGrams, shirt.Variants[0].LengthMm).ShouldBe((300, 200));
        shirt.Categories.Count.ShouldBe(2);
        var cup = await db.Products.SingleAsync(p => p.Name.De == "Tasse");
        (cup.Active, cup.TaxClass).ShouldBe((false, TaxClass.Reduced));
    }

    [Theory]
    [InlineData("1.234,50", DecimalStyle.Comma, 1234.50)]
    [InlineData("12,9", DecimalStyle.Comma, 12.9)]
    [InlineData("€ 1,234.50", DecimalStyle.Point, 1234.50)]
    [InlineData("1’234.50", DecimalStyle.Point, 1234.50)]
    [InlineData(".5", DecimalStyle.Point, 0.5)]
    [InlineData("12.90", DecimalStyle.Comma, null)]
    [InlineData("12,90", DecimalStyle.Point, null)]
    [InlineData("1.2.3", DecimalStyle.Point, null)]
    [InlineData("", DecimalStyle.Point, null)]
    public async Task Numbers_are_read_in_the_style_of_their_file_and_never_guessed(string cell, DecimalStyle style, double? expected)
    {
        using var shop = await Given.OpenShopAsync();

        var report = await ImportAsync(shop, $"sku\tname\tpreis\nA-1\tKaffee\t{cell}\n", p => p with { Decimal = style });

        (report.Refused.Count == 0).ShouldBe(expected is not null);
        (await shop.AskAsync(db => db.Variants.Select(v => (long?)v.Price.Cents).SingleOrDefaultAsync())).ShouldBe(expected is { } e ? (long)Math.Round(e * 100) : null);
    }

    [Theory]
    [InlineData("a;b\n1,50;2\n", DecimalStyle.Comma)]
    [InlineData("a;b\n1.50;2\n", DecimalStyle.Point)]
    [InlineData("a,b\n1.50,2\n", DecimalStyle.Point)]
    [InlineData("a;b\n1;2\n", DecimalStyle.Comma)]
    public void The_style_of_numbers_is_seen_in_the_cells(string file, DecimalStyle style) => ImportFile.Open(File(file)).Value.Style.ShouldBe(style);

    [Fact]
    public async Task What_the_shop_exports_changes_nothing_when_it_is_read_in_again()
    {
        using var shop = await Given.OpenShopAsync();
        await ImportAsync(shop, "product;sku;name.de;name.en;description.de;price;cost;uvp;tax;content;unit;category;tags;attribute.röstung;option1.name;option1.value;option1.value.en;stock;state;manufacturer;manufacturer.address;brand;supplier\n"
            + "kaffee;K-1;=Kaffee;@Coffee;\"- Punkt\n- Strich, „Zeichen“; \"\"so\"\"\";8,90;4,10;9,90;reduced;0,25;kg;Kaffee|Neu > Bohnen;a|b;hell|dunkel;Größe;250 g;250 g;5;active;Werk;Weg 1;Marke;Haus\n"
            + "kaffee;K-2;;;;16,90;;;;0,5;kg;;;;Größe;500 g;half a kilo;0;;;;;\n"
            + "'-tee;T-1;''=Tee;;+49;5,00;;;;;;;;;;;;1;inactive;;;;\n");
        await Given.ProductAsync(shop, name: "-1+1");

        var file = await ExportAsync(shop);
        var dry = await ImportAsync(shop, CsvSource.Bytes("eigene.csv", file), dryRun: true);
        var report = await ImportAsync(shop, CsvSource.Bytes("eigene.csv", file));

        Encoding.UTF8.GetString(file).ShouldContain(";'=Kaffee;'@Coffee;");
        ImportFile.Open(CsvSource.Bytes("eigene.csv", file)).Value.Format.ShouldBe(FileFormat.Own);
        foreach (var r in new[] { dry, report })
        {
            r.Refused.ShouldBeEmpty();
            r.Preview.SelectMany(p => p.Changes).ShouldBeEmpty();
            r.Figure("Unveränderte Produkte").ShouldBe(3);
        }
        (await shop.AskAsync(db => db.StockMovements.CountAsync(m => m.Kind == StockMovementKind.Counted))).ShouldBe(0);
        (await ExportAsync(shop)).ShouldBe(file);
        var tea = await shop.AskAsync(db => db.Products.SingleAsync(p => p.Name.De == "'=Tee"));
        tea.Key.ShouldBe("-tee");
    }

    [Fact]
    public async Task An_export_holds_what_was_chosen()
    {
        using var shop = await Given.OpenShopAsync();
        await ImportAsync(shop, "sku;name;preis;kategorie;aktiv\nA-1;Espresso;5,00;Kaffee > Espresso;ja\nA-2;Kanne;9,00;Geschirr;ja\nA-3;Filter;9,00;Kaffee;nein\n");
        var coffee = await shop.AskAsync(db => db.Categories.Where(c => c.Key == "coffee").Select(c => c.Id).SingleAsync());

        (await SkusAsync(new ExportChoice(coffee, null))).ShouldBe(["A-1", "A-3"]);
        (await SkusAsync(new ExportChoice(coffee, true))).ShouldBe(["A-1"]);
        (await SkusAsync(new ExportChoice(null, false))).ShouldBe(["A-3"]);

        async Task<List<string>> SkusAsync(ExportChoice choice) =>
            [.. ImportFile.Open(CsvSource.Bytes("x.csv", await ExportAsync(shop, choice))).Value is var f ? f.Rows().Select(r => r[f.Header.ToList().IndexOf("sku")]) : []];
    }
}
