using Microsoft.EntityFrameworkCore;
using Shop.Catalog;
using Shop.Common;
using Shop.Data;

namespace Shop.Wishes;

/// <summary>An article on a wish list as its page shows it.</summary>
/// <param name="Free">Pieces that aren't promised to anyone.</param>
/// <param name="OnSale">False once the article or this version of it was taken out of the shop.</param>
public sealed record WishRow(
    int VariantId, int ProductId, string Sku, LocalizedText Name, LocalizedText VariantName, LocalizedText Slug, string? PictureKey,
    Money Price, decimal? Content, ContentUnit Unit, int Free, bool OnSale)
{
    public bool Available => OnSale && Free > 0;

    /// <summary>Price per kg, l or m (§4 PAngV); null where none is due.</summary>
    public Money? Grundpreis => Variant.GrundpreisOf(Price, Content, Unit);
}

/// <summary>Questions about wishes.</summary>
public static class WishQueries
{
    /// <summary>The list behind a cookie, if it may be seen: a customer's only by that customer.</summary>
    public static IQueryable<WishList> OpenedWith(this IQueryable<WishList> lists, string key, int? customerId) =>
        lists.Where(w => w.Key == key && (w.CustomerId == null || w.CustomerId == customerId));

    public static IQueryable<WishList> OwnedBy(this IQueryable<WishList> lists, int customerId) =>
        lists.Where(w => w.CustomerId == customerId).OrderByDescending(w => w.UpdatedAt).ThenByDescending(w => w.Id);

    /// <summary>Who waits for a variant and has confirmed it, longest waiting first.</summary>
    public static IQueryable<StockWish> WaitingFor(this IQueryable<StockWish> wishes, int variantId) =>
        wishes.Where(w => w.VariantId == variantId && w.ConfirmedAt != null).OrderBy(w => w.Id);

    /// <summary>What is on the list, latest first, in one query.</summary>
    public static async Task<IReadOnlyList<WishRow>> WishesAsync(this ShopDb db, int wishListId, CancellationToken stop) => await (
        from i in db.WishItems.AsNoTracking()
        where i.WishListId == wishListId
        join v in db.Variants on i.VariantId equals v.Id
        join p in db.Products on v.ProductId equals p.Id
        join s in db.StockItems on v.Id equals s.VariantId into stock
        from s in stock.DefaultIfEmpty()
        orderby i.AddedAt descending, i.Id descending
        select new WishRow(
            v.Id, p.Id, v.Sku, new LocalizedText(p.Name.De, p.Name.En), new LocalizedText(v.Name.De, v.Name.En), new LocalizedText(p.Slug.De, p.Slug.En),
            p.Pictures.Where(x => x.Alt.De != "" && x.Alt.En != "").OrderBy(x => x.Position).ThenBy(x => x.Id).Select(x => x.Picture!.Key).FirstOrDefault(),
            new Money(v.Price.Cents), v.Content, v.ContentUnit, s == null ? 0 : s.OnHand - s.Reserved, v.Active && p.Active))
        .ToListAsync(stop);
}
