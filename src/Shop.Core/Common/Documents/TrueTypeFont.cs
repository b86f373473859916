using System.Buffers.Binary;
using System.Text;

namespace Shop.Common.Documents;

/// <summary>
/// Reads a TrueType font file as far as a PDF needs it: which glyph shows a character, how wide it is, and a smaller file with only the
/// glyphs that a document uses.
/// </summary>
public sealed class TrueTypeFont
{
    private static readonly string[] Embedded = ["cvt ", "fpgm", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "prep"];

    private readonly byte[] _file;
    private readonly Dictionary<string, (int Offset, int Length)> _tables = [];
    private readonly Dictionary<int, ushort> _glyphs = [];
    private readonly ushort[] _widths;
    private readonly int[] _places;
    private readonly int _unitsPerEm;

    public TrueTypeFont(string name, byte[] file)
    {
        Name = name;
        _file = file;
        for (var i = 0; i < U16(4); i++)
            _tables[Encoding.ASCII.GetString(file, 12 + i * 16, 4)] = (I32(12 + i * 16 + 8), I32(12 + i * 16 + 12));
        var head = At("head");
        _unitsPerEm = U16(head + 18);
        Box = [.. Enumerable.Range(0, 4).Select(i => Scale(I16(head + 36 + i * 2)))];
        Ascent = Scale(I16(At("hhea") + 4));
        Descent = Scale(I16(At("hhea") + 6));
        CapHeight = Scale(I16(At("OS/2") + 88));
        var count = U16(At("maxp") + 4);
        var measured = U16(At("hhea") + 34);
        _widths = [.. Enumerable.Range(0, count).Select(g => (ushort)U16(At("hmtx") + Math.Min(g, measured - 1) * 4))];
        var wide = U16(head + 50) == 1;
        _places = [.. Enumerable.Range(0, count + 1).Select(g => wide ? I32(At("loca") + g * 4) : U16(At("loca") + g * 2) * 2)];
        ReadCharacters();
    }

    public string Name { get; }

    /// <summary>In thousandths of the font size, as are all measures of this class.</summary>
    public int Ascent { get; }

    public int Descent { get; }

    public int CapHeight { get; }

    public IReadOnlyList<int> Box { get; }

