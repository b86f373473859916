using Shop.Common;
using Shop.Common.Documents;
using Shop.Payments;
using static Shop.Common.Documents.PdfPage;

namespace Shop.Invoicing;

/// <summary>How an invoice is paid: bank data with a GiroCode while it is owed, a thank-you once it is paid.</summary>
internal sealed class InvoicePaymentPart(InvoiceContent content, PdfDocument document, Letter letter)
{
    private static readonly double Padding = Mm(4.5);
    private static readonly double CodeSize = Mm(28);

    public void Draw()
    {
        letter.Y += Mm(3.5);
        if (content.IsOwed)
            Owed();
        else if (content is { Kind: InvoiceKind.Invoice, PaidOn: { } paid })
            Settled(Texts.In(content.Culture, "Der Rechnungsbetrag ist am {0} eingegangen ({1}). Vielen Dank.", Day(paid), content.PaymentName));
        else if (content.Kind != InvoiceKind.Invoice && content.PaidOn is not null)
            Settled(Texts.In(content.Culture, "Einen bereits gezahlten Betrag erstatten wir auf dem Weg der Zahlung."));
    }

    private string Day(DateOnly day) => day.ToString(content.Language == "en" ? "d MMM yyyy" : "dd.MM.yyyy", content.Culture);

    private string Say(string german, params object[] args) => Texts.In(content.Culture, german, args);

    private void Settled(string sentence)
    {
        letter.Need(Mm(16));
        letter.Page.FillRound(Letter.Left, letter.Y, Letter.Right - Letter.Left, Mm(12), Mm(2), DocumentStyle.Paper);
        using var paragraph = document.Tag("P");
        letter.Page.Text(Letter.Left + Padding, letter.Y + Mm(7.3), sentence, Letter.Body);
        letter.Y += Mm(14);
    }

    private void Owed()
    {
        var seller = content.Seller;
        var code = GiroCode.For(seller.Address.Company, seller.Iban, seller.Bic, content.Total, content.Number);
        var height = CodeSize + Padding * 2 + Mm(2.5);
        letter.Need(height + Mm(2));
        letter.Page.FillRound(Letter.Left, letter.Y, Letter.Right - Letter.Left, height, Mm(2.5), DocumentStyle.Paper);
        var top = letter.Y + Padding;
        if (code is not null)
            Code(code, Letter.Right - Padding - CodeSize, top);
        Instructions(top);
        letter.Y += height + Mm(2);
    }

    private void Instructions(double top)
    {
        var x = Letter.Left + Padding;
        using (document.Tag("P"))
            letter.Page.Text(x, top + Mm(3.5), Say("Bitte überweisen Sie {0} bis zum {1}.", content.Total, Day(content.DueOn)), Letter.BodyStrong with { Size = 10 });
        var y = top + Mm(11);
        var facts = new[]
        {
            (Say("Empfänger"), content.Seller.Address.Company),
            (Say("IBAN"), InvoicePdfWriter.GroupedIban(content.Seller.Iban)),
            (Say("BIC"), content.Seller.Bic),
            (Say("Bank"), content.Seller.BankName),
            (Say("Verwendungszweck"), content.Number),
        };
        foreach (var (label, value) in facts.Where(f => f.Item2.Length > 0))
        {
            using var paragraph = document.Tag("P");
            letter.Page.Text(x, y, label, Letter.Body with { Size = 8.5, Colour = DocumentStyle.Muted });
            letter.Page.Text(x + Mm(33), y, value, Letter.Body with { Size = 9 });
            y += Mm(5);
        }
    }

    /// <summary>The code on white with a quiet border of four squares, as scanners need it.</summary>
    private void Code(GiroCode code, double x, double y)
    {
        var squares = code.Squares();
        var size = CodeSize / (squares.Length + 8);
        letter.Page.FillRound(x, y, CodeSize, CodeSize, Mm(1.5), DocumentStyle.White);
        using (document.Tag("Figure", Say("GiroCode mit den Daten der Überweisung")))
            letter.Page.Fill(Runs(squares, x + size * 4, y + size * 4, size), DocumentStyle.Ink);
        letter.Page.Text(x + CodeSize / 2, y + CodeSize + Mm(3.6), Say("Scannen und bezahlen"), Letter.Small with { Size = 6.5 }, PdfAlign.Centre);
    }

    private static IEnumerable<(double X, double Y, double Width, double Height)> Runs(bool[][] squares, double x, double y, double size)
    {
        for (var row = 0; row < squares.Length; row++)
        {
            for (var from = 0; from < squares[row].Length; from++)
            {
                if (!squares[row][from])
                    continue;
                var to = from;
                while (to < squares[row].Length && squares[row][to])
                    to++;
                yield return (x + from * size, y + row * size, (to - from) * size, size);
                from = to;
            }
        }
    }
}
