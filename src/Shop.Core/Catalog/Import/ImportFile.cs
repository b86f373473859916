using Shop.Common;
using Shop.Common.Csv;

namespace Shop.Catalog.Import;

/// <summary>A file of products of any kind, as rows below a header: what BMEcat says in elements stands in columns here, too.</summary>
public sealed class ImportFile
{
    /// <summary>Rows that tell how numbers are written.</summary>
    private const int SampleRows = 200;

    private readonly Func<IEnumerable<CsvRow>> _rows;
    private readonly Func<Problem?> _trouble;

    private ImportFile(FileFormat format, IReadOnlyList<string> header, Func<IEnumerable<CsvRow>> rows, Func<Problem?> trouble) =>
        (Format, Header, _rows, _trouble) = (format, header, rows, trouble);

    public FileFormat Format { get; }

    public IReadOnlyList<string> Header { get; }

    public string Encoding { get; private init; } = "";

    /// <summary>Between the cells; a semicolon for files that have none.</summary>
    public char Separator { get; private init; } = ';';

    /// <summary>What is odd about the file as a whole.</summary>
    public IReadOnlyList<ImportNote> Notes { get; private init; } = [];

    public string Signature => ImportPlan.SignatureOf(Header);

    /// <summary>Why the last reading ended before the end of the file.</summary>
    public Problem? Trouble => _trouble();

    private static CsvLayout Anything { get; } = new([], LongestCell: 256 * 1024, Strict: false);

    /// <param name="source">The file.</param>
    /// <param name="shape">What somebody says about its encoding and separator.</param>
    /// <param name="stop">Ends the look.</param>
    public static Result<ImportFile> Open(CsvSource source, CsvShape? shape = null, CancellationToken stop = default)
    {
        if (BmecatFile.IsXml(source))
            return BmecatFile.Open(source, stop) is var bmecat && bmecat.Ok
                ? new ImportFile(FileFormat.Bmecat, BmecatFile.Header, bmecat.Value.Rows, () => bmecat.Value.Trouble) { Encoding = bmecat.Value.Encoding, Notes = bmecat.Value.Notes }
                : bmecat.Problem!;
        var opened = CsvFile.Open(source, Anything, shape);
        if (!opened.Ok)
            return opened.Problem!;
        var csv = opened.Value;
        var format = FormatOf(csv.Header);
        if (!csv.Header.Any(h => !string.IsNullOrWhiteSpace(h)))
            return CsvTroubles.NotCsv;
        if (!csv.Rows().Any())
            return csv.Trouble ?? CsvTroubles.NoRows;
        return format == FileFormat.WooCommerce
            ? new ImportFile(format, WooRows.HeaderOf(csv.Header), () => WooRows.Of(csv), () => csv.Trouble) { Encoding = csv.Encoding, Separator = csv.Separator }
            : new ImportFile(format, csv.Header, csv.Rows, () => csv.Trouble) { Encoding = csv.Encoding, Separator = csv.Separator };
    }

    /// <summary>The rows after the header, with the cells that were put right by hand.</summary>
    public IEnumerable<CsvRow> Rows(ImportPlan? plan = null)
    {
        var only = plan?.OnlyRows.ToHashSet() ?? [];
        foreach (var row in _rows())
        {
            if (only.Count > 0 && !only.Contains(row.Number))
                continue;
            yield return plan is not null && plan.Corrections.TryGetValue(row.Number, out var cells) ? row with { Cells = cells, Flaw = null } : row;
        }
    }

    /// <summary>How the file seems to write numbers.</summary>
    public DecimalStyle Style => Format is FileFormat.Bmecat ? DecimalStyle.Point
        : ImportNumber.StyleOf(_rows().Take(SampleRows).SelectMany(r => r.Cells), Separator);

    private static FileFormat FormatOf(IReadOnlyList<string> header)
    {
        var names = header.Select(ImportPlan.Squeeze).ToHashSet(StringComparer.Ordinal);
        if (names.Contains("sku") && (names.Contains("name.de") || names.Contains("product") || names.Count(n => ProductFields.Find(n) is not null) >= 3 && names.Any(n => n.Contains('.', StringComparison.Ordinal))))
            return FileFormat.Own;
        return WooRows.IsWoo(names) ? FileFormat.WooCommerce : FileFormat.Table;
    }
}
