using System.Runtime.InteropServices;

namespace Shop.Common.Csv;

/// <summary>Rows of a file that belong together.</summary>
/// <param name="Key">What they share; empty for a row that can't be told.</param>
/// <param name="Refused">Rows of the group that can't be used.</param>
public sealed record CsvGroup<T>(string Key, List<T> Rows, List<RowRemark> Refused);

/// <summary>What became of one row: something to import or a refusal.</summary>
public readonly record struct RowOutcome<T>(T? Value, RowRemark? Refused)
{
    public static implicit operator RowOutcome<T>(T value) => new(value, null);

    public static implicit operator RowOutcome<T>(RowRemark refused) => new(default, refused);
}

/// <summary>
/// Hands out the rows of a file by a key they share, wherever they stand, without holding the file: a first reading notes where
/// each key occurs last, the second gives a group away as soon as it is complete.
/// </summary>
public sealed class CsvGroups
{
    private readonly CsvFile _file;
    private readonly Func<CsvRow, string> _key;
    private readonly Dictionary<string, int> _last = new(StringComparer.Ordinal);

    private CsvGroups(CsvFile file, Func<CsvRow, string> key) => (_file, _key) = (file, key);

    /// <summary>Rows with data, as far as the file can be read.</summary>
    public int Rows { get; private set; }

    /// <summary>The first reading.</summary>
    public static CsvGroups Of(CsvFile file, Func<CsvRow, string> key, CancellationToken stop)
    {
        var groups = new CsvGroups(file, key);
        foreach (var row in file.Rows())
        {
            stop.ThrowIfCancellationRequested();
            groups.Rows++;
            if (key(row) is { Length: > 0 } k)
                CollectionsMarshal.GetValueRefOrAddDefault(groups._last, k, out _) = row.Number;
        }
        return groups;
    }

    /// <summary>The second reading; groups come in the order of their last rows.</summary>
    /// <param name="read">Makes something compact of a row, which may be held for long.</param>
    /// <param name="mostRows">A group that grows beyond this is refused row by row.</param>
    public IEnumerable<CsvGroup<T>> Read<T>(Func<CsvRow, RowOutcome<T>> read, int mostRows)
    {
        var open = new Dictionary<string, CsvGroup<T>>(StringComparer.Ordinal);
        foreach (var row in _file.Rows())
        {
            var key = _key(row);
            if (key.Length == 0 || !open.TryGetValue(key, out var group))
                group = new CsvGroup<T>(key, [], []);
            Add(group, row, read, mostRows);
            if (key.Length > 0 && _last[key] > row.Number)
            {
                open[key] = group;
                continue;
            }
            open.Remove(key);
            yield return group;
        }
    }

    private static void Add<T>(CsvGroup<T> group, CsvRow row, Func<CsvRow, RowOutcome<T>> read, int mostRows)
    {
        var outcome = group.Rows.Count >= mostRows ? new RowRemark(row.Number, TooManyRows, group.Key) : read(row);
        if (outcome.Refused is { } refused)
            group.Refused.Add(refused);
        else
            group.Rows.Add(outcome.Value!);
    }

    /// <summary>The reason for rows beyond the bound of a group.</summary>
    private const string TooManyRows = "Zu „{0}“ gehören mehr Zeilen, als ein Beleg haben darf.";
}
