using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Common.Csv;
using Shop.Data;
using Shop.Operations;
using Shop.Orders.Import;

namespace Shop.Web.Commands;

/// <summary>Imports products or a history of orders from a file.</summary>
internal sealed class ImportCommand : Command
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    public override string Name => "import";

    public override string Summary => "Imports products (Shopify CSV) or a mail-order history. Nothing is imported twice; see docs/guide-imports.md.";

    public override string Usage => "import catalogue|orders FILE.csv[.gz] [--dry-run]";

    protected override async Task<int> RunAsync(IServiceProvider services, IReadOnlyList<string> args, CancellationToken stop)
    {
        var dryRun = args.Contains("--dry-run");
        var words = args.Where(a => a != "--dry-run").ToList();
        if (words.Find(w => w.StartsWith("--", StringComparison.Ordinal)) is { } unknown)
            return Misused($"'{unknown}' is not known.");
        if (words is not [("catalogue" or "orders") and var what, var path])
            return Misused("Say what to import and from which file.");
        if (!File.Exists(path))
            return Misused($"There is no file '{path}'.");
        if (!await IsReadyAsync(services, stop))
            return 1;
        var kind = what == "orders" ? ImportKind.Orders : ImportKind.Catalogue;
        var clock = services.GetRequiredService<TimeProvider>();
        var started = clock.UtcNow();
        var progress = new Lines(clock);
        var source = CsvSource.File(path);
        var report = kind == ImportKind.Orders
            ? await services.GetRequiredService<ImportOrders>().RunAsync(source, dryRun, progress, stop)
            : await services.GetRequiredService<ImportCatalogue>().RunAsync(source, dryRun, progress, stop);
        await KeepAsync(services.GetRequiredService<ShopDb>(), kind, report, started, clock.UtcNow());
        Write(report);
        Console.Error.WriteLine($"{(clock.UtcNow() - started).TotalSeconds.ToString("0.0", English)} s");
        return report.IsClean ? 0 : 1;
    }

    /// <summary>As at a start: Development prepares the database by itself, elsewhere someone has run `migrate`.</summary>
    private static async Task<bool> IsReadyAsync(IServiceProvider services, CancellationToken stop)
    {
        if (services.GetRequiredService<IHostEnvironment>().IsDevelopment())
            await services.PrepareAsync(Progress, stop);
        else if ((await services.GetRequiredService<ShopDb>().Database.GetPendingMigrationsAsync(stop)).Any())
        {
            await Console.Error.WriteLineAsync("The database isn't up to date. Run the command 'migrate' first.");
            return false;
        }
        return true;
    }

    /// <summary>The back office lists it among the earlier runs.</summary>
    private static async Task KeepAsync(ShopDb db, ImportKind kind, ImportReport report, DateTime started, DateTime ended)
    {
        db.ImportRuns.Add(new ImportRun
        {
            Kind = kind,
            FileName = report.FileName.Length > 200 ? report.FileName[^200..] : report.FileName,
            DryRun = report.DryRun,
            State = report.Stopped is null ? ImportState.Done : ImportState.Failed,
            StartedAt = started,
            EndedAt = ended,
            StartedBy = Actor.Current,
            RowsRead = report.Rows,
            RowsTotal = report.Rows,
            Report = ImportRun.Write(report),
        });
        await db.SaveChangesAsync();
    }

    private static void Write(ImportReport report)
    {
        var encoding = report.Encoding.Length > 0 ? $" ({report.Encoding})" : "";
        Console.WriteLine($"{report.FileName}{encoding}{(report.DryRun ? " – dry run, nothing was written" : "")}");
        if (report.Stopped is { } stopped)
            Console.WriteLine("\n! " + stopped.In(English));
        foreach (var figure in report.Figures)
            Console.WriteLine($"  {Texts.In(English, figure.Label),-45} {figure.In(English),18}");
        if (report.Top.Count > 0)
            Console.WriteLine("\nArticles that brought most:");
        foreach (var top in report.Top)
            Console.WriteLine($"  {top.Code,-14} {top.Name,-40} {new Money(top.NetCents).In(English),14}");
        WriteList("\nNotes:", report.Notes.Select(n => n.In(English)));
        WriteList("\nRows with remarks:", report.Remarks.Select(r => $"row {r.Row}: {r.In(English)}"));
        WriteList("\nRefused rows:", report.Refused.Select(r => $"row {r.Row}: {r.In(English)}"));
    }

    private static void WriteList(string title, IEnumerable<string> lines)
    {
        foreach (var (i, line) in lines.Index())
            Console.WriteLine(i == 0 ? $"{title}\n  {line}" : "  " + line);
    }

    /// <summary>Says about once a second how far it is.</summary>
    private sealed class Lines(TimeProvider clock) : IProgress<ImportProgress>
    {
        private DateTime _last = clock.UtcNow();

        public void Report(ImportProgress value)
        {
            if (clock.UtcNow() - _last < TimeSpan.FromSeconds(1) && value.RowsRead < value.RowsTotal)
                return;
            _last = clock.UtcNow();
            Console.Error.WriteLine($"{value.RowsRead.ToString("N0", English)} of {value.RowsTotal.ToString("N0", English)} rows");
        }
    }
}
