using System.Globalization;
using static Shop.Common.Documents.PdfPage;

namespace Shop.Common.Documents;

/// <summary>Who writes a letter: the name at its head, the line over the address, the columns at its foot.</summary>
/// <param name="SenderLine">One short line for the window of the envelope.</param>
/// <param name="FootColumns">Up to four columns of short lines.</param>
public sealed record LetterSender(string Name, string SenderLine, IReadOnlyList<IReadOnlyList<string>> FootColumns);

/// <summary>
/// A business letter on A4 after DIN 5008, form B: head, address window, fold marks, foot with company data and page numbers. Keeps
/// the place where writing goes on and starts new pages.
/// </summary>
public sealed class Letter
{
    /// <summary>Left and right edge of the text.</summary>
    public static readonly double Left = Mm(25);
    public static readonly double Right = Width - Mm(20);
    private static readonly double Bottom = Height - Mm(34);

    private readonly PdfDocument _document;
    private readonly LetterSender _sender;
    private readonly CultureInfo _culture;

    private Letter(PdfDocument document, LetterSender sender, CultureInfo culture)
    {
        (_document, _sender, _culture) = (document, sender, culture);
        Page = document.AddPage();
    }

    /// <summary>A first page with head, room for the address and fold marks.</summary>
    public static Letter ForWindow(PdfDocument document, LetterSender sender, CultureInfo culture)
    {
        var letter = new Letter(document, sender, culture);
        letter.Head();
        letter.FoldMarks();
        return letter;
    }

    /// <summary>A text without an addressee, e.g. terms of sale.</summary>
    public static Letter Plain(PdfDocument document, LetterSender sender, CultureInfo culture)
    {
        var letter = new Letter(document, sender, culture) { Y = Mm(32) };
        letter.SmallHead();
        return letter;
    }

    public static PdfType Body { get; } = new(DocumentStyle.Text, 9.5, DocumentStyle.Ink);

    public static PdfType BodyStrong { get; } = Body with { Font = DocumentStyle.Strong };

    public static PdfType Small { get; } = new(DocumentStyle.Text, 7.5, DocumentStyle.Muted);

    public PdfPage Page { get; private set; }

    /// <summary>Where the next thing goes, from the top of the page.</summary>
    public double Y { get; set; }

    public double Room => Bottom - Y;

    public void Break()
    {
        Page = _document.AddPage();
        SmallHead();
        Y = Mm(32);
    }

    /// <summary>Starts a new page when there is less room than this.</summary>
    public void Need(double height)
    {
        if (Room < height)
            Break();
    }

    /// <summary>The address in the window of the envelope; a long one is set smaller, so that no part of it is lost.</summary>
    public void Address(IEnumerable<string> lines)
    {
        Page.Text(Left, Mm(50.5), Fit(_sender.SenderLine, Small with { Size = 6.5 }, Mm(80)), Small with { Size = 6.5 });
        Page.Line(Left, Mm(52), Left + Mm(80), Mm(52), DocumentStyle.Line, 0.4);
        using var paragraph = _document.Tag("P");
        var y = Mm(58.5);
        var parts = lines.ToList();
        var (type, set) = new[] { 10, 8.5, 7, 5.5 }
            .Select(size => Body with { Size = size })
            .Select(t => (Type: t, Lines: parts.SelectMany(l => t.Wrap(l, Mm(80))).ToList()))
            .First(t => t.Lines.Count * t.Type.Size * 1.39 <= Mm(32) || t.Type.Size <= 5.5);
        foreach (var line in set)
        {
            Page.Text(Left, y, line, type);
            y += type.Size * 1.39;
        }
    }

    /// <summary>Labels and values to the right of the address.</summary>
    public void Facts(IEnumerable<(string Label, string Value)> facts)
    {
        var y = Mm(52);
        using var block = _document.Tag("P");
        foreach (var (label, value) in facts.Where(f => f.Value.Length > 0))
        {
            Page.Text(Mm(125), y, label, Body with { Size = 8.5, Colour = DocumentStyle.Muted });
            Page.Text(Right, y, value, Body with { Size = 8.5 }, PdfAlign.Right);
            y += Mm(5.2);
        }
    }

