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
/// Reads products as cards: one query for the products, one for their variants, a third only where prices are reduced. Every column
/// is named: a complex value in a projection would make EF read the whole row.
/// </summary>
public sealed class ProductCards(ShopDb db, TimeProvider clock)
{
    private const int NewForDays = 45;

    public async Task<IReadOnlyList<CardRow>> ReadAsync(IQueryable<Product> products, CancellationToken stop) =>
        (await ReadAllAsync([products], stop))[0];

    /// <summary>Several lists at once, sharing the queries for variants and reductions.</summary>
    public async Task<IReadOnlyList<IReadOnlyList<CardRow>>> ReadAllAsync(IReadOnlyList<IQueryable<Product>> lists, CancellationToken stop)
    {
        var read = new List<List<ProductRow>>();
        foreach (var list in lists)
            read.Add(await ProductsAsync(list, stop));
        var rows = read.SelectMany(r => r).DistinctBy(r => r.Id).ToList();
        if (rows.Count == 0)
            return [.. read.Select(_ => (IReadOnlyList<CardRow>)[])];
        var variants = await VariantsAsync([.. rows.Select(r => r.Id)], stop);
        var reductions = await db.ReductionsAsync(variants.Where(v => v.Reduced).ToDictionary(v => v.Id, v => v.Price), stop);
        var byProduct = variants.ToLookup(v => v.ProductId);
        var newSince = clock.UtcNow().AddDays(-NewForDays);
        return [.. read.Select(list => (IReadOnlyList<CardRow>)[.. list.Select(r => Card(r, [.. byProduct[r.Id]], reductions, newSince))])];
    }

    private static Task<List<ProductRow>> ProductsAsync(IQueryable<Product> products, CancellationToken stop) => products.AsNoTracking()
        .Select(p => new ProductRow(
            p.Id, new LocalizedText(p.Name.De, p.Name.En), new LocalizedText(p.Slug.De, p.Slug.En), p.CreatedAt,
            p.Pictures.OrderBy(x => x.Position).ThenBy(x => x.Id).Select(x => x.Picture!.Key).FirstOrDefault()))
        .ToListAsync(stop);

    private async Task<List<VariantRow>> VariantsAsync(List<int> productIds, CancellationToken stop)
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
