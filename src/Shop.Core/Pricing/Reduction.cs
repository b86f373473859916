using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Data;

namespace Shop.Pricing;

/// <summary>A price from a moment on.</summary>
public sealed record PriceSince(Money Price, DateTime At);

/// <summary>
/// An announced price reduction with the figure the law asks for: the lowest total price of the 30 days before the reduction began
/// (§11 (1) PAngV). The window ends when the reduction begins and doesn't move while it lasts; percentages refer to that price.
/// </summary>
public sealed record Reduction(Money Lowest, DateTime Began, int Percent)
{
    public const int Days = 30;

    /// <summary>Null when no reduction may be announced: the history shows no dearer price in the window.</summary>
    /// <param name="now">The price asked today.</param>
    /// <param name="history">All prices of the variant so far.</param>
    public static Reduction? Of(Money now, IEnumerable<PriceSince> history)
    {
        var changes = Changes(history);
        if (changes.Count < 2 || changes[^1].Price != now)
            return null;
        var began = changes[^1].At;
        var from = began.AddDays(-Days);
        var before = changes.SkipLast(1).ToList();
        // The price that was in force when the window opened counts as well.
        var lowest = before.Where((c, i) => i == before.Count - 1 || before[i + 1].At > from).Min(c => c.Price);
        return lowest > now ? new Reduction(lowest, began, PercentOf(now, lowest)) : null;
    }

    /// <summary>Why no reduction may be announced for today's price; null when one may.</summary>
    public static Problem? WhyNot(Money now, IEnumerable<PriceSince> history)
    {
        var changes = Changes(history);
        if (changes.Count < 2)
            return new Problem("strike-never-changed", "Kein Streichpreis: Der Preis war noch nie ein anderer.");
        if (changes[^1].Price != now)
            return new Problem("strike-unsaved", "Kein Streichpreis: Dieser Preis steht noch nicht im Preisverlauf.");
        var began = changes[^1].At;
        return LowestBefore(began, changes) is { } lowest && lowest.Price <= now
            ? new Problem("strike-not-lower", "Kein Streichpreis: In den 30 Tagen vor dem {0:d} kostete er schon {1} (§ 11 PAngV).", Clock.BusinessDay(began), lowest.Price)
            : null;
    }

    /// <summary>The proof for any moment: the lowest price in force during the 30 days before it; null when there was none yet.</summary>
    /// <param name="moment">UTC; the moment itself no longer counts.</param>
    public static PriceSince? LowestBefore(DateTime moment, IEnumerable<PriceSince> history)
    {
        var before = Changes(history.Where(h => h.At < moment));
        var from = moment.AddDays(-Days);
        return before.Where((c, i) => i == before.Count - 1 || before[i + 1].At > from).OrderBy(c => c.Price).ThenBy(c => c.At).FirstOrDefault();
    }

    /// <summary>Whole percent, never rounded up in the shop's favour.</summary>
    private static int PercentOf(Money now, Money lowest) => (int)((lowest.Cents - now.Cents) * 100 / lowest.Cents);

    private static List<PriceSince> Changes(IEnumerable<PriceSince> history)
    {
        var changes = new List<PriceSince>();
        foreach (var entry in history.OrderBy(h => h.At))
        {
            if (changes.Count == 0 || changes[^1].Price != entry.Price)
                changes.Add(entry);
        }
        return changes;
    }
}

/// <summary>Asks the price history for lawful reductions.</summary>
public static class ReductionQueries
{
    /// <summary>The reductions that may be announced, by variant; one query for all of them.</summary>
    /// <param name="prices">Today's price of each variant that the merchant marked as reduced.</param>
    public static async Task<IReadOnlyDictionary<int, Reduction>> ReductionsAsync(
        this ShopDb db, IReadOnlyDictionary<int, Money> prices, CancellationToken stop = default)
    {
        if (prices.Count == 0)
            return new Dictionary<int, Reduction>();
        var ids = prices.Keys.ToList();
        var rows = await db.PriceChanges.AsNoTracking()
            .Where(c => ids.Contains(c.VariantId))
            .Select(c => new { c.VariantId, c.Price.Cents, c.At })
            .ToListAsync(stop);
        return rows.GroupBy(r => r.VariantId)
            .Select(g => (Id: g.Key, Reduction: Reduction.Of(prices[g.Key], g.Select(r => new PriceSince(new Money(r.Cents), r.At)))))
            .Where(x => x.Reduction is not null)
            .ToDictionary(x => x.Id, x => x.Reduction!);
    }
}