    public void Title(string text)
    {
        Y = Mm(98);
        using var heading = _document.Tag("H1");
        Page.Text(Left, Y, text, new PdfType(DocumentStyle.Display, 21, DocumentStyle.Ink));
        Y += Mm(8);
    }

    /// <summary>A paragraph over the whole width or a part of it; moves on.</summary>
    public void Write(string text, PdfType type, double? width = null)
    {
        using var paragraph = _document.Tag("P");
        foreach (var line in type.Wrap(text, width ?? Right - Left))
        {
            Need(type.Size * 1.45);
            Page.Text(Left, Y + type.Size, line, type);
            Y += type.Size * 1.45;
        }
    }

    /// <summary>Draws the foot of every page, now that their number is known.</summary>
    public void Finish()
    {
        foreach (var (i, page) in _document.Pages.Index())
        {
            var top = Height - Mm(25);
            page.Line(Left, top - Mm(4), Right, top - Mm(4), DocumentStyle.Line);
            page.Text(Right, top - Mm(5.5), Texts.In(_culture, "Seite {0} von {1}", i + 1, _document.Pages.Count), Small, PdfAlign.Right);
            FootColumns(page, top);
        }
    }

    /// <summary>Each column as wide as its longest line, the rest shared out between them.</summary>
    private void FootColumns(PdfPage page, double top)
    {
        var type = Small with { Size = 6.6 };
        var columns = _sender.FootColumns.Select(c => c.Where(l => l.Length > 0).Take(5).Select(l => Fit(l, type, Mm(50))).ToList()).Where(c => c.Count > 0).ToList();
        var widths = columns.Select(c => c.Max(type.Measure)).ToList();
        var gap = Math.Max(Mm(3), (Right - Left - widths.Sum()) / Math.Max(1, columns.Count - 1));
        var x = Left;
        foreach (var (c, column) in columns.Index())
        {
            foreach (var (l, line) in column.Index())
                page.Text(x, top + l * Mm(3.4), line, type);
            x += widths[c] + gap;
        }
    }

    private static string Fit(string text, PdfType type, double width)
    {
        while (text.Length > 1 && type.Measure(text) > width)
            text = text.TrimEnd('…')[..^1].TrimEnd() + "…";
        return text;
    }

    private void Head()
    {
        Mark(Left, Mm(17), Mm(12));
        Page.Text(Left + Mm(16), Mm(25.2), _sender.Name, new PdfType(DocumentStyle.Display, 19, DocumentStyle.Ink));
    }

    private void SmallHead()
    {
        Mark(Left, Mm(14), Mm(7.5));
        Page.Text(Left + Mm(10.5), Mm(19.2), _sender.Name, new PdfType(DocumentStyle.Display, 12, DocumentStyle.Ink));
    }

    /// <summary>The initial of the shop on a copper tile.</summary>
    private void Mark(double x, double y, double size)
    {
        Page.FillRound(x, y, size, size, size * 0.24, DocumentStyle.Copper);
        var initial = _sender.Name.FirstOrDefault(char.IsLetterOrDigit, 'S').ToString().ToUpper(_culture);
        var type = new PdfType(DocumentStyle.Display, size * 0.68, DocumentStyle.White);
        Page.Text(x + size / 2, y + size / 2 + type.Size * type.Font.CapHeight / 2000, initial, type, PdfAlign.Centre);
    }

    private void FoldMarks()
    {
        foreach (var (at, length) in new[] { (105.0, 4.0), (148.5, 6.0), (210.0, 4.0) })
            Page.Line(Mm(5), Mm(at), Mm(5 + length), Mm(at), DocumentStyle.Line, 0.4);
    }
}
