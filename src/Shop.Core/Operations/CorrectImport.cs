using Microsoft.EntityFrameworkCore;
using Shop.Catalog.Import;
using Shop.Common;
using Shop.Common.Csv;
using Shop.Data;

namespace Shop.Operations;

/// <summary>
/// Takes cells of refused rows that were put right in the page. After a dry run just these rows are checked again at once and go in with
/// the rest of the file; after an import the refused rows alone are run once more.
/// </summary>
public sealed class CorrectImport(ShopDb db, ImportProducts import, TimeProvider clock)
{
    /// <summary>Rows that one form can hold.</summary>
    public const int MostRows = 50;

    /// <param name="id">The run; null comes back where there is none.</param>
    /// <param name="edits">New cells by row and column.</param>
    /// <param name="stop">Ends the call.</param>
    /// <returns>The run to look at: the same, or a new one.</returns>
    public async Task<Result<ImportRun>?> RunAsync(int id, IReadOnlyDictionary<int, IReadOnlyDictionary<int, string>> edits, CancellationToken stop)
    {
        if (await db.ImportRuns.AsNoTracking().FirstOrDefaultAsync(r => r.Id == id, stop) is not { } run)
            return null;
        if ((MapImport.WhyNot(run.State, run.Kind, run.File is not null) ?? WhyNoReport(run)) is { } why)
            return (Result<ImportRun>)why;
        var (plan, report) = (ImportPlan.Read(run.Plan)!, ImportRun.Read(run.Report)!);
        var source = CsvSource.Bytes(run.FileName, run.File!);
        plan = plan with { Corrections = new(plan.Corrections) };
        var refused = report.Refused.Select(r => r.Row).ToHashSet();
        foreach (var row in await ImportRows.ReadAsync(source, plan, [.. edits.Keys.Where(refused.Contains).Take(MostRows)], stop))
            plan.Corrections[row.Number] = Edited(row.Cells, edits[row.Number]);
        return run.DryRun
            ? await CheckAgainAsync(run, plan, report, source, [.. edits.Keys.Where(refused.Contains)], stop)
            : await RunAgainAsync(run.Id, plan, [.. refused.Order()], stop);
    }

    private static Problem? WhyNoReport(ImportRun run) => run.Report.Length == 0 ? new Problem("import-busy", "Dieser Lauf ist noch nicht zu Ende.") : null;

    private static string[] Edited(string[] cells, IReadOnlyDictionary<int, string> edits)
    {
        var edited = new string[Math.Max(cells.Length, edits.Keys.DefaultIfEmpty(-1).Max() + 1)];
        for (var i = 0; i < edited.Length; i++)
            edited[i] = edits.GetValueOrDefault(i) ?? (i < cells.Length ? cells[i] : "");
        return edited;
    }

    private async Task<Result<ImportRun>> CheckAgainAsync(ImportRun run, ImportPlan plan, ImportReport report, CsvSource source, IReadOnlyList<int> rows, CancellationToken stop)
    {
        var again = await import.RunAsync(source, plan with { OnlyRows = rows }, dryRun: true, null, stop);
        report.Refused.RemoveAll(r => rows.Contains(r.Row));
        report.Refused.AddRange(again.Refused);
        report.Refused.Sort((a, b) => a.Row.CompareTo(b.Row));
        report.Remarks.RemoveAll(r => rows.Contains(r.Row));
        report.Remarks.AddRange(again.Remarks);
        report.Preview.InsertRange(0, again.Preview);
        for (var i = 0; i < report.Figures.Count; i++)
        {
            var figure = report.Figures[i];
            var more = figure.Label switch
            {
                "Zeilen" => 0,
                "Abgelehnte Zeilen" => report.Refused.Count - figure.Value,
                _ => again.Figures.Find(f => f.Label == figure.Label)?.Value ?? 0,
            };
            report.Figures[i] = figure with { Value = figure.Value + more };
        }
        var (json, written) = (ImportRun.Write(report), plan.Write());
        await db.ImportRuns.Where(r => r.Id == run.Id).ExecuteUpdateAsync(r => r.SetProperty(x => x.Report, json).SetProperty(x => x.Plan, written), stop);
        return run;
    }

    private async Task<Result<ImportRun>> RunAgainAsync(int id, ImportPlan plan, IReadOnlyList<int> rows, CancellationToken stop)
    {
        var before = await db.ImportRuns.SingleAsync(r => r.Id == id, stop);
        var run = new ImportRun
        {
            Kind = before.Kind,
            FileName = before.FileName,
            State = ImportState.Waiting,
            StartedAt = clock.UtcNow(),
            StartedBy = Actor.Current,
            RowsTotal = rows.Count,
            Plan = (plan with { OnlyRows = rows }).Write(),
            ProfileId = before.ProfileId,
            File = before.File,
        };
        before.File = null;
        db.ImportRuns.Add(run);
        await db.SaveChangesAsync(stop);
        return run;
    }
}

/// <summary>Reads single rows of a stored file, with what was put right.</summary>
public static class ImportRows
{
    public static Task<IReadOnlyList<CsvRow>> ReadAsync(CsvSource source, ImportPlan plan, IReadOnlyCollection<int> numbers, CancellationToken stop)
    {
        var opened = ImportFile.Open(source, new CsvShape(plan.Encoding, plan.Separator), stop);
        if (!opened.Ok || numbers.Count == 0)
            return Task.FromResult<IReadOnlyList<CsvRow>>([]);
        var (wanted, found) = (numbers.ToHashSet(), new List<CsvRow>());
        foreach (var row in opened.Value.Rows(plan with { OnlyRows = [] }))
        {
            stop.ThrowIfCancellationRequested();
            if (wanted.Remove(row.Number))
                found.Add(row);
            if (wanted.Count == 0)
                break;
        }
        return Task.FromResult<IReadOnlyList<CsvRow>>(found);
    }

    /// <summary>The refused rows as they stood in the file, with a column that says why; may be put right and uploaded again.</summary>
    public static IEnumerable<IReadOnlyList<string>> Refused(CsvSource source, ImportPlan plan, IReadOnlyList<RowRemark> refused, System.Globalization.CultureInfo culture)
    {
        var opened = ImportFile.Open(source, new CsvShape(plan.Encoding, plan.Separator));
        if (!opened.Ok)
            yield break;
        var file = opened.Value;
        var width = file.Header.Count;
        var reason = ImportPlan.RefusedColumns[culture.TwoLetterISOLanguageName == "en" ? 1 : 0];
        var skipped = file.Header.Select((h, i) => ImportPlan.RefusedColumns.Contains(h.Trim()) ? i : -1).Where(i => i >= 0).ToHashSet();
        yield return [.. file.Header.Where((_, i) => !skipped.Contains(i)), reason];
        var why = refused.GroupBy(r => r.Row).ToDictionary(g => g.Key, g => string.Join(" ", g.Select(r => r.In(culture))));
        foreach (var row in file.Rows(plan with { OnlyRows = [] }))
        {
            if (why.TryGetValue(row.Number, out var text))
                yield return [.. Enumerable.Range(0, width).Where(i => !skipped.Contains(i)).Select(i => CsvWriting.Plain(row[i])), text];
        }
    }
}
