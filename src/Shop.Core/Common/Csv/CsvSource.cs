namespace Shop.Common.Csv;

/// <summary>A file to import, which is opened more than once: to look what it is, to count, to read.</summary>
/// <param name="Name">As the person who imports knows it.</param>
/// <param name="Open">A fresh stream from the file's first byte that can seek; the caller disposes it.</param>
public sealed record CsvSource(string Name, Func<Stream> Open)
{
    public static CsvSource File(string path) => new(
        Path.GetFileName(path),
        () => new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 128 * 1024, FileOptions.SequentialScan));

    public static CsvSource Bytes(string name, byte[] bytes) => new(name, () => new MemoryStream(bytes, writable: false));
}
