using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Data;

namespace Shop.Wishes;

/// <summary>What was taken off, so that it can be put back.</summary>
public sealed record RemovedWish(int VariantId, LocalizedText Name);

/// <summary>Takes an article off a wish list.</summary>
public sealed class RemoveWish(ShopDb db)
{
    /// <summary>Null when it wasn't on the list (any more), which is fine.</summary>
    public async Task<RemovedWish?> RemoveAsync(int wishListId, int variantId, CancellationToken stop = default)
    {
        var items = db.WishItems.Where(i => i.WishListId == wishListId && i.VariantId == variantId);
        var removed = await items.Join(db.Variants, i => i.VariantId, v => v.Id, (i, v) => new RemovedWish(v.Id, v.Product!.Name)).SingleOrDefaultAsync(stop);
        if (removed is not null)
            await items.ExecuteDeleteAsync(stop);
        return removed;
    }
}
