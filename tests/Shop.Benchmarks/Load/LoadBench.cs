using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace Shop.Benchmarks.Load;

/// <summary>
/// Starts the published app with a big catalogue and a bare Kestrel app in the same run, drives both the same way and prints a table
/// with the ratio between them.
/// </summary>
internal static partial class LoadBench
{
    private static readonly Uri App = PublishedApp.Address;
    private static readonly Uri Bare = new("http://127.0.0.1:5392");

    public static async Task<int> RunAsync(string[] args)
    {
        if (!Wrk.IsInstalled)
        {
            Console.Error.WriteLine("The load bench drives GETs with wrk; install it first (apt-get install wrk).");
            return 2;
        }
        var seconds = TimeSpan.FromSeconds(Option(args, "--seconds", 5));
        var products = Option(args, "--products", 10_000);
        var folder = PublishedApp.Folder;
        var app = await PublishedApp.PublishAsync();
        var database = await DatabaseAsync(folder, app, products, fresh: !args.Contains("--keep"));

        var table = new ResultTable();
        var warm = await MeasureCachedAsync(app, database, seconds, table);
        await MeasureUncachedAsync(app, database, seconds, table, warm);
        table.Print(products);
        return table.HasMisses ? 1 : 0;
    }

    private static async Task<Dictionary<string, string>> MeasureCachedAsync(string app, string database, TimeSpan seconds, ResultTable table)
    {
        using (await PublishedApp.StartAsync(app, database))
        {
            // A first start with the file's pages cold; the next one is the figure.
        }
        using var server = await PublishedApp.StartAsync(app, database);
        table.Fact("start to the first 200", $"{server.UntilFirst200.TotalSeconds:0.00} s", server.UntilFirst200.TotalSeconds < 2);
        var addresses = await FindAddressesAsync();
        using var bare = await StartBareAsync(addresses);

        foreach (var (name, floor) in new[] { ("home", 0.50), ("category", 0.50), ("product", 0.50), ("search", 0.02) })
            await CompareAsync(table, $"{name}, anonymous", name, addresses[name], seconds, floor);

        await Searches.MeasureAsync(table, App, seconds);
        using var customer = await SignedInWithCartAsync(addresses);
        foreach (var name in new[] { "home", "category", "product" })
            await CompareAsync(table, $"{name} + header, signed in with a cart", name, addresses[name], seconds, 0.05, customer.Cookies, addresses["header"]);

        await Writes.MeasureAsync(table, App, Bare, addresses, seconds);
        table.Fact("memory after load", $"{server.Megabytes} MB", server.Megabytes < 300);
        return addresses;
    }

    private static async Task MeasureUncachedAsync(string app, string database, TimeSpan seconds, ResultTable table, Dictionary<string, string> addresses)
    {
        using (var server = await PublishedApp.StartAsync(app, database, ("Cache__Pages", "false")))
        {
            using var bare = await StartBareAsync(addresses);
            foreach (var (name, floor) in new[] { ("home", 0.04), ("category", 0.03), ("product", 0.04) })
                await CompareAsync(table, $"{name}, cache off", name, addresses[name], seconds, floor);
        }
        await CountQueriesAsync(app, database, table, addresses);
    }

    private static async Task CountQueriesAsync(string app, string database, ResultTable table, Dictionary<string, string> addresses)
    {
        using var server = await PublishedApp.StartAsync(
            app, database, "/de/anmelden", [("Cache__Pages", "false"), ("Serilog__MinimumLevel__Override__Microsoft.EntityFrameworkCore.Database.Command", "Information")]);
        using var visitor = new Visitor(App);
        // What every page shows around its content was read for the sign-in page, by which the start was told.
        foreach (var (name, most) in new[] { ("home", 10), ("category", 8), ("product", 6), ("search", 10) })
        {
            var first = await QueriesAsync();
            var again = await QueriesAsync();
            table.Fact($"queries, {name}: first visit, again", $"{first}, {again}", first <= most);

            // Background loops ask now and then; a page's own queries are what comes at once.
            async Task<int> QueriesAsync()
            {
                await Task.Delay(1500);
                var before = Executed().Count(await File.ReadAllTextAsync(server.Log));
                await visitor.GetAsync(addresses[name]);
                await Task.Delay(100);
                return Executed().Count(await File.ReadAllTextAsync(server.Log)) - before;
            }
        }
    }

