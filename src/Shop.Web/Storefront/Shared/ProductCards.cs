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
    IReadOnlyList<string> Sizes, int? OnlyVariantId, bool Available, bool IsNew,
    int RatingCount = 0, int RatingSum = 0)
{
    /// <summary>See <see cref="ProductPicture.Focus"/>.</summary>
    public int PictureFocus { get; init; } = ProductPicture.Centre;
}

/// <summary>
/// Reads products as cards. Cards stay in memory until the catalogue changes or the day ends, so a list costs the query for its ids;
/// unknown cards are read together in one query, a second only where prices are reduced. Every column is named: a complex value in a
/// projection would make EF read the whole row.
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

    /// <summary>The reduction that may be announced for a variant; those of products whose cards were read are known.</summary>
    public async Task<Reduction?> ReductionAsync(int variantId, Money price, CancellationToken stop) =>
        (await ReductionsAsync(new Dictionary<int, Money> { [variantId] = price }, stop)).GetValueOrDefault(variantId);

    private async Task<IReadOnlyDictionary<int, Reduction>> ReductionsAsync(IReadOnlyDictionary<int, Money> prices, CancellationToken stop)
    {
        var known = await cache.GetManyAsync<Announced>("reduction", [.. prices.Keys], "catalog", async unknown =>
        {
            var found = await db.ReductionsAsync(unknown.ToDictionary(id => id, id => prices[id]), stop);
            return unknown.ToDictionary(id => id, id => new Announced(found.GetValueOrDefault(id)));
        });
        return known.Where(k => k.Value.Reduction is not null).ToDictionary(k => k.Key, k => k.Value.Reduction!);
    }

    private async Task<IReadOnlyDictionary<int, CardRow>> ReadAsync(IReadOnlyList<int> ids, CancellationToken stop)
    {
        var rows = await RowsAsync(ids, stop);
        var variants = rows.Where(r => r.Variant is not null).Select(r => r.Variant!).ToList();
        var reductions = await ReductionsAsync(variants.Where(v => v.Reduced).ToDictionary(v => v.Id, v => v.Price), stop);
        var newSince = clock.UtcNow().AddDays(-NewForDays);
        return rows.GroupBy(r => r.Product.Id).ToDictionary(
            g => g.Key,
            g => Card(g.First().Product, [.. g.Where(r => r.Variant is not null).Select(r => r.Variant!)], reductions, newSince));
    }

    /// <summary>Products with their variants, one row a variant.</summary>
    private async Task<List<(ProductRow Product, VariantRow? Variant)>> RowsAsync(IReadOnlyList<int> ids, CancellationToken stop)
    {
        var query =
            from p in db.Products.AsNoTracking()
            where ids.Contains(p.Id) && p.Active
            join v in db.Variants.Where(v => v.Active) on p.Id equals v.ProductId into variants
            from v in variants.DefaultIfEmpty()
            join s in db.StockItems on v.Id equals s.VariantId into stock
            from s in stock.DefaultIfEmpty()
            orderby v.Position, v.Id
            select new
            {
                Product = new ProductRow(
                    p.Id, new LocalizedText(p.Name.De, p.Name.En), new LocalizedText(p.Slug.De, p.Slug.En), p.CreatedAt,
                    p.Pictures.Where(x => x.Alt.De != "" && x.Alt.En != "").OrderBy(x => x.Position).ThenBy(x => x.Id).Select(x => x.Picture!.Key).FirstOrDefault(),
                    p.RatingCount, p.RatingSum)
                {
                    PictureFocus = p.Pictures.Where(x => x.Alt.De != "" && x.Alt.En != "").OrderBy(x => x.Position).ThenBy(x => x.Id).Select(x => (int?)((x.FocusY * 1000) + x.FocusX)).FirstOrDefault(),
                },
                Variant = v == null ? null : new VariantRow(
                    v.Id, new LocalizedText(v.Name.De, v.Name.En), new Money(v.Price.Cents), v.FormerPrice != null, v.Content, v.ContentUnit,
                    s != null && s.OnHand > s.Reserved),
            };
        return (await query.ToListAsync(stop)).ConvertAll(r => (r.Product, (VariantRow?)r.Variant));
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
            row.CreatedAt > newSince,
            row.RatingCount,
            row.RatingSum)
        {
            PictureFocus = row.PictureFocus ?? ProductPicture.Centre,
        };
    }

    /// <summary>A variant's name lists its choices in order ("250 g, ganze Bohne"); the card shows the first.</summary>
    private static List<string> Sizes(List<VariantRow> variants) =>
        variants.Count < 2 ? [] : [.. variants.Select(v => v.Name.ToString().Split(", ")[0]).Distinct().Where(n => n.Length > 0)];

    private sealed record ProductRow(int Id, LocalizedText Name, LocalizedText Slug, DateTime CreatedAt, string? PictureKey, int RatingCount, int RatingSum)
    {
        public int? PictureFocus { get; init; }
    }

    private sealed record Announced(Reduction? Reduction);

    private sealed record VariantRow(int Id, LocalizedText Name, Money Price, bool Reduced, decimal? Content, ContentUnit Unit, bool Available);
}
