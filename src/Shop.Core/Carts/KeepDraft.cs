using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Data;

namespace Shop.Carts;

/// <summary>Keeps what the customer has filled in at the checkout, right or wrong; the last sender wins.</summary>
public sealed class KeepDraft(ShopDb db, TimeProvider clock)
{
    public async Task KeepAsync(int cartId, string json, CancellationToken stop = default)
    {
        var now = clock.UtcNow();
        if (await UpdateAsync(cartId, json, now, stop))
            return;
        var draft = new CheckoutDraft { CartId = cartId, Json = json, UpdatedAt = now };
        db.CheckoutDrafts.Add(draft);
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateException)
        {
            // Two changes at the same moment: the other one made the row.
            db.Entry(draft).State = EntityState.Detached;
            if (!await UpdateAsync(cartId, json, now, stop))
                throw;
        }
    }

    private async Task<bool> UpdateAsync(int cartId, string json, DateTime now, CancellationToken stop) =>
        await db.CheckoutDrafts.Where(d => d.CartId == cartId)
            .ExecuteUpdateAsync(d => d.SetProperty(x => x.Json, json).SetProperty(x => x.UpdatedAt, now), stop) == 1;
}
