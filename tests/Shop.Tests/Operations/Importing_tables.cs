using Microsoft.EntityFrameworkCore;
using Shop.Catalog;
using Shop.Catalog.Import;
using Shop.Common;
using Shop.Common.Csv;
using Shop.Stock;
using Shouldly;
using Xunit;
using static Shop.Tests.Operations.ImportScene;

namespace Shop.Tests.Operations;

public sealed class Importing_tables
{
    private const string List = """
        Artikelnr.;EAN;Bezeichnung;VK;EK netto;UVP;MwSt;Bestand;Gewicht (kg);Inhalt;Hersteller;Marke;Warengruppe;Röstung;Schlagwörter
        HK-1;4006381333931;Hafenröstung;8,90;4,10;9,90;7;12;0,28;250 g;Rösterei Nord;Hafenlicht;Kaffee > Espresso;dunkel;neu|bio
        HK-2;;Teekanne;24,00;11,00;;19;3;0,9;;Töpferei;;Geschirr;;
        """;

    private static ImportPlan WithRoast(ImportPlan plan) => plan with { Columns = [.. plan.Columns.Select(c => c.Column == "Röstung" ? c with { Target = ImportPlan.Attribute } : c)] };

    [Fact]
    public async Task A_suppliers_list_is_understood_by_its_headers_and_makes_whole_drafts()
    {
        using var shop = await Given.OpenShopAsync();

        var report = await ImportAsync(shop, List, WithRoast);

        report.Refused.ShouldBeEmpty();
        report.Stopped.ShouldBeNull();
        report.Figure("Neue Produkte").ShouldBe(2);
        await using var db = shop.CreateDbContext();
        var coffee = await db.Products.WithParts().Include(p => p.Manufacturer).Include(p => p.Brand).Include(p => p.Tags).ThenInclude(t => t.Tag).SingleAsync(p => p.Name.De == "Hafenröstung");
        var variant = coffee.Variants.Single();
        (variant.Sku, variant.Gtin, variant.Price, variant.Cost, variant.RecommendedPrice).ShouldBe(("HK-1", "4006381333931", Money.From(8.90m), Money.From(4.10m), Money.From(9.90m)));
        (variant.WeightGrams, variant.Content, variant.ContentUnit).ShouldBe((280, 0.25m, ContentUnit.Kilogram));
        (coffee.TaxClass, coffee.Active, coffee.Slug.De).ShouldBe((TaxClass.Reduced, false, "hafenroestung"));
        (coffee.Manufacturer!.Name, coffee.Brand!.Name).ShouldBe(("Rösterei Nord", "Hafenlicht"));
        coffee.Tags.Select(t => t.Tag!.Name).Order().ShouldBe(["bio", "neu"]);
        var shelf = await db.Categories.SingleAsync(c => c.Id == coffee.CategoryId);
        (shelf.Name.De, shelf.ParentId).ShouldBe(("Espresso", await db.Categories.Where(c => c.Key == "coffee").Select(c => (int?)c.Id).SingleAsync()));
        (await db.AttributeOptions.Where(o => o.AttributeDefinition!.Name.De == "Röstung").Select(o => o.Name.De).SingleAsync()).ShouldBe("dunkel");
        coffee.SearchName.ShouldContain("hafenrostung");
        coffee.SearchText.ShouldContain(" nord ");
        coffee.PriceFrom.ShouldBe(Money.From(8.90m));
        (await db.StockItems.SingleAsync(s => s.VariantId == variant.Id)).OnHand.ShouldBe(12);
        (await db.StockMovements.SumAsync(m => m.OnHandChange)).ShouldBe(15);
        (await db.PriceChanges.CountAsync()).ShouldBe(2);
    }

