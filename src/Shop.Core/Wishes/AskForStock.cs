using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Data;

namespace Shop.Wishes;

/// <summary>
/// Takes in the wish for a mail once a variant is back and asks the owner of the address whether it is theirs. Whoever asks learns
/// nothing about who asked before. Refusals: "unavailable", "in-stock".
/// </summary>
public sealed class AskForStock(ShopDb db, StockWishMails mails, TimeProvider clock)
{
    /// <param name="link">Makes the address of the page for a key.</param>
    public async Task<Result<AwaitedVariant>> AskAsync(int variantId, string email, string language, Func<string, string> link, CancellationToken stop = default)
    {
        if (await AwaitedVariant.ReadAsync(db, variantId, stop) is not { } awaited)
            return new Problem("unavailable", "Diesen Artikel gibt es nicht mehr.");
        if (await db.StockItems.AnyAsync(s => s.VariantId == variantId && s.OnHand > s.Reserved, stop))
            return new Problem("in-stock", "„{0}“ ist schon wieder da.", awaited.Product);
        var wish = await db.StockWishes.SingleOrDefaultAsync(w => w.VariantId == variantId && w.Email == email, stop);
        if (wish is { ConfirmedAt: not null })
            return awaited;
        if (wish is null)
            db.StockWishes.Add(wish = new StockWish { VariantId = variantId, Email = email, Language = language, Key = StockWish.NewKey(), AskedAt = clock.UtcNow() });
        await mails.AskAsync(wish, awaited, link(wish.Key), stop);
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateException)
        {
            // A double click: the other one took the wish in and wrote the mail.
            db.ChangeTracker.Clear();
            if (!await db.StockWishes.AnyAsync(w => w.VariantId == variantId && w.Email == email, stop))
                throw;
        }
        return awaited;
    }
}
