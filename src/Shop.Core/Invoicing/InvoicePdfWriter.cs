using Shop.Common;
using Shop.Common.Documents;
using static Shop.Common.Documents.PdfPage;

namespace Shop.Invoicing;

/// <summary>Draws an invoice or its correction from the snapshot. The same content gives the same bytes.</summary>
public sealed class InvoicePdfWriter
{
    private readonly InvoiceContent _content;
    private readonly PdfDocument _document;
    private readonly Letter _letter;

    private InvoicePdfWriter(InvoiceContent content)
    {
        _content = content;
        var seller = content.Seller;
        _document = new PdfDocument(
            $"{TitleOf(content)} – {seller.ShopName}", seller.Address.Company, content.Language, content.IssuedOn.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc));
        _letter = Letter.ForWindow(_document, SenderOf(content), content.Culture);
    }

    public static byte[] Write(InvoiceContent content) => new InvoicePdfWriter(content).Draw();

    /// <summary>E.g. "Rechnung RE-100001".</summary>
    public static string TitleOf(InvoiceContent content) => $"{Texts.In(content.Culture, NameOf(content.Kind))} {content.Number}";

    /// <summary>The German name of a kind of document, which is also a key of the texts.</summary>
    public static string NameOf(InvoiceKind kind) => kind switch
    {
        InvoiceKind.Cancellation => "Stornorechnung",
        InvoiceKind.Correction => "Rechnungskorrektur",
        _ => "Rechnung",
    };

    private byte[] Draw()
    {
        _letter.Address(_content.Buyer.Address.Lines());
        _letter.Facts(Facts());
        _letter.Title(TitleOf(_content));
        _letter.Write(Opening(), Letter.Body);
        _letter.Y += Mm(3);
        new InvoicePositions(_content, _document, _letter).Draw();
        new InvoiceSums(_content, _document, _letter).Draw();
        Notes();
        new InvoicePaymentPart(_content, _document, _letter).Draw();
        _letter.Finish();
        return _document.ToBytes();
    }

    private string Say(string german, params object[] args) => Texts.In(_content.Culture, german, args);

    private string Day(DateOnly day) => day.ToString(_content.Culture.TwoLetterISOLanguageName == "en" ? "d MMM yyyy" : "dd.MM.yyyy", _content.Culture);

    private string Opening() => _content is { Kind: InvoiceKind.Correction, Corrects: { } corrected }
        ? Say("Hiermit korrigieren wir die Rechnung {0} vom {1} um die folgenden Positionen:", corrected.Number, Day(corrected.IssuedOn))
        : _content.Corrects is { } original
        ? Say("Hiermit heben wir die Rechnung {0} vom {1} auf.", original.Number, Day(original.IssuedOn))
        : Say("Vielen Dank für Ihre Bestellung. Wir berechnen Ihnen:");

    private IEnumerable<(string Label, string Value)> Facts()
    {
        var isInvoice = _content.Kind == InvoiceKind.Invoice;
        yield return (isInvoice ? Say("Rechnungsnummer") : Say("Belegnummer"), _content.Number);
        yield return (isInvoice ? Say("Rechnungsdatum") : Say("Belegdatum"), Day(_content.IssuedOn));
        if (_content.DeliveredOn is { } delivered)
            yield return (Say("Lieferdatum"), Day(delivered));
        else if (_content.PaidOn is { } paid)
            yield return (Say("Zahlungseingang"), Day(paid));
        if (_content.Corrects is { } original)
            yield return (Say("Zur Rechnung"), original.Number);
        yield return (Say("Bestellnummer"), _content.OrderNumber);
        yield return (Say("Bestelldatum"), Day(_content.OrderedOn));
        yield return (Say("Kundennummer"), _content.CustomerNumber ?? "");
        yield return (Say("Ihre USt-IdNr."), _content.Buyer.VatId);
        if (_content.IsOwed)
            yield return (Say("Zahlbar bis"), Day(_content.DueOn));
    }

    private void Notes()
    {
        var notes = new List<string>();
        if (_content.DeliveredTo is { } other)
            notes.Add($"{Say("Lieferadresse")}: {string.Join(", ", other.Lines())}");
        if (_content is { DeliveredOn: null, Kind: InvoiceKind.Invoice })
            notes.Add(Say("Die Ware wird nach der Zahlung geliefert; das Entgelt wurde vor der Lieferung vereinnahmt (§ 14 Abs. 5 UStG)."));
        if (_content.Discounts is { } discounts)
            notes.Add(Say("In den Beträgen berücksichtigte Rabatte: {0}.", string.Join("; ", discounts.Select(d => $"{d.Name} {InvoiceSums.Minus((-d.Amount).In(_content.Culture))}"))));
        notes.AddRange(_content.Exemption is { } exemption
            ? [exemption + ".", Say("Alle Preise in Euro, netto.")]
            : [Say("Alle Preise in Euro, einschließlich der gesetzlichen Umsatzsteuer.")]);
        _letter.Y += Mm(3.5);
        foreach (var note in notes)
        {
            _letter.Write(note, Letter.Small with { Size = 8 });
            _letter.Y += Mm(1);
        }
    }

    private static LetterSender SenderOf(InvoiceContent content)
    {
        var s = content.Seller;
        var culture = content.Culture;
        string Labelled(string german, string value) => value.Length > 0 ? $"{Texts.In(culture, german)} {value}" : "";
        return new LetterSender(
            s.ShopName,
            string.Join(" · ", new[] { s.Address.Company, s.Address.Street, $"{s.Address.Postcode} {s.Address.City}" }.Where(p => p.Trim().Length > 0)),
            [
                [.. s.Address.Lines()],
                [s.Email, s.Phone, s.ManagingDirector.Length > 0 ? $"{Texts.In(culture, "Geschäftsführung")}: {s.ManagingDirector}" : ""],
                [s.RegisterEntry, Labelled("Steuernummer", s.TaxNumber), Labelled("USt-IdNr.", s.VatId)],
                [s.BankName, Labelled("IBAN", GroupedIban(s.Iban)), Labelled("BIC", s.Bic)],
            ]);
    }

    /// <summary>In groups of four, as on a bank card.</summary>
    internal static string GroupedIban(string iban) =>
        string.Join(' ', iban.Replace(" ", "", StringComparison.Ordinal).Chunk(4).Select(c => new string(c)));
}
