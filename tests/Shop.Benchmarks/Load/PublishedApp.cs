using System.Diagnostics;

namespace Shop.Benchmarks.Load;

/// <summary>The shop as it is deployed: published in Release, started in a process of its own.</summary>
internal static class PublishedApp
{
    public static Uri Address { get; } = new("http://127.0.0.1:5391");

    /// <summary>Where the published app and its databases lie; not part of the repository.</summary>
    public static string Folder => Directory.CreateDirectory(Path.Combine(Root(), "artifacts", "bench")).FullName;

    /// <summary>The folder of the published app.</summary>
    public static async Task<string> PublishAsync()
    {
        var app = Path.Combine(Folder, "app");
        Console.Error.WriteLine("publishing the app (Release)");
        await RunToEndAsync("dotnet", Root(), ["publish", "src/Shop.Web", "-c", "Release", "-o", app, "-v", "q", "--nologo"]);
        return app;
    }

    public static Task<ServerProcess> StartAsync(string app, string database, params (string Key, string Value)[] settings) =>
        StartAsync(app, database, "/de", settings);

    /// <param name="app">The folder of the published app.</param>
    /// <param name="database">Connection string.</param>
    /// <param name="probe">The page whose first 200 tells the start.</param>
    /// <param name="settings">Configuration beyond the usual.</param>
    public static Task<ServerProcess> StartAsync(string app, string database, string probe, (string Key, string Value)[] settings)
    {
        var environment = new Dictionary<string, string>
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["ASPNETCORE_URLS"] = Address.ToString(),
            ["ConnectionStrings__Shop"] = database,
            ["Limits__OrdersPerMinute"] = "1000000",
            ["Limits__SignInPerMinute"] = "1000000",
            ["Access__PlainHttp"] = "true",
        };
        foreach (var (key, value) in settings)
            environment[key] = value;
        return ServerProcess.StartAsync(Path.Combine(app, "Shop.Web"), [], environment, app, new Uri(Address, probe));
    }

    public static async Task RunToEndAsync(string program, string folder, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder })!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}");
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Shop.sln")))
            folder = folder.Parent;
        return folder.FullName;
    }
}
