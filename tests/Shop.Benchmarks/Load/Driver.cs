using System.Diagnostics;
using System.Net;

namespace Shop.Benchmarks.Load;

/// <summary>Drives requests that need a body from inside this process: 16 workers, each sends its next request when the last is answered.</summary>
internal static class Driver
{
    public static HttpClient Client(Uri address) => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        MaxConnectionsPerServer = Wrk.Connections,
        AutomaticDecompression = DecompressionMethods.None,
    })
    {
        BaseAddress = address,
    };

    /// <summary>Sends until time or requests run out.</summary>
    /// <param name="client">The client to send with.</param>
    /// <param name="next">Makes a worker's next request; null ends the worker.</param>
    /// <param name="duration">At most this long.</param>
    /// <param name="isGood">Which answers count as right.</param>
    public static async Task<Run> SendAsync(HttpClient client, Func<int, HttpRequestMessage?> next, TimeSpan duration, Func<HttpResponseMessage, bool> isGood)
    {
        var times = new List<double>[Wrk.Connections];
        var errors = 0L;
        var begun = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, Wrk.Connections).Select(worker => Task.Run(async () =>
        {
            var mine = times[worker] = [];
            while (Stopwatch.GetElapsedTime(begun) < duration && next(worker) is { } request)
            {
                var sent = Stopwatch.GetTimestamp();
                using var answer = await client.SendAsync(request);
                await answer.Content.CopyToAsync(Stream.Null);
                mine.Add(Stopwatch.GetElapsedTime(sent).TotalMilliseconds);
                if (!isGood(answer))
                    Interlocked.Increment(ref errors);
            }
        })));
        var seconds = Stopwatch.GetElapsedTime(begun).TotalSeconds;
        var all = times.SelectMany(t => t).Order().ToArray();
        return all.Length == 0
            ? new Run(0, 0, 0, errors)
            : new Run(all.Length / seconds, all[all.Length / 2], all[(int)(all.Length * 0.99)], errors);
    }
}
