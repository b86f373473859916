using Microsoft.EntityFrameworkCore;
using Shop.Data;

namespace Shop.Pricing.Plans;

/// <summary>Knows from memory when the next plan has something to do, so that looking every second costs no query.</summary>
public sealed class PricePlanClock(IDbContextFactory<ShopDb> databases, TagCache cache)
{
    public const string Tag = "price-plans";

    /// <summary>Null when nothing is planned.</summary>
    public async ValueTask<DateTime?> NextAsync(CancellationToken stop = default) => (await cache.GetAsync("price-plans:next", Tag, async () =>
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var begins = await db.PricePlans.Where(p => p.State == PlanState.Planned).MinAsync(p => (DateTime?)p.FromAt, stop);
        var ends = await db.PricePlans.Where(p => p.State == PlanState.Running).MinAsync(p => p.UntilAt, stop);
        return new Moment(begins < ends || ends is null ? begins : ends);
    })).At;

    private sealed record Moment(DateTime? At);
}
