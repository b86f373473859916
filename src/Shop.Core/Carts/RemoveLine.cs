using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Data;

namespace Shop.Carts;

/// <summary>What was taken out, so that it can be put back.</summary>
public sealed record RemovedLine(int VariantId, LocalizedText Name, int Quantity);

/// <summary>Takes an article out of a cart.</summary>
public sealed class RemoveLine(ShopDb db)
{
    /// <summary>Null when it wasn't in the cart (any more), which is fine.</summary>
    public async Task<RemovedLine?> RemoveAsync(string? key, int variantId, CancellationToken stop = default)
    {
        var cartId = key is null ? 0 : await db.Carts.Open(key).Select(c => c.Id).SingleOrDefaultAsync(stop);
        var lines = db.CartLines.Where(l => l.CartId == cartId && l.VariantId == variantId);
        var removed = await lines
            .Join(db.Variants, l => l.VariantId, v => v.Id, (l, v) => new RemovedLine(v.Id, v.Product!.Name, l.Quantity))
            .SingleOrDefaultAsync(stop);
        if (removed is not null)
            await lines.ExecuteDeleteAsync(stop);
        return removed;
    }
}
