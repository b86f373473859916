using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Shop.Catalog;
using Shop.Common;
using Shop.Data;
using Shop.Data.Sqlite;
using Shop.Feeds;
using Shop.Pricing;
using Shop.Search;
using Shop.Shelves;
using Shop.Shipping;
using Shop.Stock;
using Shop.Tests.Lists;

namespace Shop.Benchmarks.Shelves;

/// <summary>What shelves by rules, their order and feeds cost at 100 000 products; sizes are of this process.</summary>
internal static class ShelfBench
{
    public static async Task<int> RunAsync(int products)
    {
        var folder = Directory.CreateTempSubdirectory("shop-shelves-");
        try
        {
            var databases = await OpenAsync(Path.Combine(folder.FullName, "shelves.db"), products);
            await using var db = databases.CreateDbContext();
            var cache = new TagCache();
            var taxes = new TaxTables(databases, cache, TimeProvider.System);
            var fill = new FillShelves(db, new ShelfFilter(db, TimeProvider.System), new ProductSearchText(db));
            var rank = new RankShelves(db, taxes, TimeProvider.System);
            await SayAsync("rules asked for the first time, search texts written", async () => $"{await fill.FillAllAsync(default)} products came");
            await SayAsync("rules asked again, nothing changed", async () => $"{await fill.FillAllAsync(default)} products came");
            await SayAsync("counts of all shelves", async () => $"{(await ShelfCounts.ReadAsync(db, default)).Values.Max(c => c.Total)} on the largest");
            await SayAsync("order by formula, shown", async () => $"{(await rank.PreviewAsync(1, ShelfFormula.Usual, [], default)).Count} ranked");
            await db.Categories.Where(c => c.Id == 1).ExecuteUpdateAsync(s => s.SetProperty(c => c.Formula, ShelfFormula.Usual.Write()));
            await SayAsync("order by formula, written", async () => { await rank.RunAsync(default); return ""; });
            await SayAsync("order by formula, nothing moved", async () => { await rank.RunAsync(default); return ""; });
            var index = await new Catalogue(databases, new TagCache()).IndexAsync();
            await SayAsync("a shelf of everything in its order, from memory", () => Task.FromResult($"{index.Arranged(1).Take(24).Count()} cards"));
            foreach (var channel in Enum.GetValues<FeedChannel>())
                await SayAsync($"feed {channel}", () => FeedAsync(db, databases, taxes, cache, channel, Path.Combine(folder.FullName, channel.ToString())));
            return 0;
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            folder.Delete(recursive: true);
        }
    }

    private static async Task<string> FeedAsync(ShopDb db, Databases databases, TaxTables taxes, TagCache cache, FeedChannel channel, string file)
    {
        var feed = new Feed { Name = "bench", Token = "bench", Channel = channel };
        var links = new FeedLinks("https://shop.example/de", (id, slug, sku) => $"https://shop.example/de/artikel/{slug}-{id}?v={sku}", key => $"https://shop.example/bilder/{key}-1280.webp");
        var items = new FeedItems(db, new PriceLists(databases, cache, taxes, TimeProvider.System));
        int count;
        await using (var to = File.Create(file))
            count = await FeedFormats.Of(channel, "Bench", links.Home, TimeProvider.System.UtcNow()).WriteAsync(items.ReadAsync(feed, links, default), to, default);
        return $"{count} articles, {new FileInfo(file).Length / 1_000_000} MB";
    }

    private static async Task SayAsync(string what, Func<Task<string>> work)
    {
        var clock = Stopwatch.StartNew();
        var said = await work();
        Console.WriteLine($"{what,-55} {clock.Elapsed.TotalMilliseconds,9:0} ms   {said,-30} {Process.GetCurrentProcess().PeakWorkingSet64 / 1_000_000,5} MB at most");
    }

    private static async Task<Databases> OpenAsync(string file, int products)
    {
        var databases = new Databases("Data Source=" + file);
        await using var db = databases.CreateDbContext();
        await db.Database.MigrateAsync();
        db.Categories.Add(new Category { Key = "coffee", Name = new("Kaffee", "Coffee"), Path = new("kaffee", "coffee") });
        db.TaxRates.Add(new TaxRate { Country = "DE", TaxClass = TaxClass.Reduced, Rate = 0.07m, ValidFrom = new DateOnly(2021, 1, 1), Source = "§12 (2) UStG" });
        db.ShippingMethods.Add(new ShippingMethod { Code = "standard", Price = Money.From(4.90m), FreeFrom = Money.From(49) });
        await db.SaveChangesAsync();
        db.Categories.Add(new Category
        {
            Key = "under-20",
            Name = new("Unter 20 €", "Under €20"),
            Path = new("unter-20", "under-20"),
            Rules = new ShelfRules(false, [new(ShelfRuleKind.CheaperThan, 2000, []), new(ShelfRuleKind.InStock, 0, []), new(ShelfRuleKind.Under, 0, [1])]).Write(),
        });
        db.Categories.Add(new Category { Key = "top", Name = new("Beliebt", "Popular"), Path = new("beliebt", "popular"), Rules = new ShelfRules(false, [new(ShelfRuleKind.TopSold, 100, [])]).Write() });
        var product = new Product { Key = "template", Name = LocalizedText.Both("Kaffee"), CategoryId = 1, TaxClass = TaxClass.Reduced, Active = true, PriceFrom = Money.From(9), PriceTo = Money.From(9) };
        var template = new Variant { Sku = "T-1", Price = Money.From(9), Cost = Money.From(4) };
        product.Variants.Add(template);
        db.Products.Add(product);
        await db.SaveChangesAsync();
        db.StockItems.Add(new StockItem { VariantId = template.Id, OnHand = 5 });
        await db.SaveChangesAsync();
        await ManyProducts.AddAsync(db, template, products);
        return databases;
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
