using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Shop.Catalog;
using Shop.Common;
using Shop.Data;
using Shop.Orders;
using Shop.Pricing;
using Shop.Pricing.Calculation;
using Shop.Pricing.Endings;

namespace Shop.Web.BackOffice.Pricing;

/// <summary>The calculation of one variant.</summary>
/// <param name="Scheme">The lines, or why they can't be calculated; null while something typed can't be read.</param>
/// <param name="Usual">The usual rates and why these; null where none are set.</param>
public sealed record CalculationPage(
    PricedVariant Variant, SchemeForm Form, Result<PriceScheme>? Scheme, decimal VatRate, Demand Demand, UsualRates? Usual, IReadOnlyList<DecisionRow> Decisions)
{
    /// <summary>What would be taken over: the calculated price with its ending.</summary>
    public Money? Proposed => Scheme is { Ok: true } s ? Ending?.Ending.Apply(s.Value.Gross, EndingDirection.Up) ?? s.Value.Gross : null;

    /// <summary>What the proposed price leaves, after its ending.</summary>
    public PriceScheme? AtProposed => Scheme is { Ok: true } s && Proposed is { } price
        ? PriceScheme.Difference(s.Value.ListPurchase, price, s.Value.Freight, s.Value.Rates, VatRate).Value
        : null;

    /// <summary>All there are to choose from.</summary>
    public required IReadOnlyList<PriceEndingRule> Endings { get; init; }

    /// <summary>The chosen one; null for none.</summary>
    public PriceEndingRule? Ending => Endings.FirstOrDefault(r => r.Id == Form.EndingId);

    public string Reason { get; init; } = "";

    /// <summary>What others ask, to be kept with the decision; begins with what the last one knew.</summary>
    public IReadOnlyList<CompetitorForm> Competitors { get; init; } = [];

    /// <summary>What the strongest running discount leaves of the proposed price.</summary>
    public StrongestDiscount? Discounted { get; init; }

    public required CategoryTree Tree { get; init; }

    /// <summary>Where it is bought; null where nobody said.</summary>
    public Supplier? Supplier { get; init; }
}

/// <summary>What is priced.</summary>
/// <param name="Price">Gross, today.</param>
/// <param name="Cost">Landed, net; null where nobody entered it.</param>
public sealed record PricedVariant(int Id, int ProductId, string Sku, LocalizedText Product, LocalizedText Name, Money Price, Money? Cost, TaxClass TaxClass, int CategoryId, int? SupplierId);

/// <summary>A former decision with what it was made upon.</summary>
public sealed record DecisionRow(DateTime At, string By, Money OldPrice, Money NewPrice, string Reason, PriceEvidence Evidence);

/// <summary>Reads the calculation of a variant.</summary>
public sealed class CalculationPages(ShopDb db, TaxTables taxes, TagCache cache, AfterDiscounts discounts, TimeProvider clock)
{
    private const int MostDecisions = 20;

    /// <param name="typed">Null on the first visit: today's price and the usual rates stand there.</param>
    /// <param name="readable">False when something typed can't be read.</param>
    public async Task<CalculationPage?> ReadAsync(int variantId, SchemeForm? typed, bool readable, CancellationToken stop)
    {
        var variant = await db.Variants.AsNoTracking().Where(v => v.Id == variantId)
            .Select(v => new PricedVariant(v.Id, v.ProductId, v.Sku, v.Product!.Name, v.Name, v.Price, v.Cost, v.Product.TaxClass, v.Product.CategoryId, v.Product.SupplierId))
            .SingleOrDefaultAsync(stop);
        if (variant is null)
            return null;
        var rate = (await taxes.TodayAsync(stop)).RateOf(variant.TaxClass);
        var supplier = variant.SupplierId is null ? null : await db.Suppliers.AsNoTracking().SingleOrDefaultAsync(s => s.Id == variant.SupplierId, stop);
        var tree = await CategoryTree.KeptAsync(db, cache, stop);
        var usual = UsualRates.For(variant.CategoryId, supplier, tree, await db.CalculationDefaults.AsNoTracking().Include(d => d.Ending).ToListAsync(stop));
        var form = typed ?? SchemeForm.From(variant.Price, variant.Cost, usual);
        var decisions = await DecisionsAsync(variantId, stop);
        var page = new CalculationPage(variant, form, readable ? form.Calculate(rate) : (Result<PriceScheme>?)null, rate, await DemandAsync(variantId, stop), usual, decisions)
        {
            Tree = tree,
            Endings = await db.PriceEndingRules.AsNoTracking().OrderBy(r => r.Name).ToListAsync(stop),
            Supplier = supplier,
            Competitors = decisions is [var last, ..] ? [.. last.Evidence.Competitors.Select(CompetitorForm.From)] : [],
        };
        return page.Proposed is { } price && page.AtProposed is { } scheme
            ? page with { Discounted = await discounts.OfAsync(variantId, price, scheme.Landed, rate, stop) }
            : page;
    }

    public async Task<Demand> DemandAsync(int variantId, CancellationToken stop)
    {
        var now = clock.UtcNow();
        var (month, year) = (now.AddDays(-30), now.AddDays(-365));
        var sold = db.OrderLines.Where(l => l.VariantId == variantId)
            .Join(db.Orders.Where(o => o.Kind == OrderKind.Sale && o.State != OrderState.Cancelled && o.PlacedAt >= year), l => l.OrderId, o => o.Id, (l, o) => new { l.Quantity, o.PlacedAt });
        return new Demand(
            await sold.Where(s => s.PlacedAt >= month).SumAsync(s => s.Quantity, stop),
            await sold.SumAsync(s => s.Quantity, stop),
            await db.StockItems.Where(s => s.VariantId == variantId).SumAsync(s => s.OnHand, stop));
    }

    private async Task<IReadOnlyList<DecisionRow>> DecisionsAsync(int variantId, CancellationToken stop)
    {
        var decisions = await db.PriceDecisions.AsNoTracking().Where(d => d.VariantId == variantId).OrderByDescending(d => d.At).ThenByDescending(d => d.Id).Take(MostDecisions).ToListAsync(stop);
        return [.. decisions.Select(d => new DecisionRow(d.At, d.By, d.OldPrice, d.NewPrice, d.Reason, JsonSerializer.Deserialize<PriceEvidence>(d.Evidence)!))];
    }
}
