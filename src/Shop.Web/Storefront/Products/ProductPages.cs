using Microsoft.EntityFrameworkCore;
using Shop.Catalog;
using Shop.Common;
using Shop.Data;
using Shop.Pricing;
using Shop.Shipping;
using Shop.Web.Storefront.Shared;

namespace Shop.Web.Storefront.Products;

/// <summary>
/// Reads a product page in at most eight queries, none of which grows with the catalogue. What only an editor changes stays in memory
/// until the catalogue changes; the stock is read each time. Every column is named: a complex value in a projection
/// would make EF read the whole row.
/// </summary>
public sealed class ProductPages(ShopDb db, TagCache cache, Frame frame, ProductCards cards, TimeProvider clock)
{
    private const int MostRelated = 4;

    /// <summary>Null for products that aren't on sale.</summary>
    public async Task<ProductPage?> ReadAsync(int id, string? sku, CancellationToken stop)
    {
        var told = await cache.GetAsync("told", id, "catalog", () => ToldAsync(id, stop));
        if (told.Text is not { } text)
            return null;
        var variants = told.Variants.With(await StockAsync(id, stop));
        if (VariantChoice.Start(variants.ConvertAll(v => v.Choosable), sku) is not { } start)
            return null;
        var chosen = variants.Find(v => v.Row.Id == start.Id)!.Row;
        var rules = await frame.RulesAsync(stop);
        return new ProductPage(
            text,
            chosen,
            variants.ConvertAll(v => v.Row),
            VariantChoice.Offer(variants.ConvertAll(v => v.Choosable), told.Variants.Values, start),
            told.Pictures,
            told.Attributes,
            await cards.OfAsync(told.Beside, stop),
            (await frame.TreeAsync(stop)).PathTo(text.CategoryId),
            chosen.Reduced ? (await db.ReductionsAsync(new Dictionary<int, Money> { [chosen.Id] = chosen.Price }, stop)).GetValueOrDefault(chosen.Id) : null,
            (await frame.TaxesAsync(stop)).RateOf(text.TaxClass),
            DeliveryWindow.After(clock.Today(), chosen.DaysFrom, chosen.DaysTo),
            rules.FewLeft,
            rules.MostPerLine);
    }

    private async Task<Told> ToldAsync(int id, CancellationToken stop) => await TextAsync(id, stop) is { } text
        ? new Told(
            text,
            await VariantsAsync(id, stop),
            await PicturesAsync(id, stop),
            await AttributesAsync(id, stop),
            await db.Products.OnSale().Beside(db, id, text.CategoryId, MostRelated).Select(p => p.Id).ToListAsync(stop))
        : Told.Nothing;

    private Task<ProductText?> TextAsync(int id, CancellationToken stop) => db.Products.AsNoTracking().OnSale()
        .Where(p => p.Id == id)
        .Select(p => new ProductText(
            p.Id, new LocalizedText(p.Name.De, p.Name.En), new LocalizedText(p.Slug.De, p.Slug.En), new LocalizedText(p.Summary.De, p.Summary.En),
            new LocalizedText(p.Description.De, p.Description.En), new LocalizedText(p.Ingredients.De, p.Ingredients.En),
            new LocalizedText(p.Warnings.De, p.Warnings.En), new LocalizedText(p.WithdrawalExclusion.De, p.WithdrawalExclusion.En),
            p.CategoryId, p.TaxClass, p.ContainsBattery, p.GuaranteeYears,
            p.Manufacturer!.Name, p.Manufacturer.Address, p.Manufacturer.Email, p.Manufacturer.Responsible,
            p.RatingCount, p.RatingSum))
        .SingleOrDefaultAsync(stop);

