namespace Shop.Web.BackOffice.Imports;

/// <summary>Cells of refused rows that were put right.</summary>
public sealed class CorrectionForm
{
    public List<CorrectedRow> Rows { get; set; } = [];

    public Dictionary<int, IReadOnlyDictionary<int, string>> ToEdits() => Rows
        .GroupBy(r => r.Row)
        .ToDictionary(r => r.Key, r => (IReadOnlyDictionary<int, string>)r.First().Cells.Where(c => c.Cell is >= 0 and < Shop.Common.Csv.CsvLimits.Columns).DistinctBy(c => c.Cell).ToDictionary(c => c.Cell, c => c.Value ?? ""));
}

/// <summary>A row of the file.</summary>
public sealed class CorrectedRow
{
    public int Row { get; set; }

    public List<CorrectedCell> Cells { get; set; } = [];
}

/// <summary>A cell by its place.</summary>
public sealed class CorrectedCell
{
    public int Cell { get; set; }

    public string? Value { get; set; }
}
