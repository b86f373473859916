using Shop.Common;

namespace Shop.Pricing.Plans;

/// <summary>What plans must keep to, and what they will mean. Pure.</summary>
public static class PlanRules
{
    /// <summary>Why a plan can't stand beside the others of its variant; null when it can.</summary>
    /// <param name="sku">Named in the sentence.</param>
    /// <param name="others">The variant's plans that aren't over.</param>
    public static Problem? WhyNot(string sku, Money price, DateTime fromAt, DateTime? untilAt, DateTime now, IEnumerable<PricePlan> others)
    {
        if (!price.IsPositive)
            return new Problem("plan-price", "„{0}“: Der Preis muss über 0 liegen.", sku);
        if (WhyNotTime(fromAt, untilAt, now) is { } time)
            return time;
        var meets = others.FirstOrDefault(o => o.IsOpen && Meet(fromAt, untilAt, o.FromAt, o.UntilAt));
        return meets switch
        {
            null => null,
            { UntilAt: { } until } => new Problem("plan-overlap", "„{0}“ kostet durch „{1}“ vom {2:g} bis {3:g} schon {4}. Zwei Pläne gelten nie zugleich.",
                sku, meets.Name, Clock.ToBerlin(meets.FromAt), Clock.ToBerlin(until), meets.Price),
            _ => new Problem("plan-overlap", "„{0}“ kostet durch „{1}“ ab dem {2:g} dauerhaft {3}; das liegt mitten in diesem Zeitraum.", sku, meets.Name, Clock.ToBerlin(meets.FromAt), meets.Price),
        };
    }

    public static Problem? WhyNotTime(DateTime fromAt, DateTime? untilAt, DateTime now)
    {
        if (fromAt <= now)
            return new Problem("plan-past", "Der Beginn liegt schon in der Vergangenheit.");
        return untilAt <= fromAt ? new Problem("plan-backwards", "Das Ende muss nach dem Beginn liegen.") : null;
    }

    /// <summary>
    /// The history as it will be at a moment if nobody changes a price by hand: what happened and what is planned until then.
    /// </summary>
    public static IReadOnlyList<PriceSince> Foreseen(Money price, IEnumerable<PriceSince> history, IEnumerable<PricePlan> plans, DateTime until)
    {
        var foreseen = history.ToList();
        var now = price;
        foreach (var plan in plans.Where(p => p.IsOpen).OrderBy(p => p.FromAt))
        {
            if (plan.State == PlanState.Planned && plan.FromAt < until)
                foreseen.Add(new PriceSince(plan.Price, plan.FromAt));
            var after = plan.State == PlanState.Running ? plan.PriceBefore ?? now : now;
            if (plan.UntilAt < until)
                foreseen.Add(new PriceSince(after, plan.UntilAt.Value));
            now = plan.UntilAt is null ? plan.Price : after;
        }
        return foreseen;
    }

    /// <summary>Why a price may not be announced as a reduction from a moment on (§11 (1) PAngV); null when it may.</summary>
    /// <param name="history">As foreseen for that moment.</param>
    public static Problem? WhyNotAnnounced(Money price, DateTime fromAt, IEnumerable<PriceSince> history)
    {
        if (Reduction.LowestBefore(fromAt, history) is not { } lowest)
            return new Problem("announce-new", "Kein Streichpreis: Vorher ist der Artikel nicht im Verkauf.");
        return lowest.Price > price
            ? null
            : new Problem("announce-not-lower", "Kein Streichpreis: In den 30 Tagen davor kostet er schon {0} (§ 11 PAngV).", lowest.Price);
    }

    /// <summary>A change for good is a moment: it may stand at the end of another's time, but not within it and not at its beginning.</summary>
    private static bool Meet(DateTime from, DateTime? until, DateTime otherFrom, DateTime? otherUntil)
    {
        if (until is null && otherUntil is null)
            return from == otherFrom;
        if (until is null)
            return from >= otherFrom && from < otherUntil;
        return otherUntil is null ? otherFrom >= from && otherFrom < until : from < otherUntil && otherFrom < until;
    }
}
