using Microsoft.EntityFrameworkCore;
using Shop.Catalog;
using Shop.Common;
using Shop.Data;
using Shop.Pricing;
using Shop.Shipping;
using Shop.Web.Storefront.Shared;

namespace Shop.Web.Storefront.Products;

/// <summary>
/// Reads a product page in at most eight queries, none of which grows with the catalogue. Every column is named: a complex value in a
/// projection would make EF read the whole row.
/// </summary>
public sealed class ProductPages(ShopDb db, Frame frame, ProductCards cards, TimeProvider clock)
{
    private const int MostRelated = 4;

    /// <summary>Null for products that aren't on sale.</summary>
    public async Task<ProductPage?> ReadAsync(int id, string? sku, CancellationToken stop)
    {
        var text = await TextAsync(id, stop);
        if (text is null)
            return null;
        var (variants, values) = await VariantsAsync(id, stop);
        if (VariantChoice.Start(variants.ConvertAll(v => v.Choosable), sku) is not { } start)
            return null;
        var chosen = variants.Find(v => v.Row.Id == start.Id)!.Row;
        var rules = await frame.RulesAsync(stop);
        return new ProductPage(
            text,
            chosen,
            VariantChoice.Offer(variants.ConvertAll(v => v.Choosable), values, start),
            await PicturesAsync(id, stop),
            await AttributesAsync(id, stop),
            await cards.ReadAsync(db.Products.OnSale().Beside(db, id, text.CategoryId, MostRelated), stop),
            (await frame.TreeAsync(stop)).PathTo(text.CategoryId),
            chosen.Reduced ? (await db.ReductionsAsync(new Dictionary<int, Money> { [chosen.Id] = chosen.Price }, stop)).GetValueOrDefault(chosen.Id) : null,
            (await frame.TaxesAsync(stop)).RateOf(text.TaxClass),
            DeliveryWindow.After(clock.Today(), chosen.DaysFrom, chosen.DaysTo),
            rules.FewLeft,
            rules.MostPerLine);
    }

    private Task<ProductText?> TextAsync(int id, CancellationToken stop) => db.Products.AsNoTracking().OnSale()
        .Where(p => p.Id == id)
        .Select(p => new ProductText(
            p.Id, new LocalizedText(p.Name.De, p.Name.En), new LocalizedText(p.Slug.De, p.Slug.En), new LocalizedText(p.Summary.De, p.Summary.En),
            new LocalizedText(p.Description.De, p.Description.En), new LocalizedText(p.Ingredients.De, p.Ingredients.En),
            new LocalizedText(p.Warnings.De, p.Warnings.En), new LocalizedText(p.WithdrawalExclusion.De, p.WithdrawalExclusion.En),
            p.CategoryId, p.TaxClass, p.ContainsBattery, p.GuaranteeYears,
            p.Manufacturer!.Name, p.Manufacturer.Address, p.Manufacturer.Email, p.Manufacturer.Responsible))
        .SingleOrDefaultAsync(stop);

    /// <summary>Variants and the values they carry, in one flat query.</summary>
    private async Task<(List<ReadVariant> Variants, List<ChoosableValue> Values)> VariantsAsync(int productId, CancellationToken stop)
    {
        var query =
            from v in db.Variants.AsNoTracking()
            where v.ProductId == productId && v.Active
            join s in db.StockItems on v.Id equals s.VariantId into stock
            from s in stock.DefaultIfEmpty()
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
                    v.DeliveryDaysFrom, v.DeliveryDaysTo, v.Position, s == null ? 0 : s.OnHand - s.Reserved),
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
        return (variants, choices);
    }

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

    private sealed record ReadVariant(VariantRow Row, IReadOnlyCollection<int> ValueIds)
    {
        public ChoosableVariant Choosable => new(Row.Id, Row.Sku, Row.Price, Row.Position, Row.Available, ValueIds);
    }
}