    [Fact]
    public async Task A_second_import_changes_what_differs_and_blanks_nothing_the_file_leaves_out()
    {
        using var shop = await Given.OpenShopAsync();
        await ImportAsync(shop, List);
        var again = await ImportAsync(shop, List);
        var report = await ImportAsync(shop, "Artikelnummer;Preis;Bezeichnung;Bestand\nHK-1;9,40;;15\nHK-2;24,00;;3\n");

        (again.Figure("Unveränderte Produkte"), again.Figure("Geänderte Produkte")).ShouldBe((2, 0));
        (report.Figure("Geänderte Produkte"), report.Figure("Unveränderte Produkte")).ShouldBe((1, 1));
        report.ChangedFields.ShouldBe(new Dictionary<string, int> { ["price"] = 1, ["stock"] = 1 }, ignoreOrder: true);
        await using var db = shop.CreateDbContext();
        var coffee = await db.Products.Include(p => p.Variants).SingleAsync(p => p.Name.De == "Hafenröstung");
        (coffee.PriceFrom, coffee.Variants[0].Cost, coffee.ManufacturerId is null).ShouldBe((Money.From(9.40m), Money.From(4.10m), false));
        (await db.StockItems.SingleAsync(s => s.VariantId == coffee.Variants[0].Id)).OnHand.ShouldBe(15);
        (await db.StockMovements.SingleAsync(m => m.Kind == StockMovementKind.Counted)).OnHandChange.ShouldBe(3);
        (await db.ChangeLog.AnyAsync(c => c.Entity == "Variant" && c.Field == "Price.Cents" && c.OldValue == "890" && c.NewValue == "940")).ShouldBeTrue();
        (await db.PriceChanges.CountAsync(p => p.VariantId == coffee.Variants[0].Id)).ShouldBe(2);
        coffee.Version.ShouldBe(1);
        (await db.PriceChanges.OrderBy(c => c.Id).Where(c => c.VariantId == coffee.Variants[0].Id).Select(c => c.Price.Cents).ToListAsync()).ShouldBe([890, 940]);
    }

    [Fact]
    public async Task Pages_go_stale_once_a_batch_not_once_a_row()
    {
        using var shop = await Given.OpenShopAsync();
        var rows = string.Concat(Enumerable.Range(1, 200).Select(i => $"A-{i};Kaffee {i};5,00\n"));
        await ImportAsync(shop, "sku;name;preis\n" + rows);
        await shop.AskAsync(db => db.StaleTags.ExecuteDeleteAsync());

        await ImportAsync(shop, "sku;name;preis\n" + rows.Replace("5,00", "6,00", StringComparison.Ordinal));

        (await shop.AskAsync(db => db.StaleTags.Select(t => t.Tag).ToListAsync())).ShouldBe(["catalog"]);
    }

