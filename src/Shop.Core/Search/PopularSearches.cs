using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Data;

namespace Shop.Search;

/// <summary>What many search for and find, to suggest while someone types; read once an hour.</summary>
public sealed class PopularSearches(ShopDb db, TagCache cache, TimeProvider clock)
{
    private const int Days = 60;
    private const int Least = 2;
    private const int Most = 300;

    /// <summary>The most frequent first.</summary>
    public async Task<IReadOnlyList<string>> InAsync(string language, CancellationToken stop)
    {
        var now = clock.UtcNow();
        return await cache.GetAsync($"search:popular:{language}:{now:yyyyMMddHH}", "catalog", async () => (IReadOnlyList<string>)await db.SearchRecords
            .Where(s => s.Language == language && s.Hits > 0 && s.Meant == "" && s.At >= now.AddDays(-Days))
            .GroupBy(s => s.Words)
            .Where(g => g.Count() >= Least)
            .OrderByDescending(g => g.Count()).ThenBy(g => g.Key)
            .Take(Most)
            .Select(g => g.Key)
            .ToListAsync(stop));
    }
}
