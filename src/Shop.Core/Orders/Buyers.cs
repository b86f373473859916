using Microsoft.EntityFrameworkCore;
using Shop.Customers;
using Shop.Data;
using Shop.Discounts;

namespace Shop.Orders;

/// <summary>Tells discounts who buys; only orders know whether it is for the first time.</summary>
public static class Buyers
{
    /// <param name="db">The database.</param>
    /// <param name="group">Whose prices count.</param>
    /// <param name="customerId">The signed-in customer, or null for a guest.</param>
    /// <param name="email">Empty while a guest hasn't said.</param>
    /// <param name="country">Where the goods go; null while that isn't known.</param>
    public static Buyer Buyer(this ShopDb db, CustomerGroup group, int? customerId, string email = "", string? country = null) =>
        new(group, customerId, email, country, stop => db.IsFirstOrderAsync(customerId, email.Trim().ToLowerInvariant(), stop));

    private static async Task<bool> IsFirstOrderAsync(this ShopDb db, int? customerId, string email, CancellationToken stop) => !await db.Orders
        .Where(o => o.Kind == OrderKind.Sale && o.State != OrderState.Cancelled)
        .AnyAsync(o => (customerId != null && o.CustomerId == customerId) || (email != "" && o.Email.ToLower() == email), stop);
}