    [Fact]
    public async Task A_dry_run_writes_nothing_and_shows_before_and_after()
    {
        using var shop = await Given.OpenShopAsync();
        await ImportAsync(shop, List);

        var report = await ImportAsync(shop, "Artikelnummer;Preis;Warengruppe;Name\nHK-1;7,50;;\nHK-9;5,00;Neu > Ganz neu;Becher\n", dryRun: true);

        report.DryRun.ShouldBeTrue();
        report.Preview[0].Changes.ShouldBe([new FieldChange("price", "8.90", "7.50")]);
        (report.Preview[1].IsNew, report.Preview[1].Sku).ShouldBe((true, "HK-9"));
        await using var db = shop.CreateDbContext();
        (await db.Products.CountAsync()).ShouldBe(2);
        (await db.Variants.SingleAsync(v => v.Sku == "HK-1")).Price.ShouldBe(Money.From(8.90m));
        (await db.Categories.AnyAsync(c => c.Name.De == "Ganz neu")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_suppliers_list_fills_in_the_makers_data_and_only_the_own_format_replaces_it()
    {
        using var shop = await Given.OpenShopAsync();
        await ImportAsync(shop, "sku;name;preis;hersteller;herstelleradresse\nA-1;Kaffee;5,00;Werk;Weg 1\n");
        await ImportAsync(shop, "sku;name;preis;hersteller;herstelleradresse;herstelleremail\nA-1;Kaffee;5,00;Werk;Weg 2;werk@example.org\n");

        var kept = await shop.AskAsync(db => db.Manufacturers.SingleAsync());
        await ImportAsync(shop, "product;sku;name.de;manufacturer;manufacturer.address\na-1;A-1;Kaffee;Werk;Weg 3\n");

        (kept.Address, kept.Email).ShouldBe(("Weg 1", "werk@example.org"));
        await using var db = shop.CreateDbContext();
        (await db.Manufacturers.SingleAsync()).Address.ShouldBe("Weg 3");
        (await db.ChangeLog.AnyAsync(c => c.Entity == "Manufacturer" && c.Field == "Address" && c.OldValue == "Weg 1" && c.NewValue == "Weg 3")).ShouldBeTrue();
    }

    [Fact]
    public async Task The_score_of_completeness_follows_an_import()
    {
        using var shop = await Given.OpenShopAsync();
        await ImportAsync(shop, "sku;name;preis\nA-1;Kaffee;5,00\n");
        var before = await shop.AskAsync(db => db.Products.Select(p => p.Completeness).SingleAsync());

        await ImportAsync(shop, "sku;beschreibung;kurzbeschreibung;hersteller;herstelleradresse;ek;gewicht;ean\nA-1;Ein langer Text;Kurz;Werk;Weg 1;2,00;250;4006381333931\n");

        (await shop.AskAsync(db => db.Products.Select(p => p.Completeness).SingleAsync())).ShouldBeGreaterThan(before);
    }

    [Fact]
    public async Task By_GTIN_a_price_list_with_foreign_numbers_finds_its_articles()
    {
        using var shop = await Given.OpenShopAsync();
        await ImportAsync(shop, List);

        var report = await ImportAsync(shop, "EAN;EK\n4006381333931;4,50\n4061234567895;1,00\n", p => p with { Mode = WriteMode.UpdateOnly });

        (report.Figure("Geänderte Produkte"), report.Figure("Übersprungene Zeilen")).ShouldBe((1, 1));
        (await shop.AskAsync(db => db.Variants.SingleAsync(v => v.Sku == "HK-1"))).Cost.ShouldBe(Money.From(4.50m));
    }

    [Fact]
    public async Task Net_prices_factors_prefixes_and_fixed_values_are_reckoned_in()
    {
        using var shop = await Given.OpenShopAsync();

        await ImportAsync(shop, "Nummer,Titel,Netto\n17,Kaffee,10.00\n18,Kanne,10.00\n", p => p with
        {
            Decimal = DecimalStyle.Point,
            Columns = [new("Nummer", "sku") { Prefix = "HK-" }, new("Titel", "name.de"), new("Netto", "price.net") { Factor = 1.05m }],
            Fixed = [new("tax", "7"), new("state", "aktiv")],
        });

        await using var db = shop.CreateDbContext();
        var variant = await db.Variants.Include(v => v.Product).SingleAsync(v => v.Sku == "HK-17");
        (variant.Price, variant.SupplierSku, variant.Product!.Active).ShouldBe((Money.From(11.24m), "17", true));
    }

    [Fact]
    public async Task Rows_of_one_product_become_its_variants_with_options()
    {
        using var shop = await Given.OpenShopAsync();
        const string file = "Modell;Artikelnummer;Name;Preis;Farbe;Größe\nshirt;S-1;Hemd;19,00;blau;M\nkanne;K-1;Kanne;9,00;;\nshirt;S-2;;19,00;blau;L\nshirt;S-3;;21,00;rot;M\n";
        static ImportPlan WithOptions(ImportPlan plan) => plan with { Columns = [.. plan.Columns.Select(c => c.Column is "Farbe" or "Größe" ? c with { Target = ImportPlan.Choice } : c)] };

        var first = await ImportAsync(shop, file, WithOptions);
        var second = await ImportAsync(shop, file + "shirt;S-4;;22,00;rot;L\nshirt;S-5;;22,00;rot;L\n", WithOptions);

        (first.Figure("Neue Produkte"), first.Figure("Neue Varianten")).ShouldBe((2, 4));
        second.Figure("Neue Varianten").ShouldBe(1);
        second.Refused.Single().Reason.ShouldContain("mit derselben Auswahl");
        var shirt = await shop.AskAsync(db => db.Products.WithParts().SingleAsync(p => p.Key == "shirt"));
        shirt.Variants.Select(v => v.Name.De).ShouldBe(["blau, M", "blau, L", "rot, M", "rot, L"]);
        shirt.Options.Select(o => $"{o.Name.De}: {string.Join("/", o.Values.Select(v => v.Name.De))}").ShouldBe(["Farbe: blau/rot", "Größe: M/L"]);
        (shirt.PriceFrom, shirt.PriceTo).ShouldBe((Money.From(19), Money.From(22)));
    }

    [Fact]
    public async Task A_cancelled_import_leaves_whole_products_and_says_how_far_it_came()
    {
        using var shop = await Given.OpenShopAsync();
        using var stop = new CancellationTokenSource();
        var rows = string.Concat(Enumerable.Range(1, 1500).Select(i => $"A-{i};Kaffee {i};5,00;3\n"));

        var report = await ImportAsync(shop, File("sku;name;preis;bestand\n" + rows), progress: new StopAtOnce(stop), stop: stop.Token);

        report.Stopped!.Text.ShouldContain("abgebrochen");
        await using var db = shop.CreateDbContext();
        var products = await db.Products.CountAsync();
        products.ShouldBe(500);
        report.Rows.ShouldBe(500);
        (await db.StockItems.CountAsync()).ShouldBe(products);
        (await db.PriceChanges.CountAsync()).ShouldBe(products);
        (await ImportAsync(shop, "sku;name;preis;bestand\n" + rows)).Figure("Neue Produkte").ShouldBe(1000);
    }

    [Fact]
    public async Task A_batch_that_somebody_else_gets_in_the_way_of_loses_that_product_only()
    {
        using var shop = await Given.OpenShopAsync();
        await using var db = shop.CreateBrokenContext(new Rival());

        var report = await Import(shop, db).RunAsync(File("sku;name;preis\nA-1;Eins;1,00\nA-2;Zwei;2,00\n"), Guess(File("sku;name;preis\nA-1;Eins;1,00\n")), dryRun: false);

        report.Refused.Single().Value.ShouldBe("A-2");
        (await shop.AskAsync(d => d.Variants.Select(v => v.Sku).ToListAsync())).ShouldBe(["A-1"]);
    }

    [Fact]
    public void Every_field_has_a_name_in_English() =>
        ProductFields.All.Select(f => f.Label).Where(l => l is not ("Name" or "GTIN (EAN)") && Texts.In(System.Globalization.CultureInfo.GetCultureInfo("en"), l) == l).ShouldBeEmpty();

    [Fact]
    public void No_header_means_two_fields() =>
        ProductFields.All.SelectMany(f => f.Headers).GroupBy(h => h).Where(g => g.Count() > 1).Select(g => g.Key).ShouldBeEmpty();

    private sealed class StopAtOnce(CancellationTokenSource stop) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => stop.Cancel();
    }

    /// <summary>Refuses every save that holds A-2, as a unique index would for somebody who came too late.</summary>
    private sealed class Rival : Microsoft.EntityFrameworkCore.Diagnostics.SaveChangesInterceptor
    {
        public override ValueTask<Microsoft.EntityFrameworkCore.Diagnostics.InterceptionResult<int>> SavingChangesAsync(
            Microsoft.EntityFrameworkCore.Diagnostics.DbContextEventData eventData, Microsoft.EntityFrameworkCore.Diagnostics.InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            return eventData.Context!.ChangeTracker.Entries<Variant>().Any(v => v.Entity.Sku == "A-2") ? throw new DbUpdateException("taken") : ValueTask.FromResult(result);
        }
    }
}
