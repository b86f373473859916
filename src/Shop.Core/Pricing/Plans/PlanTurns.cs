using Shop.Catalog;

namespace Shop.Pricing.Plans;

/// <summary>
/// Lets what is due by a moment happen to a variant: ends before beginnings, in the order of their times, so that plans that follow each other change the price
/// once and never through the price between them. Pure but for the rows it changes.
/// </summary>
public static class PlanTurns
{
    /// <param name="variant">Whose price turns.</param>
    /// <param name="plans">All plans of the variant that aren't over.</param>
    /// <param name="history">All prices of the variant so far.</param>
    /// <param name="now">UTC.</param>
    public static void Turn(Variant variant, IEnumerable<PricePlan> plans, IReadOnlyCollection<PriceSince> history, DateTime now)
    {
        var open = plans.Where(p => p.IsOpen).ToList();
        while (open.Where(p => p.DueAt <= now).OrderBy(p => p.DueAt).ThenBy(p => p.State == PlanState.Running ? 0 : 1).ThenBy(p => p.Id).FirstOrDefault() is { } due)
        {
            if (due.State == PlanState.Running)
                Finish(variant, due, PlanEnd.Returned, now);
            else
                Begin(variant, due, history, now);
        }
    }

    /// <summary>Ends a plan by hand: one that waits is gone, one that runs gives the former price back.</summary>
    public static void Stop(Variant variant, PricePlan plan, DateTime now)
    {
        if (plan.State == PlanState.Running)
            Finish(variant, plan, PlanEnd.Stopped, now);
        plan.State = PlanState.Cancelled;
        plan.EndedAt = now;
    }

    private static void Begin(Variant variant, PricePlan plan, IReadOnlyCollection<PriceSince> history, DateTime now)
    {
        if (plan.UntilAt <= now)
        {
            (plan.State, plan.End, plan.EndedAt) = (PlanState.Done, PlanEnd.Missed, now);
            return;
        }
        (plan.PriceBefore, plan.FormerBefore, plan.StartedAt) = (variant.Price, variant.FormerPrice, now);
        variant.Price = plan.Price;
        variant.FormerPrice = plan.Announce && Reduction.LowestBefore(now, history) is { } lowest && lowest.Price > plan.Price ? lowest.Price : null;
        (plan.State, plan.End, plan.EndedAt) = plan.UntilAt is null ? (PlanState.Done, PlanEnd.ForGood, now) : (PlanState.Running, PlanEnd.Open, (DateTime?)null);
    }

    private static void Finish(Variant variant, PricePlan plan, PlanEnd end, DateTime now)
    {
        var untouched = variant.Price == plan.Price;
        if (untouched)
            (variant.Price, variant.FormerPrice) = (plan.PriceBefore ?? variant.Price, plan.FormerBefore);
        (plan.State, plan.EndedAt, plan.End) = (PlanState.Done, now, untouched ? end : PlanEnd.Kept);
    }
}
