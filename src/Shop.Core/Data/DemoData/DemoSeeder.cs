using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Shop.Catalog;
using Shop.Common;
using Shop.Invoicing;
using Shop.Orders;
using Shop.Pricing;
using Shop.Settings;
using Shop.Shelves;

namespace Shop.Data.DemoData;

/// <summary>
/// Furnishes an empty, migrated database with the shop "Kontor &amp; Kanne" and 18 months of trade. The same day gives the same shop.
/// </summary>
/// <param name="open">Opens a context without the shop's writers (<see cref="DataSetup.AddShopWriters"/>), since history is written here with its own dates.</param>
/// <param name="clock">Today is the last day of trade.</param>
public sealed class DemoSeeder(Func<ShopDb> open, TimeProvider clock)
{
    /// <summary>Where the build puts the drawings.</summary>
    public static string PictureFolder { get; } = Path.Combine(AppContext.BaseDirectory, "DemoPictures");

    private readonly DemoCalendar _calendar = new(clock);

    public async Task SeedAsync(IProgress<string> progress, CancellationToken stop = default)
    {
        var watch = Stopwatch.StartNew();
        using var actor = Actor.Is("demo");
        await StageAsync("basics", progress, db => BasicData.EnsureAsync(db, stop));
        var pictures = new DemoPictures(PictureFolder, _calendar.EnteredAt);
        progress.Report(pictures.Names == 0 ? "no drawings found, the shop opens without pictures" : $"{pictures.Names} drawings found");

        var shop = new ShopIdentity();
        await StageAsync("pages and settings", progress, async db => shop = await new DemoContent(db, _calendar).SeedAsync(stop));
        IReadOnlyList<DemoArticle> articles = [];
        await StageAsync("catalogue", progress, async db => articles = await new DemoCatalogue(db, _calendar, pictures).SeedAsync(stop));
        await StageAsync("attribute sets", progress, db => new DemoAttributeSets(db).SeedAsync(stop));
        await StageAsync("suppliers", progress, db => new DemoSuppliers(db).SeedAsync(stop));
        await StageAsync("documents", progress, db => new DemoDocuments(db, _calendar).SeedAsync(shop, stop));
        await StageAsync("home page", progress, db => new DemoHome(db, pictures).SeedAsync(stop));
        await StageAsync("questions and news", progress, db => new DemoReading(db, _calendar, pictures).SeedAsync(stop));
        await SeedTradeAsync(shop, articles, progress, stop);
        await StageAsync("bought together", progress, db => new PairProducts(db, clock).RunAsync(stop));
        await StageAsync("shelves by rules", progress, db => new FillShelves(db, new ShelfFilter(db, clock), new ProductSearchText(db)).FillAllAsync(stop));
        await StageAsync("searches", progress, db => new DemoSearches(db, open, _calendar).SeedAsync(stop));
        await StageAsync("completeness", progress, db => new Catalog.RefreshCompleteness(db).RunAsync(stop));
        await StageAsync("target groups", progress, db => new DemoTargetGroups(db).SeedAsync(stop));
        await StageAsync("freshness", progress, db => new DemoFreshness(db, _calendar).SeedAsync(stop));
        await StageAsync("placements", progress, db => new DemoPlacements(db, _calendar).SeedAsync(stop));
        await StageAsync("cached pages", progress, db => DropCachedPagesAsync(db, stop));
        progress.Report($"demo shop ready in {watch.Elapsed.TotalSeconds:0.0} s");
    }

    private async Task SeedTradeAsync(ShopIdentity shop, IReadOnlyList<DemoArticle> articles, IProgress<string> progress, CancellationToken stop)
    {
        var people = new DemoPeople(_calendar);
        var buyers = people.Invent();
        var taxes = TaxTable.On(_calendar.Today, []);
        IReadOnlyList<DemoSale> sales = [];
        await StageAsync("customers", progress, async db =>
        {
            taxes = TaxTable.On(_calendar.Today, await db.TaxRates.AsNoTracking().ToListAsync(stop));
            sales = new DemoTrade(_calendar, articles, buyers, taxes).Plan();
            var users = await DemoPeople.SaveAccountsAsync(db, _calendar, stop);
            await people.SaveCustomersAsync(db, buyers, sales, users, stop);
        });

        await StageAsync("prices", progress, db => new DemoPrices(db, articles, taxes).SeedAsync(stop));
        await StageAsync("discounts", progress, db => new DemoDiscounts(db, _calendar).SeedAsync(stop));
        var stock = new DemoStock(_calendar, articles);
        IReadOnlyList<Order> orders = [];
        await StageAsync("orders", progress, async db => orders = await new DemoOrders(db, _calendar, stock).SeedAsync(sales, taxes, stop));
        await StageAsync("returns and stock", progress, async db =>
        {
            await new DemoReturns(db, _calendar, stock).SeedAsync(orders, stop);
            await new DemoWithdrawals(db, _calendar).SeedAsync(orders, stop);
            await stock.CloseAsync(db, stop);
            await CountSalesAsync(db, stock, orders, stop);
        });
        var productOf = articles.ToDictionary(a => a.VariantId, a => a.ProductId);
        await StageAsync("reviews and questions", progress, db => new DemoVoices(db, _calendar).SeedAsync(orders, productOf, stop));
        await StageAsync("invoices", progress, db => IssueInvoicesAsync(db, shop, orders, buyers, stop));
    }

    private static async Task IssueInvoicesAsync(
        ShopDb db, ShopIdentity shop, IReadOnlyList<Order> orders, IReadOnlyList<DemoBuyer> buyers, CancellationToken stop)
    {
        var customers = buyers.Select(b => b.Customer!).ToDictionary(c => c.Id);
        var shipped = orders.Where(o => o.State == OrderState.Shipped).ToList();
        foreach (var order in shipped)
            order.Customer = customers[order.CustomerId!.Value];
        var numbers = customers.ToDictionary(c => c.Key, c => c.Value.Number);
        await InvoiceBook.AddHistoricalAsync(db, shipped, shop, new SalesRules().PaymentDays, numbers, stop);
    }

    private static async Task CountSalesAsync(ShopDb db, DemoStock stock, IReadOnlyList<Order> orders, CancellationToken stop)
    {
        foreach (var (productId, units) in stock.SoldLately(orders))
            await db.Products.Where(p => p.Id == productId).ExecuteUpdateAsync(s => s.SetProperty(p => p.UnitsSold, units), stop);
    }

    /// <summary>Other nodes may still show the shop as it was before.</summary>
    private async Task DropCachedPagesAsync(ShopDb db, CancellationToken stop)
    {
        foreach (var tag in new[] { "shelves", "catalog", "taxes", "prices", "discounts", ShopSettings.StaleTag }.Concat(Content.ContentTags.All))
            db.StaleTags.Add(new StaleTag { Tag = tag, At = clock.UtcNow() });
        await db.SaveChangesAsync(stop);
    }

    private async Task StageAsync(string name, IProgress<string> progress, Func<ShopDb, Task> work)
    {
        var watch = Stopwatch.StartNew();
        await using var db = open();
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        await work(db);
        progress.Report($"{name}: {watch.ElapsedMilliseconds} ms");
    }
}
