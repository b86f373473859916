using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Data;
using Shop.Pricing;

namespace Shop.Lists.Bulk;

/// <summary>Freezes a selection and works out what a change would do to it; nothing of a product changes here.</summary>
public sealed class PrepareBulk(ShopDb db, TaxTables taxes, TimeProvider clock)
{
    /// <summary>Rows of one INSERT; T-SQL takes no more.</summary>
    private const int Rows = 1000;

    /// <summary>Entries of the preview worked out at a time.</summary>
    private const int Stretch = 2000;

    /// <summary>Keeps exactly these products, whatever the filter would find later.</summary>
    /// <param name="productIds">In the order of the list.</param>
    /// <param name="source">The list's address after the question mark.</param>
    /// <param name="stop">Ends the call.</param>
    public Task<Result<BulkChange>> FreezeAsync(IReadOnlyList<int> productIds, string source, CancellationToken stop) => db.InTransactionAsync<BulkChange>(async () =>
    {
        if (productIds.Count == 0)
            return new Problem("bulk-empty", "Bitte wählen Sie zuerst Produkte aus.");
        var bulk = new BulkChange { By = Actor.Current, CreatedAt = clock.UtcNow(), Source = source, Products = productIds.Count };
        db.BulkChanges.Add(bulk);
        await db.SaveChangesAsync(stop);
        foreach (var chunk in productIds.Index().Chunk(Rows))
        {
            var values = string.Join(',', chunk.Select(x => string.Create(CultureInfo.InvariantCulture, $"({bulk.Id},{x.Index},{x.Item},0)")));
            await db.Database.ExecuteSqlAsync(FormattableStringFactory.Create(
                "INSERT INTO \"BulkItems\" (\"BulkChangeId\",\"Place\",\"ProductId\",\"SeenVersion\") VALUES " + values), stop);
        }
        return bulk;
    }, stop);

    /// <summary>Decides what is to be done and counts what it would do.</summary>
    public async Task<Result<BulkTotals>> DecideAsync(int id, BulkOptions options, CancellationToken stop)
    {
        if (options.WhyNot() is { } problem)
            return problem;
        var bulk = await db.BulkChanges.SingleAsync(b => b.Id == id, stop);
        if (bulk.State != BulkState.Draft)
            return new Problem("bulk-started", "Diese Massenänderung läuft schon oder ist vorbei.");
        await db.BulkItems.Where(i => i.BulkChangeId == id).Join(db.Products, i => i.ProductId, p => p.Id, (i, p) => new { i, p.Version })
            .ExecuteUpdateAsync(s => s.SetProperty(x => x.i.SeenVersion, x => x.Version), stop);
        var totals = new BulkTotals();
        var today = await taxes.TodayAsync(stop);
        for (var from = 0; from < bulk.Products; from += Stretch)
        {
            foreach (var entry in await BulkReader.ReadAsync(db, id, options, from, Stretch, stop))
                totals.Add(PlanOf(entry, options, today), options.IsPrice);
        }
        (bulk.Options, bulk.Totals) = (JsonSerializer.Serialize(options), JsonSerializer.Serialize(totals));
        await db.SaveChangesAsync(stop);
        return totals;
    }

    /// <summary>The plans of a stretch of the set.</summary>
    public async Task<IReadOnlyList<BulkPlan>> PageAsync(BulkChange bulk, int from, int count, CancellationToken stop)
    {
        var options = bulk.ReadOptions()!;
        var today = await taxes.TodayAsync(stop);
        return [.. (await BulkReader.ReadAsync(db, bulk.Id, options, from, count, stop)).Select(e => PlanOf(e, options, today))];
    }

    /// <summary>What happens to an entry: nothing where the product is gone or has changed since the preview.</summary>
    internal static BulkPlan PlanOf(BulkEntry entry, BulkOptions options, TaxTable today)
    {
        if (entry.Product is not { } product)
            return Refused(new BulkProduct(entry.ProductId, LocalizedText.Empty, 0, false, default, 0, null), options, BulkRemark.Gone);
        return product.Version == entry.SeenVersion ? BulkPlan.Of(product, options, today) : Refused(product, options, BulkRemark.ChangedMeanwhile);
    }

    private static BulkPlan Refused(BulkProduct product, BulkOptions options, BulkRemark why) =>
        new(product, [new BulkCell(options.IsPrice ? BulkField.Price : BulkField.Active, null, null, null, null, why)]);
}
