using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using NSubstitute;
using Shop.Catalog.Import;
using Shop.Common;
using Shop.Data;
using Shop.Files;
using Shop.Lists.Bulk;
using Shop.Operations;
using Shop.Pricing;
using Shouldly;
using Xunit;
using static Shop.Tests.Operations.ImportScene;

namespace Shop.Tests.Lists;

public sealed class UndoImportTests
{
    [Fact]
    public async Task Prices_an_import_changed_go_back_where_nobody_has_changed_them_since()
    {
        using var shop = await Given.OpenShopAsync();
        await RunAsync(shop, "sku;name;preis;bestand\nA-1;Kaffee;10,00;1\nA-2;Kanne;20,00;1\nA-3;Becher;4,00;1\n");
        shop.Clock.Advance(TimeSpan.FromDays(3));
        var import = await RunAsync(shop, "sku;name;preis;bestand\nA-1;Espresso;1,00;9\nA-2;Kanne;2,00;1\nA-3;Becher;4,00;1\nA-4;Neu;3,00;1\n");
        shop.Clock.Advance(TimeSpan.FromHours(1));
        await shop.DoAsync(async db => (await db.Variants.SingleAsync(v => v.Sku == "A-2")).Price = Money.From(19));

        var bulk = (await UndoAsync(shop, import))!.Value.Value;
        var totals = await shop.AskAsync(async db => (await db.BulkChanges.SingleAsync(b => b.Id == bulk.Id)).ReadTotals()!);
        (totals.Changed, totals.Refused, totals.Up, totals.SumAfter).ShouldBe((1, 1, 1, 1000));
        (await PricesAsync(shop)).ShouldBe([100, 1900, 400, 300], "the preview changes nothing");
        (await StartAsync(shop, bulk.Id)).ShouldBeNull();

        (await PricesAsync(shop)).ShouldBe([1000, 1900, 400, 300]);
        await using var db = shop.CreateDbContext();
        (await db.PriceChanges.Where(c => c.Variant!.Sku == "A-1").OrderBy(c => c.Id).Select(c => c.Price.Cents).ToListAsync()).ShouldBe([1000, 100, 1000]);
        (await db.Products.OrderBy(p => p.Id).Select(p => p.Name.De).FirstAsync()).ShouldBe("Espresso", "only prices go back");
        (await db.StockItems.OrderBy(s => s.VariantId).Select(s => s.OnHand).FirstAsync()).ShouldBe(9);
        var again = (await UndoAsync(shop, import))!.Value.Value;
        (await StartAsync(shop, again.Id))!.Code.ShouldBe("bulk-nothing");
    }

    [Fact]
    public async Task A_run_that_changed_no_price_of_before_has_nothing_to_take_back()
    {
        using var shop = await Given.OpenShopAsync();
        var made = await RunAsync(shop, "sku;name;preis\nA-1;Kaffee;10,00\n");
        shop.Clock.Advance(TimeSpan.FromDays(1));
        var same = await RunAsync(shop, "sku;name;preis\nA-1;Espresso;10,00\n");

        (await UndoAsync(shop, made))!.Value.Problem!.Code.ShouldBe("import-prices");
        (await UndoAsync(shop, same))!.Value.Problem!.Code.ShouldBe("import-prices");
        (await UndoAsync(shop, 4711)).ShouldBeNull();
        (await shop.AskAsync(db => db.BulkChanges.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public void A_price_goes_back_to_the_one_before_the_first_of_several_changes_by_the_import()
    {
        var start = new DateTime(2026, 11, 2, 8, 0, 0, DateTimeKind.Utc);
        var options = new BulkOptions { Kind = BulkKind.PricesBefore, Since = start, Until = start.AddMinutes(3), ChangedBy = "anna" };
        PriceBefore? Of(long now, params (int Minute, long Cents, string By)[] history) =>
            PriceBefore.Of(new Money(now), history.Select((h, i) => new PriceChange { Id = i + 1, VariantId = 1, Price = new Money(h.Cents), At = start.AddMinutes(h.Minute), By = h.By }), options);

        Of(300, (-9, 100, "anna"), (1, 200, "anna"), (2, 300, "anna")).ShouldBe(new PriceBefore(new Money(100), false));
        Of(250, (-9, 100, "anna"), (1, 200, "anna"), (2, 250, "bert")).ShouldBe(new PriceBefore(new Money(100), true));
        Of(100, (-9, 100, "anna"), (2, 200, "anna"), (9, 100, "anna")).ShouldBe(new PriceBefore(new Money(100), true));
        Of(200, (1, 200, "anna")).ShouldBeNull("the import made the article");
        Of(200, (-9, 100, "anna"), (1, 200, "bert")).ShouldBeNull("somebody else changed it");
    }

    private static async Task<int> RunAsync(TestShop shop, string file)
    {
        var source = File(file);
        var run = new ImportRun
        {
            Kind = ImportKind.Products,
            FileName = "liste.csv",
            State = ImportState.Waiting,
            StartedAt = shop.Clock.GetUtcNow().UtcDateTime,
            StartedBy = "anna",
            Plan = Guess(source).Write(),
            File = Encoding.UTF8.GetBytes(file),
        };
        await shop.DoAsync(db => Task.FromResult(db.ImportRuns.Add(run)));
        await new RunImports(shop, Substitute.For<IPictureSource>(), Substitute.For<IPictureMaker>(), shop.Clock, NullLogger<RunImports>.Instance).RunNextAsync(null, default);
        (await shop.AskAsync(db => db.ImportRuns.Where(r => r.Id == run.Id).Select(r => r.State).SingleAsync())).ShouldBe(ImportState.Done);
        return run.Id;
    }

    private static Task<Result<BulkChange>?> UndoAsync(TestShop shop, int import) => shop.AskAsync(db => new UndoImport(db, new PrepareBulk(db, Taxes(shop), shop.Clock)).RunAsync(import, default));

    private static Task<Problem?> StartAsync(TestShop shop, int bulk) =>
        shop.AskAsync(db => new SteerBulk(db, new RunBulk(shop, Taxes(shop), shop.Clock, NullLogger<RunBulk>.Instance), shop.Clock).StartAsync(bulk, default));

    private static Task<List<long>> PricesAsync(TestShop shop) => shop.AskAsync(db => db.Variants.OrderBy(v => v.Sku).Select(v => v.Price.Cents).ToListAsync());

    private static TaxTables Taxes(TestShop shop) => new(shop, new TagCache(), shop.Clock);
}