    private static async Task CompareAsync(
        ResultTable table, string row, string name, string address, TimeSpan seconds, double floor, string? cookies = null, string? andThen = null)
    {
        var bareUrl = new Uri(Bare, name);
        var appUrl = new Uri(App, address);
        await Wrk.GetAsync(appUrl, TimeSpan.FromSeconds(2), cookies);
        await Wrk.GetAsync(bareUrl, TimeSpan.FromSeconds(1));
        var bare = await Wrk.GetAsync(bareUrl, seconds);
        var run = await Wrk.GetAsync(appUrl, seconds, cookies);
        if (andThen is not null)
            run = Together(run, await Wrk.GetAsync(new Uri(App, andThen), seconds, cookies));
        table.Row(row, run, bare, floor);
    }

    /// <summary>The rate of two requests sent one after the other, as a browser does for a page and its header fragment.</summary>
    private static Run Together(Run page, Run fragment) => new(
        1 / ((1 / page.PerSecond) + (1 / fragment.PerSecond)), page.P50 + fragment.P50, page.P99 + fragment.P99, page.Errors + fragment.Errors);

    private static async Task<Dictionary<string, string>> FindAddressesAsync()
    {
        using var visitor = new Visitor(App);
        var category = "/de/abteilung-1/regal-2";
        var list = await visitor.GetAsync(category);
        var product = list.QuerySelectorAll("main a[href]").Select(a => a.GetAttribute("href")!).First(h => ProductAddress().IsMatch(h));
        return new Dictionary<string, string>
        {
            ["home"] = "/de",
            ["category"] = category,
            ["product"] = product,
            ["search"] = "/de/suche?q=espresso%20mira",
            ["header"] = list.QuerySelector("[hx-get][hx-trigger*=load]")!.GetAttribute("hx-get")!,
        };
    }

    private static async Task<Visitor> SignedInWithCartAsync(Dictionary<string, string> addresses)
    {
        var visitor = new Visitor(App);
        var page = await visitor.GetAsync("/de/anmelden");
        await visitor.SubmitAsync(page, ("Email", BigCatalogue.CustomerEmail), ("Password", BigCatalogue.CustomerPassword));
        var product = await visitor.GetAsync(addresses["product"]);
        await visitor.SubmitAsync(product, ("quantity", "2"));
        return visitor;
    }

    private static async Task<ServerProcess> StartBareAsync(Dictionary<string, string> addresses)
    {
        using var client = new HttpClient { BaseAddress = App };
        var pages = new List<string>();
        foreach (var (name, address) in addresses)
        {
            var file = Path.Combine(Path.GetTempPath(), $"bare-{name}.html");
            await File.WriteAllBytesAsync(file, await client.GetByteArrayAsync(address));
            pages.Add($"{name}={file}");
        }
        return await ServerProcess.StartAsync(
            Environment.ProcessPath!, ["bare", Bare.ToString(), .. pages], new Dictionary<string, string>(), Path.GetTempPath(), new Uri(Bare, "home"));
    }

    private static async Task<string> DatabaseAsync(string folder, string app, int products, bool fresh)
    {
        var file = Path.Combine(folder, $"load-{products}.db");
        var database = "Data Source=" + file;
        if (!fresh && File.Exists(file))
            return database;
        foreach (var old in Directory.GetFiles(folder, $"load-{products}.db*"))
            File.Delete(old);
        Console.Error.WriteLine($"filling a catalogue of {products} products");
        Environment.SetEnvironmentVariable("ConnectionStrings__Shop", database);
        await PublishedApp.RunToEndAsync(Path.Combine(app, "Shop.Web"), app, ["migrate"]);
        await BigCatalogue.FillAsync(database, products);
        return database;
    }

    internal static int Option(string[] args, string name, int otherwise) =>
        Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? int.Parse(args[at + 1], CultureInfo.InvariantCulture) : otherwise;

    [GeneratedRegex("^/de/(artikel|produkt)/")]
    private static partial Regex ProductAddress();

    [GeneratedRegex("Executed DbCommand")]
    private static partial Regex Executed();
}
