using Shop.Catalog.Import;
using Shop.Common.Csv;
using Shop.Operations;

namespace Shop.Web.BackOffice.Imports;

/// <summary>A cell of a refused row that can be put right in the page.</summary>
/// <param name="Cell">Its place in the row.</param>
/// <param name="Field">Key of the field it goes to.</param>
public sealed record FixCell(int Cell, string Column, string Field, string Value, bool IsWrong);

/// <summary>A refused row with its cells.</summary>
public sealed record FixRow(RowRemark Why, IReadOnlyList<FixCell> Cells)
{
    /// <summary>What is shown at once: what is wrong and what tells the article; everything where the row as a whole is wrong.</summary>
    public IEnumerable<FixCell> Shown => Cells.Any(c => c.IsWrong) ? Cells.Where(c => c.IsWrong || c.Field is "sku" or "name.de") : Cells;

    public IEnumerable<FixCell> Rest => Cells.Except(Shown);

    /// <summary>The refused rows that one page holds.</summary>
    public const int PerPage = 20;

    public static async Task<IReadOnlyList<FixRow>> ReadAsync(ImportRun run, ImportReport report, CancellationToken stop)
    {
        if (run.File is null || report.Refused.Count == 0 || ImportPlan.Read(run.Plan) is not { } plan)
            return [];
        var source = CsvSource.Bytes(run.FileName, run.File);
        var refused = report.Refused.DistinctBy(r => r.Row).Take(PerPage).ToList();
        var rows = await ImportRows.ReadAsync(source, plan, refused.ConvertAll(r => r.Row), stop);
        var opened = ImportFile.Open(source, new CsvShape(plan.Encoding, plan.Separator), stop);
        if (!opened.Ok)
            return [];
        var columns = Columns(plan, opened.Value.Header);
        return [.. refused.Join(rows, r => r.Row, r => r.Number, (why, row) => new FixRow(why, [.. columns.Select(c => new FixCell(c.Cell, c.Column, c.Field, CsvWriting.Plain(row[c.Cell]), c.Field == why.Field))]))];
    }

    private static List<(int Cell, string Column, string Field)> Columns(ImportPlan plan, IReadOnlyList<string> header)
    {
        var taken = new HashSet<int>();
        var columns = new List<(int, string, string)>();
        foreach (var column in plan.Columns)
        {
            var cell = Enumerable.Range(0, header.Count).FirstOrDefault(i => header[i] == column.Column && !taken.Contains(i), -1);
            if (cell >= 0 && taken.Add(cell) && column.Target.Length > 0)
                columns.Add((cell, column.Column, column.Target));
        }
        return columns;
    }
}
