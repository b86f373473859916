using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Shop.Common.Documents;

/// <summary>Embeds the used part of a font, with the table that lets text be searched and copied (PDF 32000-1, 9.7 and 9.10).</summary>
internal static class PdfFontWriter
{
    private const int NonSymbolic = 32;

    public static int Write(PdfFile file, TrueTypeFont font, SortedDictionary<ushort, int> used)
    {
        var bytes = font.Subset(used.Keys);
        var name = $"{SubsetTag(bytes)}+{font.Name}";
        var program = file.AddStream($"/Length1 {bytes.Length} ", bytes);
        var descriptor = file.Add($"<</Type/FontDescriptor /FontName/{name} /Flags {NonSymbolic} /FontBBox[{string.Join(' ', font.Box)}] /ItalicAngle 0 "
            + $"/Ascent {font.Ascent} /Descent {font.Descent} /CapHeight {font.CapHeight} /StemV 80 /FontFile2 {program} 0 R>>");
        var widths = string.Join(' ', used.Keys.Select(g => $"{g}[{font.WidthOf(g)}]"));
        var descendant = file.Add($"<</Type/Font /Subtype/CIDFontType2 /BaseFont/{name} /CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>> "
            + $"/FontDescriptor {descriptor} 0 R /CIDToGIDMap/Identity /DW 0 /W[{widths}]>>");
        var characters = file.AddStream("", Encoding.ASCII.GetBytes(CharacterMap(used)));
        return file.Add($"<</Type/Font /Subtype/Type0 /BaseFont/{name} /Encoding/Identity-H /DescendantFonts[{descendant} 0 R] /ToUnicode {characters} 0 R>>");
    }

    /// <summary>Six letters that tell subsets of one font apart.</summary>
    private static string SubsetTag(byte[] bytes) => string.Concat(SHA256.HashData(bytes).Take(6).Select(b => (char)('A' + b % 26)));

    private static string CharacterMap(SortedDictionary<ushort, int> used)
    {
        var map = new StringBuilder("/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CIDSystemInfo <</Registry(Adobe)/Ordering(UCS)/Supplement 0>> def "
            + "/CMapName /Adobe-Identity-UCS def /CMapType 2 def 1 begincodespacerange <0000> <FFFF> endcodespacerange\n");
        foreach (var chunk in used.Chunk(100))
        {
            map.Append(CultureInfo.InvariantCulture, $"{chunk.Length} beginbfchar\n");
            foreach (var (glyph, character) in chunk)
                map.Append(CultureInfo.InvariantCulture, $"<{glyph:X4}> <{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(char.ConvertFromUtf32(character)))}>\n");
            map.Append("endbfchar\n");
        }
        return map.Append("endcmap CMapName currentdict /CMap defineresource pop end end").ToString();
    }
}
