using System.Runtime.InteropServices;
using Shop.Common.Csv;

namespace Shop.Catalog.Import;

/// <summary>The rows of one product.</summary>
/// <param name="Key">What they share; empty for a single row that names no product.</param>
internal sealed record RecordGroup(string Key, List<ProductRecord> Records, List<RowRemark> Refused);

/// <summary>
/// Puts the rows of a product together wherever they stand, without holding the file: a first reading notes where each key occurs
/// last, the second gives a product away as soon as it is complete. Rows without a key are products of their own.
/// </summary>
internal sealed class RecordGroups
{
    private const string TooManyRows = "Zu „{0}“ gehören mehr Zeilen, als ein Produkt haben darf.";

    private readonly RecordReader _reader;
    private readonly int _cell;
    private readonly Dictionary<string, int> _last = new(StringComparer.OrdinalIgnoreCase);

    private RecordGroups(RecordReader reader) => (_reader, _cell) = (reader, reader.CellOf(ProductFields.Product.Key));

    /// <summary>Rows with data, as far as the file can be read.</summary>
    public int Rows { get; private set; }

    public static RecordGroups Of(IEnumerable<CsvRow> rows, RecordReader reader, CancellationToken stop)
    {
        var groups = new RecordGroups(reader);
        foreach (var row in rows)
        {
            if (stop.IsCancellationRequested)
                break;
            groups.Rows++;
            if (groups.KeyOf(row) is { Length: > 0 } key)
                CollectionsMarshal.GetValueRefOrAddDefault(groups._last, key, out _) = row.Number;
        }
        return groups;
    }

    public IEnumerable<RecordGroup> Read(IEnumerable<CsvRow> rows, int mostRows)
    {
        var open = new Dictionary<string, RecordGroup>(StringComparer.OrdinalIgnoreCase);
        foreach (var row in rows)
        {
            var key = KeyOf(row);
            if (key.Length == 0 || !open.TryGetValue(key, out var group))
                group = new RecordGroup(key, [], []);
            Add(group, row, mostRows);
            if (key.Length > 0 && _last.GetValueOrDefault(key) > row.Number)
            {
                open[key] = group;
                continue;
            }
            open.Remove(key);
            yield return group;
        }
    }

    private void Add(RecordGroup group, CsvRow row, int mostRows)
    {
        var outcome = group.Records.Count >= mostRows ? new RowRemark(row.Number, TooManyRows, group.Key) : _reader.Read(row);
        if (outcome.Refused is { } refused)
            group.Refused.Add(refused);
        else
            group.Records.Add(outcome.Value!);
    }

    private string KeyOf(CsvRow row) => _cell < 0 || row.Flaw is not null ? "" : CsvWriting.Plain(row[_cell]);
}
