using System.Buffers.Binary;

namespace Shop.Files;

/// <summary>Takes out of a picture what isn't picture: camera data, place, previews, comments. Used where pictures can't be re-encoded.</summary>
public static class PictureCleaner
{
    public static byte[] Clean(PictureFile picture) => picture.ContentType switch
    {
        "image/jpeg" => Jpeg(picture.Bytes),
        "image/png" => Png(picture.Bytes),
        "image/webp" => WebP(picture.Bytes),
        // GIF has no place for camera data.
        _ => picture.Bytes,
    };

    private static byte[] Jpeg(byte[] b)
    {
        using var clean = new MemoryStream(b.Length);
        clean.Write(b, 0, 2);
        if (JpegOrientation.Of(b) is > 1 and var orientation)
            clean.Write(JpegOrientation.Segment(orientation));
        for (var at = 2; at + 4 <= b.Length && b[at] == 0xFF;)
        {
            var marker = b[at + 1];
            if (marker == 0xDA)
            {
                clean.Write(b, at, b.Length - at);
                break;
            }
            var length = Math.Min(2 + BinaryPrimitives.ReadUInt16BigEndian(b.AsSpan(at + 2)), b.Length - at);
            // APP0 (JFIF) and APP14 (colour transform) are needed to decode; the other APPn and comments go.
            if (marker is not ((>= 0xE1 and <= 0xED) or 0xEF or 0xFE))
                clean.Write(b, at, length);
            at += length;
        }
        return clean.ToArray();
    }

    private static byte[] Png(byte[] b)
    {
        using var clean = new MemoryStream(b.Length);
        clean.Write(b, 0, 8);
        for (var at = 8; at + 12 <= b.Length;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(b.AsSpan(at)) + 12L;
            if (length > b.Length - at)
                break;
            var name = b.AsSpan(at + 4, 4);
            if (!(name.SequenceEqual("eXIf"u8) || name.SequenceEqual("tEXt"u8) || name.SequenceEqual("iTXt"u8) || name.SequenceEqual("zTXt"u8) || name.SequenceEqual("tIME"u8)))
                clean.Write(b, at, (int)length);
            at += (int)length;
        }
        return clean.ToArray();
    }

    private static byte[] WebP(byte[] b)
    {
        using var clean = new MemoryStream(b.Length);
        clean.Write(b, 0, 12);
        for (var at = 12; at + 8 <= b.Length;)
        {
            var size = BinaryPrimitives.ReadUInt32LittleEndian(b.AsSpan(at + 4));
            var length = 8L + size + (size & 1);
            if (length > b.Length - at)
                break;
            var name = b.AsSpan(at, 4);
            if (!name.SequenceEqual("EXIF"u8) && !name.SequenceEqual("XMP "u8))
                clean.Write(b, at, (int)length);
            at += (int)length;
        }
        var bytes = clean.ToArray();
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(4), (uint)bytes.Length - 8);
        // VP8X announces its parts: bits 2 and 3 are XMP and EXIF.
        if (bytes.Length > 20 && bytes.AsSpan(12, 4).SequenceEqual("VP8X"u8))
            bytes[20] &= 0xF3;
        return bytes;
    }
}
