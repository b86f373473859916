using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Data;
using Shop.Stock;

namespace Shop.Pricing.Plans;

/// <summary>New prices for a selection of variants from a moment on.</summary>
/// <param name="UntilAt">Null for good.</param>
/// <param name="Announce">As a reduction, where lawful.</param>
public sealed record PlanRequest(string Name, DateTime FromAt, DateTime? UntilAt, bool Announce, IReadOnlyList<PlannedPrice> Prices);

/// <summary>What a variant will cost, gross.</summary>
public sealed record PlannedPrice(int VariantId, Money Price);

/// <summary>
/// Plans prices for one or many variants, all or none. Refusals: "plan-empty", "plan-name", those of <see cref="PlanRules"/>, and "changed-meanwhile" where
/// somebody plans for the same product at the same moment.
/// </summary>
public sealed class PlanPrices(ShopDb db, TimeProvider clock)
{
    /// <returns>How many were planned.</returns>
    public async Task<Result<int>> PlanAsync(PlanRequest request, CancellationToken stop = default)
    {
        if (request.Prices.Count == 0)
            return new Problem("plan-empty", "Für diesen Plan ist noch kein Preis eingetragen.");
        if (string.IsNullOrWhiteSpace(request.Name) || request.Name.Trim().Length > PricePlan.LongestName)
            return new Problem("plan-name", "Bitte geben Sie dem Plan einen Namen von höchstens {0} Zeichen.", PricePlan.LongestName);
        try
        {
            return await db.InTransactionAsync(() => PlanInsideAsync(request, stop), stop);
        }
        catch (DbUpdateConcurrencyException)
        {
            return ReviseProduct.ChangedMeanwhile;
        }
    }

    private async Task<Result<int>> PlanInsideAsync(PlanRequest request, CancellationToken stop)
    {
        var ids = request.Prices.Select(p => p.VariantId).ToList();
        var variants = await db.Variants.Include(v => v.Product).Where(v => ids.Contains(v.Id)).ToListAsync(stop);
        var others = (await db.PricePlans.AsNoTracking().OpenOf(ids).ToListAsync(stop)).ToLookup(p => p.VariantId);
        var (now, batch) = (clock.UtcNow(), Guid.NewGuid().ToString("n"));
        foreach (var variant in variants)
        {
            var price = request.Prices.First(p => p.VariantId == variant.Id).Price;
            if (PlanRules.WhyNot(variant.Sku, price, request.FromAt, request.UntilAt, now, others[variant.Id]) is { } problem)
                return problem;
            db.PricePlans.Add(new PricePlan
            {
                VariantId = variant.Id,
                Name = request.Name.Trim(),
                Batch = batch,
                Price = price,
                Announce = request.Announce,
                FromAt = request.FromAt,
                UntilAt = request.UntilAt,
                By = Actor.Current,
            });
            // Whoever plans for the same product at the same moment is refused and sees this plan then.
            db.Entry(variant.Product!).Property(p => p.Version).IsModified = true;
        }
        await db.SaveChangesAsync(stop);
        return variants.Count;
    }
}

/// <summary>Questions about plans.</summary>
public static class PricePlanQueries
{
    /// <summary>What isn't over.</summary>
    public static IQueryable<PricePlan> Open(this IQueryable<PricePlan> plans) => plans.Where(p => p.State == PlanState.Planned || p.State == PlanState.Running);

    public static IQueryable<PricePlan> OpenOf(this IQueryable<PricePlan> plans, IReadOnlyCollection<int> variantIds) => plans.Open().Where(p => variantIds.Contains(p.VariantId));

    /// <summary>What has something to do by this moment.</summary>
    public static IQueryable<PricePlan> Due(this IQueryable<PricePlan> plans, DateTime now) =>
        plans.Where(p => (p.State == PlanState.Planned && p.FromAt <= now) || (p.State == PlanState.Running && p.UntilAt <= now));
}