    /// <summary>The glyphs of a text; characters that the font doesn't have show as "?", control characters not at all.</summary>
    public IEnumerable<(ushort Glyph, int Character)> GlyphsOf(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsControl(rune) || Rune.GetUnicodeCategory(rune) == System.Globalization.UnicodeCategory.Format)
                continue;
            if (_glyphs.TryGetValue(rune.Value, out var glyph))
                yield return (glyph, rune.Value);
            else if (Rune.IsWhiteSpace(rune))
                yield return (_glyphs[' '], ' ');
            else
                yield return (_glyphs['?'], '?');
        }
    }

    public int WidthOf(ushort glyph) => Scale(_widths[glyph]);

    /// <summary>Width of a text in points.</summary>
    public double Measure(string text, double size) => GlyphsOf(text).Sum(g => WidthOf(g.Glyph)) * size / 1000;

    /// <summary>A font file that holds only these glyphs, under their old numbers.</summary>
    public byte[] Subset(IEnumerable<ushort> used)
    {
        var kept = new SortedSet<ushort>(used) { 0 };
        foreach (var glyph in kept.ToArray())
            AddParts(glyph, kept);
        using var outlines = new MemoryStream();
        var places = new byte[_places.Length * 4];
        for (var g = 0; g < _places.Length - 1; g++)
        {
            BinaryPrimitives.WriteInt32BigEndian(places.AsSpan(g * 4), (int)outlines.Length);
            if (kept.Contains((ushort)g))
            {
                outlines.Write(_file, At("glyf") + _places[g], _places[g + 1] - _places[g]);
                while (outlines.Length % 4 != 0)
                    outlines.WriteByte(0);
            }
        }
        BinaryPrimitives.WriteInt32BigEndian(places.AsSpan(places.Length - 4), (int)outlines.Length);
        var head = Table("head");
        head[51] = 1; // long places
        return Write(name => name switch { "glyf" => outlines.ToArray(), "loca" => places, "head" => head, _ => Table(name) });
    }

    private static uint Checksum(byte[] bytes)
    {
        uint sum = 0;
        for (var i = 0; i < bytes.Length; i++)
            sum += (uint)bytes[i] << (24 - i % 4 * 8);
        return sum;
    }

    private byte[] Write(Func<string, byte[]> table)
    {
        var names = Embedded.Where(_tables.ContainsKey).ToArray();
        var directory = new byte[12 + names.Length * 16];
        BinaryPrimitives.WriteInt32BigEndian(directory, 0x00010000);
        BinaryPrimitives.WriteInt16BigEndian(directory.AsSpan(4), (short)names.Length);
        var power = 1 << (int)Math.Log2(names.Length);
        BinaryPrimitives.WriteInt16BigEndian(directory.AsSpan(6), (short)(power * 16));
        BinaryPrimitives.WriteInt16BigEndian(directory.AsSpan(8), (short)Math.Log2(power));
        BinaryPrimitives.WriteInt16BigEndian(directory.AsSpan(10), (short)((names.Length - power) * 16));
        using var body = new MemoryStream();
        foreach (var (i, name) in names.Index())
        {
            var bytes = table(name);
            var entry = directory.AsSpan(12 + i * 16);
            Encoding.ASCII.GetBytes(name, entry);
            BinaryPrimitives.WriteUInt32BigEndian(entry[4..], Checksum(bytes));
            BinaryPrimitives.WriteInt32BigEndian(entry[8..], directory.Length + (int)body.Length);
            BinaryPrimitives.WriteInt32BigEndian(entry[12..], bytes.Length);
            body.Write(bytes);
            while (body.Length % 4 != 0)
                body.WriteByte(0);
        }
        return [.. directory, .. body.ToArray()];
    }

    /// <summary>Accented letters are put together from other glyphs, which must be kept too.</summary>
    private void AddParts(ushort glyph, SortedSet<ushort> kept)
    {
        if (_places[glyph + 1] == _places[glyph])
            return;
        var at = At("glyf") + _places[glyph];
        if (I16(at) >= 0)
            return;
        at += 10;
        for (var more = true; more;)
        {
            var flags = U16(at);
            var part = (ushort)U16(at + 2);
            if (kept.Add(part))
                AddParts(part, kept);
            at += 4 + ((flags & 0x01) != 0 ? 4 : 2) + ((flags & 0x08) != 0 ? 2 : (flags & 0x40) != 0 ? 4 : (flags & 0x80) != 0 ? 8 : 0);
            more = (flags & 0x20) != 0;
        }
    }

    /// <summary>Reads the Unicode character map (format 4).</summary>
    private void ReadCharacters()
    {
        var cmap = At("cmap");
        var map = Enumerable.Range(0, U16(cmap + 2)).Select(i => cmap + I32(cmap + 4 + i * 8 + 4)).First(at => U16(at) == 4);
        var segments = U16(map + 6) / 2;
        for (var s = 0; s < segments; s++)
        {
            var end = U16(map + 14 + s * 2);
            var start = U16(map + 16 + segments * 2 + s * 2);
            var delta = U16(map + 16 + segments * 4 + s * 2);
            var rangeAt = map + 16 + segments * 6 + s * 2;
            for (var c = start; c <= end && c != 0xFFFF; c++)
            {
                var glyph = U16(rangeAt) == 0 ? c : U16(rangeAt + U16(rangeAt) + (c - start) * 2);
                if (glyph != 0)
                    _glyphs[c] = (ushort)((glyph + delta) & 0xFFFF);
            }
        }
    }

    private byte[] Table(string name) => _file.AsSpan(_tables[name].Offset, _tables[name].Length).ToArray();

    private int At(string table) => _tables[table].Offset;

    private int Scale(int units) => (int)Math.Round(units * 1000.0 / _unitsPerEm);

    private int U16(int at) => BinaryPrimitives.ReadUInt16BigEndian(_file.AsSpan(at));

    private int I16(int at) => BinaryPrimitives.ReadInt16BigEndian(_file.AsSpan(at));

    private int I32(int at) => BinaryPrimitives.ReadInt32BigEndian(_file.AsSpan(at));
}
