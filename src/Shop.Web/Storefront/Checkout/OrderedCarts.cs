using Microsoft.EntityFrameworkCore;
using Shop.Data;

namespace Shop.Web.Storefront.Checkout;

/// <summary>Finds the order that the cart of a cookie has become: for second clicks, the back button, a second tab.</summary>
public sealed class OrderedCarts(ShopDb db)
{
    public async Task<OrderedCart?> FindAsync(string? key, CancellationToken stop) => key is null ? null : await (
        from c in db.Carts
        where c.Key == key
        join o in db.Orders on c.OrderId equals o.Id
        select new OrderedCart(o.Number, o.AccessKey)).SingleOrDefaultAsync(stop);
}

/// <summary>What the confirmation's address needs.</summary>
public sealed record OrderedCart(string Number, string AccessKey);
