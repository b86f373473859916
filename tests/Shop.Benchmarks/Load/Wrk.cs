using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Shop.Benchmarks.Load;

/// <summary>What a run of requests came to.</summary>
/// <param name="PerSecond">Requests a second.</param>
/// <param name="P50">Median in milliseconds.</param>
/// <param name="P99">99th percentile in milliseconds.</param>
/// <param name="Errors">Answers other than 2xx/3xx and broken connections.</param>
internal sealed record Run(double PerSecond, double P50, double P99, long Errors);

/// <summary>Drives GETs with the program wrk: 16 connections, one thread.</summary>
internal static partial class Wrk
{
    public const int Connections = 16;

    public static bool IsInstalled { get; } = File.Exists("/usr/bin/wrk");

    public static async Task<Run> GetAsync(Uri url, TimeSpan duration, string? cookies = null)
    {
        var info = new ProcessStartInfo("/usr/bin/wrk") { RedirectStandardOutput = true, UseShellExecute = false };
        foreach (var argument in new[] { "-t1", $"-c{Connections}", $"-d{duration.TotalSeconds:0}s", "--latency" })
            info.ArgumentList.Add(argument);
        if (cookies is not null)
        {
            info.ArgumentList.Add("-H");
            info.ArgumentList.Add("Cookie: " + cookies);
        }
        info.ArgumentList.Add(url.AbsoluteUri);
        using var wrk = Process.Start(info)!;
        var text = await wrk.StandardOutput.ReadToEndAsync();
        await wrk.WaitForExitAsync();
        return new Run(
            Number(Rate().Match(text).Groups[1].Value),
            Milliseconds(P50().Match(text)),
            Milliseconds(P99().Match(text)),
            Failures().Matches(text).Sum(m => long.Parse(m.Groups[1].Success ? m.Groups[1].Value : m.Groups[2].Value, CultureInfo.InvariantCulture)));
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static double Milliseconds(Match m) => Number(m.Groups[1].Value) * m.Groups[2].Value switch { "us" => 0.001, "s" => 1000, _ => 1 };

    [GeneratedRegex(@"Requests/sec:\s+([\d.]+)")]
    private static partial Regex Rate();

    [GeneratedRegex(@"50%\s+([\d.]+)(us|ms|s)")]
    private static partial Regex P50();

    [GeneratedRegex(@"99%\s+([\d.]+)(us|ms|s)")]
    private static partial Regex P99();

    [GeneratedRegex(@"Non-2xx or 3xx responses: (\d+)|(?:connect|read|write|timeout) ([1-9]\d*)")]
    private static partial Regex Failures();
}
