using System.Buffers.Binary;

namespace Shop.Files;

/// <summary>Whether a PNG is whole: every chunk has its checksum, and there is image data and an end (PNG specification, sections 5.3 to 5.6).</summary>
internal static class PngCheck
{
    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(n => Enumerable.Range(0, 8).Aggregate((uint)n, (c, _) => (c & 1) == 1 ? (c >> 1) ^ 0xEDB88320u : c >> 1))];

    public static bool IsWhole(byte[] png)
    {
        var data = false;
        for (long at = 8; at + 12 <= png.Length;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(png.AsSpan((int)at));
            if (length > png.Length - at - 12)
                return false;
            var body = png.AsSpan((int)at + 4, (int)length + 4);
            if (Checksum(body) != BinaryPrimitives.ReadUInt32BigEndian(png.AsSpan((int)(at + 8 + length))))
                return false;
            data |= body[..4].SequenceEqual("IDAT"u8);
            if (body[..4].SequenceEqual("IEND"u8))
                return data;
            at += length + 12;
        }
        return false;
    }

    /// <summary>CRC-32 as in ISO 3309.</summary>
    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var b in bytes)
            crc = Table[(crc ^ b) & 0xFF] ^ (crc >> 8);
        return ~crc;
    }
}
