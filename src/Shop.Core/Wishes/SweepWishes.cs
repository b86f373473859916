using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Data;
using Shop.Stock;

namespace Shop.Wishes;

/// <summary>
/// Forgets what nobody came back to: personal data isn't kept without need (art. 5 (1) e GDPR). Wishes whose article came back by a way
/// that told nobody, such as an import or a product put on sale again, are told of now.
/// </summary>
public sealed class SweepWishes(ShopDb db, TimeProvider clock) : IDailyJob
{
    /// <summary>As long as the cookie lives.</summary>
    public static readonly TimeSpan GuestsKept = TimeSpan.FromDays(180);

    public string Name => "sweep-wishes";

    public async Task RunAsync(CancellationToken stop)
    {
        var now = clock.UtcNow();
        var (guests, unconfirmed, confirmed) = (now - GuestsKept, now - StockWish.UnconfirmedKept, now - StockWish.ConfirmedKept);
        await db.WishLists.Where(w => w.UpdatedAt < guests && w.CustomerId == null).ExecuteDeleteAsync(stop);
        await db.StockWishes.Where(w => (w.ConfirmedAt == null && w.AskedAt < unconfirmed) || w.ConfirmedAt < confirmed).ExecuteDeleteAsync(stop);
        var back = await db.StockWishes.Where(w => w.ConfirmedAt != null)
            .Join(db.StockItems.Where(s => s.OnHand > s.Reserved), w => w.VariantId, s => s.VariantId, (w, s) => w.VariantId)
            .Distinct().ToListAsync(stop);
        db.Outbox.AddRange(back.Select(id => OutboxMessage.Of(new VariantBackInStock(id), now)));
        await db.SaveChangesAsync(stop);
    }
}
