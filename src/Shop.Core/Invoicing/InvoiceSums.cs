using System.Globalization;
using Shop.Common;
using Shop.Common.Documents;
using static Shop.Common.Documents.PdfPage;

namespace Shop.Invoicing;

/// <summary>Under the positions: net, VAT and gross per rate on the left (§14 (4) Nr. 7 and 8 UStG), the total on the right.</summary>
internal sealed class InvoiceSums(InvoiceContent content, PdfDocument document, Letter letter)
{
    private static readonly double LabelAt = Letter.Left + Mm(98);
    private static readonly double[] ColumnsEndAt = [Letter.Left + Mm(12), Letter.Left + Mm(36), Letter.Left + Mm(58), Letter.Left + Mm(82)];
    private static readonly double RowHeight = Mm(5);
    private static readonly PdfType Body = Letter.Body with { Size = 8.5 };
    private static readonly PdfType Head = Letter.Small with { Size = 7.5 };

    public static string Percent(decimal rate, CultureInfo culture) =>
        (rate * 100).ToString("0.##", culture) + (culture.TwoLetterISOLanguageName == "en" ? "%" : "\u00a0%");

    public static string Amount(Money money, CultureInfo culture) => Minus(money.Amount.ToString("N2", culture));

    /// <summary>The minus sign of print instead of the hyphen.</summary>
    public static string Minus(string number) => number.Replace('-', '\u2212');

    public void Draw()
    {
        var height = Math.Max(Mm(25), RowHeight * (content.Taxes.Count + 1) + Mm(4));
        letter.Need(height);
        var top = letter.Y + Mm(2.5);
        PerRate(top);
        Total(top);
        letter.Y = top + height - Mm(4);
    }

    private string Say(string german, params object[] args) => Texts.In(content.Culture, german, args);

    private string Amount(Money money) => Amount(money, content.Culture);

    private void PerRate(double top)
    {
        using var table = document.Tag("Table");
        Row("TH", top, Head, Say("Satz"), Say("Netto"), Say("USt."), Say("Brutto"));
        letter.Page.Line(Letter.Left, top + Mm(4.8), ColumnsEndAt[^1], top + Mm(4.8), DocumentStyle.Line, 0.4);
        foreach (var (i, tax) in content.Taxes.Index())
            Row("TD", top + (i + 1) * RowHeight + Mm(0.6), Body, Percent(tax.Rate, content.Culture), Amount(tax.Net), Amount(tax.Tax), Amount(tax.Gross));
    }

    private void Row(string tag, double top, PdfType type, params string[] texts)
    {
        using var row = document.Tag("TR");
        foreach (var (i, text) in texts.Index())
        {
            using var cell = document.Tag(tag);
            letter.Page.Text(i == 0 ? Letter.Left : ColumnsEndAt[i], top + Mm(3.4), text, type, i == 0 ? PdfAlign.Left : PdfAlign.Right);
        }
    }

    private void Total(double top)
    {
        using var table = document.Tag("Table");
        Sum(top + Mm(3.4), Say("Summe netto"), Amount(content.Net), Letter.Body with { Size = 9 });
        Sum(top + Mm(8.4), Say("Umsatzsteuer"), Amount(content.Tax), Letter.Body with { Size = 9 });
        letter.Page.Line(LabelAt, top + Mm(11.4), Letter.Right, top + Mm(11.4), DocumentStyle.Ink);
        Sum(top + Mm(18), Say("Gesamtbetrag"), Minus(content.Total.In(content.Culture)), new PdfType(DocumentStyle.Strong, 13, DocumentStyle.Ink));
    }

    private void Sum(double y, string label, string amount, PdfType type)
    {
        using var row = document.Tag("TR");
        using (document.Tag("TD"))
            letter.Page.Text(LabelAt, y, label, type);
        using (document.Tag("TD"))
            letter.Page.Text(Letter.Right, y, amount, type, PdfAlign.Right);
    }
}
