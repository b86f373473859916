using System.Buffers.Binary;
using System.Security.Cryptography;
using Shop.Files;

namespace Shop.Catalog.Import;

/// <summary>Makes a picture of fetched bytes if they are one, by content and not by name.</summary>
internal static class PictureBytes
{
    /// <summary>The picture as it came, its own only rendition; null when the bytes are no PNG, JPEG, GIF or WebP.</summary>
    public static Picture? ToPicture(byte[] bytes, DateTime now)
    {
        if (Look(bytes) is not { Width: > 0 and <= 20_000, Height: > 0 and <= 20_000 } look)
            return null;
        var picture = new Picture { Key = KeyOf(bytes), Width = look.Width, Height = look.Height, CreatedAt = now };
        picture.Renditions.Add(new PictureRendition { Width = look.Width, ContentType = look.ContentType, Bytes = bytes });
        return picture;
    }

    public static string KeyOf(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes))[..20];

    private static (string ContentType, int Width, int Height)? Look(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0x89, 0x50, 0x4E, 0x47, ..] when bytes.Length >= 24 =>
            ("image/png", BinaryPrimitives.ReadInt32BigEndian(bytes[16..]), BinaryPrimitives.ReadInt32BigEndian(bytes[20..])),
        [0x47, 0x49, 0x46, 0x38, ..] when bytes.Length >= 10 =>
            ("image/gif", BinaryPrimitives.ReadUInt16LittleEndian(bytes[6..]), BinaryPrimitives.ReadUInt16LittleEndian(bytes[8..])),
        [0xFF, 0xD8, 0xFF, ..] => Jpeg(bytes),
        [0x52, 0x49, 0x46, 0x46, _, _, _, _, 0x57, 0x45, 0x42, 0x50, ..] when bytes.Length >= 30 => Webp(bytes),
        _ => null,
    };

    /// <summary>The size stands in the first frame header (SOF0 to SOF15 without DHT, JPG and DAC).</summary>
    private static (string, int, int)? Jpeg(ReadOnlySpan<byte> bytes)
    {
        for (var i = 2; i + 9 < bytes.Length && bytes[i] == 0xFF;)
        {
            var marker = bytes[i + 1];
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
                return ("image/jpeg", BinaryPrimitives.ReadUInt16BigEndian(bytes[(i + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(bytes[(i + 5)..]));
            i += 2 + BinaryPrimitives.ReadUInt16BigEndian(bytes[(i + 2)..]);
        }
        return null;
    }

    private static (string, int, int)? Webp(ReadOnlySpan<byte> bytes) => bytes[15] switch
    {
        (byte)'X' => ("image/webp", 1 + (bytes[24] | bytes[25] << 8 | bytes[26] << 16), 1 + (bytes[27] | bytes[28] << 8 | bytes[29] << 16)),
        (byte)'L' => ("image/webp", 1 + ((bytes[22] & 0x3F) << 8 | bytes[21]), 1 + ((bytes[24] & 0x0F) << 10 | bytes[23] << 2 | bytes[22] >> 6)),
        _ => ("image/webp", BinaryPrimitives.ReadUInt16LittleEndian(bytes[26..]) & 0x3FFF, BinaryPrimitives.ReadUInt16LittleEndian(bytes[28..]) & 0x3FFF),
    };
}
