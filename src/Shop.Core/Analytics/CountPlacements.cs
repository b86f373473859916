using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Data;

namespace Shop.Analytics;

/// <summary>Adds what was counted to the days, many rows a statement; two nodes may write the same row.</summary>
public sealed class CountPlacements(ShopDb db)
{
    private const int RowsAtOnce = 60;
    private const int Fields = 6;

    /// <param name="counts">At most one entry a day, slot and product.</param>
    /// <param name="stop">Ends the call.</param>
    public async Task AddAsync(IEnumerable<PlacementCount> counts, CancellationToken stop = default)
    {
        foreach (var chunk in counts.Chunk(RowsAtOnce))
        {
            try
            {
                await WriteAsync(chunk, stop);
            }
            catch (System.Data.Common.DbException)
            {
                // Another node made one of the rows between the look and the insert; now it is there.
                await WriteAsync(chunk, stop);
            }
        }
    }

    /// <summary>Makes the rows that are missing, then adds to all. The text is made of numbered places only; what was counted goes in as parameters.</summary>
    internal static (string Insert, string Update) Sql(int rows)
    {
        var given = string.Join(" UNION ALL ", Enumerable.Range(0, rows).Select(r => Row(r * Fields)));
        const string same = "\"PlacementDays\".\"Day\" = g.\"Day\" AND \"PlacementDays\".\"Slot\" = g.\"Slot\" AND \"PlacementDays\".\"ProductId\" = g.\"ProductId\"";
        return (
            "INSERT INTO \"PlacementDays\" (\"Day\", \"Slot\", \"ProductId\", \"Impressions\", \"Clicks\", \"CartAdds\") "
                + "SELECT g.\"Day\", g.\"Slot\", g.\"ProductId\", 0, 0, 0 FROM (" + given + ") g "
                + "WHERE EXISTS (SELECT 1 FROM \"Products\" p WHERE p.\"Id\" = g.\"ProductId\") AND NOT EXISTS (SELECT 1 FROM \"PlacementDays\" WHERE " + same + ")",
            "UPDATE \"PlacementDays\" SET \"Impressions\" = \"PlacementDays\".\"Impressions\" + g.\"Impressions\", \"Clicks\" = \"PlacementDays\".\"Clicks\" + g.\"Clicks\", "
                + "\"CartAdds\" = \"PlacementDays\".\"CartAdds\" + g.\"CartAdds\" FROM (" + given + ") g WHERE " + same);
    }

    private static string Row(int n) =>
        $"SELECT {{{n}}} AS \"Day\", {{{n + 1}}} AS \"Slot\", {{{n + 2}}} AS \"ProductId\", {{{n + 3}}} AS \"Impressions\", {{{n + 4}}} AS \"Clicks\", {{{n + 5}}} AS \"CartAdds\"";

    private Task<Result<int>> WriteAsync(PlacementCount[] counts, CancellationToken stop)
    {
        var (insert, update) = Sql(counts.Length);
        object[] values = [.. counts.SelectMany(c => new object[] { c.Day, c.Slot, c.ProductId, c.Impressions, c.Clicks, c.CartAdds })];
        return db.InTransactionAsync<int>(async () =>
        {
            await db.Database.ExecuteSqlRawAsync(insert, values, stop);
            return await db.Database.ExecuteSqlRawAsync(update, values, stop);
        }, stop);
    }
}

/// <summary>Forgets placement counts older than two years; until then one can compare with the year before.</summary>
public sealed class ForgetPlacements(ShopDb db, TimeProvider clock) : IDailyJob
{
    private const int KeptDays = 2 * 366;

    public string Name => "forget-placements";

    public async Task RunAsync(CancellationToken stop)
    {
        var before = clock.Today().AddDays(-KeptDays);
        await db.PlacementDays.Where(p => p.Day < before).ExecuteDeleteAsync(stop);
    }
}
