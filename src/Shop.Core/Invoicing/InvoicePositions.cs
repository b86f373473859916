using System.Globalization;
using Shop.Common;
using Shop.Common.Documents;
using static Shop.Common.Documents.PdfPage;

namespace Shop.Invoicing;

/// <summary>The positions of an invoice, over as many pages as it takes, with the sum carried from page to page.</summary>
internal sealed class InvoicePositions(InvoiceContent content, PdfDocument document, Letter letter)
{
    private static readonly double NameAt = Letter.Left + Mm(9);
    private static readonly double NameWidth = Mm(77);
    private static readonly double QuantityAt = Letter.Left + Mm(98);
    private static readonly double PriceAt = Letter.Left + Mm(122);
    private static readonly double RateAt = Letter.Left + Mm(139);
    private static readonly double RowGap = Mm(1.35);
    private static readonly double LineHeight = Mm(4.4);
    private static readonly PdfType Body = Letter.Body with { Size = 9 };

    private Money _carried = Money.Zero;

    public void Draw()
    {
        using var table = document.Tag("Table");
        Head();
        foreach (var line in content.Lines)
        {
            var name = Body.Wrap(line.Name, NameWidth);
            var height = name.Count * LineHeight + (Small(line).Length > 0 ? Mm(3.5) : 0) + RowGap * 2;
            if (letter.Room < height + Mm(8))
                Carry();
            Row(line, name, height);
        }
        letter.Page.Line(Letter.Left, letter.Y, Letter.Right, letter.Y, DocumentStyle.Ink);
    }

    private string Say(string german, params object[] args) => Texts.In(content.Culture, german, args);

    private string Amount(Money money) => InvoiceSums.Amount(money, content.Culture);

    private void Head()
    {
        var type = Letter.Small with { Size = 7.8 };
        using (document.Tag("TR"))
        {
            var y = letter.Y + Mm(3.4);
            Cell("TH", Letter.Left, y, Say("Pos."), type);
            Cell("TH", NameAt, y, Say("Bezeichnung"), type);
            Cell("TH", QuantityAt, y, Say("Menge"), type, PdfAlign.Right);
            Cell("TH", PriceAt, y, Say("Einzelpreis"), type, PdfAlign.Right);
            Cell("TH", RateAt, y, Say("USt."), type, PdfAlign.Right);
            Cell("TH", Letter.Right, y, Say("Betrag in €"), type, PdfAlign.Right);
        }
        letter.Y += Mm(5.2);
        letter.Page.Line(Letter.Left, letter.Y, Letter.Right, letter.Y, DocumentStyle.Ink);
    }

    private void Row(InvoiceLine line, IReadOnlyList<string> name, double height)
    {
        using (document.Tag("TR"))
        {
            var y = letter.Y + RowGap + Mm(3.3);
            Cell("TD", Letter.Left, y, line.Position.ToString(CultureInfo.InvariantCulture), Body with { Colour = DocumentStyle.Muted });
            NameCell(line, name, y);
            Cell("TD", QuantityAt, y, Quantity(line), Body, PdfAlign.Right);
            Cell("TD", PriceAt, y, Amount(line.UnitPrice), Body, PdfAlign.Right);
            Cell("TD", RateAt, y, InvoiceSums.Percent(line.TaxRate, content.Culture), Body with { Colour = DocumentStyle.Muted }, PdfAlign.Right);
            Cell("TD", Letter.Right, y, Amount(line.Total), Body, PdfAlign.Right);
        }
        _carried += line.Total;
        letter.Y += height;
        letter.Page.Line(Letter.Left, letter.Y, Letter.Right, letter.Y, DocumentStyle.Line, 0.4);
    }

    private string Quantity(InvoiceLine line) =>
        line.UnitCode == "LS" ? Say("pauschal") : $"{InvoiceSums.Minus(line.Quantity.ToString("N0", content.Culture))} {Say("Stk.")}";

    private void NameCell(InvoiceLine line, IReadOnlyList<string> name, double y)
    {
        using var cell = document.Tag("TD");
        foreach (var text in name)
        {
            letter.Page.Text(NameAt, y, text, Body);
            y += LineHeight;
        }
        if (Small(line) is { Length: > 0 } small)
            letter.Page.Text(NameAt, y - Mm(0.6), small, Letter.Small with { Size = 7.2 });
    }

    /// <summary>The number of the article and what was taken off the line (§14 (4) Nr. 7 UStG).</summary>
    private string Small(InvoiceLine line) => string.Join(" · ", new[]
    {
        line.Sku.Length > 0 ? $"{Say("Art.-Nr.")} {line.Sku}" : "",
        line.Discount is { } discount ? Say("Rabatt {0} €", Amount(-discount)) : "",
    }.Where(t => t.Length > 0));

    private void Carry()
    {
        CarriedSum(Say("Zwischensumme"));
        letter.Break();
        Head();
        CarriedSum(Say("Übertrag"));
        letter.Page.Line(Letter.Left, letter.Y, Letter.Right, letter.Y, DocumentStyle.Line, 0.4);
    }

    private void CarriedSum(string label)
    {
        var y = letter.Y + Mm(5);
        using (document.Tag("TR"))
        {
            Cell("TD", NameAt, y, label, Letter.BodyStrong with { Size = 9 });
            Cell("TD", Letter.Right, y, Amount(_carried), Letter.BodyStrong with { Size = 9 }, PdfAlign.Right);
        }
        letter.Y += Mm(7.4);
    }

    private void Cell(string tag, double x, double y, string text, PdfType type, PdfAlign align = PdfAlign.Left)
    {
        using var cell = document.Tag(tag);
        letter.Page.Text(x, y, text, type, align);
    }
}
