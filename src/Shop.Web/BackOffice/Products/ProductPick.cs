using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Data;
using Shop.Search;

namespace Shop.Web.BackOffice.Products;

/// <summary>A product to choose from.</summary>
public sealed record PickRow(int Id, LocalizedText Name, string Sku, bool Active, Money Price);

/// <summary>Finds products by words or number to choose from; without words there is nothing to choose.</summary>
public sealed class ProductPick(ShopDb db, ProductSearch search)
{
    private const int Most = 20;

    /// <param name="words">Name or article number.</param>
    /// <param name="onlyOnSale">Leaves out what customers can't see.</param>
    /// <param name="except">Products that can't be chosen.</param>
    /// <param name="stop">Ends the call.</param>
    public async Task<IReadOnlyList<PickRow>> FindAsync(string? words, bool onlyOnSale, IReadOnlyCollection<int> except, CancellationToken stop)
    {
        if (string.IsNullOrWhiteSpace(words))
            return [];
        var found = await search.AmongAsync(db.Products.AsNoTracking().Where(p => !except.Contains(p.Id) && (!onlyOnSale || p.Active)), words.Trim(), stop);
        return await found.OrderByDescending(p => p.Active).ThenByDescending(p => p.UnitsSold).ThenBy(p => p.Id).Take(Most)
            .Select(p => new PickRow(p.Id, new LocalizedText(p.Name.De, p.Name.En), p.Variants.OrderBy(v => v.Position).ThenBy(v => v.Id).Select(v => v.Sku).FirstOrDefault() ?? "", p.Active, new Money(p.PriceFrom.Cents)))
            .ToListAsync(stop);
    }

    public async Task<PickRow?> OneAsync(int? id, CancellationToken stop) => await db.Products.AsNoTracking().Where(p => p.Id == id)
        .Select(p => new PickRow(p.Id, new LocalizedText(p.Name.De, p.Name.En), p.Variants.OrderBy(v => v.Position).ThenBy(v => v.Id).Select(v => v.Sku).FirstOrDefault() ?? "", p.Active, new Money(p.PriceFrom.Cents)))
        .SingleOrDefaultAsync(stop);
}
