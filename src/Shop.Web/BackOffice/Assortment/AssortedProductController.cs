using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Analytics;
using Shop.Assortment;
using Shop.Common;
using Shop.Data;
using Shop.Orders;
using Shop.Settings;
using Shop.Web.BackOffice.Categories;
using Shop.Web.Security;

namespace Shop.Web.BackOffice.Assortment;

/// <summary>A product as the assortment sees it: where it is seen, whether it is wanted, and the order lines behind its figures.</summary>
[Route("admin/assortment/products/{id:int}")]
[Needs(Permissions.CatalogRead)]
public sealed class AssortedProductController(ShopDb db, ShopSettings settings, TimeProvider clock) : Controller
{
    private const int MostLines = 200;

    [HttpGet]
    public async Task<IActionResult> Show(int id, PeriodFilter filter, CancellationToken stop)
    {
        if (await db.Products.AsNoTracking().Where(p => p.Id == id).Select(p => new { p.Name, p.Active, p.CategoryId }).SingleOrDefaultAsync(stop) is not { } product)
            return NotFound();
        var rules = await settings.GetAsync<AssortmentRules>(stop);
        var today = clock.Today();
        var (from, to) = filter.Period(today);
        var counted = (From: today.AddDays(1 - rules.PlacementDays), To: today);
        var norms = await db.PlacementNormsAsync(counted.From, counted.To, rules.LeastImpressions, stop);
        var sales = await db.SalesByProductAsync(from, to, stop);
        return View("Product", new AssortedProductPage(id, product.Name, product.Active, from, to, rules)
        {
            CountedFrom = counted.From,
            Finding = norms.Judge(id),
            Norms = norms.Slots,
            Thousand = ThousandViews.Of(id, norms, await db.SalesByProductAsync(counted.From, counted.To, stop), rules.LeastImpressions),
            Sale = sales.GetValueOrDefault(id),
            Lines = await LinesAsync(id, from, to, stop),
            Trials = await db.PlacementTrials.AsNoTracking().Where(t => t.ProductId == id).OrderByDescending(t => t.Id).ToListAsync(stop),
            Category = product.CategoryId,
            Categories = await CategoryChoices.LoadAsync(db, stop),
            RetirementOpen = await db.Retirements.AnyAsync(r => r.ProductId == id && (r.State == RetirementState.Draft || r.State == RetirementState.Selling), stop),
        });
    }

    private async Task<IReadOnlyList<SoldLine>> LinesAsync(int id, DateOnly from, DateOnly to, CancellationToken stop)
    {
        var variants = db.Variants.Where(v => v.ProductId == id).Select(v => (int?)v.Id);
        var placed = db.Orders.AsNoTracking().MakingRevenue().PlacedBetween(from, to);
        var sold = await (
            from o in placed
            from l in o.Lines
            where l.Kind == OrderLineKind.Goods && variants.Contains(l.VariantId)
            orderby o.PlacedAt descending, l.Id
            select new SoldLine(o.Id, o.Number, o.PlacedAt, l.Name, l.Quantity, new Money(l.Total.Cents), l.TaxRate, l.UnitCost == null ? null : l.UnitCost!.Value.Cents, false))
            .Take(MostLines).ToListAsync(stop);
        var (start, end) = (from.StartUtc(), to.AddDays(1).StartUtc());
        var back = await (
            from r in db.Returns.AsNoTracking()
            where r.ReceivedAt >= start && r.ReceivedAt < end
            from x in r.Lines
            join l in db.OrderLines on x.OrderLineId equals l.Id
            where variants.Contains(l.VariantId)
            join o in db.Orders on r.OrderId equals o.Id
            select new SoldLine(o.Id, o.Number, r.ReceivedAt, l.Name, -x.Quantity, new Money(-x.Refund.Cents), l.TaxRate, l.UnitCost == null ? null : l.UnitCost!.Value.Cents, true))
            .Take(MostLines).ToListAsync(stop);
        return [.. sold.Concat(back).OrderByDescending(l => l.At)];
    }
}

/// <summary>A line of an order or of a return; amounts gross, the cost of a piece net in cents.</summary>
public sealed record SoldLine(int OrderId, string Number, DateTime At, string Name, int Quantity, Money Total, decimal TaxRate, long? UnitCost, bool Returned);

/// <summary>Revenue and DB I per 1 000 impressions, net, and the medians of all products that were seen enough; null where the product was never seen.</summary>
public sealed record ThousandViews(Money? Revenue, Money? ContributionI, Money UsualRevenue, Money UsualContributionI)
{
    public static ThousandViews Of(int id, PlacementNorms norms, IReadOnlyDictionary<int, ProductSale> sales, int leastImpressions)
    {
        var seen = norms.Seen.Where(s => s.Value >= leastImpressions).ToDictionary();
        var own = norms.Seen.GetValueOrDefault(id);
        return new ThousandViews(
            own == 0 ? null : Per(sales.GetValueOrDefault(id)?.Revenue, own), own == 0 ? null : Per(sales.GetValueOrDefault(id)?.ContributionI, own),
            Usual(s => s?.Revenue), Usual(s => s?.ContributionI));

        Money Usual(Func<ProductSale?, Money?> pick) => Money.From(PlacementNorms.Median([.. seen.Select(s => Per(pick(sales.GetValueOrDefault(s.Key)), s.Value).Amount)]));
    }

    private static Money Per(Money? value, int impressions) => Money.From((value?.Amount ?? 0) * 1000 / impressions);
}

/// <summary>Everything the page shows.</summary>
public sealed record AssortedProductPage(int Id, LocalizedText Name, bool Active, DateOnly From, DateOnly To, AssortmentRules Rules)
{
    public required DateOnly CountedFrom { get; init; }

    public required PlacementFinding Finding { get; init; }

    public required IReadOnlyDictionary<string, SlotNorm> Norms { get; init; }

    public required ThousandViews Thousand { get; init; }

    public ProductSale? Sale { get; init; }

    public required IReadOnlyList<SoldLine> Lines { get; init; }

    public required IReadOnlyList<PlacementTrial> Trials { get; init; }

    public required int Category { get; init; }

    public required CategoryChoices Categories { get; init; }

    public bool RetirementOpen { get; init; }

    public PlacementTrial? Running => Trials.FirstOrDefault(t => t.State == TrialState.Running);
}
