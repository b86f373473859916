using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Data;
using Shop.Pricing;
using Shop.Settings;

namespace Shop.Carts;

/// <summary>
/// Sets how many pieces of an article a cart holds; the price shown with it counts as seen. Refusals: "quantity-low",
/// "quantity-high", "not-in-cart", "sold-out", "too-few".
/// </summary>
public sealed class ChangeQuantity(ShopDb db, ShopSettings settings, PriceLists prices)
{
    /// <summary>Null when the quantity is set.</summary>
    /// <param name="key">The cookie.</param>
    /// <param name="variantId">The article.</param>
    /// <param name="quantity">Pieces.</param>
    /// <param name="country">Where it goes; null counts as the home country.</param>
    /// <param name="stop">Ends the wait.</param>
    public async Task<Problem?> ChangeAsync(string? key, int variantId, int quantity, string? country = null, CancellationToken stop = default)
    {
        var most = (await settings.GetAsync<SalesRules>(stop)).MostPerLine;
        if (CartLine.WhyNotQuantity(quantity, most) is { } wrong)
            return wrong;
        var cart = key is null ? null : await db.Carts.Open(key)
            .Select(c => new { c.Id, Group = db.Customers.Where(x => x.Id == c.CustomerId).Select(x => x.Group).FirstOrDefault() })
            .SingleOrDefaultAsync(stop);
        var cartId = cart?.Id ?? 0;
        var article = await db.Variants.AsNoTracking().Where(v => v.Id == variantId)
            .Select(v => new { v.Product!.Name, v.Price, Free = db.StockItems.Where(s => s.VariantId == v.Id).Sum(s => s.OnHand - s.Reserved) })
            .SingleOrDefaultAsync(stop);
        if (article is { Free: < 1 })
            return new Problem("sold-out", "„{0}“ ist gerade ausverkauft.", article.Name);
        if (article is not null && article.Free < quantity)
            return new Problem("too-few", "Von „{0}“ sind nur noch {1} Stück da.", article.Name, article.Free);
        var list = await prices.NowAsync(stop);
        var price = article is null ? 0 : list.Of(variantId, article.Price, quantity, cart?.Group ?? default, country).Price.Cents;
        var changed = await db.CartLines.Where(l => l.CartId == cartId && l.VariantId == variantId)
            .ExecuteUpdateAsync(l => l.SetProperty(x => x.Quantity, quantity).SetProperty(x => x.SeenPrice.Cents, price), stop);
        return changed == 0 ? new Problem("not-in-cart", "Dieser Artikel liegt nicht mehr in Ihrem Warenkorb.") : null;
    }
}
