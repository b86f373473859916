using System.Diagnostics;
using System.Globalization;

namespace Shop.Benchmarks.Load;

/// <summary>How long a visitor waits for hits when no two searches are alike: words, words typed wrong, two and three together.</summary>
internal static class Searches
{
    private const int AtOnce = 4;
    private static readonly TimeSpan Most = TimeSpan.FromMilliseconds(30);

    public static async Task MeasureAsync(ResultTable table, Uri app, TimeSpan seconds)
    {
        using var client = new HttpClient { BaseAddress = app };
        await RunAsync(client, TimeSpan.FromSeconds(2), seed: 0);
        var times = await RunAsync(client, seconds, seed: 1);
        times.Sort();
        var (half, most) = (times[times.Count / 2], times[(int)(times.Count * 0.95)]);
        table.Fact(
            string.Create(CultureInfo.InvariantCulture, $"{times.Count:N0} different searches, {AtOnce} at once: p50, p95"),
            string.Create(CultureInfo.InvariantCulture, $"{half.TotalMilliseconds:0.0}, {most.TotalMilliseconds:0.0} ms"), most < Most);
    }

    private static async Task<List<TimeSpan>> RunAsync(HttpClient client, TimeSpan seconds, int seed)
    {
        var until = Stopwatch.StartNew();
        var workers = await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(async worker =>
        {
            var random = new Random((seed * 100) + worker);
            var times = new List<TimeSpan>();
            while (until.Elapsed < seconds)
            {
                var address = "/de/suche?q=" + Uri.EscapeDataString(Query(random));
                var started = Stopwatch.GetTimestamp();
                await client.GetByteArrayAsync(address);
                times.Add(Stopwatch.GetElapsedTime(started));
            }
            return times;
        }));
        return [.. workers.SelectMany(t => t)];
    }

    private static string Query(Random random)
    {
        var words = Enumerable.Range(0, random.Next(1, 4)).Select(_ => BigCatalogue.Words[random.Next(BigCatalogue.Words.Length)].ToLowerInvariant()).ToList();
        if (random.Next(4) == 0)
            words[0] = Mistyped(words[0], random);
        if (random.Next(3) == 0)
            words.Add(random.Next(10_000).ToString(CultureInfo.InvariantCulture));
        return string.Join(' ', words);
    }

    /// <summary>Two neighbouring letters changed places.</summary>
    private static string Mistyped(string word, Random random)
    {
        var at = random.Next(word.Length - 1);
        var letters = word.ToCharArray();
        (letters[at], letters[at + 1]) = (letters[at + 1], letters[at]);
        return new string(letters);
    }
}
