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

    /// <summary>Deletes a variant that isn't the last one.</summary>
    public Task<Result<int>> RemoveVariantAsync(int productId, int variantId, CancellationToken stop = default) => db.InTransactionAsync<int>(async () =>
    {
        var product = await db.Products.WithParts().SingleAsync(p => p.Id == productId, stop);
        var variant = product.Variants.Single(v => v.Id == variantId);
        if (product.Variants.Count == 1)
            return new Problem("last-variant", "Die letzte Variante kann nicht gelöscht werden.");
        if (await WhyNotAsync([variantId], stop) is { } problem)
            return problem;
        product.Variants.Remove(variant);
        if (product.Active && product.WhyNotActive() is { } unsellable)
            return unsellable;
        product.RefreshPrices();
        await ForgetStockAsync([variantId], stop);
        db.Variants.Remove(variant);
        db.Entry(product).Property(p => p.Version).IsModified = true;
        await db.SaveChangesAsync(stop);
        return variantId;
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
