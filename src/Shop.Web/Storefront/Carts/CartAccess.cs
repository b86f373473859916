using Microsoft.EntityFrameworkCore;
using Shop.Carts;
using Shop.Data;
using Shop.Pricing;
using Shop.Web.Security;

namespace Shop.Web.Storefront.Carts;

/// <summary>Finds the cart of a request: by its cookie or, on a device without one, the signed-in customer's.</summary>
public sealed class CartAccess(ShopDb db, MergeCart merge, PriceLists prices)
{
    /// <summary>Id and key of the open cart; null where there is none yet or it was ordered.</summary>
    public async Task<FoundCart?> FindAsync(HttpContext http, CancellationToken stop)
    {
        if (CartCookie.Key(http) is { } key)
            return await db.Carts.Open(key).Select(c => new FoundCart(c.Id, c.Key, c.Coupons, db.SavedLines.Any(s => s.CartId == c.Id))).SingleOrDefaultAsync(stop);
        if (http.User.CustomerId() is not { } customer)
            return null;
        var found = await db.Carts.OpenOf(customer).Select(c => new FoundCart(c.Id, c.Key, c.Coupons, db.SavedLines.Any(s => s.CartId == c.Id))).FirstOrDefaultAsync(stop);
        if (found is not null)
            CartCookie.Keep(http, found.Key);
        return found;
    }

    /// <summary>The cart of the cookie, all its articles for the pages that show it.</summary>
    public async Task<CartView> ViewAsync(HttpContext http, CancellationToken stop) =>
        await FindAsync(http, stop) is { } cart
            ? await db.ViewAsync(cart.Id, await prices.NowAsync(stop), stop, DeliveryCountry.Of(http)) with { AnySaved = cart.AnySaved, Coupons = cart.Codes, CustomerId = http.User.CustomerId() }
            : CartView.Empty with { AnySaved = CartCookie.Key(http) is not null };

    /// <summary>At sign-in: the guest's cart flows into the customer's, whose key the cookie holds from now on.</summary>
    public async Task MergeAsync(HttpContext http, int customerId, CancellationToken stop)
    {
        var before = CartCookie.Key(http);
        var key = await merge.MergeAsync(before, customerId, stop);
        if (key is not null)
            CartCookie.Keep(http, key);
        else if (before is not null)
            CartCookie.Forget(http);
    }
}

/// <summary>A cart that can still be filled.</summary>
/// <param name="Coupons">Codes that were entered, separated by spaces.</param>
/// <param name="AnySaved">Something lies aside with it.</param>
public sealed record FoundCart(int Id, string Key, string Coupons, bool AnySaved)
{
    public IReadOnlyList<string> Codes => Coupons.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
