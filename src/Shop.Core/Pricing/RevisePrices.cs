using Microsoft.EntityFrameworkCore;
using Shop.Catalog;
using Shop.Common;
using Shop.Data;
using Shop.Stock;

namespace Shop.Pricing;

/// <summary>A price rule as it is to be saved.</summary>
/// <param name="Id">0 for a new one.</param>
public sealed record PriceRow(int Id, int VariantId, PriceRule Rule);

/// <summary>
/// Saves the quantity, group and country prices of a product's variants: what isn't among the rows goes. Whoever comes second with an older version
/// is refused. Refusals: "changed-meanwhile" and those of <see cref="PriceRemarks"/>.
/// </summary>
public sealed class RevisePrices(ShopDb db, TaxTables taxes)
{
    /// <summary>Null when they are saved.</summary>
    /// <param name="version">The product's version the rows were typed upon.</param>
    public async Task<Problem?> ReviseAsync(int productId, int version, IReadOnlyList<PriceRow> rows, CancellationToken stop = default)
    {
        var product = await db.Products.Include(p => p.Variants).SingleAsync(p => p.Id == productId, stop);
        if (product.Version != version)
            return ReviseProduct.ChangedMeanwhile;
        var rate = (await taxes.TodayAsync(stop)).RateOf(product.TaxClass);
        if (product.Variants.SelectMany(v => Remarks(v, rate, rows)).FirstOrDefault(r => r.Refused) is { } refused)
            return refused.Problem;
        var ids = product.Variants.ConvertAll(v => v.Id);
        var had = await db.VariantPrices.Where(p => ids.Contains(p.VariantId)).ToListAsync(stop);
        db.VariantPrices.RemoveRange(had.Where(h => !rows.Any(r => r.Id == h.Id)));
        foreach (var row in rows.Where(r => ids.Contains(r.VariantId)))
            Write(had.Find(h => h.Id == row.Id && h.VariantId == row.VariantId), row);
        db.Entry(product).Property(p => p.Version).IsModified = true;
        return await SaveAsync(stop);
    }

    public static IReadOnlyList<PriceRemark> Remarks(Variant variant, decimal taxRate, IEnumerable<PriceRow> rows) =>
        PriceRemarks.Of(variant.Price, variant.Cost, taxRate, [.. rows.Where(r => r.VariantId == variant.Id).Select(r => r.Rule)]);

    private void Write(VariantPrice? price, PriceRow row)
    {
        if (price is null)
            db.VariantPrices.Add(price = new VariantPrice { VariantId = row.VariantId });
        (price.FromQuantity, price.Group, price.Price) = (row.Rule.FromQuantity, row.Rule.Group, row.Rule.Price);
        (price.FromAt, price.UntilAt, price.Country) = (row.Rule.FromAt, row.Rule.UntilAt, row.Rule.Country);
    }

    private async Task<Problem?> SaveAsync(CancellationToken stop)
    {
        try
        {
            await db.SaveChangesAsync(stop);
            return null;
        }
        catch (DbUpdateConcurrencyException)
        {
            return ReviseProduct.ChangedMeanwhile;
        }
    }
}
