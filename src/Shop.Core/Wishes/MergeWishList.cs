using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Data;

namespace Shop.Wishes;

/// <summary>Brings the guest's wish list and the customer's together when they sign in: the customer's keeps its key and takes over what is new.</summary>
public sealed class MergeWishList(ShopDb db, TimeProvider clock)
{
    /// <summary>The key of the list from now on, or null when neither has one; the cookie takes it over.</summary>
    public async Task<string?> MergeAsync(string? guestKey, int customerId, CancellationToken stop = default)
    {
        var merged = await db.InTransactionAsync(async () => (Result<string>)(await MergeInsideAsync(guestKey, customerId, stop) ?? ""), stop);
        return merged.Value is { Length: > 0 } key ? key : null;
    }

    private async Task<string?> MergeInsideAsync(string? guestKey, int customerId, CancellationToken stop)
    {
        var mine = await db.WishLists.Include(w => w.Items).OwnedBy(customerId).FirstOrDefaultAsync(stop);
        var guest = guestKey is null ? null : await db.WishLists.Include(w => w.Items).OpenedWith(guestKey, customerId).SingleOrDefaultAsync(stop);
        if (guest is null || guest.Id == mine?.Id)
            return mine?.Key;
        if (mine is null)
        {
            guest.CustomerId = customerId;
            await db.SaveChangesAsync(stop);
            return guest.Key;
        }

        var known = mine.Items.Select(i => i.VariantId).ToHashSet();
        foreach (var item in guest.Items.Where(i => !known.Contains(i.VariantId)).Take(WishList.MostItems - mine.Items.Count).ToList())
            mine.Items.Add(new WishItem { VariantId = item.VariantId, AddedAt = item.AddedAt });
        mine.UpdatedAt = clock.UtcNow();
        db.WishLists.Remove(guest);
        await db.SaveChangesAsync(stop);
        return mine.Key;
    }
}
