using Microsoft.EntityFrameworkCore;
using Shop.Catalog;
using Shop.Common;
using Shop.Customers;
using Shop.Data;
using Shop.Shipping;
using Shop.Web.Storefront.Shared;

namespace Shop.Web.Storefront.Products;

/// <summary>
/// Reads a product page in at most five queries, none of which grows with the catalogue; the sixth is for what others say about it. What
/// only an editor changes stays in memory until the catalogue changes; the stock is read each time. Every column is named: a complex
/// value in a projection would make EF read the whole row.
/// </summary>
public sealed class ProductPages(ShopDb db, TagCache cache, Frame frame, ProductCards cards, TimeProvider clock)
{
    private const int MostRelated = 4;

    /// <summary>Null for products that aren't on sale.</summary>
    public async Task<ProductPage?> ReadAsync(int id, string? sku, CancellationToken stop)
    {
        var (told, variants) = await ToldAsync(id, stop);
        var choosable = variants.ConvertAll(v => v.Choosable);
        if (told.Text is not { } text || VariantChoice.Start(choosable, sku) is not { } start)
            return null;
        var chosen = variants.Find(v => v.Row.Id == start.Id)!.Row;
        var (beside, together) = await NeighboursAsync(id, told.Parts, stop);
        var rules = await frame.RulesAsync(stop);
        return new ProductPage(
            text,
            chosen,
            variants.ConvertAll(v => v.Row),
            VariantChoice.Offer(choosable, told.Values, start),
            VariantChoice.Matrix(choosable, told.Values),
            told.Parts,
            beside,
            together,
            (await frame.TreeAsync(stop)).PathTo(text.CategoryId),
            chosen.Reduced ? await cards.ReductionAsync(chosen.Id, chosen.Price, stop) : null,
            (await frame.TaxesAsync(stop)).RateOf(text.TaxClass),
            DeliveryWindow.After(clock.Today(), chosen.DaysFrom, chosen.DaysTo),
            rules.FewLeft,
            rules.MostPerLine)
        {
            Tiers = (await frame.PricesAsync(stop)).Ladder(chosen.Id, chosen.Price, CustomerGroup.Consumer),
        };
    }

    /// <summary>The product's own card comes along: with it come the reductions of its variants.</summary>
    private async Task<(IReadOnlyList<CardRow> Beside, IReadOnlyList<CardRow> Together)> NeighboursAsync(int id, ProductParts parts, CancellationToken stop)
    {
        var found = (await cards.OfAsync([.. parts.Together.Union(parts.Beside).Take(2 * MostRelated).Append(id)], stop)).ToDictionary(c => c.Id);
        return (Of(parts.Beside.Except(parts.Together).Take(MostRelated)), Of(parts.Together));

        List<CardRow> Of(IEnumerable<int> ids) => [.. ids.Where(found.ContainsKey).Select(i => found[i])];
    }

    /// <summary>From memory, with today's stock; a product that wasn't known is read together with it.</summary>
    private async Task<(Told Told, List<ReadVariant> Variants)> ToldAsync(int id, CancellationToken stop)
    {
        List<ReadVariant>? fresh = null;
        var told = await cache.GetAsync("told", id, "catalog", async () =>
        {
            if (await TextAsync(id, stop) is not { } text)
                return Told.Nothing;
            (fresh, var values) = await VariantsAsync(id, stop);
            return new Told(text, fresh, values, await ProductParts.ReadAsync(db, id, text.CategoryId, MostRelated, stop));
        });
        if (fresh is not null || told.Text is null)
            return (told, fresh ?? []);
        var stock = await StockAsync(id, stop);
        return (told, told.Variants.ConvertAll(v => v with { Row = v.Row with { Free = stock.GetValueOrDefault(v.Row.Id) } }));
    }

    private Task<ProductText?> TextAsync(int id, CancellationToken stop) => db.Products.AsNoTracking().OnSale()
        .Where(p => p.Id == id)
        .Select(p => new ProductText(
            p.Id, new LocalizedText(p.Name.De, p.Name.En), new LocalizedText(p.Slug.De, p.Slug.En), new LocalizedText(p.Summary.De, p.Summary.En),
            new LocalizedText(p.Description.De, p.Description.En), new LocalizedText(p.Ingredients.De, p.Ingredients.En),
            new LocalizedText(p.Warnings.De, p.Warnings.En), new LocalizedText(p.WithdrawalExclusion.De, p.WithdrawalExclusion.En),
            p.CategoryId, p.TaxClass, p.ContainsBattery, p.GuaranteeYears,
            p.Manufacturer!.Name, p.Manufacturer.Address, p.Manufacturer.Email, p.Manufacturer.Responsible,
            p.RatingCount, p.RatingSum)
        {
            BrandKey = p.Brand!.Key,
            BrandName = p.Brand.Name,
            WeeeNumber = p.WeeeNumber,
            EnergyClass = p.EnergyClass,
            EnergyScale = p.EnergyScale,
            EnergyDocumentId = p.EnergyDocumentId,
            Textile = new LocalizedText(p.Textile.De, p.Textile.En),
            SeoTitle = new LocalizedText(p.SeoTitle.De, p.SeoTitle.En),
            SeoDescription = new LocalizedText(p.SeoDescription.De, p.SeoDescription.En),
        })
        .SingleOrDefaultAsync(stop);

    /// <summary>Variants with their stock and the values they carry, in one flat query.</summary>
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
                    v.DeliveryDaysFrom, v.DeliveryDaysTo, v.Position, s == null ? 0 : s.OnHand - s.Reserved)
                {
                    RecommendedCents = v.RecommendedPrice == null ? null : (long?)v.RecommendedPrice!.Value.Cents,
                },
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

    /// <summary>How many of each variant are free.</summary>
    private Task<Dictionary<int, int>> StockAsync(int productId, CancellationToken stop) => db.Variants
        .Where(v => v.ProductId == productId && v.Active)
        .Join(db.StockItems, v => v.Id, s => s.VariantId, (v, s) => new { v.Id, Free = s.OnHand - s.Reserved })
        .ToDictionaryAsync(s => s.Id, s => s.Free, stop);

    /// <summary>What an editor wrote about a product and what stands beside it; no text when it isn't on sale. The stock in it is that of the first look.</summary>
    private sealed record Told(ProductText? Text, List<ReadVariant> Variants, List<ChoosableValue> Values, ProductParts Parts)
    {
        public static Told Nothing { get; } = new(null, [], [], ProductParts.None);
    }

    private sealed record ReadVariant(VariantRow Row, IReadOnlyCollection<int> ValueIds)
    {
        public ChoosableVariant Choosable => new(Row.Id, Row.Sku, Row.Price, Row.Position, Row.Available, ValueIds);
    }
}
