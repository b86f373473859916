using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Data;
using Shop.Search;
using Shop.Web.Storefront.Shared;

namespace Shop.Web.Storefront.Brands;

/// <summary>A brand as the shop shows it.</summary>
/// <param name="Products">On sale.</param>
public sealed record ShownBrand(int Id, string Key, string Name, LocalizedText Description, string? PictureKey, int Products);

/// <summary>Brands that begin alike.</summary>
public sealed record BrandLetter(string Letter, IReadOnlyList<ShownBrand> Brands);

/// <summary>Everything a brand's page shows.</summary>
public sealed record BrandPage(ShownBrand Brand, FilteredList List);

/// <summary>Reads the pages of brands; once the catalogue is in memory the database isn't asked.</summary>
public sealed class BrandPages(ShopDb db, TagCache cache, Catalogue catalogue, FilteredLists lists)
{
    /// <summary>Brands with something on sale, by name.</summary>
    public async Task<IReadOnlyList<ShownBrand>> AllAsync(CancellationToken stop) => await cache.GetAsync("brands", "catalog", async () =>
    {
        var index = await catalogue.IndexAsync();
        var rows = from b in db.Brands.AsNoTracking()
                   join p in db.Pictures on b.PictureId equals p.Id into pictures
                   from p in pictures.DefaultIfEmpty()
                   select new ShownBrand(b.Id, b.Key, b.Name, b.Description, p.Key, 0);
        return (IReadOnlyList<ShownBrand>)[.. (await rows.ToListAsync(stop))
            .Select(b => b with { Products = index.OfBrand(b.Id).Count() })
            .Where(b => b.Products > 0)
            .OrderBy(b => Slug.Fold(b.Name), StringComparer.Ordinal).ThenBy(b => b.Id)];
    });

    /// <summary>From A to Z; what begins with no letter stands under "#".</summary>
    public async Task<IReadOnlyList<BrandLetter>> LettersAsync(CancellationToken stop) =>
    [
        .. (await AllAsync(stop)).GroupBy(b => Slug.Fold(b.Name) is [var first and >= 'a' and <= 'z', ..] ? char.ToUpperInvariant(first).ToString() : "#")
            .OrderBy(g => g.Key == "#").ThenBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new BrandLetter(g.Key, [.. g])),
    ];

    /// <summary>Null for a brand that the shop doesn't have or has nothing of.</summary>
    public async Task<BrandPage?> ReadAsync(string key, string address, IQueryCollection query, CancellationToken stop)
    {
        if ((await AllAsync(stop)).FirstOrDefault(b => string.Equals(b.Key, key, StringComparison.OrdinalIgnoreCase)) is not { } brand)
            return null;
        var index = await catalogue.IndexAsync();
        return new BrandPage(brand, await lists.ReadAsync(index, [.. index.OfBrand(brand.Id)], query, address, "", stop));
    }
}
