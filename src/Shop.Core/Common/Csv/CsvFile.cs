using System.Globalization;
using System.Text;
using CsvHelper;

namespace Shop.Common.Csv;

/// <summary>
/// A CSV file that was looked at: encoding and separator are known, the columns are there. Rows are streamed; what is wrong with one
/// row is said in the row, what ends the reading in <see cref="Trouble"/>.
/// </summary>
public sealed class CsvFile
{
    private readonly CsvSource _source;
    private readonly CsvLayout _layout;
    private readonly Encoding _encoding;
    private readonly Dictionary<string, int> _columns;
    private readonly int _width;

    private CsvFile(CsvSource source, CsvLayout layout, Encoding encoding, char separator, string[] header)
    {
        (_source, _layout, _encoding, Separator) = (source, layout, encoding, separator);
        Header = header;
        _width = header.Length;
        _columns = [];
        for (var i = 0; i < header.Length; i++)
            _columns.TryAdd(layout.NameOf(header[i]), i);
    }

    public char Separator { get; }

    /// <summary>The names of the columns as they stand in the file.</summary>
    public IReadOnlyList<string> Header { get; }

    public string Encoding => _encoding.WebName;

    /// <summary>Why the last reading ended before the end of the file; null when it didn't.</summary>
    public Problem? Trouble { get; private set; }

    /// <summary>Looks at the file's beginning, encoding and header.</summary>
    /// <param name="source">The file.</param>
    /// <param name="layout">What it must look like.</param>
    /// <param name="shape">What somebody says about it instead of what it looks like.</param>
    public static Result<CsvFile> Open(CsvSource source, CsvLayout layout, CsvShape? shape = null)
    {
        try
        {
            if (CsvSniffing.WhyNotCsv(source) is { } notCsv)
                return notCsv;
            using var whole = Unpacked.Open(source);
            var encoding = CsvEncoding.Named(shape?.Encoding) ?? CsvEncoding.Of(whole);
            return ReadHeader(source, layout, encoding, shape?.Separator);
        }
        catch (CsvTooLargeException)
        {
            return CsvTroubles.TooLarge;
        }
        catch (InvalidDataException)
        {
            return CsvTroubles.BrokenArchive;
        }
        catch (CsvFormatException)
        {
            return CsvTroubles.NotCsv;
        }
    }

    /// <summary>Where a column stands; −1 when the file doesn't have it.</summary>
    public int Column(string name) => _columns.GetValueOrDefault(CsvLayout.Squeeze(name), -1);

    /// <summary>The rows after the header, without blank ones.</summary>
    public IEnumerable<CsvRow> Rows()
    {
        Trouble = null;
        string? quotes = null;
        using var reader = CsvReader.Create(Unpacked.Open(_source), Options(_encoding, Separator, _layout, bad => quotes = FlawOf(bad.Reason)));
        while (Next(reader))
        {
            var flaw = quotes;
            quotes = null;
            var number = (int)reader.RowNumber;
            if (number == 1)
                continue;
            var cells = reader.FieldCount > _width + CsvLimits.Columns ? [] : reader.Current.ToArray();
            flaw ??= cells.Length == 0 && reader.FieldCount > 1 ? RowFlaws.TooManyCells : FlawOf(cells);
            var row = new CsvRow(number, cells, flaw is null ? null : new RowRemark(number, flaw, LinesOf(reader.RawRecord)));
            if (!row.IsBlank || row.Flaw is not null)
                yield return cells.Length > _width ? row with { Cells = cells[.._width] } : row;
        }
    }

    private bool Next(CsvReader reader)
    {
        try
        {
            return reader.Read();
        }
        catch (CsvFormatException)
        {
            Trouble = CsvTroubles.EndlessCell(reader.RowNumber);
        }
        catch (CsvTooLargeException)
        {
            Trouble = CsvTroubles.TooLarge;
        }
        catch (InvalidDataException)
        {
            Trouble = CsvTroubles.BrokenArchive;
        }
        return false;
    }

    private static string? FlawOf(CsvMalformedReason reason) => reason switch
    {
        CsvMalformedReason.StrayQuote or CsvMalformedReason.FieldCountMismatch => null,
        CsvMalformedReason.UnterminatedQuote or CsvMalformedReason.LineBreakInQuotes => RowFlaws.OpenQuote,
        _ => RowFlaws.Quotes,
    };

    private string? FlawOf(string[] cells)
    {
        foreach (var cell in cells)
        {
            if (cell.Length > _layout.LongestCell)
                return RowFlaws.LongCell;
            if (cell.Contains('\uFFFD', StringComparison.Ordinal))
                return RowFlaws.Letters;
            if (cell.Contains('\0', StringComparison.Ordinal))
                return RowFlaws.Nul;
        }
        if (cells.Skip(_width).Any(c => !string.IsNullOrWhiteSpace(c)))
            return RowFlaws.TooManyCells;
        return _layout.Strict && cells.Length < _width ? RowFlaws.TooFewCells : null;
    }

    private static string LinesOf(ReadOnlySpan<byte> record) => (record.TrimEnd("\r\n"u8).Count((byte)'\n') + 1).ToString(CultureInfo.InvariantCulture);

    private static Result<CsvFile> ReadHeader(CsvSource source, CsvLayout layout, Encoding encoding, char? said)
    {
        var separator = said ?? CsvSniffing.SeparatorOf(source, encoding);
        using var reader = CsvReader.Create(Unpacked.Open(source), Options(encoding, separator, layout, _ => { }));
        var isThere = reader.Read();
        if (isThere && reader.FieldCount > CsvLimits.Columns)
            return CsvTroubles.TooManyColumns;
        var header = isThere ? reader.Current.ToArray() : [];
        var file = new CsvFile(source, layout, encoding, separator, header);
        var missing = layout.Required.Where(c => file.Column(c) < 0).ToList();
        return missing.Count == 0 ? file : CsvTroubles.MissingColumns(missing, header);
    }

    private static CsvReaderOptions Options(Encoding encoding, char separator, CsvLayout layout, Action<CsvMalformedRecord> onBadQuotes) => new()
    {
        Encoding = encoding,
        Separator = separator,
        HasHeader = false,
        SkipEmptyLines = false,
        AllowLineBreaksInQuotes = !layout.Strict,
        MaxRecordSize = CsvLimits.EndlessRow,
        OnMalformedRecord = onBadQuotes,
    };
}
