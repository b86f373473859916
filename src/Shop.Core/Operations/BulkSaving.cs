using Shop.Data;
using Shop.Data.DemoData;
using Shop.Pricing;

namespace Shop.Operations;

/// <summary>Lets a context save batches of products: nobody looks for changes unless asked, log and price history wait to be inserted many at a time.</summary>
internal sealed class BulkSaving : IDisposable
{
    private readonly ShopDb _db;
    private readonly bool _detects;

    public BulkSaving(ShopDb db)
    {
        (_db, _detects) = (db, db.ChangeTracker.AutoDetectChangesEnabled);
        // A batch that fails is rolled back whole; EF's savepoints before each save would only cost time.
        (db.InBulk, db.ChangeTracker.AutoDetectChangesEnabled, db.Database.AutoSavepointsEnabled) = (true, false, false);
    }

    /// <summary>Inserts the change log and the price history of what was saved since the last time.</summary>
    public static async Task RecordAsync(ShopDb db)
    {
        var prices = db.SetAside.OfType<PriceChange>().ToList();
        prices.ForEach(p => p.VariantId = p.Variant!.Id);
        await new BulkInsert<PriceChange>(db).InsertAsync(prices, CancellationToken.None);
        await new BulkInsert<ChangeLogEntry>(db).InsertAsync(db.SetAside.OfType<ChangeLogEntry>(), CancellationToken.None);
        db.SetAside.Clear();
    }

    public void Dispose()
    {
        _db.ChangeTracker.Clear();
        _db.SetAside.Clear();
        (_db.InBulk, _db.ChangeTracker.AutoDetectChangesEnabled, _db.Database.AutoSavepointsEnabled) = (false, _detects, true);
    }
}
