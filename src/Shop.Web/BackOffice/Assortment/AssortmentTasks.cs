using Microsoft.EntityFrameworkCore;
using Shop.Assortment;
using Shop.Common;
using Shop.Data;
using Shop.Settings;

namespace Shop.Web.BackOffice.Assortment;

/// <summary>Work that waits, with the list of exactly that work behind it.</summary>
/// <param name="Worth">Money at stake, net; null where none can be named.</param>
/// <param name="WorthOf">What the money is: "capital" or "revenue".</param>
public sealed record AssortmentTask(string Kind, string Path, int Count, Money? Worth = null, string WorthOf = "capital");

/// <summary>Gathers the open tasks of the room.</summary>
public sealed class AssortmentTasks(ShopDb db, SlowMovers slow, Freshness freshness, ShopSettings settings, TimeProvider clock)
{
    private const int EndedLately = 30;

    public async Task<IReadOnlyList<AssortmentTask>> ReadAsync(CancellationToken stop)
    {
        var rules = await settings.GetAsync<AssortmentRules>(stop);
        var tasks = new List<AssortmentTask>();
        await AddSlowAsync(tasks, rules, stop);
        await AddTrialsAsync(tasks, stop);
        await AddDecisionsAsync(tasks, stop);
        await AddFreshnessAsync(tasks, rules, stop);
        return [.. tasks.Where(t => t.Count > 0).OrderByDescending(t => t.Worth ?? Money.Zero).ThenByDescending(t => t.Count)];
    }

    private async Task AddSlowAsync(List<AssortmentTask> tasks, AssortmentRules rules, CancellationToken stop)
    {
        var today = clock.Today();
        var norms = await db.PlacementNormsAsync(today.AddDays(1 - rules.PlacementDays), today, rules.LeastImpressions, stop);
        var open = await db.Retirements.Where(r => r.State == RetirementState.Selling).Select(r => r.ProductId).ToListAsync(stop);
        var onTrial = await db.PlacementTrials.Where(t => t.State == TrialState.Running).Select(t => t.ProductId).ToListAsync(stop);
        var found = (await slow.ReadAsync(rules, stop)).Where(s => !open.Contains(s.ProductId) && !onTrial.Contains(s.ProductId))
            .ToLookup(s => norms.Judge(s.ProductId).Verdict);
        foreach (var verdict in new[] { PlacementVerdict.NotWanted, PlacementVerdict.BadlyPlaced, PlacementVerdict.InLine })
            tasks.Add(new AssortmentTask($"slow-{verdict}", $"/admin/assortment/slow?verdict={verdict}", found[verdict].Count(), found[verdict].Sum(s => s.Capital)));
    }

    /// <summary>The revenue of a product counts once a kind, however many of its variants are old.</summary>
    private async Task AddFreshnessAsync(List<AssortmentTask> tasks, AssortmentRules rules, CancellationToken stop)
    {
        foreach (var found in (await freshness.ReadAsync(rules, stop)).GroupBy(f => f.Kind))
            tasks.Add(new AssortmentTask($"fresh-{found.Key}", $"/admin/assortment/freshness?kind={found.Key}", found.Count(), found.Sum(f => f.Revenue), "revenue"));
        tasks.Add(new AssortmentTask("terms", "/admin/assortment/freshness?terms=true", (await freshness.TermsAsync(stop)).Count));
    }

    private async Task AddDecisionsAsync(List<AssortmentTask> tasks, CancellationToken stop)
    {
        tasks.Add(new AssortmentTask("tests-over", "/admin/assortment/tests", await db.TestListings.CountAsync(t => t.State != TestState.Running && !t.Settled, stop)));
        tasks.Add(new AssortmentTask("retire-drafts", "/admin/assortment/retirements", await db.Retirements.CountAsync(r => r.State == RetirementState.Draft, stop)));
        tasks.Add(new AssortmentTask("groups-empty", "/admin/assortment/groups", await db.TargetGroups.CountAsync(g => !db.Products.Any(p => p.Active && p.TargetGroups.Any(t => t.TargetGroupId == g.Id)), stop)));
    }

    private async Task AddTrialsAsync(List<AssortmentTask> tasks, CancellationToken stop)
    {
        var since = clock.Today().AddDays(-EndedLately);
        tasks.Add(new AssortmentTask("trials-ended", "/admin/assortment/trials", await db.PlacementTrials.CountAsync(t => t.State != TrialState.Running && t.EndsOn >= since, stop)));
    }
}
