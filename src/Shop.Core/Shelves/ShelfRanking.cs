using Shop.Catalog;

namespace Shop.Shelves;

/// <summary>What a formula knows of a product.</summary>
/// <param name="Margin">Contribution margin I as a share of the net price; null without a cost.</param>
/// <param name="Stock">Pieces that can be sold.</param>
/// <param name="AgeDays">Since it was entered.</param>
/// <param name="Stars">On average; null without a review.</param>
public sealed record ShelfFact(int ProductId, int Sold, decimal? Margin, int Stock, int AgeDays, decimal? Stars);

/// <summary>Where a product stands, and why: each figure's part of the score, from 0 to 100 in sum.</summary>
public sealed record RankedProduct(ShelfFact Fact, int Place, bool Pinned, decimal Sold, decimal Margin, decimal Stock, decimal Newness, decimal Rating)
{
    public decimal Score => Sold + Margin + Stock + Newness + Rating;

    public bool IsGone => Fact.Stock <= 0;
}

/// <summary>Orders a shelf: what is pinned first, then by the formula or, without one, bestsellers first. Pure.</summary>
public static class ShelfRanking
{
    private const int OldDays = 365;

    /// <param name="formula">Null puts bestsellers first.</param>
    /// <param name="facts">Of all products of the shelf.</param>
    /// <param name="pinned">Products in the order in which they are pinned; those that aren't on the shelf are left out.</param>
    public static IReadOnlyList<RankedProduct> Order(ShelfFormula? formula, IReadOnlyCollection<ShelfFact> facts, IReadOnlyList<int> pinned)
    {
        var pins = pinned.Distinct().Index().ToDictionary(p => p.Item, p => p.Index);
        var scored = Score(formula ?? new ShelfFormula(0, 0, 0, 0, 0, false), facts);
        var order = scored
            .OrderBy(r => pins.GetValueOrDefault(r.Fact.ProductId, int.MaxValue))
            .ThenBy(r => formula is { GoneLast: true } && r.IsGone)
            .ThenByDescending(r => r.Score).ThenByDescending(r => r.Fact.Sold).ThenByDescending(r => r.Fact.ProductId);
        return [.. order.Select((r, i) => r with { Place = i + 1, Pinned = pins.ContainsKey(r.Fact.ProductId) })];
    }

    private static List<RankedProduct> Score(ShelfFormula formula, IReadOnlyCollection<ShelfFact> facts)
    {
        var sum = Math.Max(1, formula.Sold + formula.Margin + formula.Stock + formula.Newness + formula.Rating);
        var sold = Scale(facts, f => f.Sold);
        var margin = Scale(facts, f => f.Margin);
        var stock = Scale(facts, f => Math.Max(0, f.Stock));
        var newness = Scale(facts, f => OldDays - Math.Clamp(f.AgeDays, 0, OldDays));
        var rating = Scale(facts, f => f.Stars);
        return [.. facts.Select(f => new RankedProduct(
            f, 0, false, Part(formula.Sold, sold(f)), Part(formula.Margin, margin(f)), Part(formula.Stock, stock(f)), Part(formula.Newness, newness(f)), Part(formula.Rating, rating(f))))];

        decimal Part(int weight, decimal share) => 100m * weight * share / sum;
    }

    /// <summary>Brings a figure to its share between the lowest and the highest of the shelf; what is unknown counts as lowest, and so does what all have alike.</summary>
    private static Func<ShelfFact, decimal> Scale(IReadOnlyCollection<ShelfFact> facts, Func<ShelfFact, decimal?> figure)
    {
        var known = facts.Select(figure).OfType<decimal>().ToList();
        if (known.Count == 0)
            return _ => 0;
        var (low, high) = (known.Min(), known.Max());
        return low == high ? _ => 0 : f => figure(f) is { } value ? (value - low) / (high - low) : 0;
    }
}
