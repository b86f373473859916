using System.Buffers;
using System.Globalization;
using System.Text;

namespace Shop.Common.Csv;

/// <summary>
/// Writes CSV that German and English spreadsheets open by a double click: semicolons, UTF-8 with a mark, CRLF, and no cell that
/// they would take for a formula (CSV injection).
/// </summary>
public static class CsvWriting
{
    private static readonly SearchValues<char> NeedsQuotes = SearchValues.Create(";,\"\r\n\t");

    public static byte[] RefusedRows(IEnumerable<RowRemark> rows, CultureInfo culture) => Write(
        [Texts.In(culture, "Zeile"), Texts.In(culture, "Grund"), Texts.In(culture, "Wert")],
        rows.Select(r => new[] { r.Row.ToString(CultureInfo.InvariantCulture), r.In(culture), r.Value }));

    public static byte[] Write(IReadOnlyList<string> header, IEnumerable<IReadOnlyList<string>> rows)
    {
        var text = new StringBuilder();
        foreach (var row in rows.Prepend(header))
            text.AppendJoin(';', row.Select(Cell)).Append("\r\n");
        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    /// <summary>One cell, quoted where needed. What begins like a formula gets an apostrophe, which spreadsheets don't show.</summary>
    public static string Cell(string value)
    {
        var safe = NeedsApostrophe(value) ? "'" + value : value;
        return safe.AsSpan().ContainsAny(NeedsQuotes) ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }

    /// <summary>What stood there before <see cref="Cell"/> put an apostrophe in front of it.</summary>
    public static string Plain(string cell) => cell.Length > 1 && cell[0] == '\'' && NeedsApostrophe(cell[1..]) ? cell[1..] : cell;

    /// <summary>Also what looks as if it had one already, so that nothing is lost on the way back.</summary>
    private static bool NeedsApostrophe(string value) => BeginsLikeFormula(value.TrimStart('\''));

    private static bool BeginsLikeFormula(string value)
    {
        if (value.Length == 0 || decimal.TryParse(value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _))
            return false;
        return value[0] is '\t' or '\r' or '\n' || value.AsSpan().TrimStart() is ['=' or '+' or '-' or '@' or '|' or '＝' or '＋' or '－' or '＠', ..];
    }
}
