using System.Buffers.Binary;
using Shop.Common;

namespace Shop.Files;

/// <summary>What a file is, told by its content alone; its name and announced type are not believed.</summary>
/// <param name="ContentType">"image/jpeg", "image/png", "image/webp" or "image/gif".</param>
public sealed record PictureFile(byte[] Bytes, string ContentType, int Width, int Height)
{
    public const int MostBytes = 20 << 20;

    /// <summary>More pixels than any camera of today takes; decoding more could exhaust the memory.</summary>
    public const int MostPixels = 50_000_000;

    public static Result<PictureFile> Read(byte[] bytes)
    {
        if (bytes.Length > MostBytes)
            return TooLarge;
        var found = Png(bytes) ?? Jpeg(bytes) ?? WebP(bytes) ?? Gif(bytes);
        if (found is null || found.Width < 1 || found.Height < 1)
            return new Problem("no-picture", "Das ist kein Bild, das gezeigt werden kann. Bitte laden Sie JPEG, PNG oder WebP hoch.");
        if ((long)found.Width * found.Height > MostPixels)
            return new Problem("too-many-pixels", "Das Bild hat mehr als 50 Millionen Bildpunkte. Bitte verkleinern Sie es.");
        return found.IsWhole() ? found : Broken;
    }

    public static Problem Broken { get; } = new("broken-picture", "Das Bild ist beschädigt und lässt sich nicht lesen.");

    public static Problem TooLarge { get; } = new("too-large", "Das Bild ist größer als 20 MB. Bitte verkleinern Sie es.");

    /// <summary>Whether the file ends as it should; the image program looks closer.</summary>
    private bool IsWhole() => ContentType switch
    {
        "image/png" => PngCheck.IsWhole(Bytes),
        "image/jpeg" => Bytes.AsSpan().LastIndexOf(JpegEnd) > 0,
        _ => true,
    };

    private static PictureFile? Png(byte[] b) =>
        b.Length > 33 && b.AsSpan(0, 8).SequenceEqual(PngSign) && b.AsSpan(12, 4).SequenceEqual("IHDR"u8)
            ? new PictureFile(b, "image/png", Big(b, 16), Big(b, 20))
            : null;

    private static PictureFile? Jpeg(byte[] b)
    {
        if (b.Length < 4 || b[0] != 0xFF || b[1] != 0xD8 || b[2] != 0xFF)
            return null;
        for (var at = 2; at + 9 < b.Length && b[at] == 0xFF;)
        {
            var marker = b[at + 1];
            if (marker is 0xFF)
            {
                at++;
                continue;
            }
            // SOF0…SOF15 hold the size; C4, C8 and CC are tables.
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                var (width, height) = (Short(b, at + 7), Short(b, at + 5));
                return JpegOrientation.Turns(JpegOrientation.Of(b)) ? new PictureFile(b, "image/jpeg", height, width) : new PictureFile(b, "image/jpeg", width, height);
            }
            at += 2 + Short(b, at + 2);
        }
        return null;
    }

    private static PictureFile? Gif(byte[] b) =>
        b.Length > 13 && (b.AsSpan(0, 6).SequenceEqual("GIF89a"u8) || b.AsSpan(0, 6).SequenceEqual("GIF87a"u8))
            ? new PictureFile(b, "image/gif", BinaryPrimitives.ReadUInt16LittleEndian(b.AsSpan(6)), BinaryPrimitives.ReadUInt16LittleEndian(b.AsSpan(8)))
            : null;

    private static PictureFile? WebP(byte[] b)
    {
        if (b.Length < 30 || !b.AsSpan(0, 4).SequenceEqual("RIFF"u8) || !b.AsSpan(8, 4).SequenceEqual("WEBP"u8))
            return null;
        var kind = b.AsSpan(12, 4);
        if (kind.SequenceEqual("VP8X"u8))
            return new PictureFile(b, "image/webp", 1 + Three(b, 24), 1 + Three(b, 27));
        if (kind.SequenceEqual("VP8 "u8))
            return new PictureFile(b, "image/webp", Little(b, 26) & 0x3FFF, Little(b, 28) & 0x3FFF);
        if (!kind.SequenceEqual("VP8L"u8))
            return null;
        var bits = BinaryPrimitives.ReadUInt32LittleEndian(b.AsSpan(21));
        return new PictureFile(b, "image/webp", 1 + (int)(bits & 0x3FFF), 1 + (int)((bits >> 14) & 0x3FFF));
    }

    private static ReadOnlySpan<byte> JpegEnd => [0xFF, 0xD9];

    private static ReadOnlySpan<byte> PngSign => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    private static int Big(byte[] b, int at) => BinaryPrimitives.ReadInt32BigEndian(b.AsSpan(at));

    private static int Short(byte[] b, int at) => BinaryPrimitives.ReadUInt16BigEndian(b.AsSpan(at));

    private static int Little(byte[] b, int at) => BinaryPrimitives.ReadUInt16LittleEndian(b.AsSpan(at));

    private static int Three(byte[] b, int at) => b[at] | (b[at + 1] << 8) | (b[at + 2] << 16);
}
