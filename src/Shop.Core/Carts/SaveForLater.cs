using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Data;

namespace Shop.Carts;

/// <summary>Lays an article of the cart aside, and fetches it back. Refusals: "not-in-cart", "saved-full", and those of <see cref="AddToCart"/>.</summary>
public sealed class SaveForLater(ShopDb db, AddToCart add, TimeProvider clock)
{
    private static readonly Problem NotThere = new("not-in-cart", "Dieser Artikel liegt nicht mehr in Ihrem Warenkorb.");

    /// <summary>Null when the line lies aside now, with its quantity.</summary>
    public async Task<Problem?> SaveAsync(string? key, int variantId, CancellationToken stop = default) => (await db.InTransactionAsync<int>(
        async () =>
        {
            var line = key is null ? null : await db.Carts.Open(key).SelectMany(c => c.Lines).AsNoTracking().SingleOrDefaultAsync(l => l.VariantId == variantId, stop);
            if (line is null || await db.CartLines.Where(l => l.Id == line.Id).ExecuteDeleteAsync(stop) == 0)
                return NotThere;
            var saved = await db.SavedLines.Where(s => s.CartId == line.CartId).ToListAsync(stop);
            if (saved.Find(s => s.VariantId == variantId) is { } already)
                already.Quantity = Math.Max(already.Quantity, line.Quantity);
            else if (saved.Count >= SavedLine.Most)
                return SavedLine.Full;
            else
                db.SavedLines.Add(new SavedLine { CartId = line.CartId, VariantId = variantId, Quantity = line.Quantity, SavedAt = clock.UtcNow() });
            await db.SaveChangesAsync(stop);
            return line.Quantity;
        },
        stop)).Problem;

    /// <summary>Puts it into the cart again; where that is refused it stays aside.</summary>
    /// <returns>The cart's key, which is a new one if the cart was ordered meanwhile.</returns>
    public async Task<Result<AddedToCart>> FetchAsync(string? key, int variantId, int? customerId, string? country = null, CancellationToken stop = default)
    {
        var quantity = await db.SavedOf(key).Where(s => s.VariantId == variantId).Select(s => s.Quantity).SingleOrDefaultAsync(stop);
        if (quantity == 0)
            return NotThere;
        var added = await add.AddAsync(key, variantId, quantity, customerId, country, stop);
        if (added.Ok)
            await ForgetAsync(added.Value.Key, variantId, stop);
        return added;
    }

    public async Task ForgetAsync(string? key, int variantId, CancellationToken stop = default) =>
        await db.SavedOf(key).Where(s => s.VariantId == variantId).ExecuteDeleteAsync(stop);
}
