using Shop.Common;

namespace Shop.Discounts;

/// <summary>Lays the chosen discounts on the lines and writes down what became of every discount.</summary>
internal sealed class Settlement
{
    private readonly DiscountBasket _basket;
    private readonly IReadOnlyList<Candidate> _candidates;
    private readonly IReadOnlyList<Candidate> _chosen;
    private readonly long[] _left;
    private readonly Dictionary<int, long> _taken = [];
    private long _shipping;

    public Settlement(DiscountBasket basket, IReadOnlyList<Candidate> candidates, IReadOnlyList<Candidate> chosen)
    {
        (_basket, _candidates, _chosen) = (basket, candidates, chosen);
        _left = [.. basket.Totals];
        foreach (var candidate in chosen)
            _taken[candidate.Rank] = Combination.Lay(candidate, _left, basket.Totals) + OffShipping(candidate);
        OffTheWhole();
    }

    public DiscountOutcome Outcome(DiscountIndex index, Problem?[] refusals, Conditions conditions)
    {
        var candidates = _candidates.ToDictionary(c => c.Rank);
        var verdicts = index.Discounts.Select((d, rank) => refusals[rank] is { } refusal
            ? new Verdict(d, VerdictState.NotApplied, Money.Zero, refusal, conditions.CouponOf(d))
            : Judge(candidates[rank], conditions.CouponOf(d)));
        var lines = _basket.Lines.Select((l, i) => (l.Key, Off: _basket.Totals[i] - _left[i]))
            .GroupBy(x => x.Key).ToDictionary(g => g.Key, g => new Money(g.Sum(x => x.Off)));
        return new DiscountOutcome(lines, new Money(_shipping), [.. verdicts], [.. Warnings()]);
    }

    private long OffShipping(Candidate candidate)
    {
        var off = Math.Min(candidate.Shipping, _basket.Shipping - _shipping);
        _shipping += off;
        return off;
    }

    /// <summary>Amounts off the whole cart take what the others left, shared by the lines in proportion to it.</summary>
    private void OffTheWhole()
    {
        var all = 0L;
        foreach (var candidate in _chosen.Where(c => c.Whole > 0))
        {
            var taken = Math.Min(candidate.Whole, _left.Sum() - all);
            _taken[candidate.Rank] += taken;
            all += taken;
        }
        if (all == 0)
            return;
        foreach (var (i, part) in new Money(all).Split(_left).Index())
            _left[i] -= part.Cents;
    }

    private Verdict Judge(Candidate candidate, string? coupon)
    {
        var discount = candidate.Discount;
        if (!_taken.TryGetValue(candidate.Rank, out var taken))
            return new Verdict(discount, VerdictState.Lost, Money.Zero, WhyLost(discount), coupon);
        return taken > 0
            ? new Verdict(discount, VerdictState.Applied, new Money(taken), candidate.How, coupon)
            : new Verdict(discount, VerdictState.NotApplied, Money.Zero, new Problem("nothing-left", "Andere Rabatte lassen nichts mehr übrig."), coupon);
    }

    private Problem WhyLost(Discount discount)
    {
        if (discount.StandsAlone && !_chosen[0].Discount.StandsAlone)
            return new Problem("alone", "Gilt nur allein; die anderen Rabatte sparen zusammen mindestens so viel.");
        var winner = _chosen.FirstOrDefault(c => c.Discount.StandsAlone || c.Discount.ExclusionGroup == discount.ExclusionGroup) ?? _chosen[0];
        return new Problem("excluded", "Nicht mit „{0}“ kombinierbar; es gilt, was mehr spart.", winner.Discount.Name);
    }

    private IEnumerable<Problem> Warnings()
    {
        var floor = _chosen.Where(c => _taken[c.Rank] > 0).Max(c => c.Discount.MarginFloor);
        if (floor is null)
            yield break;
        for (var i = 0; i < _left.Length; i++)
        {
            var off = _basket.Totals[i] - _left[i];
            if (off > 0 && _basket.MarginAfter(i, off) is { } margin && margin < floor)
                yield return new Problem("margin-low", "Artikel {0}: {1:0.#} % Marge statt mindestens {2:0.#} %.", _basket.Lines[i].Key, margin, floor);
        }
    }
}
