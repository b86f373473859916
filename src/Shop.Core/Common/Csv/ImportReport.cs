using System.Globalization;

namespace Shop.Common.Csv;

/// <summary>How far an import is.</summary>
/// <param name="RowsTotal">0 while unknown.</param>
public sealed record ImportProgress(int RowsRead, int RowsTotal);

/// <summary>Something to say about a row: why it was refused, or what is odd about it.</summary>
/// <param name="Row">As a spreadsheet counts it: the header is row 1.</param>
/// <param name="Reason">A German sentence, key of its translation; {0} takes the value.</param>
/// <param name="Value">What stood there, shortened.</param>
public sealed record RowRemark(int Row, string Reason, string Value)
{
    private const int LongestValue = 100;

    /// <summary>The field that is wrong, by its key; empty where it is the row as a whole.</summary>
    public string Field { get; init; } = "";

    public string Value { get; init; } = Value.Length > LongestValue ? Value[..LongestValue] + "…" : Value;

    public string In(CultureInfo culture) => Texts.In(culture, Reason, Value);
}

/// <summary>A sentence of a report, with what it counts.</summary>
/// <param name="Text">German, key of its translation.</param>
public sealed record ImportNote(string Text, IReadOnlyList<string> Args)
{
    public static ImportNote Of(string text, params object[] args) => new(text, [.. args.Select(a => Convert.ToString(a, CultureInfo.InvariantCulture) ?? "")]);

    public static ImportNote Of(Problem problem) => Of(problem.Text, problem.Args);

    public string In(CultureInfo culture) => Texts.In(culture, Text, [.. Args]);
}

/// <summary>A figure of a report: a count or an amount.</summary>
/// <param name="Label">German, key of its translation.</param>
/// <param name="IsMain">One of the few that answer whether it went well.</param>
public sealed record ImportFigure(string Label, long Value, bool IsMoney, bool IsMain)
{
    public string In(CultureInfo culture) => IsMoney ? new Money(Value).In(culture) : Value.ToString("N0", culture);
}

/// <summary>A field of a product before and after an import.</summary>
/// <param name="Field">Key of the field.</param>
public sealed record FieldChange(string Field, string Before, string After);

/// <summary>What an import does to one product: a new one when <see cref="IsNew"/>, else with the fields that change.</summary>
public sealed record ProductPreview(int Row, string Sku, string Name, bool IsNew, IReadOnlyList<FieldChange> Changes);

/// <summary>One of the articles that brought most.</summary>
/// <param name="NetCents">In cents.</param>
public sealed record ImportTopArticle(string Code, string Name, long NetCents);

/// <summary>What an import found, did and refused. Stored as JSON with the run.</summary>
public sealed class ImportReport
{
    private const int MostRemarks = 10_000;

    public required string FileName { get; init; }

    /// <summary>Nothing was written.</summary>
    public required bool DryRun { get; init; }

    /// <summary>Why nothing, or not the whole file, was imported; null when the file was read to its end.</summary>
    public ImportNote? Stopped { get; set; }

    /// <summary>Rows with data in the file, as far as it was read.</summary>
    public int Rows { get; set; }

    public string Encoding { get; set; } = "";

    public List<ImportFigure> Figures { get; init; } = [];

    public List<ImportTopArticle> Top { get; init; } = [];

    /// <summary>The first products that are new or change.</summary>
    public List<ProductPreview> Preview { get; init; } = [];

    /// <summary>How many articles change in a field, by its key.</summary>
    public Dictionary<string, int> ChangedFields { get; init; } = [];

    /// <summary>Rules that were applied and oddities that were counted.</summary>
    public List<ImportNote> Notes { get; init; } = [];

    public List<RowRemark> Refused { get; init; } = [];

    /// <summary>Rows that came in, with what is odd about them.</summary>
    public List<RowRemark> Remarks { get; init; } = [];

    /// <summary>Whether the file came in as it is.</summary>
    public bool IsClean => Stopped is null && Refused.Count == 0;

    /// <summary>Whether reading on makes no sense; cuts the list at its limit.</summary>
    internal bool TooManyRefused
    {
        get
        {
            if (Refused.Count <= CsvLimits.RefusedRows)
                return false;
            Refused.RemoveRange(CsvLimits.RefusedRows, Refused.Count - CsvLimits.RefusedRows);
            return true;
        }
    }

    public static ImportReport Unreadable(CsvSource source, bool dryRun, Problem why) =>
        new() { FileName = source.Name, DryRun = dryRun, Stopped = ImportNote.Of(why) };

    public static ImportReport Of(CsvSource source, bool dryRun, string encoding) => new() { FileName = source.Name, DryRun = dryRun, Encoding = encoding };

    public long Figure(string label) => Figures.Single(f => f.Label == label).Value;

    public void Count(string label, long value, bool isMain = false) => Figures.Add(new ImportFigure(label, value, IsMoney: false, isMain));

    public void Sum(string label, Money value, bool isMain = false) => Figures.Add(new ImportFigure(label, value.Cents, IsMoney: true, isMain));

    /// <summary>Says something about a row that came in; the list has an end.</summary>
    public void Remark(int row, string text, string value)
    {
        if (Remarks.Count < MostRemarks)
            Remarks.Add(new RowRemark(row, text, value));
    }

    /// <summary>Adds a note if there is something to count.</summary>
    public void NoteIf(long count, string text)
    {
        if (count > 0)
            Notes.Add(ImportNote.Of(text, count));
    }
}
