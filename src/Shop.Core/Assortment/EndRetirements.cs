using Microsoft.EntityFrameworkCore;
using Shop.Catalog;
using Shop.Common;
using Shop.Data;
using Shop.Discounts;
using Shop.Orders;

namespace Shop.Assortment;

/// <summary>
/// Takes products out of the shop whose end has come, and cleans up behind them: what pointed to the product points to the alternative or
/// to its shelf, wishes for a mail are forgotten (nobody agreed to any other mail), wish lists say by themselves that it is gone.
/// </summary>
public sealed class EndRetirements(ShopDb db, TimeProvider clock) : IDailyJob, IOutboxHandler<OrderPlaced>
{
    public string Name => "retire-products";

    public async Task RunAsync(CancellationToken stop)
    {
        var today = clock.Today();
        var selling = await db.Retirements.AsNoTracking().Where(r => r.State == RetirementState.Selling).ToListAsync(stop);
        foreach (var retirement in selling)
        {
            var left = await db.StockItems.Where(s => db.Variants.Any(v => v.Id == s.VariantId && v.ProductId == retirement.ProductId && v.Active)).SumAsync(s => s.OnHand - s.Reserved, stop);
            if (retirement.IsDue(today, left))
                await db.InTransactionAsync<int>(() => EndAsync(retirement.Id, stop), stop);
        }
    }

    /// <summary>The last piece may just have gone.</summary>
    public Task HandleAsync(OrderPlaced happened, CancellationToken stop) => RunAsync(stop);

    private async Task<Result<int>> EndAsync(int retirementId, CancellationToken stop)
    {
        var retirement = await db.Retirements.SingleAsync(r => r.Id == retirementId, stop);
        if (retirement.State != RetirementState.Selling)
            return retirementId;
        var product = await db.Products.Include(p => p.Variants).SingleAsync(p => p.Id == retirement.ProductId, stop);
        var alternative = await db.Products.AsNoTracking().OnSale().Include(p => p.Variants).FirstOrDefaultAsync(p => p.Id == retirement.AlternativeId, stop);
        product.Active = false;
        retirement.State = RetirementState.Ended;
        retirement.EndedAt = clock.UtcNow();
        await UnlinkAsync(product, alternative, stop);
        await CleanDiscountsAsync(product.Id, stop);
        await EndTestsAsync(product.Id, stop);
        await db.SaveChangesAsync(stop);
        await ForgetAsync(product, stop);
        return retirementId;
    }

    private async Task UnlinkAsync(Product product, Product? alternative, CancellationToken stop)
    {
        var skus = product.Variants.ConvertAll(v => v.Sku);
        var instead = alternative?.Variants.Where(v => v.Active).OrderBy(v => v.Position).ThenBy(v => v.Id).Select(v => v.Sku).FirstOrDefault();
        var old = "product:" + product.Key;
        var next = alternative is not null ? "product:" + alternative.Key
            : await db.Categories.Where(c => c.Id == product.CategoryId).Select(c => "category:" + c.Key).SingleAsync(stop);
        foreach (var block in await db.HomeBlocks.Where(b => b.Products.StartsWith("skus:") || b.Target == old).ToListAsync(stop))
        {
            BlockSkus.Replace(block, skus, instead);
            block.Target = block.Target == old ? next : block.Target;
        }
        foreach (var entry in await db.MenuEntries.Where(m => m.Target == old).ToListAsync(stop))
            entry.Target = next;
        foreach (var call in await db.CallsToAction.Where(c => c.Target == old).ToListAsync(stop))
            call.Target = next;
        await RelateAsync(product.Id, alternative?.Id, stop);
        db.ShelfPins.RemoveRange(await db.ShelfPins.Where(p => p.ProductId == product.Id).ToListAsync(stop));
    }

    /// <summary>Products beside which it stood get the alternative, unless they have it already or are it.</summary>
    private async Task RelateAsync(int productId, int? alternativeId, CancellationToken stop)
    {
        var rows = await db.RelatedProducts.Where(r => r.RelatedId == productId).ToListAsync(stop);
        var hosts = rows.ConvertAll(r => r.ProductId);
        var have = alternativeId is null ? [] : await db.RelatedProducts.Where(r => hosts.Contains(r.ProductId) && r.RelatedId == alternativeId).Select(r => r.ProductId).ToListAsync(stop);
        db.RelatedProducts.RemoveRange(rows);
        if (alternativeId is { } id)
            db.RelatedProducts.AddRange(rows.Where(r => r.ProductId != id && !have.Contains(r.ProductId)).Select(r => new RelatedProduct { ProductId = r.ProductId, RelatedId = id, Position = r.Position }));
    }

    /// <summary>A discount that was for this product alone is paused: without products it would be for everything.</summary>
    private async Task CleanDiscountsAsync(int productId, CancellationToken stop)
    {
        foreach (var discount in (await db.Discounts.ToListAsync(stop)).Where(d => d.Products.Contains(productId) || d.RewardProducts.Contains(productId)))
        {
            var needsAll = discount.Kind == DiscountKind.BundlePrice && discount.Pieces == 0;
            var alone = discount.Products.Contains(productId) && (discount.Products.Count == 1 || needsAll);
            var aloneAsReward = discount.RewardProducts.Contains(productId) && discount.RewardProducts.Count == 1;
            if (alone || aloneAsReward)
            {
                discount.Paused = true;
                continue;
            }
            discount.Products = new IdList(discount.Products.Ids.Where(i => i != productId));
            discount.RewardProducts = new IdList(discount.RewardProducts.Ids.Where(i => i != productId));
        }
    }

    private async Task EndTestsAsync(int productId, CancellationToken stop)
    {
        foreach (var trial in await db.PlacementTrials.Where(t => t.ProductId == productId && t.State == TrialState.Running).ToListAsync(stop))
            trial.State = TrialState.Stopped;
        foreach (var test in await db.TestListings.Where(t => t.ProductId == productId && t.State == TestState.Running).ToListAsync(stop))
            (test.State, test.Settled, test.EndedOn) = (TestState.Cancelled, true, clock.Today());
    }

    private async Task ForgetAsync(Product product, CancellationToken stop)
    {
        var ids = product.Variants.ConvertAll(v => v.Id);
        await db.StockWishes.Where(w => ids.Contains(w.VariantId)).ExecuteDeleteAsync(stop);
        await db.BoughtTogether.Where(b => b.OtherId == product.Id || b.ProductId == product.Id).ExecuteDeleteAsync(stop);
    }
}
