using System.Text;

namespace Shop.Common.Csv;

/// <summary>Looks at the first bytes of a file, because its name may lie.</summary>
public static class CsvSniffing
{
    private static readonly (byte[] Head, string Kind)[] OtherFiles =
    [
        ([0x50, 0x4B, 0x03, 0x04], "ZIP/XLSX"),
        ([0xD0, 0xCF, 0x11, 0xE0], "XLS"),
        ([0xFD, 0x37, 0x7A, 0x58, 0x5A], "XZ"),
        ([0x42, 0x5A, 0x68], "BZIP2"),
        ([0x28, 0xB5, 0x2F, 0xFD], "ZSTD"),
        ([0x25, 0x50, 0x44, 0x46], "PDF"),
        ([0x89, 0x50, 0x4E, 0x47], "PNG"),
        ([0xFF, 0xD8, 0xFF], "JPEG"),
        ([0x47, 0x49, 0x46, 0x38], "GIF"),
        ([0x7F, 0x45, 0x4C, 0x46], "ELF"),
        ("SQLite format 3"u8.ToArray(), "SQLite"),
    ];

    /// <summary>Why the file can't be a CSV file; null when it may be one.</summary>
    public static Problem? WhyNotCsv(CsvSource source)
    {
        try
        {
            using var stream = Unpacked.Open(source);
            var head = new byte[8192];
            var length = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
            return WhyNotCsv(head.AsSpan(0, length));
        }
        catch (InvalidDataException)
        {
            return CsvTroubles.BrokenArchive;
        }
    }

    internal static char SeparatorOf(CsvSource source, Encoding encoding)
    {
        using var text = new StreamReader(Unpacked.Open(source), encoding);
        var head = new char[64 * 1024];
        var length = text.ReadBlock(head, 0, head.Length);
        var (commas, semicolons, tabs, bars, quoted) = (0, 0, 0, 0, false);
        foreach (var c in head.AsSpan(0, length))
        {
            if (c == '"')
                quoted = !quoted;
            if (quoted)
                continue;
            if (c is '\r' or '\n' && commas + semicolons + tabs + bars > 0)
                break;
            commas += c == ',' ? 1 : 0;
            semicolons += c == ';' ? 1 : 0;
            tabs += c == '\t' ? 1 : 0;
            bars += c == '|' ? 1 : 0;
        }
        if (bars > Math.Max(commas, Math.Max(semicolons, tabs)))
            return '|';
        return semicolons > commas && semicolons >= tabs ? ';' : tabs > commas ? '\t' : ',';
    }

    private static Problem? WhyNotCsv(ReadOnlySpan<byte> head)
    {
        if (head.IsEmpty)
            return CsvTroubles.Empty;
        foreach (var (magic, kind) in OtherFiles)
        {
            if (head.StartsWith(magic))
                return CsvTroubles.OtherFile(kind);
        }
        var isUtf16 = head is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..];
        return !isUtf16 && head.Contains((byte)0) ? CsvTroubles.NotCsv : null;
    }
}
