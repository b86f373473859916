using Microsoft.EntityFrameworkCore;
using Shop.Catalog;
using Shop.Common;
using Shop.Data;

namespace Shop.Stock;

/// <summary>
/// Makes a second product of one: its texts, variants, choices, shelves and pictures, under a new name and new article numbers. The copy
/// isn't in the shop, has no stock, no GTIN (a number belongs to one thing), no former price, no reviews and no documents.
/// </summary>
public sealed class CopyProduct(ShopDb db, ProductSearchText search, TimeProvider clock)
{
    private const int LongestSku = 80;

    /// <summary>Returns the id of the copy.</summary>
    /// <param name="id">The product to copy.</param>
    /// <param name="name">Name of the copy.</param>
    /// <param name="suffix">Goes behind every article number.</param>
    /// <param name="stop">Ends the call.</param>
    public Task<Result<int>> CopyAsync(int id, LocalizedText name, string suffix, CancellationToken stop = default) => db.InTransactionAsync<int>(async () =>
    {
        var original = await db.Products.AsNoTracking().WithParts().SingleAsync(p => p.Id == id, stop);
        var skus = original.Variants.ConvertAll(v => v.Sku + suffix);
        if (skus.Find(s => s.Length > LongestSku) is { } tooLong)
            return new Problem("sku-long", "Die Artikelnummer {0} wäre länger als {1} Zeichen.", tooLong, LongestSku);
        if (await db.Variants.Where(v => skus.Contains(v.Sku)).Select(v => v.Sku).FirstOrDefaultAsync(stop) is { } taken)
            return new Problem("sku-taken", "Die Artikelnummer {0} gibt es schon. Wählen Sie eine andere Endung.", taken);
        var copy = Fresh(original, name, clock.UtcNow());
        copy.Key = await db.FreeKeyAsync(name.De, stop);
        copy.Slug = await db.FreeSlugsAsync(LocalizedText.Empty, name, 0, stop);
        AddParts(copy, original);
        AddVariants(copy, original, suffix);
        db.Products.Add(copy);
        await db.SaveChangesAsync(stop);
        db.StockItems.AddRange(copy.Variants.Select(v => new StockItem { VariantId = v.Id }));
        await db.SaveChangesAsync(stop);
        await search.RefreshAsync([copy.Id], stop);
        await db.RefreshCompletenessAsync([copy.Id], stop);
        return copy.Id;
    }, stop);

    /// <summary>All columns of a row, those to come included; only what belongs to the one is left behind.</summary>
    private Product Fresh(Product original, LocalizedText name, DateTime now)
    {
        var copy = (Product)db.Entry(original).CurrentValues.ToObject();
        (copy.Id, copy.Version, copy.Name, copy.CreatedAt) = (0, 0, name, now);
        (copy.Active, copy.PublishAt, copy.PublishMissedAt, copy.RetiredAt) = (false, null, null, null);
        (copy.RatingCount, copy.RatingSum, copy.UnitsSold, copy.EnergyDocumentId) = (0, 0, 0, null);
        return copy;
    }

    private static void AddParts(Product copy, Product original)
    {
        copy.Categories.AddRange(original.Categories.Select(c => new ProductCategory { CategoryId = c.CategoryId, Position = c.Position, ByRule = c.ByRule }));
        copy.Attributes.AddRange(original.Attributes.Select(a => new ProductAttribute { AttributeOptionId = a.AttributeOptionId }));
        copy.Related.AddRange(original.Related.Select(r => new RelatedProduct { RelatedId = r.RelatedId, Position = r.Position }));
        copy.Tags.AddRange(original.Tags.Select(t => new ProductTag { TagId = t.TagId }));
        copy.TargetGroups.AddRange(original.TargetGroups.Select(g => new ProductTargetGroup { TargetGroupId = g.TargetGroupId }));
        copy.Pictures.AddRange(original.Pictures.Select(p => new ProductPicture { PictureId = p.PictureId, Alt = p.Alt, FocusX = p.FocusX, FocusY = p.FocusY, SourceUrl = p.SourceUrl, Position = p.Position }));
    }

    private void AddVariants(Product copy, Product original, string suffix)
    {
        var values = new Dictionary<int, OptionValue>();
        foreach (var option in original.Options)
        {
            var mine = new ProductOption { Name = option.Name, Position = option.Position };
            foreach (var value in option.Values)
                mine.Values.Add(values[value.Id] = new OptionValue { Name = value.Name, Swatch = value.Swatch, Position = value.Position });
            copy.Options.Add(mine);
        }
        foreach (var variant in original.Variants)
        {
            var mine = (Variant)db.Entry(variant).CurrentValues.ToObject();
            (mine.Id, mine.ProductId, mine.Sku, mine.Gtin, mine.Mpn, mine.FormerPrice) = (0, 0, variant.Sku + suffix, "", "", null);
            mine.Values.AddRange(variant.Values.Where(v => values.ContainsKey(v.Id)).Select(v => values[v.Id]));
            copy.Variants.Add(mine);
        }
    }
}
