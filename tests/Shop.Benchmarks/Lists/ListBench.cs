using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Shop.Catalog;
using Shop.Common;
using Shop.Data;
using Shop.Data.Sqlite;
using Shop.Lists;
using Shop.Lists.Bulk;
using Shop.Pricing;
using Shop.Stock;
using Shop.Tests.Lists;

namespace Shop.Benchmarks.Lists;

/// <summary>
/// The back office's product list and a bulk change at 100 000 products: what a page costs in the middle of the list, as a ratio to the first
/// page of a list of a thousand, and how long a price change of everything takes.
/// </summary>
internal static class ListBench
{
    private static readonly string[] Columns = ["", "name", "-name", "sku", "price", "-price", "cost", "margin", "-margin", "earns", "stock", "sold", "-sold", "created", "changed"];

    public static async Task<int> RunAsync(int products)
    {
        var folder = Directory.CreateTempSubdirectory("shop-lists-");
        try
        {
            var small = await OpenAsync(Path.Combine(folder.FullName, "small.db"), 1_000);
            var big = await OpenAsync(Path.Combine(folder.FullName, "big.db"), products);
            Console.WriteLine($"{"order",-10} {"1k first",10} {"first",10} {"middle",10} {"ratio",7}   (milliseconds; ratio: middle of {products} to first of 1000)");
            var worst = 0.0;
            foreach (var column in Columns)
            {
                var (basis, first, middle) = (await PageAsync(small, column, 0), await PageAsync(big, column, 0), await PageAsync(big, column, products / 2));
                worst = Math.Max(worst, middle / basis);
                Console.WriteLine($"{column,-10} {basis,10:0.00} {first,10:0.00} {middle,10:0.00} {middle / basis,7:0.0}");
            }
            await FiltersAsync(big);
            await BulkAsync(big, products);
            Console.WriteLine($"worst ratio {worst:0.0}");
            // The copies were all created at one moment, and a tie of everything is what pages by key are slowest at.
            return worst < 30 ? 0 : 1;
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            folder.Delete(recursive: true);
        }
    }

    private static async Task<Databases> OpenAsync(string file, int products)
    {
        var databases = new Databases("Data Source=" + file);
        await using var db = databases.CreateDbContext();
        await db.Database.MigrateAsync();
        db.Categories.Add(new Category { Key = "coffee", Name = new("Kaffee", "Coffee"), Path = new("kaffee", "coffee") });
        db.TaxRates.AddRange(
            new TaxRate { Country = "DE", TaxClass = TaxClass.Standard, Rate = 0.19m, ValidFrom = new DateOnly(2021, 1, 1), Source = "§12 (1) UStG" },
            new TaxRate { Country = "DE", TaxClass = TaxClass.Reduced, Rate = 0.07m, ValidFrom = new DateOnly(2021, 1, 1), Source = "§12 (2) UStG" });
        await db.SaveChangesAsync();
        var product = new Product { Key = "template", Name = LocalizedText.Both("Kaffee"), CategoryId = 1, TaxClass = TaxClass.Reduced, Active = true, PriceFrom = Money.From(9), PriceTo = Money.From(9) };
        var template = new Variant { Sku = "T-1", Price = Money.From(9), Cost = Money.From(4) };
        product.Variants.Add(template);
        db.Products.Add(product);
        await db.SaveChangesAsync();
        db.StockItems.Add(new StockItem { VariantId = template.Id, OnHand = 5 });
        await db.SaveChangesAsync();
        var clock = Stopwatch.StartNew();
        await ManyProducts.AddAsync(db, template, products);
        var filled = clock.Elapsed;
        clock.Restart();
        using var keeper = new ListKeeper(databases, TimeProvider.System, NullLogger<ListKeeper>.Instance);
        await keeper.RebuildAsync(default);
        Console.WriteLine($"{products} products: filled in {filled.TotalSeconds:0.0} s, listed in {clock.Elapsed.TotalSeconds:0.0} s");
        return databases;
    }

