using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Shop.Catalog;
using Shop.Catalog.Import;
using Shop.Common.Csv;
using Shop.Data;
using Shop.Data.Sqlite;
using Shop.Files;
using Shop.Lists;
using Shop.Operations;
using Shop.Pricing;

namespace Shop.Benchmarks.Load;

/// <summary>
/// Takes a made-up supplier's list through the queue of imports into an SQLite file: checked, new, the same again, every price and stock
/// changed, every text too; exports it; and a Shopify export. Prints seconds, rows per second, the most memory each run needed and how long a row takes
/// compared with inserting one bare row, which tells machines apart.
/// </summary>
internal static class ImportBench
{
    /// <param name="rows">Products in the file.</param>
    /// <param name="statements">Print what the database was asked for longest.</param>
    public static async Task<int> RunAsync(int rows, bool statements)
    {
        var folder = Directory.CreateTempSubdirectory("shop-import-");
        try
        {
            var counter = statements ? new StatementCounter() : null;
            var databases = new Databases("Data Source=" + Path.Combine(folder.FullName, "shop.db"), counter);
            await PrepareAsync(databases);
            var bare = await BareAsync(Path.Combine(folder.FullName, "bare.db"), rows);
            Console.WriteLine($"{rows} bare inserts: {bare.ToString("0.00", CultureInfo.InvariantCulture)} s");
            Console.WriteLine("| run | seconds | of them on a processor | rows/s | most memory MB | managed MB | times a bare insert |\n|---|---:|---:|---:|---:|---:|---:|");
            var bench = new Runs(databases, rows, bare, counter);
            var file = Path.Combine(folder.FullName, "liste.csv");
            ImportFiles.WriteTable(file, rows, more: 0, texts: "");
            await bench.ImportAsync("check, all new", file, dryRun: true);
            await bench.ImportAsync("import, all new", file, dryRun: false);
            await bench.ImportAsync("the same file again", file, dryRun: false);
            ImportFiles.WriteTable(file, rows, more: 7, texts: "");
            await bench.ImportAsync("check, every price and stock changed", file, dryRun: true);
            await bench.ImportAsync("import, every price and stock changed", file, dryRun: false);
            ImportFiles.WriteTable(file, rows, more: 11, texts: " neu");
            await bench.ImportAsync("import, every price, stock, name and description changed", file, dryRun: false);
            await bench.SayAsync("the product list after it", async db =>
            {
                using var keeper = new ListKeeper(databases, TimeProvider.System, NullLogger<ListKeeper>.Instance);
                await keeper.CatchUpAsync(default);
            });
            await bench.SayAsync("export", async db => await new ExportProducts(db, new Settings.ShopAddress("")).RunAsync(new ExportChoice(null, null), Stream.Null, default));
            ImportFiles.WriteShopify(file, rows, more: 0);
            await bench.ImportAsync("import of a Shopify export, all new", file, dryRun: false);
            ImportFiles.WriteShopify(file, rows, more: 7);
            await bench.ImportAsync("import of a Shopify export, every price changed", file, dryRun: false);
            return 0;
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            folder.Delete(recursive: true);
        }
    }

    private static async Task PrepareAsync(Databases databases)
    {
        await using var db = databases.CreateDbContext();
        await db.Database.MigrateAsync();
        db.TaxRates.AddRange(
            new TaxRate { Country = "DE", TaxClass = TaxClass.Standard, Rate = 0.19m, ValidFrom = new DateOnly(2021, 1, 1), Source = "§12 (1) UStG" },
            new TaxRate { Country = "DE", TaxClass = TaxClass.Reduced, Rate = 0.07m, ValidFrom = new DateOnly(2021, 1, 1), Source = "§12 (2) UStG" });
        await db.SaveChangesAsync();
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

    /// <summary>Runs one after the other and says what each took.</summary>
    private sealed class Runs(Databases databases, int rows, double bare, StatementCounter? counter)
    {
        public async Task ImportAsync(string name, string path, bool dryRun)
        {
            int id;
            await using (var db = databases.CreateDbContext())
            {
                var run = (await new CheckImport(db, TimeProvider.System).RunAsync(ImportKind.Products, CsvSource.File(path), default)).Value;
                if (ImportPlan.Read(run.Plan) is { } plan)
                    run.Plan = (plan with { Columns = [.. plan.Columns.Select(c => c.Column == "Röstung" ? c with { Target = ImportPlan.Attribute } : c)] }).Write();
                (run.State, run.DryRun) = (ImportState.Waiting, dryRun);
                await db.SaveChangesAsync();
                id = run.Id;
            }
            var imports = new RunImports(databases, new NoPictures(), new VipsPictureMaker(NullLogger<VipsPictureMaker>.Instance), TimeProvider.System, NullLogger<RunImports>.Instance);
            await SayAsync(name, _ => imports.RunNextAsync(null, default));
            await using var after = databases.CreateDbContext();
            var done = await after.ImportRuns.AsNoTracking().SingleAsync(r => r.Id == id);
            var report = ImportRun.Read(done.Report)!;
            if (report.Refused.Count > 0 || report.Stopped is not null || done.RowsRead != rows)
                Console.WriteLine($"! {done.State}: {done.RowsRead} rows, {report.Refused.Count} refused: {report.Refused.FirstOrDefault()} {report.Stopped}");
        }

        public async Task SayAsync(string name, Func<ShopDb, Task> work)
        {
            GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            await using var db = databases.CreateDbContext();
            counter?.Clear();
            using var process = Process.GetCurrentProcess();
            using var memory = new MemoryWatch();
            var (watch, before) = (Stopwatch.StartNew(), process.TotalProcessorTime);
            await work(db);
            var took = watch.Elapsed.TotalSeconds;
            process.Refresh();
            var worked = (process.TotalProcessorTime - before).TotalSeconds;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {took:0.0} | {worked:0.0} | {rows / took:0} | {memory.Most >> 20} | {memory.MostManaged >> 20} | {took / bare:0} |"));
            counter?.Print();
        }
    }

    private sealed class NoPictures : IPictureSource
    {
        public Task<FetchedPicture> FetchAsync(string url, CancellationToken stop) => Task.FromResult(FetchedPicture.Missing(""));
    }

    private sealed class Databases(string connection, StatementCounter? counter) : IDbContextFactory<ShopDb>
    {
        public ShopDb CreateDbContext()
        {
            var builder = new DbContextOptionsBuilder<ShopDb>();
            builder.UseSqliteShop(connection, new DatabaseOptions()).AddShopWriters(TimeProvider.System);
            if (counter is not null)
                builder.AddInterceptors(counter);
            return new ShopDb(builder.Options);
        }
    }
}
