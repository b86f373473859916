using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using NSubstitute;
using Shop.Catalog.Import;
using Shop.Common;
using Shop.Common.Csv;
using Shop.Files;
using Shop.Lists;
using Shop.Operations;
using Shop.Pricing;
using Shop.Stock;
using Shouldly;
using Xunit;
using static Shop.Tests.Operations.ImportScene;

namespace Shop.Tests.Operations;

/// <summary>What the shop knows right after an import has changed articles that were there: batches are saved in ways of their own.</summary>
public sealed class Importing_changes
{
    private const string Before = "sku;name;preis;bestand;gewicht\nA-1;Kaffee;10,00;5;0,2\nA-2;Kanne;20,00;6;0,9\nA-3;Becher;4,00;7;0,3\n";

    [Fact]
    public async Task The_30_day_price_counts_what_imports_changed()
    {
        using var shop = await Given.OpenShopAsync();
        await ImportAsync(shop, Before);
        shop.Clock.Advance(TimeSpan.FromDays(20));
        await ImportAsync(shop, "sku;preis\nA-1;8,00\n");
        shop.Clock.Advance(TimeSpan.FromDays(20));
        await ImportAsync(shop, "sku;preis\nA-1;9,00\n");
        shop.Clock.Advance(TimeSpan.FromDays(5));

        var history = await shop.AskAsync(db => db.PriceChanges.Where(c => c.Variant!.Sku == "A-1").OrderBy(c => c.Id).Select(c => new PriceSince(c.Price, c.At)).ToListAsync());

        history.ConvertAll(h => h.Price.Cents).ShouldBe([1000, 800, 900]);
        Reduction.LowestBefore(shop.Clock.GetUtcNow().UtcDateTime, history)!.Price.ShouldBe(Money.From(8));
        Reduction.LowestBefore(history[1].At, history)!.Price.ShouldBe(Money.From(10));
        Reduction.Of(Money.From(9), history).ShouldBeNull("8 € were asked within the 30 days before");
    }

