using Microsoft.EntityFrameworkCore;
using Shop.Catalog;
using Shop.Common;
using Shop.Data;
using Shop.Pricing;
using Shop.Shipping;
using Shop.Web.Storefront.Shared;

namespace Shop.Web.Storefront.Products;

/// <summary>Reads a product page in at most seven queries, none of which grows with the catalogue.</summary>
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
            await RelatedAsync(text, stop),
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
            p.Id, p.Name, p.Slug, p.Summary, p.Description, p.Ingredients, p.Warnings, p.WithdrawalExclusion,
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
            from value in v.Values.DefaultIfEmpty()
            orderby v.Position, v.Id
            select new
            {
                Row = new VariantRow(
                    v.Id, v.Sku, v.Gtin, v.Name, v.Price, v.FormerPrice != null, v.Content, v.ContentUnit,
                    v.DeliveryDaysFrom, v.DeliveryDaysTo, v.Position, s == null ? 0 : s.OnHand - s.Reserved),
                ValueId = (int?)value!.Id,
                ValueName = value.Name,
                ValuePosition = (int?)value.Position,
                OptionId = (int?)value.ProductOptionId,
                OptionName = value.ProductOption!.Name,
                OptionPosition = (int?)value.ProductOption.Position,
            };
        var rows = await query.ToListAsync(stop);
        var values = rows.Where(r => r.ValueId is not null)
            .DistinctBy(r => r.ValueId)
            .Select(r => new ChoosableValue(r.OptionId!.Value, r.OptionName, r.OptionPosition!.Value, r.ValueId!.Value, r.ValueName, r.ValuePosition!.Value))
            .ToList();
        var variants = rows.GroupBy(r => r.Row.Id)
            .Select(g => new ReadVariant(g.First().Row, [.. g.Where(r => r.ValueId is not null).Select(r => r.ValueId!.Value)]))
            .ToList();
        return (variants, values);
    }

    private async Task<IReadOnlyList<PictureRow>> PicturesAsync(int productId, CancellationToken stop) => await db.ProductPictures.AsNoTracking()
        .Where(p => p.ProductId == productId)
        .OrderBy(p => p.Position).ThenBy(p => p.Id)
        .Select(p => new PictureRow(p.Picture!.Key, p.Alt, p.Picture.Width, p.Picture.Height))
        .ToListAsync(stop);

    private async Task<IReadOnlyList<AttributeRow>> AttributesAsync(int productId, CancellationToken stop) => await db.ProductAttributes.AsNoTracking()
        .Where(a => a.ProductId == productId)
        .OrderBy(a => a.AttributeOption!.AttributeDefinition!.Position).ThenBy(a => a.AttributeOption!.Position)
        .Select(a => new AttributeRow(
            a.AttributeOption!.AttributeDefinitionId, a.AttributeOption.AttributeDefinition!.Name, a.AttributeOption.AttributeDefinition.Unit, a.AttributeOption.Name))
        .ToListAsync(stop);

    /// <summary>What the merchant put beside it, filled up with what sells best on the same shelf.</summary>
    private async Task<IReadOnlyList<CardRow>> RelatedAsync(ProductText text, CancellationToken stop)
    {
        var beside = db.Products.OnSale()
            .Where(p => p.Id != text.Id && (p.CategoryId == text.CategoryId || db.RelatedProducts.Any(r => r.ProductId == text.Id && r.RelatedId == p.Id)))
            .OrderByDescending(p => db.RelatedProducts.Any(r => r.ProductId == text.Id && r.RelatedId == p.Id))
            .ThenByDescending(p => p.UnitsSold).ThenBy(p => p.Id)
            .Take(MostRelated);
        return await cards.ReadAsync(beside, stop);
    }

    private sealed record ReadVariant(VariantRow Row, IReadOnlyCollection<int> ValueIds)
    {
        public ChoosableVariant Choosable => new(Row.Id, Row.Sku, Row.Price, Row.Position, Row.Available, ValueIds);
    }
}
