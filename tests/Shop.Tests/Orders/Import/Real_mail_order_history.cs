using System.Diagnostics;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Common.Csv;
using Shop.Operations;
using Shop.Orders;
using Shop.Orders.Import;
using Shouldly;
using Xunit;
using Xunit.Abstractions;

namespace Shop.Tests.Orders.Import;

/// <summary>105 335 lines of a real shop against figures that were computed independently.</summary>
public sealed class Real_mail_order_history(ITestOutputHelper output)
{
    private const string History = "transactions/online-retail-2010-12_to_2011-02.csv.xz";

    [SkippableFact]
    public async Task The_totals_equal_the_independent_figures_to_the_cent_and_a_second_run_imports_nothing()
    {
        var truth = JsonDocument.Parse(await File.ReadAllTextAsync(SharedData.PathOf("transactions/truth.json"))).RootElement;
        var source = CsvSource.Bytes("history.csv", SharedData.Unpack(History));
        using var shop = await Given.OpenShopAsync();

        var watch = Stopwatch.StartNew();
        var report = await shop.AskAsync(db => new ImportOrders(db, shop.Clock).RunAsync(source, dryRun: false));
        output.WriteLine($"{report.Rows} lines in {watch.Elapsed.TotalSeconds:0.0} s, peak working set {Process.GetCurrentProcess().PeakWorkingSet64 / 1024 / 1024} MB");

        report.Stopped.ShouldBeNull();
        report.Refused.ShouldBeEmpty();
        report.Rows.ShouldBe(truth.GetProperty("rows").GetInt32());
        report.Figure("Rechnungen").ShouldBe(truth.GetProperty("invoices").GetInt32());
        report.Figure("davon Stornos").ShouldBe(truth.GetProperty("cancellations").GetInt32());
        report.Figure("Kunden").ShouldBe(truth.GetProperty("customers").GetInt32());
        report.Figure("Artikelnummern").ShouldBe(truth.GetProperty("stock_codes").GetInt32());
        report.Figure("Summe").ShouldBe(Cents(truth.GetProperty("net_sum")));
        report.Figure("Summe der Verkäufe (Menge und Preis positiv)").ShouldBe(Cents(truth.GetProperty("positive_sales_sum")));
        report.Top.Select(t => (t.Code, t.NetCents)).ShouldBe(truth.GetProperty("top10_net").EnumerateArray().Select(t => (t[0].GetString()!, Cents(t[1]))));
        await TheDatabaseHolds(shop, truth);

        var again = await shop.AskAsync(db => new ImportOrders(db, shop.Clock).RunAsync(source, dryRun: false));
        again.Figure("Übernommene Rechnungen").ShouldBe(0);
        again.Figure("Neue Kunden").ShouldBe(0);
        again.Figure("Schon vorhandene Rechnungen (übersprungen)").ShouldBe(4894);
        await TheDatabaseHolds(shop, truth);
        (await shop.AskAsync(db => new Verify(db).RunAsync())).ShouldBeEmpty();
    }

    private static async Task TheDatabaseHolds(TestShop shop, JsonElement truth)
    {
        await using var db = shop.CreateDbContext();
        (await db.Orders.CountAsync()).ShouldBe(truth.GetProperty("invoices").GetInt32());
        (await db.OrderLines.CountAsync()).ShouldBe(truth.GetProperty("rows").GetInt32());
        (await db.Orders.CountAsync(o => o.Kind == OrderKind.Cancellation)).ShouldBe(truth.GetProperty("cancellations").GetInt32());
        (await db.Customers.CountAsync()).ShouldBe(truth.GetProperty("customers").GetInt32());
        (await db.Orders.SumAsync(o => o.Total.Cents)).ShouldBe(Cents(truth.GetProperty("net_sum")));
        (await db.OrderLines.SumAsync(l => l.Total.Cents)).ShouldBe(Cents(truth.GetProperty("net_sum")));
        (await db.OrderLines.Where(l => l.Sku == "22423").SumAsync(l => l.Total.Cents)).ShouldBe(49105_90);
        (await db.Orders.CountAsync(o => o.CustomerId == null)).ShouldBe(748);
        (await db.StockMovements.CountAsync() + await db.Outbox.CountAsync() + await db.Mails.CountAsync()).ShouldBe(0);
    }

    private static long Cents(JsonElement amount) => Money.From(decimal.Parse(amount.GetString()!, System.Globalization.CultureInfo.InvariantCulture)).Cents;
}
