using Microsoft.EntityFrameworkCore;
using Shop.Catalog;
using Shop.Common;
using Shop.Data;
using Shop.Stock;

namespace Shop.Pricing;

/// <summary>What goes with a copy besides the product itself.</summary>
/// <param name="Tiers">Prices from a quantity on.</param>
/// <param name="Groups">Prices for a customer group.</param>
/// <param name="Countries">Prices for deliveries to a country.</param>
/// <param name="Documents">PDFs.</param>
public sealed record CopyWishes(bool Tiers = false, bool Groups = false, bool Countries = false, bool Documents = false)
{
    /// <summary>A price that is for a group and from a quantity on goes only where both are wished.</summary>
    public bool Takes(VariantPrice price)
    {
        var isTier = price.FromQuantity > 1 || (price.Group is null && price.Country is null);
        return (Tiers || !isTier) && (Groups || price.Group is null) && (Countries || price.Country is null);
    }
}

/// <summary>
/// Makes a second product of one: its texts, variants, choices, shelves and pictures, under a new name and new article numbers. The copy
/// isn't in the shop, has no stock, no GTIN (a number belongs to one thing), no former price and no reviews; further prices and documents go
/// with it where that is wished.
/// </summary>
public sealed class CopyProduct(ShopDb db, ProductSearchText search, TimeProvider clock)
{
    private const int LongestSku = 80;

    /// <summary>Returns the id of the copy.</summary>
    /// <param name="id">The product to copy.</param>
    /// <param name="name">Name of the copy.</param>
    /// <param name="suffix">Goes behind every article number.</param>
    /// <param name="wishes">What else goes with it.</param>
    /// <param name="stop">Ends the call.</param>
    public Task<Result<int>> CopyAsync(int id, LocalizedText name, string suffix, CopyWishes wishes, CancellationToken stop = default) => db.InTransactionAsync<int>(async () =>
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
        await AddPricesAsync(copy, original, suffix, wishes, stop);
        if (wishes.Documents)
            await AddDocumentsAsync(copy, original, stop);
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

    /// <summary>What is over is left behind.</summary>
    private async Task AddPricesAsync(Product copy, Product original, string suffix, CopyWishes wishes, CancellationToken stop)
    {
        var now = clock.UtcNow();
        var ids = original.Variants.ConvertAll(v => v.Id);
        foreach (var price in (await db.VariantPrices.AsNoTracking().Where(p => ids.Contains(p.VariantId) && (p.UntilAt == null || p.UntilAt > now)).ToListAsync(stop)).Where(wishes.Takes))
        {
            var sku = original.Variants.Find(v => v.Id == price.VariantId)!.Sku + suffix;
            var mine = (VariantPrice)db.Entry(price).CurrentValues.ToObject();
            (mine.Id, mine.VariantId) = (0, copy.Variants.Find(v => v.Sku == sku)!.Id);
            db.VariantPrices.Add(mine);
        }
    }

    private async Task AddDocumentsAsync(Product copy, Product original, CancellationToken stop)
    {
        var documents = await db.ProductDocuments.AsNoTracking().Where(d => d.ProductId == original.Id).OrderBy(d => d.Position).ThenBy(d => d.Id).ToListAsync(stop);
        foreach (var document in documents)
        {
            var mine = new ProductDocument { ProductId = copy.Id, Name = document.Name, Size = document.Size, Bytes = document.Bytes, Position = document.Position, AddedAt = clock.UtcNow() };
            db.ProductDocuments.Add(mine);
            await db.SaveChangesAsync(stop);
            if (document.Id == original.EnergyDocumentId)
                copy.EnergyDocumentId = mine.Id;
        }
    }
}