    [Fact]
    public async Task Search_log_list_and_version_know_every_change_at_once()
    {
        using var shop = await Given.OpenShopAsync();
        await ImportAsync(shop, Before);
        await CatchUpAsync(shop);

        var report = await ImportAsync(shop, "sku;name;preis;bestand\nA-1;Espresso;11,00;5\nA-2;Kanne;20,00;9\nA-3;Becher;4,00;7\n");

        (report.Figure("Geänderte Produkte"), report.Figure("Unveränderte Produkte")).ShouldBe((2, 1));
        await CatchUpAsync(shop);
        await using var db = shop.CreateDbContext();
        (await db.Products.OrderBy(p => p.Id).Select(p => (p.SearchName.Contains("espresso") ? "new " : "old ") + p.Version).ToListAsync()).ShouldBe(["new 1", "old 1", "old 0"]);
        (await db.ListedProducts.OrderBy(p => p.ProductId).Select(p => p.SortDe + " " + p.PriceFrom + " " + p.Free).ToListAsync())
            .ShouldBe(["espresso 1100 5", "kanne 2000 9", "becher 400 7"]);
        var log = await db.ChangeLog.Where(c => c.Action == "Changed").OrderBy(c => c.Entity).ThenBy(c => c.Field).Select(c => $"{c.Entity}.{c.Field}: {c.OldValue} → {c.NewValue}").ToListAsync();
        log.ShouldContain("Product.Name.De: Kaffee → Espresso");
        log.ShouldContain("Variant.Price.Cents: 1000 → 1100");
        log.Count(l => l.StartsWith("Variant", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task A_product_that_an_import_takes_off_sale_knows_since_when()
    {
        using var shop = await Given.OpenShopAsync();
        await ImportAsync(shop, "sku;name;preis;aktiv\nA-1;Kaffee;10,00;ja\n");
        shop.Clock.Advance(TimeSpan.FromDays(1));

        await ImportAsync(shop, "sku;aktiv\nA-1;nein\n");

        var product = await shop.AskAsync(db => db.Products.SingleAsync());
        (product.Active, product.RetiredAt, product.Version).ShouldBe((false, shop.Clock.GetUtcNow().UtcDateTime, 1));
    }

    [Fact]
    public async Task Stock_that_is_promised_to_orders_is_not_counted_away_and_the_others_are()
    {
        using var shop = await Given.OpenShopAsync();
        await ImportAsync(shop, Before);
        await shop.AskAsync(db => db.StockItems.Where(s => db.Variants.Any(v => v.Id == s.VariantId && v.Sku == "A-2")).ExecuteUpdateAsync(s => s.SetProperty(x => x.Reserved, 4)));

        var report = await ImportAsync(shop, "sku;bestand\nA-1;1\nA-2;2\nA-3;0\n");

        report.Remarks.Single().Value.ShouldBe("A-2");
        report.Figure("Gezählte Bestände").ShouldBe(2);
        (await OnHandAsync(shop)).ShouldBe([1, 6, 0]);
    }

    [Fact]
    public async Task Stock_that_moves_while_it_is_counted_is_left_alone_and_the_sum_of_movements_stays_right()
    {
        using var shop = await Given.OpenShopAsync();
        await ImportAsync(shop, Before);
        await using var db = shop.CreateBrokenContext(new ReceivesMeanwhile());
        var file = File("sku;bestand\nA-1;1\nA-2;2\nA-3;3\n");

        var report = await Import(shop, db).RunAsync(file, Guess(file), dryRun: false);

        report.Remarks.Single().Value.ShouldBe("A-1");
        (await OnHandAsync(shop)).Skip(1).ShouldBe([2, 3]);
        (await shop.AskAsync(d => d.StockMovements.Where(m => m.Kind == StockMovementKind.Counted).OrderBy(m => m.VariantId).Select(m => m.OnHandChange).ToListAsync())).ShouldBe([-4, -4]);
    }

    [Fact]
    public async Task A_shopify_export_leaves_history_log_and_score_too_and_pages_go_stale_once()
    {
        using var shop = await Given.OpenShopAsync();
        await ImportShopifyAsync(shop, "9.90");
        var score = await shop.AskAsync(db => db.Products.Select(p => p.Completeness).FirstAsync());
        await shop.AskAsync(db => db.StaleTags.ExecuteDeleteAsync());
        shop.Clock.Advance(TimeSpan.FromDays(1));

        var report = await ImportShopifyAsync(shop, "8.90");

        report.Figure("Geänderte Produkte").ShouldBe(1);
        score.ShouldBeGreaterThan(0);
        await using var db = shop.CreateDbContext();
        (await db.PriceChanges.Where(c => c.Variant!.Sku == "T-1").OrderBy(c => c.Id).Select(c => c.Price.Cents).ToListAsync()).ShouldBe([990, 890]);
        (await db.PriceChanges.CountAsync()).ShouldBe(3);
        (await db.ChangeLog.CountAsync(c => c.Entity == "Variant" && c.Field == "Price.Cents")).ShouldBe(1);
        (await db.StaleTags.Select(t => t.Tag).ToListAsync()).ShouldBe(["catalog"]);
        (await db.Products.Select(p => p.Version).OrderBy(v => v).ToListAsync()).ShouldBe([0, 1]);
    }

    private static async Task<ImportReport> ImportShopifyAsync(TestShop shop, string price)
    {
        await using var db = shop.CreateDbContext();
        var import = new ImportCatalogue(db, Substitute.For<IPictureSource>(), new PictureShelf(db, Substitute.For<IPictureMaker>(), shop.Clock), shop.Clock);
        return await import.RunAsync(File($"Handle,Title,Option1 Name,Option1 Value,Variant SKU,Variant Inventory Qty,Variant Price\ntee,Tee,Title,Default Title,T-1,5,{price}\nkakao,Kakao,Title,Default Title,K-1,5,4.00\n", "products.csv"), dryRun: false);
    }

    private static Task<List<int>> OnHandAsync(TestShop shop) => shop.AskAsync(db => db.StockItems.OrderBy(s => s.VariantId).Select(s => s.OnHand).ToListAsync());

    private static async Task CatchUpAsync(TestShop shop)
    {
        using var keeper = new ListKeeper(shop, shop.Clock, NullLogger<ListKeeper>.Instance);
        (await keeper.CatchUpAsync(default)).ShouldBeTrue();
    }

    /// <summary>Somebody receives a piece of the first article whenever a savepoint is set, also between reading the stock and writing it.</summary>
    private sealed class ReceivesMeanwhile : DbTransactionInterceptor
    {
        public override async ValueTask<InterceptionResult> CreatingSavepointAsync(DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
        {
            await using var command = transaction.Connection!.CreateCommand();
            (command.Transaction, command.CommandText) = (transaction, "UPDATE \"StockItems\" SET \"OnHand\" = \"OnHand\" + 1 WHERE \"VariantId\" = (SELECT MIN(\"VariantId\") FROM \"StockItems\")");
            await command.ExecuteNonQueryAsync(cancellationToken);
            return result;
        }
    }
}