    /// <summary>Variants, still without stock, and the values they carry, in one flat query.</summary>
    private async Task<ReadVariants> VariantsAsync(int productId, CancellationToken stop)
    {
        var query =
            from v in db.Variants.AsNoTracking()
            where v.ProductId == productId && v.Active
            join link in db.VariantValues on v.Id equals link.VariantId into links
            from link in links.DefaultIfEmpty()
            join value in db.OptionValues on link.OptionValueId equals value.Id into values
            from value in values.DefaultIfEmpty()
            join option in db.ProductOptions on value.ProductOptionId equals option.Id into options
            from option in options.DefaultIfEmpty()
            orderby v.Position, v.Id
            select new
            {
                Row = new VariantRow(
                    v.Id, v.Sku, v.Gtin, new LocalizedText(v.Name.De, v.Name.En), new Money(v.Price.Cents), v.FormerPrice != null, v.Content, v.ContentUnit,
                    v.DeliveryDaysFrom, v.DeliveryDaysTo, v.Position, 0),
                ValueId = (int?)value.Id,
                ValueDe = value.Name.De,
                ValueEn = value.Name.En,
                ValuePosition = (int?)value.Position,
                OptionId = (int?)option.Id,
                OptionDe = option.Name.De,
                OptionEn = option.Name.En,
                OptionPosition = (int?)option.Position,
            };
        var rows = await query.ToListAsync(stop);
        var choices = rows.Where(r => r.ValueId is not null)
            .DistinctBy(r => r.ValueId)
            .Select(r => new ChoosableValue(
                r.OptionId!.Value, new(r.OptionDe, r.OptionEn), r.OptionPosition!.Value, r.ValueId!.Value, new(r.ValueDe, r.ValueEn), r.ValuePosition!.Value))
            .ToList();
        var variants = rows.GroupBy(r => r.Row.Id)
            .Select(g => new ReadVariant(g.First().Row, [.. g.Where(r => r.ValueId is not null).Select(r => r.ValueId!.Value)]))
            .ToList();
        return new ReadVariants(variants, choices);
    }

    /// <summary>How many of each variant are free.</summary>
    private Task<Dictionary<int, int>> StockAsync(int productId, CancellationToken stop) => db.Variants
        .Where(v => v.ProductId == productId && v.Active)
        .Join(db.StockItems, v => v.Id, s => s.VariantId, (v, s) => new { v.Id, Free = s.OnHand - s.Reserved })
        .ToDictionaryAsync(s => s.Id, s => s.Free, stop);

    private async Task<IReadOnlyList<PictureRow>> PicturesAsync(int productId, CancellationToken stop) => await db.ProductPictures.AsNoTracking()
        .Where(p => p.ProductId == productId)
        .OrderBy(p => p.Position).ThenBy(p => p.Id)
        .Select(p => new PictureRow(p.Picture!.Key, new LocalizedText(p.Alt.De, p.Alt.En), p.Picture.Width, p.Picture.Height))
        .ToListAsync(stop);

    private async Task<IReadOnlyList<AttributeRow>> AttributesAsync(int productId, CancellationToken stop) => await db.ProductAttributes.AsNoTracking()
        .Where(a => a.ProductId == productId)
        .OrderBy(a => a.AttributeOption!.AttributeDefinition!.Position).ThenBy(a => a.AttributeOption!.Position)
        .Select(a => new AttributeRow(
            a.AttributeOption!.AttributeDefinitionId,
            new LocalizedText(a.AttributeOption.AttributeDefinition!.Name.De, a.AttributeOption.AttributeDefinition.Name.En),
            new LocalizedText(a.AttributeOption.Name.De, a.AttributeOption.Name.En)))
        .ToListAsync(stop);

    /// <summary>What an editor wrote about a product and what stands beside it; no text when it isn't on sale.</summary>
    private sealed record Told(ProductText? Text, ReadVariants Variants, IReadOnlyList<PictureRow> Pictures, IReadOnlyList<AttributeRow> Attributes, IReadOnlyList<int> Beside)
    {
        public static Told Nothing { get; } = new(null, new([], []), [], [], []);
    }

    /// <summary>Variants, and the values one can choose among.</summary>
    private sealed record ReadVariants(List<ReadVariant> Variants, List<ChoosableValue> Values)
    {
        public List<ReadVariant> With(Dictionary<int, int> stock) =>
            Variants.ConvertAll(v => v with { Row = v.Row with { Free = stock.GetValueOrDefault(v.Row.Id) } });
    }

    private sealed record ReadVariant(VariantRow Row, IReadOnlyCollection<int> ValueIds)
    {
        public ChoosableVariant Choosable => new(Row.Id, Row.Sku, Row.Price, Row.Position, Row.Available, ValueIds);
    }
}
