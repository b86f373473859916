using System.Text;

namespace Shop.Common.Csv;

/// <summary>
/// Tells how the letters of a file are written: UTF-8 with or without a mark, UTF-16 with a mark, else Windows-1252 as older Excel
/// writes it. A file that mixes both is read as what most of it is.
/// </summary>
public static class CsvEncoding
{
    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <summary>The encodings that can be asked for, by their web names.</summary>
    public static IReadOnlyList<string> Names { get; } = ["utf-8", "windows-1252", "utf-16", "utf-16BE"];

    /// <summary>The encoding that somebody asks for; null for none and for those that aren't offered.</summary>
    public static Encoding? Named(string? name) => Names.FirstOrDefault(n => string.Equals(n, name, StringComparison.OrdinalIgnoreCase)) switch
    {
        "utf-8" => Encoding.UTF8,
        "windows-1252" => Windows1252,
        "utf-16" => Encoding.Unicode,
        "utf-16BE" => Encoding.BigEndianUnicode,
        _ => null,
    };

    public static Encoding Of(Stream text)
    {
        var buffer = new byte[64 * 1024];
        var filled = text.ReadAtLeast(buffer, 4, throwOnEndOfStream: false);
        switch (buffer.AsSpan(0, Math.Min(filled, 3)))
        {
            case [0xEF, 0xBB, 0xBF, ..]: return Encoding.UTF8;
            case [0xFF, 0xFE, ..]: return Encoding.Unicode;
            case [0xFE, 0xFF, ..]: return Encoding.BigEndianUnicode;
        }

        var (good, bad) = (0L, 0L);
        while (filled > 0)
        {
            var left = Count(buffer.AsSpan(0, filled), isLast: false, ref good, ref bad);
            buffer.AsSpan(filled - left, left).CopyTo(buffer);
            var n = text.Read(buffer, left, buffer.Length - left);
            if (n == 0)
            {
                Count(buffer.AsSpan(0, left), isLast: true, ref good, ref bad);
                break;
            }
            filled = left + n;
        }
        return bad == 0 || good > bad ? Encoding.UTF8 : Windows1252;
    }

    /// <summary>Counts letters beyond ASCII that are UTF-8 and bytes that aren't; returns how many bytes at the end wait for more.</summary>
    private static int Count(ReadOnlySpan<byte> bytes, bool isLast, ref long good, ref long bad)
    {
        while (true)
        {
            var next = bytes.IndexOfAnyExceptInRange((byte)0, (byte)0x7F);
            if (next < 0)
                return 0;
            bytes = bytes[next..];
            var status = Rune.DecodeFromUtf8(bytes, out _, out var used);
            if (status == System.Buffers.OperationStatus.NeedMoreData && !isLast)
                return bytes.Length;
            if (status == System.Buffers.OperationStatus.Done)
                good++;
            else
                bad++;
            bytes = bytes[used..];
        }
    }
}
