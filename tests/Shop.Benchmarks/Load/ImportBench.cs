using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Shop.Catalog;
using Shop.Catalog.Import;
using Shop.Common.Csv;
using Shop.Data;
using Shop.Data.Sqlite;
using Shop.Files;
using Shop.Operations;
using Shop.Pricing;

namespace Shop.Benchmarks.Load;

/// <summary>
/// Imports a made-up supplier's list into an SQLite file: new, unchanged, every price changed; and exports it. Prints seconds, rows per
/// second and the process's peak memory, and how long a row takes compared with inserting one bare row, which tells machines apart.
/// </summary>
internal static class ImportBench
{
    public static async Task<int> RunAsync(int rows)
    {
        var folder = Directory.CreateTempSubdirectory("shop-import-");
        try
        {
            var connection = "Data Source=" + Path.Combine(folder.FullName, "shop.db");
            await using (var db = Open(connection))
            {
                await db.Database.MigrateAsync();
                db.TaxRates.AddRange(
                    new TaxRate { Country = "DE", TaxClass = TaxClass.Standard, Rate = 0.19m, ValidFrom = new DateOnly(2021, 1, 1), Source = "§12 (1) UStG" },
                    new TaxRate { Country = "DE", TaxClass = TaxClass.Reduced, Rate = 0.07m, ValidFrom = new DateOnly(2021, 1, 1), Source = "§12 (2) UStG" });
                await db.SaveChangesAsync();
            }
            var bare = await BareAsync(Path.Combine(folder.FullName, "bare.db"), rows);
            Console.WriteLine("| run | seconds | rows/s | peak MB | times a bare insert |\n|---|---:|---:|---:|---:|");
            await ImportAsync(connection, "create", Write(folder.FullName, rows, 0), rows, bare);
            await ImportAsync(connection, "same again", Write(folder.FullName, rows, 0), rows, bare);
            await ImportAsync(connection, "every price and stock changed", Write(folder.FullName, rows, 7), rows, bare);
            await ExportAsync(connection, rows, bare);
            return 0;
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            folder.Delete(recursive: true);
        }
    }

    private static ShopDb Open(string connection)
    {
        var options = new DbContextOptionsBuilder<ShopDb>();
        options.UseSqliteShop(connection, new DatabaseOptions()).AddShopWriters(TimeProvider.System);
        return new ShopDb(options.Options);
    }

    private static string Write(string folder, int rows, int more)
    {
        var path = Path.Combine(folder, "liste.csv");
        using var file = new StreamWriter(path, append: false, Encoding.UTF8);
        file.WriteLine("Artikelnr;EAN;Bezeichnung;Beschreibung;VK;EK;MwSt;Bestand;Gewicht;Inhalt;Hersteller;Marke;Kategorie;Röstung");
        for (var i = 1; i <= rows; i++)
        {
            var price = (490 + (i % 9000) + more) / 100m;
            file.WriteLine(string.Create(
                CultureInfo.GetCultureInfo("de-DE"),
                $"HK-{i};{Ean(i)};{BigCatalogue.Words[i % 20]} {BigCatalogue.Words[i / 20 % 20]} {i};Ein Absatz Beschreibung in üblicher Länge, damit die Zeile so lang ist wie eine echte.;{price:0.00};{price / 2:0.00};{(i % 3 == 0 ? 19 : 7)};{(i % 50) + more};{200 + (i % 800)};250 g;Werkstatt {i % 40};Marke {i % 25};Abteilung {i % 6} > Regal {i % 30};{(i % 2 == 0 ? "hell" : "dunkel")}"));
        }
        return path;
    }

    private static string Ean(int number)
    {
        var digits = $"200{number:000000000}";
        var sum = digits.Select((c, i) => (c - '0') * (i % 2 == 0 ? 1 : 3)).Sum();
        return digits + (10 - (sum % 10)) % 10;
    }

    private static async Task ImportAsync(string connection, string name, string path, int rows, double bare)
    {
        await using var db = Open(connection);
        var source = CsvSource.File(path);
        var plan = PlanGuess.Of(ImportFile.Open(source).Value);
        plan = plan with { Columns = [.. plan.Columns.Select(c => c.Column == "Röstung" ? c with { Target = ImportPlan.Attribute } : c)] };
        var watch = Stopwatch.StartNew();
        var report = await new ImportProducts(db, new NoPictures(), new PictureShelf(db, new VipsPictureMaker(Microsoft.Extensions.Logging.Abstractions.NullLogger<VipsPictureMaker>.Instance), TimeProvider.System), TimeProvider.System).RunAsync(source, plan, dryRun: false);
        Print(name, watch.Elapsed, rows, bare);
        if (report.Refused.Count > 0 || report.Stopped is not null)
            Console.WriteLine($"! {report.Refused.Count} refused: {report.Refused.FirstOrDefault()} {report.Stopped}");
    }

    private static async Task ExportAsync(string connection, int rows, double bare)
    {
        await using var db = Open(connection);
        var watch = Stopwatch.StartNew();
        await new ExportProducts(db, new Settings.ShopAddress("")).RunAsync(new ExportChoice(null, null), Stream.Null, default);
        Print("export", watch.Elapsed, rows, bare);
    }

    private static void Print(string name, TimeSpan took, int rows, double bare)
    {
        using var process = Process.GetCurrentProcess();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {took.TotalSeconds:0.0} | {rows / took.TotalSeconds:0} | {process.PeakWorkingSet64 >> 20} | {took.TotalSeconds / bare:0} |"));
    }

    /// <summary>Seconds for as many bare rows in one transaction.</summary>
    private static async Task<double> BareAsync(string path, int rows)
    {
        await using var connection = new Microsoft.Data.Sqlite.SqliteConnection("Data Source=" + path);
        await connection.OpenAsync();
        var watch = Stopwatch.StartNew();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, b INTEGER)";
        await command.ExecuteNonQueryAsync();
        command.CommandText = "INSERT INTO t (a, b) VALUES ($a, $b)";
        var (a, b) = (command.Parameters.AddWithValue("$a", ""), command.Parameters.AddWithValue("$b", 0));
        for (var i = 0; i < rows; i++)
        {
            (a.Value, b.Value) = ($"HK-{i}", i);
            await command.ExecuteNonQueryAsync();
        }
        await transaction.CommitAsync();
        return watch.Elapsed.TotalSeconds;
    }

    private sealed class NoPictures : IPictureSource
    {
        public Task<FetchedPicture> FetchAsync(string url, CancellationToken stop) => Task.FromResult(FetchedPicture.Missing(""));
    }
}
