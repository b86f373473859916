using Microsoft.EntityFrameworkCore;
using Shop.Analytics;
using Shop.Catalog;
using Shop.Data;

namespace Shop.Assortment;

/// <summary>What the places of a product say about it.</summary>
public enum PlacementVerdict
{
    NotEnoughData,

    /// <summary>Few see it: it stands where nobody looks, or in few places.</summary>
    BadlyPlaced,

    /// <summary>Seen enough, hardly put into the cart.</summary>
    NotWanted,

    /// <summary>Seen and wanted like others in the same places.</summary>
    InLine,
}

/// <summary>What is usual in a slot: medians of the products counted there, and rates over all of them where a median is zero.</summary>
/// <param name="Products">With enough impressions to have a rate.</param>
public sealed record SlotNorm(string Slot, int Products, decimal Impressions, decimal ClickRate, decimal CartRate);

/// <summary>A product's places compared with what is usual there.</summary>
/// <param name="UsualImpressions">Median of all products on sale.</param>
/// <param name="ExpectedClicks">If it were clicked in each slot as the median there.</param>
/// <param name="ExpectedAdds">If it were put into the cart in each slot as the median there.</param>
/// <param name="SlotAppeal">Click rate that its slots usually bring; against <paramref name="ShopAppeal"/>, that of the whole shop.</param>
public sealed record PlacementFinding(
    PlacementVerdict Verdict, IReadOnlyList<SlotCount> Slots, decimal UsualImpressions, decimal ExpectedClicks, decimal ExpectedAdds, decimal SlotAppeal, decimal ShopAppeal)
{
    public int Impressions => Slots.Sum(s => s.Impressions);

    public int Clicks => Slots.Sum(s => s.Clicks);

    public int CartAdds => Slots.Sum(s => s.CartAdds);
}

/// <summary>
/// Judges places; pure. In words: seen less than half as often as the median product, or only in places that bring less than half of the
/// usual clicks: badly placed. Else, put into the cart less than half as often as the median in the same slots: not wanted. Where fewer
/// than two cart adds were to be expected, there isn't enough data.
/// </summary>
public sealed class PlacementNorms
{
    private const int LeastForRate = 20;
    private const decimal Half = 0.5m;
    private const decimal LeastAdds = 2;

    private readonly ILookup<int, SlotCount> _byProduct;
    private readonly int _least;

    /// <param name="counts">Of all products in all slots.</param>
    /// <param name="onSale">Products that could be seen; those never counted are seen zero times.</param>
    /// <param name="leastImpressions">Fewer say nothing.</param>
    public PlacementNorms(IReadOnlyCollection<SlotCount> counts, IReadOnlyCollection<int> onSale, int leastImpressions)
    {
        _least = leastImpressions;
        _byProduct = counts.ToLookup(c => c.ProductId);
        Slots = counts.GroupBy(c => c.Slot).ToDictionary(g => g.Key, g => NormOf(g.Key, [.. g]));
        UsualImpressions = Median([.. onSale.Select(id => (decimal)_byProduct[id].Sum(c => c.Impressions))]);
        ShopAppeal = Rate(counts.Sum(c => c.Clicks), counts.Sum(c => c.Impressions));
    }

    public IReadOnlyDictionary<string, SlotNorm> Slots { get; }

    /// <summary>Impressions of every product that was counted.</summary>
    public IReadOnlyDictionary<int, int> Seen => _byProduct.ToDictionary(p => p.Key, p => p.Sum(c => c.Impressions));

    public decimal UsualImpressions { get; }

    /// <summary>Clicks per impression over the whole shop.</summary>
    public decimal ShopAppeal { get; }

    public PlacementFinding Judge(int productId)
    {
        var slots = _byProduct[productId].OrderByDescending(s => s.Impressions).ToList();
        var seen = slots.Sum(s => s.Impressions);
        var clicks = slots.Sum(s => s.Impressions * Slots[s.Slot].ClickRate);
        var adds = slots.Sum(s => s.Impressions * Slots[s.Slot].CartRate);
        var appeal = seen == 0 ? 0 : clicks / seen;
        return new PlacementFinding(VerdictOf(seen, slots.Sum(s => s.CartAdds), adds, appeal), slots, UsualImpressions, decimal.Round(clicks, 1), decimal.Round(adds, 1), appeal, ShopAppeal);
    }

    /// <summary>The middle value, between two the mean of them; zero of nothing.</summary>
    public static decimal Median(IReadOnlyList<decimal> values)
    {
        if (values.Count == 0)
            return 0;
        var sorted = values.Order().ToList();
        var middle = sorted.Count / 2;
        return sorted.Count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private PlacementVerdict VerdictOf(int seen, int added, decimal expectedAdds, decimal appeal)
    {
        if (UsualImpressions < _least)
            return PlacementVerdict.NotEnoughData;
        if (seen < UsualImpressions * Half || appeal < ShopAppeal * Half)
            return PlacementVerdict.BadlyPlaced;
        if (seen < _least || expectedAdds < LeastAdds)
            return PlacementVerdict.NotEnoughData;
        return added < expectedAdds * Half ? PlacementVerdict.NotWanted : PlacementVerdict.InLine;
    }

    private static SlotNorm NormOf(string slot, List<SlotCount> counts)
    {
        var rated = counts.FindAll(c => c.Impressions >= LeastForRate);
        var clicks = Median([.. rated.Select(c => c.ClickRate!.Value)]);
        var adds = Median([.. rated.Select(c => c.CartRate!.Value)]);
        return new SlotNorm(
            slot, rated.Count, Median([.. counts.Select(c => (decimal)c.Impressions)]),
            clicks > 0 ? clicks : Rate(counts.Sum(c => c.Clicks), counts.Sum(c => c.Impressions)),
            adds > 0 ? adds : Rate(counts.Sum(c => c.CartAdds), counts.Sum(c => c.Impressions)));
    }

    private static decimal Rate(int part, int whole) => whole == 0 ? 0 : (decimal)part / whole;
}

/// <summary>Reads what is usual in the shop's places.</summary>
public static class PlacementNormQueries
{
    public static async Task<PlacementNorms> PlacementNormsAsync(this ShopDb db, DateOnly from, DateOnly to, int leastImpressions, CancellationToken stop = default)
    {
        var counts = await db.PlacementDays.AsNoTracking().Between(from, to).BySlot().ToListAsync(stop);
        var onSale = await db.Products.OnSale().Select(p => p.Id).ToListAsync(stop);
        return new PlacementNorms(counts, onSale, leastImpressions);
    }
}
