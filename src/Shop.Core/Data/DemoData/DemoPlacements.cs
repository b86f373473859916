using Microsoft.EntityFrameworkCore;
using Shop.Analytics;

namespace Shop.Data.DemoData;

/// <summary>
/// What visitors of the demo shop saw and clicked in the last two months: invented, the same for the same day. What sells stands further up
/// and is clicked more, with some exceptions that a manager would want to find.
/// </summary>
internal sealed class DemoPlacements(ShopDb db, DemoCalendar calendar)
{
    public const int Days = 60;
    private const int Visits = 46;

    private readonly DemoDice _dice = new("placements");

    /// <summary>Share of the visits that see the slot, clicks per impression, cart adds per click.</summary>
    private static (double Seen, double Clicked, double Added) Of(string slot) => slot switch
    {
        "home1" => (0.42, 0.075, 0.16),
        "home2" => (0.26, 0.055, 0.13),
        "shelf-1" => (0.17, 0.085, 0.15),
        "shelf-2" => (0.10, 0.060, 0.14),
        "shelf-3" => (0.045, 0.045, 0.13),
        "search-1" => (0.055, 0.160, 0.22),
        "search-2" => (0.02, 0.080, 0.18),
        "together" => (0.05, 0.055, 0.20),
        _ => (0.06, 0.040, 0.14),
    };

    public async Task SeedAsync(CancellationToken stop)
    {
        var products = await db.Products.AsNoTracking().Where(p => p.Active).OrderByDescending(p => p.UnitsSold).ThenByDescending(p => p.Id)
            .Select(p => new { p.Id, p.CategoryId, p.UnitsSold, p.CreatedAt }).ToListAsync(stop);
        var newest = products.OrderByDescending(p => p.CreatedAt).ThenByDescending(p => p.Id).Take(4).Select(p => p.Id).ToHashSet();
        var best = Math.Max(1, products.Count == 0 ? 1 : products[0].UnitsSold);
        var ranks = products.GroupBy(p => p.CategoryId).SelectMany(g => g.Select((p, rank) => (p.Id, rank))).ToDictionary(r => r.Id, r => r.rank);
        var busy = calendar.Busyness(calendar.Today.AddDays(-Days / 2));
        var rows = new List<PlacementDay>();
        foreach (var (place, product) in products.Index())
        {
            var appeal = 0.55 + (0.9 * Math.Sqrt(product.UnitsSold / (double)best)) + (0.2 * _dice.Next());
            // Now and then something good stands where nobody looks, and something well placed isn't wanted.
            var (hidden, unwanted) = (place > products.Count / 2 && _dice.Chance(0.25), place > products.Count / 2 && _dice.Chance(0.3));
            foreach (var slot in SlotsOf(place, ranks[product.Id], newest.Contains(product.Id), hidden))
                rows.AddRange(RowsOf(product.Id, slot, unwanted ? appeal * 0.8 : appeal, unwanted ? 0.12 : hidden ? 1.3 : 1, busy));
        }
        await new BulkInsert<PlacementDay>(db).InsertAsync(rows, stop);
    }

    private IEnumerable<string> SlotsOf(int place, int rank, bool isNew, bool hidden)
    {
        if (place < 4)
            yield return "home1";
        if (isNew)
            yield return "home2";
        yield return hidden ? "shelf-3" : PlacementSlots.Of("shelf", rank)!;
        if (hidden)
            yield break;
        yield return _dice.Chance(0.5) ? "search-1" : "search-2";
        yield return _dice.Chance(0.5) ? "together" : "beside";
    }

    private IEnumerable<PlacementDay> RowsOf(int productId, string slot, double appeal, double wanted, double busy)
    {
        var (seen, clicked, added) = Of(slot);
        foreach (var day in Enumerable.Range(0, Days).Select(ago => calendar.Today.AddDays(-ago)))
        {
            var impressions = _dice.Events(Visits * seen * calendar.Busyness(day) / busy);
            var clicks = Math.Min(impressions, _dice.Events(impressions * clicked * appeal));
            var adds = Math.Min(clicks, _dice.Events(clicks * added * appeal * wanted));
            if (impressions > 0)
                yield return new PlacementDay { Day = day, Slot = slot, ProductId = productId, Impressions = impressions, Clicks = clicks, CartAdds = adds };
        }
    }
}