    /// <summary>The quickest of several readings of the page that begins there.</summary>
    private static async Task<double> PageAsync(Databases databases, string column, int at)
    {
        await using var db = databases.CreateDbContext();
        var sort = ListSort.Of(column);
        string? cursor = null;
        if (at > 0)
        {
            var row = await sort.From(db.ListedProducts.AsNoTracking(), "de").Skip(at).Take(2).ToListAsync();
            cursor = (await sort.PageAsync(db.ListedProducts, 1, "de", null, null, _ => Task.FromResult(row))).After;
        }
        return await BestAsync(() => sort.PageAsync(db.ListedProducts.AsNoTracking().InState(true), 50, "de", cursor, null, q => q.ToListAsync()));
    }

    private static async Task FiltersAsync(Databases databases)
    {
        await using var db = databases.CreateDbContext();
        var rows = db.ListedProducts.AsNoTracking();
        (string Name, IQueryable<ListedProduct> Rows)[] filters =
        [
            ("out of stock", rows.AtStock(StockLevel.Out, 3)), ("margin under 5 %", rows.Earning(null, 500)), ("price 50-51 €", rows.Priced(5000, 5100)), ("nothing fits", rows.Earning(null, -99_000)),
            ("without picture", rows.WithoutPicture(db, true)), ("on a shelf", rows.OnShelves(db, [1])), ("without GTIN", rows.Lacking(ListGap.Gtin)),
        ];
        foreach (var (name, found) in filters)
        {
            var page = await BestAsync(() => ListSort.Of("name").From(found, "de").Take(51).ToListAsync());
            var count = await BestAsync(() => found.Take(ListQueries.CountedUpTo + 1).CountAsync());
            Console.WriteLine($"{name,-20} page by name {page,8:0.0} ms, total {count,8:0.0} ms");
        }
    }

    private static async Task BulkAsync(Databases databases, int products)
    {
        var clock = TimeProvider.System;
        var taxes = new TaxTables(databases, new TagCache(), clock);
        await using var db = databases.CreateDbContext();
        var ids = await db.ListedProducts.OrderBy(p => p.ProductId).Select(p => p.ProductId).ToListAsync();
        var prepare = new PrepareBulk(db, taxes, clock);
        var run = new RunBulk(databases, taxes, clock, NullLogger<RunBulk>.Instance);
        var watch = Stopwatch.StartNew();
        var bulk = (await prepare.FreezeAsync(ids, "", default)).Value.Id;
        Console.WriteLine($"freeze {products}: {watch.Elapsed.TotalSeconds:0.0} s");
        watch.Restart();
        var totals = (await prepare.DecideAsync(bulk, new BulkOptions { Kind = BulkKind.PricePercent, Percent = 0.05m }, default)).Value;
        Console.WriteLine($"preview +5 % of {totals.Changed}: {watch.Elapsed.TotalSeconds:0.0} s");
        await new SteerBulk(db, run, clock).StartAsync(bulk, default);
        watch.Restart();
        await run.RunNextAsync(null, default);
        using var process = Process.GetCurrentProcess();
        Console.WriteLine($"run: {watch.Elapsed.TotalSeconds:0.0} s, highest memory of the process {process.PeakWorkingSet64 >> 20} MB");
        await new SteerBulk(db, run, clock).UndoAsync(bulk, default);
        watch.Restart();
        await run.RunNextAsync(null, default);
        Console.WriteLine($"undo: {watch.Elapsed.TotalSeconds:0.0} s");
    }

    private static async Task<double> BestAsync<T>(Func<Task<T>> work)
    {
        var best = double.MaxValue;
        for (var i = 0; i < 8; i++)
        {
            var from = Stopwatch.GetTimestamp();
            await work();
            best = Math.Min(best, Stopwatch.GetElapsedTime(from).TotalMilliseconds);
        }
        return best;
    }

    private sealed class Databases(string connection) : IDbContextFactory<ShopDb>
    {
        public ShopDb CreateDbContext()
        {
            var builder = new DbContextOptionsBuilder<ShopDb>();
            builder.UseSqliteShop(connection, new DatabaseOptions());
            builder.AddShopWriters(TimeProvider.System);
            return new ShopDb(builder.Options);
        }
    }
}
