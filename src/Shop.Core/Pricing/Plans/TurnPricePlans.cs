using Microsoft.EntityFrameworkCore;
using Shop.Catalog;
using Shop.Common;
using Shop.Data;

namespace Shop.Pricing.Plans;

/// <summary>
/// Brings due plans into force, product by product: price, price range, plan and history in one save. Every node may try; whoever comes second
/// finds another version of the product and leaves it. Also ends plans by hand.
/// </summary>
public sealed class TurnPricePlans(ShopDb db, TimeProvider clock)
{
    /// <returns>How many products turned.</returns>
    public async Task<int> RunDueAsync(CancellationToken stop = default)
    {
        var products = await db.PricePlans.Due(clock.UtcNow()).Select(p => p.Variant!.ProductId).Distinct().OrderBy(id => id).ToListAsync(stop);
        var turned = 0;
        foreach (var id in products)
            turned += await TryAsync(id, (variant, plans, history, now) => PlanTurns.Turn(variant, plans, history, now), stop) ? 1 : 0;
        return turned;
    }

    /// <summary>Cancels what waits and ends what runs.</summary>
    /// <param name="plans">Ids; those that are over already are left.</param>
    /// <returns>How many plans ended.</returns>
    public async Task<int> StopAsync(IReadOnlyCollection<int> plans, CancellationToken stop = default)
    {
        var open = await db.PricePlans.AsNoTracking().Open().Where(p => plans.Contains(p.Id)).Select(p => new { p.Id, p.Variant!.ProductId }).ToListAsync(stop);
        var ended = 0;
        foreach (var product in open.GroupBy(p => p.ProductId))
        {
            var ids = product.Select(p => p.Id).ToHashSet();
            for (var attempt = 1; attempt <= 3; attempt++)
            {
                if (!await TryAsync(product.Key, (variant, all, _, now) => StopThese(variant, all, ids, now), stop))
                    continue;
                ended += ids.Count;
                break;
            }
        }
        return ended;
    }

    private static void StopThese(Variant variant, IEnumerable<PricePlan> plans, HashSet<int> ids, DateTime now)
    {
        foreach (var plan in plans.Where(p => p.IsOpen && ids.Contains(p.Id)))
            PlanTurns.Stop(variant, plan, now);
    }

    /// <summary>False when somebody else changed the product meanwhile.</summary>
    private async Task<bool> TryAsync(int productId, Action<Variant, IReadOnlyList<PricePlan>, IReadOnlyCollection<PriceSince>, DateTime> turn, CancellationToken stop)
    {
        db.ChangeTracker.Clear();
        var product = await db.Products.Include(p => p.Variants).SingleAsync(p => p.Id == productId, stop);
        var ids = product.Variants.ConvertAll(v => v.Id);
        var plans = (await db.PricePlans.OpenOf(ids).ToListAsync(stop)).ToLookup(p => p.VariantId);
        var history = (await db.PriceChanges.AsNoTracking().Where(c => ids.Contains(c.VariantId)).OrderBy(c => c.At).ThenBy(c => c.Id).ToListAsync(stop))
            .ToLookup(c => c.VariantId, c => new PriceSince(c.Price, c.At));
        var now = clock.UtcNow();
        foreach (var variant in product.Variants.Where(v => plans.Contains(v.Id)))
            turn(variant, [.. plans[variant.Id]], [.. history[variant.Id]], now);
        product.RefreshPrices();
        db.Entry(product).Property(p => p.Version).IsModified = true;
        var named = plans.SelectMany(p => p).FirstOrDefault(p => p.StartedAt == now || p.EndedAt == now);
        using var actor = Actor.Current == "system" && named is not null ? Actor.Is(NameOf(named)) : null;
        using var way = Way.Is(Way.Plan);
        try
        {
            await db.SaveChangesAsync(stop);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }
    }

    /// <summary>Who stands in the history: the plan and who made it.</summary>
    private static string NameOf(PricePlan plan)
    {
        var name = $"Preisplan „{plan.Name}“ ({plan.By})";
        return name.Length <= 200 ? name : name[..200];
    }
}
