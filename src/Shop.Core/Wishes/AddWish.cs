using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Data;

namespace Shop.Wishes;

/// <summary>What was put on a list.</summary>
/// <param name="Key">The list's key; a new one when the list was made.</param>
public sealed record AddedWish(string Key, LocalizedText Name);

/// <summary>Puts an article on a wish list, which is made at the first one; what is on it already stays where it is. Refusals: "unavailable", "wish-list-full".</summary>
public sealed class AddWish(ShopDb db, TimeProvider clock)
{
    /// <param name="key">The cookie; null or one that isn't the visitor's makes a new list.</param>
    /// <param name="customerId">The signed-in customer, to whom a new list belongs.</param>
    public async Task<Result<AddedWish>> AddAsync(string? key, int variantId, int? customerId, CancellationToken stop = default)
    {
        var name = await db.Variants.Where(v => v.Id == variantId && v.Active && v.Product!.Active).Select(v => v.Product!.Name).SingleOrDefaultAsync(stop);
        if (name is null)
            return new Problem("unavailable", "Diesen Artikel gibt es nicht mehr.");
        var list = await FindAsync(key, customerId, stop) ?? Open(customerId);
        if (list.Items.Exists(i => i.VariantId == variantId))
            return new AddedWish(list.Key, name);
        if (list.Items.Count >= WishList.MostItems)
            return WishList.Full;
        list.Items.Add(new WishItem { VariantId = variantId, AddedAt = clock.UtcNow() });
        list.UpdatedAt = clock.UtcNow();
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateException)
        {
            // A double click: the other one put it there.
            db.ChangeTracker.Clear();
            if (!await db.WishItems.AnyAsync(i => i.WishListId == list.Id && i.VariantId == variantId, stop))
                throw;
        }
        return new AddedWish(list.Key, name);
    }

    private async Task<WishList?> FindAsync(string? key, int? customerId, CancellationToken stop)
    {
        var lists = db.WishLists.Include(w => w.Items);
        if (key is not null && await lists.OpenedWith(key, customerId).SingleOrDefaultAsync(stop) is { } found)
            return found;
        return customerId is { } id ? await lists.OwnedBy(id).FirstOrDefaultAsync(stop) : null;
    }

    private WishList Open(int? customerId)
    {
        var list = new WishList { Key = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32)), CustomerId = customerId };
        db.WishLists.Add(list);
        return list;
    }
}
