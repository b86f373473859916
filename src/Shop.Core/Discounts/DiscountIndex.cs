using Shop.Catalog;

namespace Shop.Discounts;

/// <summary>
/// Discounts ready to be asked: in the order of their priorities, and findable from an article, so that a cart looks only at those that
/// name one of its articles. Made once and kept in memory.
/// </summary>
public sealed class DiscountIndex
{
    private readonly Dictionary<int, List<int>> _byProduct = [];
    private readonly Dictionary<int, List<int>> _byCategory = [];
    private readonly Dictionary<int, List<int>> _byBrand = [];

    public DiscountIndex(IEnumerable<Discount> discounts, CategoryTree tree)
    {
        Discounts = [.. discounts.OrderBy(d => d.Priority).ThenBy(d => d.Id)];
        foreach (var (i, discount) in Discounts.Index())
        {
            Note(_byProduct, discount.Products.Ids, i);
            Note(_byCategory, discount.Categories.Ids.SelectMany(tree.IdsUnder).Distinct(), i);
            Note(_byBrand, discount.Brands.Ids, i);
        }
    }

    public static DiscountIndex Empty { get; } = new([], new CategoryTree([]));

    public IReadOnlyList<Discount> Discounts { get; }

    public bool IsEmpty => Discounts.Count == 0;

    /// <summary>What the discounts that are asked for reach, as a set that a list can be filtered by.</summary>
    public DiscountReach ReachOf(Func<Discount, bool> asked)
    {
        var chosen = Discounts.Index().Where(d => asked(d.Item)).Select(d => d.Index).ToHashSet();
        return new(chosen.Any(i => Discounts[i].ForEverything), Reached(_byProduct), Reached(_byCategory), Reached(_byBrand));

        IReadOnlyList<int> Reached(Dictionary<int, List<int>> index) => [.. index.Where(e => e.Value.Exists(chosen.Contains)).Select(e => e.Key).Order()];
    }

    /// <summary>Positions of the lines that each discount is for; null where none is.</summary>
    internal int[]?[] Match(IReadOnlyList<LineToDiscount> lines)
    {
        var found = new List<int>?[Discounts.Count];
        for (var position = 0; position < lines.Count; position++)
        {
            var line = lines[position];
            Find(_byProduct, line.ProductId, position, found);
            foreach (var category in line.CategoryIds)
                Find(_byCategory, category, position, found);
            if (line.BrandId is { } brand)
                Find(_byBrand, brand, position, found);
        }
        var all = Enumerable.Range(0, lines.Count).ToArray();
        return [.. Discounts.Select((d, i) => d.ForEverything ? all : found[i]?.ToArray())];
    }

    private static void Find(Dictionary<int, List<int>> index, int id, int position, List<int>?[] found)
    {
        if (!index.TryGetValue(id, out var discounts))
            return;
        foreach (var i in discounts)
        {
            var positions = found[i] ??= [];
            if (positions.Count == 0 || positions[^1] != position)
                positions.Add(position);
        }
    }

    private static void Note(Dictionary<int, List<int>> index, IEnumerable<int> ids, int discount)
    {
        foreach (var id in ids)
        {
            if (!index.TryGetValue(id, out var list))
                index[id] = list = [];
            list.Add(discount);
        }
    }
}

/// <summary>The articles some discounts are for.</summary>
/// <param name="Everything">One of them is for the whole shop.</param>
/// <param name="CategoryIds">With all shelves below.</param>
public sealed record DiscountReach(bool Everything, IReadOnlyList<int> ProductIds, IReadOnlyList<int> CategoryIds, IReadOnlyList<int> BrandIds);
