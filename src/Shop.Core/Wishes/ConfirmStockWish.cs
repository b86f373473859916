using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Data;
using Shop.Stock;

namespace Shop.Wishes;

/// <summary>The owner of the address says yes. If the article came back meanwhile, the mail goes out at once.</summary>
public sealed class ConfirmStockWish(ShopDb db, TimeProvider clock)
{
    public async Task ConfirmAsync(int id, CancellationToken stop = default)
    {
        var wish = await db.StockWishes.SingleAsync(w => w.Id == id, stop);
        wish.ConfirmedAt ??= clock.UtcNow();
        if (await db.StockItems.AnyAsync(s => s.VariantId == wish.VariantId && s.OnHand > s.Reserved, stop))
            db.Outbox.Add(OutboxMessage.Of(new VariantBackInStock(wish.VariantId), clock.UtcNow()));
        await db.SaveChangesAsync(stop);
    }
}
