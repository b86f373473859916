using System.Diagnostics;

namespace Shop.Benchmarks.Load;

/// <summary>A server in a process of its own, with its log in a file, killed at the end.</summary>
internal sealed class ServerProcess : IDisposable
{
    private readonly Process _process;

    private ServerProcess(Process process, string log) => (_process, Log) = (process, log);

    public string Log { get; }

    /// <summary>From the start of the process to the first 200.</summary>
    public TimeSpan UntilFirst200 { get; private set; }

    /// <summary>Resident memory in MB.</summary>
    public long Megabytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64 >> 20;
        }
    }

    public static async Task<ServerProcess> StartAsync(string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment, string folder, Uri probe)
    {
        var log = Path.GetTempFileName();
        // bash and not sh, which would lose settings whose names hold a point.
        var info = new ProcessStartInfo("/bin/bash") { WorkingDirectory = folder, UseShellExecute = false };
        info.ArgumentList.Add("-c");
        info.ArgumentList.Add($"exec \"$@\" > {log} 2>&1");
        info.ArgumentList.Add("bash");
        info.ArgumentList.Add(program);
        foreach (var argument in arguments)
            info.ArgumentList.Add(argument);
        foreach (var (key, value) in environment)
            info.Environment[key] = value;
        var started = Stopwatch.GetTimestamp();
        var server = new ServerProcess(Process.Start(info)!, log);
        using var client = new HttpClient();
        while (Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(60))
        {
            if (server._process.HasExited)
                break;
            try
            {
                using var answer = await client.GetAsync(probe);
                if (answer.IsSuccessStatusCode)
                {
                    server.UntilFirst200 = Stopwatch.GetElapsedTime(started);
                    return server;
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
            await Task.Delay(10);
        }
        server.Dispose();
        throw new InvalidOperationException($"{program} didn't answer at {probe}:\n{await File.ReadAllTextAsync(log)}");
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        _process.WaitForExit(5000);
        _process.Dispose();
    }
}
