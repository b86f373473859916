using Microsoft.EntityFrameworkCore;
using Shop.Data;
using Shop.Pricing;

namespace Shop.Carts;

/// <summary>Questions about carts.</summary>
public static class CartQueries
{
    /// <summary>The cart behind a cookie, as long as it wasn't ordered.</summary>
    public static IQueryable<Cart> Open(this IQueryable<Cart> carts, string key) => carts.Where(c => c.Key == key && c.OrderId == null);

    /// <summary>The customer's cart, whichever device filled it last.</summary>
    public static IQueryable<Cart> OpenOf(this IQueryable<Cart> carts, int customerId) =>
        carts.Where(c => c.CustomerId == customerId && c.OrderId == null).OrderByDescending(c => c.UpdatedAt).ThenByDescending(c => c.Id);

    /// <summary>How many pieces lie in the cart behind a cookie.</summary>
    public static Task<int> CountAsync(this ShopDb db, string key, CancellationToken stop) =>
        db.Carts.Open(key).SelectMany(c => c.Lines).SumAsync(l => l.Quantity, stop);

    /// <summary>What lies aside with the cart behind a cookie, also once that cart was ordered.</summary>
    public static IQueryable<SavedLine> SavedOf(this ShopDb db, string? key) =>
        db.SavedLines.Where(s => db.Carts.Any(c => c.Id == s.CartId && c.Key == key));

    /// <summary>What lies aside as the cart's page shows it, the latest first.</summary>
    public static async Task<IReadOnlyList<SavedItem>> SavedItemsAsync(this ShopDb db, string? key, CancellationToken stop) => key is null ? [] : await (
        from s in db.SavedOf(key).AsNoTracking()
        join v in db.Variants on s.VariantId equals v.Id
        join p in db.Products on v.ProductId equals p.Id
        orderby s.SavedAt descending, s.Id descending
        select new SavedItem(
            v.Id, p.Id, v.Sku, p.Name, v.Name, p.Slug,
            p.Pictures.Where(x => x.Alt.De != "" && x.Alt.En != "").OrderBy(x => x.Position).ThenBy(x => x.Id).Select(x => x.Picture!.Key).FirstOrDefault(),
            s.Quantity, v.Price, v.Content, v.ContentUnit,
            v.Active && p.Active, db.StockItems.Where(i => i.VariantId == v.Id).Sum(i => i.OnHand - i.Reserved)))
        .ToListAsync(stop);

    /// <summary>The cart with all its pages show, in one query; prices are those its customer pays.</summary>
    /// <param name="db">The database.</param>
    /// <param name="cartId">The cart.</param>
    /// <param name="prices">Of this moment.</param>
    /// <param name="stop">Ends the wait.</param>
    /// <param name="country">Where it goes; null counts as the home country.</param>
    public static async Task<CartView> ViewAsync(this ShopDb db, int cartId, PriceList prices, CancellationToken stop, string? country = null)
    {
        var rows = await (
            from l in db.CartLines.AsNoTracking()
            where l.CartId == cartId
            join v in db.Variants on l.VariantId equals v.Id
            join p in db.Products on v.ProductId equals p.Id
            join s in db.StockItems on v.Id equals s.VariantId into stock
            from s in stock.DefaultIfEmpty()
            orderby l.AddedAt, l.Id
            select new
            {
                Item = new CartItem(
                    v.Id, p.Id, v.Sku, p.Name, v.Name, p.Slug, p.Summary,
                    p.Pictures.Where(x => x.Alt.De != "" && x.Alt.En != "").OrderBy(x => x.Position).ThenBy(x => x.Id).Select(x => x.Picture!.Key).FirstOrDefault(),
                    l.Quantity, v.Price, l.SeenPrice, v.Content, v.ContentUnit, p.TaxClass,
                    s == null ? 0 : s.OnHand - s.Reserved, v.DeliveryDaysFrom, v.DeliveryDaysTo,
                    p.WithdrawalExclusion, v.Active && p.Active),
                Group = db.Carts.Where(c => c.Id == l.CartId).Join(db.Customers, c => c.CustomerId, x => x.Id, (c, x) => x.Group).FirstOrDefault(),
            }).ToListAsync(stop);
        return new CartView(cartId, rows.ConvertAll(r => r.Item.PricedBy(prices, r.Group, country)))
        {
            Group = rows.Select(r => r.Group).FirstOrDefault(),
            Country = country,
        };
    }
}
