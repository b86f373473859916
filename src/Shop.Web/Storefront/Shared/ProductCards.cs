using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Shop.Catalog;
using Shop.Common;
using Shop.Data;
using Shop.Pricing;

namespace Shop.Web.Storefront.Shared;

/// <summary>A product as a card in a grid.</summary>
/// <param name="OnlyVariantId">Set when there is nothing to choose, so that the card can add it to the cart at once.</param>
/// <param name="Sizes">Names of the first choice, e.g. 250 g and 500 g.</param>
public sealed record CardRow(
    int Id, LocalizedText Name, LocalizedText Slug, string? PictureKey,
    Money Price, bool IsFrom, Money? BasePrice, ContentUnit Unit, Reduction? Reduction,
    IReadOnlyList<string> Sizes, int? OnlyVariantId, bool Available, bool IsNew);

/// <summary>
/// Reads products as cards. Cards stay in memory until the catalogue changes or the day ends, so a list costs the query for its ids;
/// unknown cards are read together with one query for the products, one for their variants, a third only where prices are reduced.
/// Every column is named: a complex value in a projection would make EF read the whole row.
/// </summary>
public sealed class ProductCards(ShopDb db, TagCache cache, TimeProvider clock)
{
    private const int NewForDays = 45;

    public async Task<IReadOnlyList<CardRow>> ReadAsync(IQueryable<Product> products, CancellationToken stop) =>
        await OfAsync(await products.Select(p => p.Id).ToListAsync(stop), stop);

    /// <summary>The cards of these products in this order; those that are gone are left out.</summary>
    public async Task<IReadOnlyList<CardRow>> OfAsync(IReadOnlyCollection<int> productIds, CancellationToken stop)
    {
        var kind = $"card:{CultureInfo.CurrentUICulture.TwoLetterISOLanguageName}:{clock.Today():O}";
        var cards = await cache.GetManyAsync(kind, productIds, "catalog", unknown => ReadAsync(unknown, stop));
        return [.. productIds.Where(cards.ContainsKey).Select(id => cards[id])];
    }

    private async Task<IReadOnlyDictionary<int, CardRow>> ReadAsync(IReadOnlyList<int> ids, CancellationToken stop)
    {
        var rows = await ProductsAsync(ids, stop);
        var variants = await VariantsAsync(ids, stop);
        var reductions = await db.ReductionsAsync(variants.Where(v => v.Reduced).ToDictionary(v => v.Id, v => v.Price), stop);
        var byProduct = variants.ToLookup(v => v.ProductId);
        var newSince = clock.UtcNow().AddDays(-NewForDays);
        return rows.ToDictionary(r => r.Id, r => Card(r, [.. byProduct[r.Id]], reductions, newSince));
    }

    private Task<List<ProductRow>> ProductsAsync(IReadOnlyList<int> ids, CancellationToken stop) => db.Products.AsNoTracking()
        .Where(p => ids.Contains(p.Id) && p.Active)
        .Select(p => new ProductRow(
            p.Id, new LocalizedText(p.Name.De, p.Name.En), new LocalizedText(p.Slug.De, p.Slug.En), p.CreatedAt,
            p.Pictures.OrderBy(x => x.Position).ThenBy(x => x.Id).Select(x => x.Picture!.Key).FirstOrDefault()))
        .ToListAsync(stop);

    private async Task<List<VariantRow>> VariantsAsync(IReadOnlyList<int> productIds, CancellationToken stop)
    {
        var rows =
            from v in db.Variants.AsNoTracking()
            where productIds.Contains(v.ProductId) && v.Active
            join s in db.StockItems on v.Id equals s.VariantId into stock
            from s in stock.DefaultIfEmpty()
            orderby v.Position, v.Id
            select new VariantRow(
                v.Id, v.ProductId, new LocalizedText(v.Name.De, v.Name.En), new Money(v.Price.Cents), v.FormerPrice != null, v.Content, v.ContentUnit,
                s != null && s.OnHand > s.Reserved);
        return await rows.ToListAsync(stop);
    }

    private static CardRow Card(ProductRow row, List<VariantRow> variants, IReadOnlyDictionary<int, Reduction> reductions, DateTime newSince)
    {
        var cheapest = variants.MinBy(v => v.Price);
        var price = cheapest?.Price ?? Money.Zero;
        return new CardRow(
            row.Id, row.Name, row.Slug, row.PictureKey,
            price,
            IsFrom: variants.Exists(v => v.Price != price),
            cheapest is null ? null : Variant.GrundpreisOf(price, cheapest.Content, cheapest.Unit),
            cheapest?.Unit ?? ContentUnit.None,
            cheapest is null ? null : reductions.GetValueOrDefault(cheapest.Id),
            Sizes(variants),
            variants.Count == 1 ? variants[0].Id : null,
            variants.Exists(v => v.Available),
            row.CreatedAt > newSince);
    }

    /// <summary>A variant's name lists its choices in order ("250 g, ganze Bohne"); the card shows the first.</summary>
    private static List<string> Sizes(List<VariantRow> variants) =>
        variants.Count < 2 ? [] : [.. variants.Select(v => v.Name.ToString().Split(", ")[0]).Distinct().Where(n => n.Length > 0)];

    private sealed record ProductRow(int Id, LocalizedText Name, LocalizedText Slug, DateTime CreatedAt, string? PictureKey);

    private sealed record VariantRow(int Id, int ProductId, LocalizedText Name, Money Price, bool Reduced, decimal? Content, ContentUnit Unit, bool Available);
}
