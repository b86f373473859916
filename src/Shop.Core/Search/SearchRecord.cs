using Microsoft.EntityFrameworkCore;
using Shop.Catalog;
using Shop.Common;
using Shop.Data;

namespace Shop.Search;

/// <summary>A search of the shop's visitors, for those who look after the range of goods. It says nothing about who searched.</summary>
public class SearchRecord
{
    public long Id { get; set; }

    public DateTime At { get; set; }

    /// <summary>"de" or "en".</summary>
    public required string Language { get; set; }

    /// <summary>As typed, in small letters and with single blanks.</summary>
    public required string Words { get; set; }

    /// <summary>What was searched instead of a word typed wrong; empty when nothing was put right.</summary>
    public string Meant { get; set; } = "";

    public int Hits { get; set; }

    /// <summary>A record of the search, or null where the words might say who someone is: an e-mail address, a long number.</summary>
    public static SearchRecord? Of(string typed, string? meant, int hits, string language, DateTime at)
    {
        var words = string.Join(' ', typed.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToLowerInvariant();
        var telling = words.Contains('@', StringComparison.Ordinal) || words.Count(char.IsDigit) > 6 || !SearchWords.Of(words).Any();
        return telling ? null : new SearchRecord { At = at, Language = language, Words = words, Meant = meant ?? "", Hits = hits };
    }
}

/// <summary>How often something was searched.</summary>
/// <param name="Hits">What the last of these searches found.</param>
public sealed record SearchCount(string Words, string Language, int Times, int Hits, DateTime LastAt);

/// <summary>Searches of an hour; as Berlin differs from UTC by whole hours, it belongs to one business day.</summary>
public sealed record SearchHour(DateTime Date, int Hour, int Searches, int Empty)
{
    public DateOnly Day => Clock.BusinessDay(Date.AddHours(Hour));
}

/// <summary>Questions about what was searched.</summary>
public static class SearchQueries
{
    /// <summary>Searches of these business days, both included.</summary>
    public static IQueryable<SearchRecord> Between(this IQueryable<SearchRecord> searches, DateOnly from, DateOnly to)
    {
        var (start, end) = (from.StartUtc(), to.AddDays(1).StartUtc());
        return searches.Where(s => s.At >= start && s.At < end);
    }

    public static IQueryable<SearchRecord> WithoutHit(this IQueryable<SearchRecord> searches) => searches.Where(s => s.Hits == 0);

    /// <summary>The same words together, the most frequent first.</summary>
    public static IQueryable<SearchCount> Counted(this IQueryable<SearchRecord> searches) => searches
        .GroupBy(s => new { s.Words, s.Language })
        .Select(g => new { g.Key.Words, g.Key.Language, Times = g.Count(), Hits = g.Max(s => s.Hits), LastAt = g.Max(s => s.At) })
        .OrderByDescending(s => s.Times).ThenByDescending(s => s.LastAt).ThenBy(s => s.Words)
        .Select(s => new SearchCount(s.Words, s.Language, s.Times, s.Hits, s.LastAt));

    public static IQueryable<SearchHour> ByHour(this IQueryable<SearchRecord> searches) => searches
        .GroupBy(s => new { s.At.Date, s.At.Hour })
        .Select(g => new SearchHour(g.Key.Date, g.Key.Hour, g.Count(), g.Count(s => s.Hits == 0)));
}

/// <summary>Forgets searches older than two years; until then one can compare with the year before.</summary>
public sealed class ForgetSearches(ShopDb db, TimeProvider clock) : IDailyJob
{
    private const int KeptDays = 2 * 366;

    public string Name => "forget-searches";

    public async Task RunAsync(CancellationToken stop)
    {
        var before = clock.UtcNow().AddDays(-KeptDays);
        await db.SearchRecords.Where(s => s.At < before).ExecuteDeleteAsync(stop);
    }
}
