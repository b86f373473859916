using System.Globalization;
using System.Text;

namespace Shop.Common.Documents;

/// <summary>Where a text stands to its x.</summary>
public enum PdfAlign
{
    Left,
    Right,
    Centre,
}

/// <summary>An A4 page to draw on. Measures are points, y grows downwards from the top edge.</summary>
public sealed class PdfPage
{
    public const double Width = 595.28;
    public const double Height = 841.89;

    private readonly PdfDocument _document;
    private readonly StringBuilder _drawing = new();

    internal PdfPage(PdfDocument document, int index) => (_document, Index) = (document, index);

    internal int Index { get; }

    /// <summary>The element that each marked piece of this page belongs to, in order.</summary>
    internal List<PdfTag> Marked { get; } = [];

    internal string Drawing => _drawing.ToString();

    public static double Mm(double millimetres) => millimetres * 72 / 25.4;

    /// <summary>Writes one line; y is its base line.</summary>
    public void Text(double x, double y, string text, PdfType type, PdfAlign align = PdfAlign.Left)
    {
        if (text.Length == 0)
            return;
        var left = align switch { PdfAlign.Right => x - type.Measure(text), PdfAlign.Centre => x - type.Measure(text) / 2, _ => x };
        var (name, code) = _document.Use(type.Font, text);
        Draw($"BT /{name} {N(type.Size)} Tf {Colour(type.Colour)} rg {N(left)} {N(Height - y)} Td <{code}> Tj ET");
    }

    public void Line(double x1, double y1, double x2, double y2, PdfColour colour, double thickness = 0.6) =>
        Draw($"{Colour(colour)} RG {N(thickness)} w {N(x1)} {N(Height - y1)} m {N(x2)} {N(Height - y2)} l S");

    public void Fill(double x, double y, double width, double height, PdfColour colour) =>
        Draw($"{Colour(colour)} rg {N(x)} {N(Height - y - height)} {N(width)} {N(height)} re f");

    /// <summary>Many filled rectangles in one stroke, e.g. the squares of a code.</summary>
    public void Fill(IEnumerable<(double X, double Y, double Width, double Height)> areas, PdfColour colour) =>
        Draw($"{Colour(colour)} rg {string.Join(' ', areas.Select(a => $"{N(a.X)} {N(Height - a.Y - a.Height)} {N(a.Width)} {N(a.Height)} re"))} f");

    /// <summary>A filled rectangle with round corners.</summary>
    public void FillRound(double x, double y, double width, double height, double radius, PdfColour colour)
    {
        var (l, r, t, b) = (x, x + width, Height - y, Height - y - height);
        var k = radius * 0.4477; // keeps a Bézier curve on the circle
        Draw(string.Create(CultureInfo.InvariantCulture, $"""
            {Colour(colour)} rg {l + radius:0.##} {t:0.##} m {r - radius:0.##} {t:0.##} l
            {r - k:0.##} {t:0.##} {r:0.##} {t - k:0.##} {r:0.##} {t - radius:0.##} c {r:0.##} {b + radius:0.##} l
            {r:0.##} {b + k:0.##} {r - k:0.##} {b:0.##} {r - radius:0.##} {b:0.##} c {l + radius:0.##} {b:0.##} l
            {l + k:0.##} {b:0.##} {l:0.##} {b + k:0.##} {l:0.##} {b + radius:0.##} c {l:0.##} {t - radius:0.##} l
            {l:0.##} {t - k:0.##} {l + k:0.##} {t:0.##} {l + radius:0.##} {t:0.##} c f
            """));
    }

    private static string N(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);

    private static string Colour(PdfColour c) => string.Create(CultureInfo.InvariantCulture, $"{c.Red:0.###} {c.Green:0.###} {c.Blue:0.###}");

    /// <summary>Inside a tag the piece belongs to it and is read aloud; everything else is decoration (PDF 32000-1, 14.8).</summary>
    private void Draw(string operators)
    {
        if (_document.Current is { } tag)
        {
            _drawing.Append(CultureInfo.InvariantCulture, $"/{tag.Type} <</MCID {Marked.Count}>> BDC {operators} EMC\n");
            tag.Kids.Add((Index, Marked.Count));
            Marked.Add(tag);
        }
        else
        {
            _drawing.Append(CultureInfo.InvariantCulture, $"/Artifact BMC {operators} EMC\n");
        }
    }
}

/// <summary>An element of the document's logical structure, e.g. H1, P, Table, TR, TD.</summary>
internal sealed class PdfTag(string type, PdfTag? parent, string? alternative = null)
{
    public string Type => type;

    public PdfTag? Parent => parent;

    /// <summary>Says what a figure shows.</summary>
    public string? Alternative => alternative;

    /// <summary>Elements below it, and pieces of pages as (page, number).</summary>
    public List<object> Kids { get; } = [];
}
