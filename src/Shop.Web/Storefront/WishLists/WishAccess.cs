using Microsoft.EntityFrameworkCore;
using Shop.Data;
using Shop.Web.Security;
using Shop.Wishes;

namespace Shop.Web.Storefront.WishLists;

/// <summary>Finds the wish list of a request: by its cookie or, on a device without one, the signed-in customer's.</summary>
public sealed class WishAccess(ShopDb db, MergeWishList merge)
{
    /// <summary>The list's id; null where there is none yet.</summary>
    public async Task<int?> FindAsync(HttpContext http, CancellationToken stop)
    {
        var customer = http.User.CustomerId();
        if (WishCookie.Key(http) is { } key && await db.WishLists.OpenedWith(key, customer).Select(w => (int?)w.Id).SingleOrDefaultAsync(stop) is { } found)
            return found;
        return customer is { } id ? await db.WishLists.OwnedBy(id).Select(w => (int?)w.Id).FirstOrDefaultAsync(stop) : null;
    }

    /// <summary>At sign-in: what was noted as a guest is on the customer's list, whose key the cookie holds from now on.</summary>
    public async Task MergeAsync(HttpContext http, int customerId, CancellationToken stop)
    {
        var before = WishCookie.Key(http);
        var key = await merge.MergeAsync(before, customerId, stop);
        if (key is not null)
            WishCookie.Keep(http, key);
        else if (before is not null)
            WishCookie.Forget(http);
    }
}
