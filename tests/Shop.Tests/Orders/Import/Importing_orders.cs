using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Common.Csv;
using Shop.Orders;
using Shop.Orders.Import;
using Shouldly;
using Xunit;

namespace Shop.Tests.Orders.Import;

public sealed class Importing_orders
{
    private const string Header = "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n";

    [Fact]
    public async Task A_cancellation_is_tied_to_the_customer_of_the_sale()
    {
        using var shop = await Given.OpenShopAsync();

        await ImportAsync(shop, """
            536365,85123A,HANGING HEART,6,2010-12-01 08:26:00,2.55,17850.0,United Kingdom
            C536379,85123A,HANGING HEART,-2,2010-12-02 09:41:00,2.55,17850,United Kingdom
            """);

        await using var db = shop.CreateDbContext();
        var orders = await db.Orders.Include(o => o.Customer).Include(o => o.Lines).OrderBy(o => o.Id).ToListAsync();
        orders.Select(o => o.Kind).ShouldBe([OrderKind.Sale, OrderKind.Cancellation]);
        orders.Select(o => o.Customer!.ExternalKey).ShouldBe(["import:17850", "import:17850"]);
        orders[0].CustomerId.ShouldBe(orders[1].CustomerId);
        orders[1].Total.ShouldBe(Money.From(-5.10m));
        orders[0].Number.ShouldBe("IMP-536365");
        orders[0].State.ShouldBe(OrderState.Shipped);
        orders[0].PlacedAt.ShouldBe(new DateTime(2010, 12, 1, 7, 26, 0, DateTimeKind.Utc));
        orders[0].BillingAddress.Country.ShouldBe("GB");
    }

