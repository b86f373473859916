using Shop.Common;

namespace Shop.Discounts;

/// <summary>
/// Finds the combination that saves most. Every part is reckoned from the price before discounts, so a discount more never makes a
/// combination worse, and the best of all allowed combinations never gets worse by one discount more.
/// </summary>
internal sealed class Combination(DiscountBasket basket)
{
    private readonly long[] _left = new long[basket.Totals.Length];

    /// <summary>More than everything can't be saved.</summary>
    private long _everything;

    /// <summary>The chosen ones in the order in which they are laid on the lines.</summary>
    public IReadOnlyList<Candidate> Best(IReadOnlyList<Candidate> candidates)
    {
        var alone = candidates.Where(c => c.Discount.StandsAlone).OrderByDescending(c => c.Gain).ThenBy(c => c.Rank).FirstOrDefault();
        var together = BestTogether([.. candidates.Where(c => !c.Discount.StandsAlone)]);
        return alone is not null && alone.Gain > Saves(together) ? [alone] : together;
    }

    /// <summary>What the chosen ones save together, in cents.</summary>
    public long Saves(IEnumerable<Candidate> chosen)
    {
        var (lines, shipping, whole) = (0L, 0L, 0L);
        Array.Copy(basket.Totals, _left, _left.Length);
        foreach (var candidate in chosen)
        {
            lines += Lay(candidate, _left, basket.Totals);
            shipping += candidate.Shipping;
            whole += candidate.Whole;
        }
        return lines + Math.Min(shipping, basket.Shipping) + Math.Min(whole, _left.Sum());
    }

    /// <summary>Takes a candidate's parts off what is left of the lines.</summary>
    /// <returns>What it took.</returns>
    public static long Lay(Candidate candidate, long[] left, long[] totals)
    {
        var (positions, parts, room) = (candidate.Positions, candidate.Parts, candidate.Room);
        var taken = 0L;
        for (var n = 0; n < positions.Length; n++)
        {
            var i = positions[n];
            var part = Math.Min(parts[n], left[i]);
            if (room is not null)
                part = Math.Max(0, Math.Min(part, room[n] - (totals[i] - left[i])));
            left[i] -= part;
            taken += part;
        }
        return taken;
    }

    private List<Candidate> BestTogether(List<Candidate> candidates)
    {
        _everything = basket.Totals.Sum() + (candidates.Exists(c => c.Shipping > 0) ? basket.Shipping : 0);
        var free = candidates.FindAll(c => c.Discount.ExclusionGroup.Length == 0);
        var groups = candidates.Where(c => c.Discount.ExclusionGroup.Length > 0)
            .GroupBy(c => c.Discount.ExclusionGroup)
            .Select(g => g.OrderByDescending(c => c.Gain).ThenBy(c => c.Rank).ToList())
            .OrderByDescending(g => g[0].Gain).ThenBy(g => g[0].Rank)
            .ToList();
        var best = InOrder(free.Concat(groups.Select(g => g[0])));
        if (groups.TrueForAll(g => g.Count == 1))
            return best;
        // Where no line is used up, everyone's best is the best of all; so it is where nothing is left to pay.
        var saved = Saves(best);
        return saved == Math.Min(best.Sum(c => c.Gain), _everything) ? best : InOrder(new CombinationSearch(basket, free, groups, best, saved).Run());
    }

    /// <summary>By priority; those that keep a margin come when the others have taken their part.</summary>
    private static List<Candidate> InOrder(IEnumerable<Candidate> candidates) => [.. candidates.OrderBy(c => c.Room is not null).ThenBy(c => c.Rank)];
}
