using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Shop.Tests;

/// <summary>The built app in a process of its own, as a user starts it: for browser journeys and for being killed.</summary>
public sealed class ShopProcess : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("shop-process-").FullName;
    private readonly Process _process;

    private ShopProcess(IReadOnlyDictionary<string, string> settings)
    {
        Address = new Uri($"http://localhost:{FreePort()}");
        var web = Path.Combine(Root, "src", "Shop.Web");
        var info = new ProcessStartInfo("/bin/sh") { WorkingDirectory = web, UseShellExecute = false };
        info.ArgumentList.Add("-c");
        info.ArgumentList.Add("exec dotnet \"$0\" > \"$1\" 2>&1");
        info.ArgumentList.Add(Path.Combine(web, "bin", Configuration, "net10.0", "Shop.Web.dll"));
        info.ArgumentList.Add(LogFile);
        info.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        info.Environment["ASPNETCORE_URLS"] = Address.ToString();
        info.Environment["ConnectionStrings__Shop"] = ConnectionString;
        info.Environment["Telemetry__LogFile"] = "false";
        info.Environment["Limits__SignInPerMinute"] = "10000";
        info.Environment["Limits__OrdersPerMinute"] = "10000";
        foreach (var (key, value) in settings)
            info.Environment[key] = value;
        _process = Process.Start(info)!;
    }

    public static string Root { get; } = FindRoot();

    public Uri Address { get; }

    public string ConnectionString => "Data Source=" + Path.Combine(_folder, "shop.db");

    private static string Configuration => AppContext.BaseDirectory.Contains($"{Path.DirectorySeparatorChar}Release{Path.DirectorySeparatorChar}", StringComparison.Ordinal) ? "Release" : "Debug";

    private string LogFile => Path.Combine(_folder, "log.txt");

    /// <summary>Starts the app and waits until it answers; with the demo shop that includes furnishing it.</summary>
    public static async Task<ShopProcess> StartAsync(params (string Key, string Value)[] settings)
    {
        var shop = new ShopProcess(settings.ToDictionary(s => s.Key, s => s.Value));
        using var client = new HttpClient();
        var begun = Stopwatch.GetTimestamp();
        while (!shop._process.HasExited && Stopwatch.GetElapsedTime(begun) < TimeSpan.FromMinutes(3))
        {
            try
            {
                using var answer = await client.GetAsync(new Uri(shop.Address, "/health/live"));
                if (answer.StatusCode == HttpStatusCode.OK)
                    return shop;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
            await Task.Delay(100);
        }
        var log = shop.Log();
        shop.Dispose();
        throw new InvalidOperationException("The shop didn't start:\n" + log);
    }

    public string Log() => File.Exists(LogFile) ? File.ReadAllText(LogFile) : "";

    /// <summary>Kills the process at once, as kill -9 does.</summary>
    public void Kill()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit(10_000);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            Kill();
        _process.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Shop.sln")))
            folder = folder.Parent;
        return folder.FullName;
    }
}