    [Fact]
    public async Task Services_adjustments_guests_free_and_negative_lines_come_in_and_are_counted()
    {
        using var shop = await Given.OpenShopAsync();

        var report = await ImportAsync(shop, """
            1,POST,POSTAGE,1,2010-12-01 08:26:00,18,,France
            1,22423,CAKESTAND,0,2010-12-01 08:27:00,0,,France
            1,22423,,-3,2010-12-01 08:27:00,0.0,,France
            A563185,B,Adjust bad debt,1,2011-08-12 14:50:00,-11062.06,,United Kingdom
            2,gift_0001_20,Voucher,1,2010-12-01 08:26:00,17.02,,EIRE
            2,85123a,heart,1,2010-12-01 08:26:00,1,,EIRE
            2,85123A,HEART,1,2010-12-01 08:26:00,1,,EIRE
            2,85123A,HEART,1,2010-12-01 08:26:00,1,,EIRE
            """);

        report.Refused.ShouldBeEmpty();
        report.Figure("davon Korrekturen").ShouldBe(1);
        report.Figure("Zeilen für Dienste").ShouldBe(3);
        report.Figure("Rechnungen ohne Kunden (Gäste)").ShouldBe(3);
        report.Figure("Artikelnummern").ShouldBe(6);
        report.Figure("Summe").ShouldBe(18_00 - 11062_06 + 17_02 + 3_00);
        Counted(report, "wiederholen eine andere Zeile").ShouldBe("1");
        Counted(report, "negative Menge").ShouldBe("1");
        Counted(report, "den Preis 0").ShouldBe("2");
        Counted(report, "negativen Preis").ShouldBe("1");
        Counted(report, "keine Bezeichnung").ShouldBe("1");
        Counted(report, "Groß- und Kleinschreibung").ShouldBe("2");
        (await shop.AskAsync(db => db.Customers.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task A_line_is_its_quantity_times_the_exact_price_rounded_once_half_away_from_zero()
    {
        using var shop = await Given.OpenShopAsync();

        await ImportAsync(shop, """
            1,A,Thousand at 0.125,1000,2010-12-01,0.125,,France
            1,B,One at 0.125,1,2010-12-01,0.125,,France
            1,C,Three at 1.115,3,2010-12-01,1.115,,France
            1,D,Minus one at 0.125,-1,2010-12-01,0.125,,France
            1,E,A thousandth,1,2010-12-01,0.001,,France
            """);

        var lines = await shop.AskAsync(db => db.OrderLines.OrderBy(l => l.Position).ToListAsync());
        lines.Select(l => l.Total.Cents).ShouldBe([125_00, 13, 3_35, -13, 0]);
        lines[0].UnitPrice.Cents.ShouldBe(13);
    }

    [Fact]
    public async Task A_broken_row_keeps_its_whole_invoice_out_and_a_repaired_file_brings_just_that_one()
    {
        using var shop = await Given.OpenShopAsync();
        const string broken = """
            1,A,Good,1,2010-12-01,1,,France
            2,A,Good,1,2010-12-01,1,,France
            2,B,Broken,viele,2010-12-01,1,,France
            3,A,Good,1,2010-12-01,1,,France
            """;

        var first = await ImportAsync(shop, broken);
        var second = await ImportAsync(shop, broken.Replace("viele", "5", StringComparison.Ordinal));

        first.Refused.Select(r => r.Row).ShouldBe([3, 4]);
        first.Refused[1].ToString().ShouldNotBeEmpty();
        first.Figure("Übernommene Rechnungen").ShouldBe(2);
        second.Refused.ShouldBeEmpty();
        second.Figure("Übernommene Rechnungen").ShouldBe(1);
        second.Figure("Schon vorhandene Rechnungen (übersprungen)").ShouldBe(2);
        (await shop.AskAsync(db => db.OrderLines.CountAsync())).ShouldBe(4);
    }

    [Theory]
    [InlineData(",A,x,1,2010-12-01,1,,France", "Rechnungsnummer")]
    [InlineData("1,,x,1,2010-12-01,1,,France", "Artikelnummer")]
    [InlineData("1,A,x,1.5,2010-12-01,1,,France", "Menge")]
    [InlineData("1,A,x,99999999999,2010-12-01,1,,France", "Menge")]
    [InlineData("1,A,x,1,2010-13-01,1,,France", "Datum")]
    [InlineData("1,A,x,1,2010-12-01,1e9,,France", "Preis")]
    [InlineData("1,A,x,1,2010-12-01,\"1,5\",,France", "Preis")]
    [InlineData("1,A,x,1,2010-12-01,1,=2+3,France", "Kundennummer")]
    [InlineData("1,A,x,1,2010-12-01,1,1", "weniger Zellen")]
    public async Task A_row_that_cannot_be_used_is_refused_with_its_reason(string row, string reason)
    {
        using var shop = await Given.OpenShopAsync();

        var report = await ImportAsync(shop, row);

        var refused = report.Refused.ShouldHaveSingleItem();
        refused.Row.ShouldBe(2);
        refused.In(CultureInfo.GetCultureInfo("de")).ShouldContain(reason);
    }

    [Fact]
    public async Task A_dry_run_reports_the_same_and_writes_nothing()
    {
        using var shop = await Given.OpenShopAsync();
        const string rows = "1,A,x,2,2010-12-01,1.50,7,France\n2,A,x,2,2010-12-01,1.50,7,France\n";

        var dry = await ImportAsync(shop, rows, dryRun: true);

        dry.Figure("Zu übernehmende Rechnungen").ShouldBe(2);
        dry.Figure("Neue Kunden (würden angelegt)").ShouldBe(1);
        dry.Figure("Zu übernehmende Summe").ShouldBe(600);
        (await shop.AskAsync(db => db.Orders.CountAsync())).ShouldBe(0);
        (await shop.AskAsync(db => db.Customers.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task An_import_that_is_stopped_leaves_whole_invoices_and_goes_on_later()
    {
        using var shop = await Given.OpenShopAsync();
        var rows = new StringBuilder();
        for (var invoice = 1; invoice <= 5000; invoice++)
            rows.Append(CultureInfo.InvariantCulture, $"{invoice},A,x,1,2010-12-01,1,{invoice % 90 + 1},France\n{invoice},B,y,1,2010-12-01,1,{invoice % 90 + 1},France\n");
        using var stop = new CancellationTokenSource();

        var stopped = await ImportAsync(shop, rows.ToString(), progress: new Now<ImportProgress>(_ => stop.Cancel()), stop: stop.Token);
        var half = await shop.AskAsync(db => db.Orders.CountAsync());
        var rest = await ImportAsync(shop, rows.ToString());

        stopped.Stopped.ShouldNotBeNull();
        half.ShouldBeInRange(1, 4999);
        stopped.Figure("Übernommene Rechnungen").ShouldBe(half);
        rest.Figure("Übernommene Rechnungen").ShouldBe(5000 - half);
        (await shop.AskAsync(db => db.OrderLines.CountAsync())).ShouldBe(10_000);
        (await shop.AskAsync(db => db.Customers.CountAsync())).ShouldBe(90);
    }

    [Fact]
    public async Task Articles_of_the_shop_are_linked_by_their_number()
    {
        using var shop = await Given.OpenShopAsync();
        var article = await Given.ProductAsync(shop, stock: 5);
        var sku = article.Sku;

        await ImportAsync(shop, $"1,{sku},x,2,2010-12-01,1,,France\n1,{sku.ToLowerInvariant()}x,y,2,2010-12-01,1,,France");

        var lines = await shop.AskAsync(db => db.OrderLines.OrderBy(l => l.Position).ToListAsync());
        lines.Select(l => l.VariantId).ShouldBe([article.Id, null]);
        (await shop.AskAsync(db => db.StockItems.Select(s => s.OnHand).SingleAsync())).ShouldBe(5);
    }

    [Fact]
    public async Task Semicolons_decimal_commas_german_dates_and_windows_1252_are_understood()
    {
        using var shop = await Given.OpenShopAsync();
        var file = CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(
            Header.Replace(',', ';') + "1;A;Müsli-Schälchen;2;1.12.2010 08:26;1.234,50;K-7;Germany\r\n");

        var report = await shop.AskAsync(db => new ImportOrders(db, shop.Clock).RunAsync(CsvSource.Bytes("x.csv", file), dryRun: false));

        report.Refused.ShouldBeEmpty();
        report.Encoding.ShouldBe("windows-1252");
        var line = await shop.AskAsync(db => db.OrderLines.SingleAsync());
        line.Name.ShouldBe("Müsli-Schälchen");
        line.Total.ShouldBe(Money.From(2469m));
    }

    [Fact]
    public void Random_files_never_throw_and_their_totals_add_up()
    {
        var cell = Gen.Elements("", "1", "2", "C3", "A4", "85123A", "POST", "6", "-2", "0", "2010-12-01 08:26:00", "2.55", "0.125", "17850.0", "x\"y", "\"", "Ä", "=1+1", "France");
        var row = cell.ArrayOf(8).Select(cells => string.Join(',', cells));
        var usable = Gen.Elements("1", "2", "C3", "A4", "5").SelectMany(no => Gen.Choose(-50, 50).SelectMany(q => Gen.Choose(-1000, 100_000).Select(thousandths =>
            $"{no},85123A,x,{q},2010-12-01 08:26:00,{(thousandths / 1000m).ToString(CultureInfo.InvariantCulture)},,France")));
        var file = Gen.Frequency((1, row), (4, usable)).ListOf().Select(rows => Header + string.Join('\n', rows));
        using var shop = TestShop.Open();
        Prop.ForAll(file.ToArbitrary(), text =>
        {
            using var db = shop.CreateDbContext();
            var report = new ImportOrders(db, shop.Clock).RunAsync(Source(text), dryRun: true).GetAwaiter().GetResult();
            var expected = report.Rows - report.Refused.Count;
            return report.Figure("Zu übernehmende Zeilen") == expected
                && report.Figure("Zu übernehmende Summe") == report.Figure("Summe")
                && report.Top.Sum(t => t.NetCents) == report.Figure("Summe");
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));
    }

    [SkippableFact]
    public void Every_country_of_the_real_history_has_a_code()
    {
        var file = CsvFile.Open(CsvSource.Bytes("h", SharedData.Unpack("transactions/online-retail-2010-12_to_2011-02.csv.xz")), MailOrderFile.Layout).Value;

        file.Rows().Select(r => r[file.Column("Country")]).Distinct().Where(c => CountryNames.CodeOf(c) == CountryNames.Unknown).ShouldBeEmpty();
    }

    private static string Counted(ImportReport report, string words) =>
        report.Notes.Single(n => n.Text.Contains(words, StringComparison.Ordinal)).Args[0];

    private static Task<ImportReport> ImportAsync(
        TestShop shop, string rows, bool dryRun = false, IProgress<ImportProgress>? progress = null, CancellationToken stop = default) =>
        shop.AskAsync(db => new ImportOrders(db, shop.Clock).RunAsync(Source(Header + rows), dryRun, progress, stop));

    private static CsvSource Source(string text) => CsvSource.Bytes("orders.csv", Encoding.UTF8.GetBytes(text));

    private sealed class Now<T>(Action<T> action) : IProgress<T>
    {
        public void Report(T value) => action(value);
    }
}
