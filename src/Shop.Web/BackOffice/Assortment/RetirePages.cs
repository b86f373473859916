using Microsoft.EntityFrameworkCore;
using Shop.Assortment;
using Shop.Catalog;
using Shop.Common;
using Shop.Data;
using Shop.Pricing;
using Shop.Settings;
using Shop.Web.BackOffice.Products;

namespace Shop.Web.BackOffice.Assortment;

/// <summary>A variant's price in the sell-off.</summary>
/// <param name="Left">DB I of a piece at the reduced price; null without cost.</param>
/// <param name="Lowest">The lowest price of the last 30 days, which the shop has to name (§11 PAngV).</param>
public sealed record SellOffPrice(string Sku, LocalizedText Name, Money Now, Money Reduced, Money? Left, Money? Lowest)
{
    /// <summary>What may be announced, in whole percent; null where nothing may.</summary>
    public int? Announced => Lowest is { } lowest && Reduced < lowest ? (int)((lowest.Cents - Reduced.Cents) * 100 / lowest.Cents) : null;
}

/// <summary>A step of the wizard.</summary>
public sealed record RetirePage(int Id, LocalizedText Name, bool Active, Retirement? Retirement, int Step)
{
    public RetirementSurvey? Survey { get; init; }

    public PlacementFinding? Finding { get; init; }

    public Supplier? Supplier { get; init; }

    public SellOffForm Form { get; init; } = new() { WhenSoldOut = true };

    public IReadOnlyList<SellOffPrice> Prices { get; init; } = [];

    public string? Words { get; init; }

    public IReadOnlyList<PickRow> Found { get; init; } = [];

    public PickRow? Alternative { get; init; }
}

/// <summary>Reads what a step shows.</summary>
public sealed class RetirePages(ShopDb db, ProductPick pick, ShopSettings settings, TaxTables taxes, TimeProvider clock)
{
    public async Task<RetirePage?> ReadAsync(int id, int? step, string? words, CancellationToken stop)
    {
        if (await db.Products.AsNoTracking().Include(p => p.Supplier).Include(p => p.Variants).SingleOrDefaultAsync(p => p.Id == id, stop) is not { } product)
            return null;
        var retirement = await db.Retirements.AsNoTracking().Where(r => r.ProductId == id).OrderBy(r => r.State == RetirementState.Draft || r.State == RetirementState.Selling ? 0 : 1)
            .ThenByDescending(r => r.Id).FirstOrDefaultAsync(stop);
        var draft = retirement?.State == RetirementState.Draft ? retirement : null;
        var at = draft is null ? 1 : Math.Clamp(step ?? draft.Step + 1, 1, Math.Min(4, draft.Step + 1));
        return new RetirePage(id, product.Name, product.Active, retirement, at)
        {
            Survey = await RetirementSurvey.ReadAsync(db, id, stop),
            Finding = at == 1 ? await FindingAsync(id, stop) : null,
            Supplier = product.Supplier,
            Form = draft is null ? new SellOffForm { WhenSoldOut = true, PercentOff = "30" } : draft.Step < 2 ? new SellOffForm { WhenSoldOut = true, PercentOff = "30" } : SellOffForm.From(draft),
            Prices = draft is null ? [] : await PricesAsync(product, draft.Step < 2 ? 30 : draft.PercentOff, stop),
            Words = words,
            Found = at != 3 ? [] : string.IsNullOrWhiteSpace(words) ? await BesideAsync(product, stop) : await pick.FindAsync(words, onlyOnSale: true, [id], stop),
            Alternative = await pick.OneAsync(retirement?.AlternativeId, stop),
        };
    }

    /// <summary>What could take the place of a product before anybody searches: the best sellers of its shelf.</summary>
    private async Task<IReadOnlyList<PickRow>> BesideAsync(Product product, CancellationToken stop) =>
        await db.Products.AsNoTracking().Where(p => p.Active && p.CategoryId == product.CategoryId && p.Id != product.Id)
            .OrderByDescending(p => p.UnitsSold).ThenBy(p => p.Id).Take(4)
            .Select(p => new PickRow(p.Id, new LocalizedText(p.Name.De, p.Name.En), p.Variants.OrderBy(v => v.Position).ThenBy(v => v.Id).Select(v => v.Sku).FirstOrDefault() ?? "", p.Active, new Money(p.PriceFrom.Cents)))
            .ToListAsync(stop);

    private async Task<PlacementFinding> FindingAsync(int id, CancellationToken stop)
    {
        var rules = await settings.GetAsync<AssortmentRules>(stop);
        var today = clock.Today();
        return (await db.PlacementNormsAsync(today.AddDays(1 - rules.PlacementDays), today, rules.LeastImpressions, stop)).Judge(id);
    }

    private async Task<IReadOnlyList<SellOffPrice>> PricesAsync(Product product, decimal percentOff, CancellationToken stop)
    {
        var rate = (await taxes.TodayAsync(stop)).RateOf(product.TaxClass);
        var ids = product.Variants.ConvertAll(v => v.Id);
        var history = (await db.PriceChanges.AsNoTracking().Where(c => ids.Contains(c.VariantId)).Select(c => new { c.VariantId, c.Price.Cents, c.At }).ToListAsync(stop)).ToLookup(c => c.VariantId);
        return [.. product.Variants.Where(v => v.Active).OrderBy(v => v.Position).Select(v =>
        {
            var reduced = percentOff > 0 ? StartRetirement.Reduced(v.Price, percentOff) : v.Price;
            var lowest = Reduction.LowestBefore(clock.UtcNow(), history[v.Id].Select(c => new PriceSince(new Money(c.Cents), c.At)));
            return new SellOffPrice(v.Sku, v.Name, v.Price, reduced, v.Cost is { } cost ? reduced.WithoutTax(rate) - cost : null, lowest?.Price);
        })];
    }
}
