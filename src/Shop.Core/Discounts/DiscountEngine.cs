using Shop.Common;

namespace Shop.Discounts;

/// <summary>
/// Says what discounts do to a cart, and of each discount why. Pure: the same discounts and lines in any order give the same outcome.
/// Nothing becomes cheaper than free, parts add up to the cent, and a discount more never makes the cart dearer.
/// </summary>
public static class DiscountEngine
{
    public static DiscountOutcome Run(DiscountIndex index, IReadOnlyList<LineToDiscount> lines, DiscountContext context)
    {
        if (index.IsEmpty || lines.Count == 0)
            return DiscountOutcome.None;
        var basket = new DiscountBasket(lines, context.Shipping);
        var conditions = new Conditions(context);
        var reckoning = new Reckoning(basket);
        var matches = index.Match(basket.Lines);
        var candidates = new List<Candidate>();
        var refusals = new Problem?[index.Discounts.Count];
        for (var i = 0; i < refusals.Length; i++)
        {
            var discount = index.Discounts[i];
            refusals[i] = conditions.WhyNot(discount) ?? (matches[i] is null ? NotForThese : null);
            if (refusals[i] is not null)
                continue;
            var reckoned = reckoning.Of(discount, i, matches[i]!);
            refusals[i] = reckoned.Problem ?? WhyNotPaid(reckoned.Value, context);
            if (refusals[i] is null)
                candidates.Add(reckoned.Value);
        }
        return new Settlement(basket, candidates, new Combination(basket).Best(candidates)).Outcome(index, refusals, conditions);
    }

    /// <summary>Why a discount doesn't count at this time; null when it does.</summary>
    public static Problem? WhyNotNow(Discount discount, DateTime now) => new Conditions(new DiscountContext(now)).WhyNotTime(discount);

    private static Problem? WhyNotPaid(Candidate candidate, DiscountContext context) =>
        context.BudgetLeft.TryGetValue(candidate.Discount.Id, out var left) && candidate.Gain > left.Cents ? DiscountDesk.UsedUp : null;

    private static Problem NotForThese { get; } = new("not-for-these", "Gilt für keinen der Artikel im Warenkorb.");
}
