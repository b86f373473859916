using System.Text;

namespace Shop.Common.Csv;

/// <summary>What a kind of file must look like.</summary>
/// <param name="Required">Columns without which it is another file.</param>
/// <param name="LongestCell">In characters; a row with a longer cell is refused.</param>
/// <param name="Strict">
/// Whether a row must have every cell and ends with its line; else cells may hold line breaks and missing cells at the end count as empty, as Excel leaves them out.
/// </param>
public sealed record CsvLayout(IReadOnlyList<string> Required, int LongestCell, bool Strict)
{
    /// <summary>Other names of columns, as other exports call them.</summary>
    public IReadOnlyDictionary<string, string> Aliases { get; init; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>The name under which the layout knows a column: case and spaces don't count.</summary>
    internal string NameOf(string header)
    {
        var name = Squeeze(header);
        foreach (var (alias, meant) in Aliases)
        {
            if (Squeeze(alias) == name)
                return Squeeze(meant);
        }
        return name;
    }

    internal static string Squeeze(string header)
    {
        var squeezed = new StringBuilder(header.Length);
        foreach (var c in header.Where(c => !char.IsWhiteSpace(c) && c != '\uFEFF' && c != '_'))
            squeezed.Append(char.ToLowerInvariant(c));
        return squeezed.ToString();
    }
}

/// <summary>What somebody says about a file that was taken for something else.</summary>
/// <param name="Encoding">One of <see cref="CsvEncoding.Names"/>; null to see for oneself.</param>
/// <param name="Separator">Between the cells; null to see for oneself.</param>
public sealed record CsvShape(string? Encoding, char? Separator);

/// <summary>One row of a file.</summary>
/// <param name="Number">As a spreadsheet counts it: the header is row 1.</param>
/// <param name="Cells">May be fewer than the header has; ask <see cref="this[int]"/>.</param>
/// <param name="Flaw">Why the row can't be used; null when it can.</param>
public readonly record struct CsvRow(int Number, string[] Cells, RowRemark? Flaw)
{
    /// <summary>The cell without white space around it; empty for a column the file doesn't have.</summary>
    public string this[int column] => column >= 0 && column < Cells.Length ? Cells[column].Trim() : "";

    public bool IsBlank => Cells.All(string.IsNullOrWhiteSpace);
}
