using Microsoft.EntityFrameworkCore;
using Shop.Catalog;
using Shop.Common;
using Shop.Data;

namespace Shop.Orders;

/// <summary>Deletes a product or a variant that never had any business; what was sold or stocked can only be taken off sale.</summary>
public sealed class RemoveProduct(ShopDb db)
{
    /// <summary>Deletes the whole product.</summary>
    public Task<Result<int>> RemoveAsync(int productId, CancellationToken stop = default) => db.InTransactionAsync<int>(async () =>
    {
        var product = await db.Products.Include(p => p.Variants).SingleAsync(p => p.Id == productId, stop);
        if (await WhyNotAsync([.. product.Variants.Select(v => v.Id)], stop) is { } problem)
            return problem;
        await db.RelatedProducts.Where(r => r.RelatedId == productId || r.ProductId == productId).ExecuteDeleteAsync(stop);
        await db.BoughtTogether.Where(b => b.OtherId == productId).ExecuteDeleteAsync(stop);
        await ForgetStockAsync([.. product.Variants.Select(v => v.Id)], stop);
        db.Products.Remove(product);
        await db.SaveChangesAsync(stop);
        return productId;
    }, stop);

    /// <summary>Deletes variants as long as one is left.</summary>
    public Task<Result<int>> RemoveVariantsAsync(int productId, IReadOnlyCollection<int> variantIds, CancellationToken stop = default) =>
        RemoveAsync(productId, product => product.Variants.Where(v => variantIds.Contains(v.Id)), _ => { }, stop);

    /// <summary>Deletes a value of an option with the variants that carry it.</summary>
    public Task<Result<int>> RemoveValueAsync(int productId, int valueId, CancellationToken stop = default) =>
        RemoveAsync(productId, product => product.Variants.Where(v => v.Values.Exists(x => x.Id == valueId)), product => product.Options.ForEach(o => o.Values.RemoveAll(v => v.Id == valueId)), stop);

    private Task<Result<int>> RemoveAsync(int productId, Func<Product, IEnumerable<Variant>> which, Action<Product> then, CancellationToken stop) => db.InTransactionAsync<int>(async () =>
    {
        var product = await db.Products.WithParts().SingleAsync(p => p.Id == productId, stop);
        var gone = which(product).ToList();
        var ids = gone.ConvertAll(v => v.Id);
        if (gone.Count > 0 && gone.Count == product.Variants.Count)
            return new Problem("last-variant", "Die letzte Variante kann nicht gelöscht werden.");
        if (await WhyNotAsync(ids, stop) is { } problem)
            return problem;
        product.Variants.RemoveAll(gone.Contains);
        if (product.Active && product.WhyNotActive() is { } unsellable)
            return unsellable;
        product.RefreshPrices();
        await ForgetStockAsync(ids, stop);
        db.Variants.RemoveRange(gone);
        db.Entry(product).Property(p => p.Version).IsModified = true;
        // A value can go once no variant carries it.
        await db.SaveChangesAsync(stop);
        then(product);
        await db.SaveChangesAsync(stop);
        return gone.Count;
    }, stop);

    private async Task<Problem?> WhyNotAsync(List<int> variantIds, CancellationToken stop) =>
        await db.OrderLines.AnyAsync(l => l.VariantId != null && variantIds.Contains(l.VariantId.Value), stop)
            || await db.StockItems.AnyAsync(s => variantIds.Contains(s.VariantId) && (s.OnHand != 0 || s.Reserved != 0), stop)
            ? new Problem("has-business", "Was schon bestellt wurde oder noch im Lager liegt, kann nicht gelöscht werden. Nehmen Sie es stattdessen aus dem Verkauf.")
            : null;

    private async Task ForgetStockAsync(List<int> variantIds, CancellationToken stop)
    {
        await db.StockMovements.Where(m => variantIds.Contains(m.VariantId)).ExecuteDeleteAsync(stop);
        await db.StockItems.Where(s => variantIds.Contains(s.VariantId)).ExecuteDeleteAsync(stop);
    }
}
