using Microsoft.EntityFrameworkCore;
using Shop.Data;
using Shop.Settings;
using Shop.Stock;

namespace Shop.Wishes;

/// <summary>Writes to everyone who waits for a variant. Mail and end of the wish are one save, so that nobody is written to twice.</summary>
public sealed class SendBackInStock(ShopDb db, StockWishMails mails, ShopAddress shop) : IOutboxHandler<VariantBackInStock>
{
    private const int AtOnce = 100;

    public async Task HandleAsync(VariantBackInStock happened, CancellationToken stop)
    {
        // Sold out again before anyone was told: the next time counts.
        if (!await db.StockItems.AnyAsync(s => s.VariantId == happened.VariantId && s.OnHand > s.Reserved, stop))
            return;
        if (await AwaitedVariant.ReadAsync(db, happened.VariantId, stop) is not { } awaited)
            return;
        while (await db.StockWishes.WaitingFor(happened.VariantId).Take(AtOnce).ToListAsync(stop) is { Count: > 0 } wishes)
        {
            foreach (var wish in wishes)
                await mails.TellAsync(wish, awaited, shop.Of(awaited.PathIn(wish.Language)), stop);
            db.StockWishes.RemoveRange(wishes);
            await db.SaveChangesAsync(stop);
        }
    }
}
