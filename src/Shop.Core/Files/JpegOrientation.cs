using System.Buffers.Binary;

namespace Shop.Files;

/// <summary>How a camera was held. It is all that a picture keeps of its camera data: without it portraits would lie on their side.</summary>
internal static class JpegOrientation
{
    private const int Tag = 0x0112;

    /// <summary>1 (upright) to 8 as in Exif 2.32, 4.6.4 A; 1 where nothing is said.</summary>
    public static int Of(ReadOnlySpan<byte> jpeg)
    {
        for (var at = 2; at + 4 <= jpeg.Length && jpeg[at] == 0xFF && jpeg[at + 1] != 0xDA;)
        {
            var length = 2 + BinaryPrimitives.ReadUInt16BigEndian(jpeg[(at + 2)..]);
            if (jpeg[at + 1] == 0xE1 && length >= 10 && at + length <= jpeg.Length && jpeg.Slice(at + 4, length - 4).StartsWith("Exif\0\0"u8))
                return InTiff(jpeg.Slice(at + 10, length - 10));
            at += length;
        }
        return 1;
    }

    /// <summary>Whether width and height change places.</summary>
    public static bool Turns(int orientation) => orientation >= 5;

    /// <summary>A segment that says nothing but the orientation.</summary>
    public static byte[] Segment(int orientation) =>
    [
        0xFF, 0xE1, 0x00, 0x22, .. "Exif\0\0"u8, .. "MM\0*"u8, 0, 0, 0, 8,
        0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0, 0, 0, 0, 0,
    ];

    private static int InTiff(ReadOnlySpan<byte> tiff)
    {
        if (tiff.Length < 10)
            return 1;
        var little = tiff[0] == (byte)'I';
        var directory = Int(tiff[4..], little);
        if (directory < 8 || directory > tiff.Length - 2)
            return 1;
        var count = Short(tiff[(int)directory..], little);
        for (var i = 0; i < count && directory + 2 + (12 * (i + 1)) <= tiff.Length; i++)
        {
            var entry = tiff[((int)directory + 2 + (12 * i))..];
            if (Short(entry, little) == Tag)
                return Short(entry[8..], little) is >= 1 and <= 8 and var orientation ? orientation : 1;
        }
        return 1;
    }

    private static int Short(ReadOnlySpan<byte> b, bool little) => little ? BinaryPrimitives.ReadUInt16LittleEndian(b) : BinaryPrimitives.ReadUInt16BigEndian(b);

    private static long Int(ReadOnlySpan<byte> b, bool little) => little ? BinaryPrimitives.ReadUInt32LittleEndian(b) : BinaryPrimitives.ReadUInt32BigEndian(b);
}
