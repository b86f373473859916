using System.Globalization;
using System.Security;
using System.Text;

namespace Shop.Common.Documents;

/// <summary>
/// Writes a PDF for the archive: PDF/A-3b (ISO 19005-3) with embedded fonts and a tagged structure. The same drawing gives the same
/// bytes. Written by hand because the PDF libraries at hand are not free for a shop under the MIT licence.
/// </summary>
/// <param name="title">Shown by readers.</param>
/// <param name="author">Who issues the document.</param>
/// <param name="language">E.g. "de".</param>
/// <param name="madeAt">UTC; part of the file.</param>
public sealed class PdfDocument(string title, string author, string language, DateTime madeAt)
{
    private readonly List<(TrueTypeFont Font, SortedDictionary<ushort, int> Used)> _fonts = [];
    private readonly List<PdfPage> _pages = [];
    private readonly PdfTag _root = new("Document", null);
    private PdfTag? _current;

    public IReadOnlyList<PdfPage> Pages => _pages;

    internal PdfTag? Current => _current;

    public PdfPage AddPage()
    {
        var page = new PdfPage(this, _pages.Count);
        _pages.Add(page);
        return page;
    }

    /// <summary>Opens an element of the structure until the returned scope ends; what is drawn outside of any is decoration.</summary>
    public IDisposable Tag(string type, string? alternative = null)
    {
        var before = _current;
        var tag = new PdfTag(type, before ?? _root, alternative);
        tag.Parent!.Kids.Add(tag);
        _current = tag;
        return new Scope(() => _current = before);
    }

    public byte[] ToBytes()
    {
        var file = new PdfFile();
        var catalog = file.Reserve();
        var pages = file.Reserve();
        var (structure, elements) = WriteStructure(file, out var pageNumbers);
        var fonts = string.Concat(_fonts.Select((f, i) => $"/F{i} {PdfFontWriter.Write(file, f.Font, f.Used)} 0 R "));
        foreach (var page in _pages)
        {
            var drawing = file.AddStream("", Encoding.ASCII.GetBytes(page.Drawing));
            file.Set(pageNumbers[page.Index], $"<</Type/Page /Parent {pages} 0 R /MediaBox[0 0 {PdfPage.Width.ToString(CultureInfo.InvariantCulture)} {PdfPage.Height.ToString(CultureInfo.InvariantCulture)}] "
                + $"/Resources<</Font<<{fonts}>>>> /Contents {drawing} 0 R /StructParents {page.Index} /Tabs/S>>");
        }
        file.Set(pages, $"<</Type/Pages /Count {_pages.Count} /Kids[{string.Join(' ', pageNumbers.Select(n => $"{n} 0 R"))}]>>");
        var parents = string.Join(' ', _pages.Select(p => $"{p.Index} [{string.Join(' ', p.Marked.Select(t => $"{elements[t]} 0 R"))}]"));
        var tree = file.Add($"<</Nums[{parents}]>>");
        file.Set(structure, $"<</Type/StructTreeRoot /K {elements[_root]} 0 R /ParentTree {tree} 0 R /ParentTreeNextKey {_pages.Count}>>");
        var profile = file.AddStream("/N 3 ", DocumentStyle.Resource("Shop.Common.Documents.sRGB.icc"));
        var metadata = file.AddPlainStream("/Type/Metadata /Subtype/XML ", Encoding.UTF8.GetBytes(Metadata()));
        file.Set(catalog, $"<</Type/Catalog /Pages {pages} 0 R /Lang({language}) /MarkInfo<</Marked true>> /StructTreeRoot {structure} 0 R /Metadata {metadata} 0 R "
            + "/ViewerPreferences<</DisplayDocTitle true>> "
            + $"/OutputIntents[<</Type/OutputIntent /S/GTS_PDFA1 /OutputConditionIdentifier(sRGB) /Info(sRGB IEC61966-2.1) /DestOutputProfile {profile} 0 R>>]>>");
        var stamp = madeAt.ToString("'D:'yyyyMMddHHmmss'Z'", CultureInfo.InvariantCulture);
        var info = file.Add($"<</Title {PdfFile.Text(title)} /Author {PdfFile.Text(author)} /Producer {PdfFile.Text(Producer)} /CreationDate({stamp}) /ModDate({stamp})>>");
        return file.ToBytes(catalog, info);
    }

    /// <summary>Notes which glyphs are used and gives the font's name and the text's code on the page.</summary>
    internal (string Name, string Code) Use(TrueTypeFont font, string text)
    {
        var index = _fonts.FindIndex(f => f.Font == font);
        if (index < 0)
        {
            index = _fonts.Count;
            _fonts.Add((font, []));
        }
        var code = new StringBuilder(text.Length * 4);
        foreach (var (glyph, character) in font.GlyphsOf(text))
        {
            _fonts[index].Used.TryAdd(glyph, character);
            code.Append(glyph.ToString("X4", CultureInfo.InvariantCulture));
        }
        return ($"F{index}", code.ToString());
    }

    private const string Producer = "Shop";

    private (int Structure, Dictionary<PdfTag, int> Elements) WriteStructure(PdfFile file, out int[] pageNumbers)
    {
        var structure = file.Reserve();
        var pages = _pages.Select(_ => file.Reserve()).ToArray();
        var elements = new Dictionary<PdfTag, int>();
        Number(_root);
        foreach (var (tag, number) in elements)
        {
            var kids = tag.Kids.Select(k => k is PdfTag below
                ? $"{elements[below]} 0 R"
                : k is (int page, int piece) ? $"<</Type/MCR /Pg {pages[page]} 0 R /MCID {piece}>>" : throw new InvalidOperationException("Unknown kid"));
            var alternative = tag.Alternative is { } alt ? $" /Alt {PdfFile.Text(alt)}" : "";
            file.Set(number, $"<</Type/StructElem /S/{tag.Type} /P {(tag.Parent is { } parent ? elements[parent] : structure)} 0 R{alternative} /K[{string.Join(' ', kids)}]>>");
        }
        pageNumbers = pages;
        return (structure, elements);

        void Number(PdfTag tag)
        {
            elements[tag] = file.Reserve();
            foreach (var below in tag.Kids.OfType<PdfTag>())
                Number(below);
        }
    }

    private string Metadata()
    {
        var time = madeAt.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        return $"""
            <?xpacket begin="{'\uFEFF'}" id="W5M0MpCehiHzreSzNTczkc9d"?>
            <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
            <rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"><pdfaid:part>3</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance></rdf:Description>
            <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:format>application/pdf</dc:format><dc:title><rdf:Alt><rdf:li xml:lang="x-default">{SecurityElement.Escape(title)}</rdf:li></rdf:Alt></dc:title><dc:creator><rdf:Seq><rdf:li>{SecurityElement.Escape(author)}</rdf:li></rdf:Seq></dc:creator></rdf:Description>
            <rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/"><xmp:CreateDate>{time}</xmp:CreateDate><xmp:ModifyDate>{time}</xmp:ModifyDate></rdf:Description>
            <rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"><pdf:Producer>{Producer}</pdf:Producer></rdf:Description>
            </rdf:RDF></x:xmpmeta>
            <?xpacket end="w"?>
            """;
    }

    private sealed class Scope(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
