using Microsoft.EntityFrameworkCore;
using Shop.Catalog;
using Shop.Common;
using Shop.Data;

namespace Shop.Stock;

/// <summary>A counted stock that goes with a product's change.</summary>
/// <param name="Sku">The variant.</param>
/// <param name="Seen">What was on hand when it was counted; another figure by now refuses the change. Null for a new variant.</param>
/// <param name="Counted">What is on hand.</param>
public sealed record StockCount(string Sku, int? Seen, int Counted);

/// <summary>
/// Changes a product with its variants and their counted stock in one transaction. Whoever comes second with an older version is
/// refused; a product that couldn't be sold afterwards can't stay active; prices and search text follow.
/// </summary>
public sealed class ReviseProduct(ShopDb db, StockLedger stock, ProductSearchText search)
{
    public static readonly Problem ChangedMeanwhile =
        new("changed-meanwhile", "Das Produkt wurde inzwischen von jemand anderem geändert. Ihre Änderungen sind noch nicht gespeichert.");

    /// <param name="id">The product.</param>
    /// <param name="version">The version the change was made upon; null to change whatever is there.</param>
    /// <param name="change">Gets the product with all its parts; may refuse. May run twice.</param>
    /// <param name="counts">Counted stock.</param>
    /// <param name="stop">Ends the call.</param>
    public Task<Result<Product>> ReviseAsync(
        int id, int? version, Func<Product, Problem?> change, IReadOnlyCollection<StockCount> counts, CancellationToken stop = default) =>
        db.InTransactionAsync<Product>(async () =>
        {
            var product = await db.Products.WithParts().SingleAsync(p => p.Id == id, stop);
            if (version is { } seen && seen != product.Version)
                return ChangedMeanwhile;
            if ((change(product) ?? WhyNotSaved(product)) is { } problem)
                return problem;
            product.RefreshPrices();
            if (product.Active)
                (product.PublishAt, product.PublishMissedAt) = (null, null);
            db.Entry(product).Property(p => p.Version).IsModified = true;
            if (await SaveAsync(stop) is { } conflict)
                return conflict;
            if (await CountAsync(product, counts, stop) is { } refusal)
                return refusal;
            await search.RefreshAsync([id], stop);
            await db.RefreshCompletenessAsync([id], stop);
            return product;
        }, stop);

    private static Problem? WhyNotSaved(Product product) => product.Active ? product.WhyNotActive() : null;

    private async Task<Problem?> SaveAsync(CancellationToken stop)
    {
        try
        {
            await db.SaveChangesAsync(stop);
            return null;
        }
        catch (DbUpdateConcurrencyException)
        {
            return ChangedMeanwhile;
        }
    }

    private async Task<Problem?> CountAsync(Product product, IReadOnlyCollection<StockCount> counts, CancellationToken stop)
    {
        var onHand = await ShelvesAsync(product, stop);
        foreach (var count in counts)
        {
            if (product.Variants.Find(v => v.Sku == count.Sku) is not { } variant)
                return new Problem("variant-gone", "Die Variante {0} gibt es nicht mehr.", count.Sku);
            if (count.Seen is { } seen && seen == count.Counted)
                continue;
            if (count.Seen is { } before && before != onHand[variant.Id])
                return new Problem("stock-moved", "Der Bestand hat sich gerade geändert. Bitte prüfen Sie die Zahl noch einmal.");
            if (await stock.CountAsync(variant.Id, count.Counted, "", stop) is { } problem)
                return problem;
        }
        await db.SaveChangesAsync(stop);
        return null;
    }

    /// <summary>What is on hand of every variant; new variants get their empty place in the stock.</summary>
    private async Task<Dictionary<int, int>> ShelvesAsync(Product product, CancellationToken stop)
    {
        var ids = product.Variants.Select(v => v.Id).ToList();
        var onHand = await db.StockItems.Where(s => ids.Contains(s.VariantId)).ToDictionaryAsync(s => s.VariantId, s => s.OnHand, stop);
        foreach (var id in ids.Where(id => !onHand.ContainsKey(id)))
        {
            db.StockItems.Add(new StockItem { VariantId = id });
            onHand[id] = 0;
        }
        await db.SaveChangesAsync(stop);
        return onHand;
    }
}
