using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Data;
using Shop.Settings;

namespace Shop.Carts;

/// <summary>
/// Brings the guest's cart and the customer's together when they sign in: the customer's cart keeps its key on all devices and takes
/// over the guest's lines and checkout draft.
/// </summary>
public sealed class MergeCart(ShopDb db, ShopSettings settings, TimeProvider clock)
{
    /// <summary>The key of the cart from now on, or null when neither has one; the cookie takes it over.</summary>
    public async Task<string?> MergeAsync(string? guestKey, int customerId, CancellationToken stop = default)
    {
        var most = (await settings.GetAsync<SalesRules>(stop)).MostPerLine;
        var merged = await db.InTransactionAsync(async () => (Result<string>)(await MergeInsideAsync(guestKey, customerId, most, stop) ?? ""), stop);
        return merged.Value is { Length: > 0 } key ? key : null;
    }

    private async Task<string?> MergeInsideAsync(string? guestKey, int customerId, int most, CancellationToken stop)
    {
        var mine = await db.Carts.AsNoTracking().OpenOf(customerId).FirstOrDefaultAsync(stop);
        var guest = guestKey is null ? null : await db.Carts.AsNoTracking().Include(c => c.Lines).Open(guestKey).SingleOrDefaultAsync(stop);
        // Someone else's cart left on a shared computer isn't this customer's.
        if (guest is null || guest.CustomerId is { } owner && owner != customerId || guest.Id == mine?.Id)
            return mine?.Key;
        if (mine is null)
        {
            await db.Carts.Where(c => c.Id == guest.Id).ExecuteUpdateAsync(c => c.SetProperty(x => x.CustomerId, customerId), stop);
            return guest.Key;
        }

        foreach (var line in guest.Lines)
            await TakeOverAsync(mine.Id, line, most, stop);
        await db.SavedLines.Where(s => s.CartId == guest.Id && !db.SavedLines.Any(m => m.CartId == mine.Id && m.VariantId == s.VariantId))
            .ExecuteUpdateAsync(s => s.SetProperty(x => x.CartId, mine.Id), stop);
        await TakeOverDraftAsync(mine.Id, guest.Id, stop);
        await db.Carts.Where(c => c.Id == guest.Id).ExecuteDeleteAsync(stop);
        var coupons = string.Join(' ', $"{mine.Coupons} {guest.Coupons}".Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct().Take(EnterCoupon.Most));
        await db.Carts.Where(c => c.Id == mine.Id)
            .ExecuteUpdateAsync(c => c.SetProperty(x => x.UpdatedAt, clock.UtcNow()).SetProperty(x => x.Coupons, coupons), stop);
        return mine.Key;
    }

    private async Task TakeOverAsync(int cartId, CartLine line, int most, CancellationToken stop)
    {
        var grown = await db.CartLines.Where(l => l.CartId == cartId && l.VariantId == line.VariantId).ExecuteUpdateAsync(
            l => l.SetProperty(x => x.Quantity, x => x.Quantity + line.Quantity > most ? most : x.Quantity + line.Quantity)
                .SetProperty(x => x.SeenPrice.Cents, line.SeenPrice.Cents), stop);
        if (grown == 0)
            await db.CartLines.Where(l => l.Id == line.Id).ExecuteUpdateAsync(l => l.SetProperty(x => x.CartId, cartId), stop);
    }

    private async Task TakeOverDraftAsync(int cartId, int guestCartId, CancellationToken stop)
    {
        if (!await db.CheckoutDrafts.AnyAsync(d => d.CartId == guestCartId, stop))
            return;
        await db.CheckoutDrafts.Where(d => d.CartId == cartId).ExecuteDeleteAsync(stop);
        await db.CheckoutDrafts.Where(d => d.CartId == guestCartId).ExecuteUpdateAsync(d => d.SetProperty(x => x.CartId, cartId), stop);
    }
}
