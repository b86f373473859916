using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Shop.Files;

namespace Shop.Data.DemoData;

/// <summary>
/// The drawings of the demo shop, which lie beside the program as "name-width.webp"; those of one name become one picture with a
/// rendition per width. What isn't there is left out.
/// </summary>
internal sealed partial class DemoPictures
{
    private readonly Dictionary<string, List<(int Width, string File)>> _files;
    private readonly Dictionary<string, Picture> _made = new(StringComparer.Ordinal);
    private readonly DateTime _createdAt;

    public DemoPictures(string folder, DateTime createdAt)
    {
        _createdAt = createdAt;
        _files = (Directory.Exists(folder) ? Directory.GetFiles(folder, "*.webp") : [])
            .Select(f => (File: f, Match: NameAndWidth().Match(Path.GetFileNameWithoutExtension(f))))
            .Where(f => f.Match.Success)
            .GroupBy(f => f.Match.Groups["name"].Value, StringComparer.Ordinal)
            .ToDictionary(
                g => g.Key,
                g => g.Select(f => (int.Parse(f.Match.Groups["width"].ValueSpan), f.File)).OrderBy(f => f.Item1).ToList(),
                StringComparer.Ordinal);
    }

    public int Names => _files.Count;

    /// <summary>The picture of this name, the same object each time; null when it wasn't drawn.</summary>
    public Picture? Find(string name)
    {
        if (!_files.TryGetValue(name, out var files))
            return null;
        var renditions = files.ConvertAll(f => (f.Width, Bytes: File.ReadAllBytes(f.File)));
        var original = renditions[^1].Bytes;
        var key = Convert.ToHexStringLower(SHA256.HashData(original))[..20];
        if (_made.TryGetValue(key, out var known))
            return known;
        var (width, height) = SizeOf(original);
        var picture = new Picture { Key = key, Width = width, Height = height, CreatedAt = _createdAt };
        picture.Renditions.AddRange(renditions.Select(r => new PictureRendition { Width = r.Width, ContentType = "image/webp", Bytes = r.Bytes }));
        return _made[key] = picture;
    }

    /// <summary>The pictures "name-1", "name-2" … as far as they exist.</summary>
    public IEnumerable<Picture> Gallery(string name)
    {
        for (var n = 1; Find($"{name}-{n}") is { } picture; n++)
            yield return picture;
    }

    /// <summary>Size of a WebP in pixels, from the first chunk (RFC 9649, sections 2.5 to 2.7).</summary>
    public static (int Width, int Height) SizeOf(ReadOnlySpan<byte> webp)
    {
        if (webp.Length < 30 || !webp[..4].SequenceEqual("RIFF"u8) || !webp[8..12].SequenceEqual("WEBP"u8))
            throw new InvalidDataException("Not a WebP file");
        var data = webp[20..];
        if (webp[12..16].SequenceEqual("VP8X"u8))
            return (1 + U24(data[4..]), 1 + U24(data[7..]));
        if (webp[12..16].SequenceEqual("VP8L"u8))
        {
            var bits = BinaryPrimitives.ReadUInt32LittleEndian(data[1..]);
            return (1 + (int)(bits & 0x3FFF), 1 + (int)((bits >> 14) & 0x3FFF));
        }
        return (BinaryPrimitives.ReadUInt16LittleEndian(data[6..]) & 0x3FFF, BinaryPrimitives.ReadUInt16LittleEndian(data[8..]) & 0x3FFF);
    }

    private static int U24(ReadOnlySpan<byte> bytes) => bytes[0] | (bytes[1] << 8) | (bytes[2] << 16);

    [GeneratedRegex("^(?<name>.+)-(?<width>\\d{2,4})$", RegexOptions.ExplicitCapture)]
    private static partial Regex NameAndWidth();
}
