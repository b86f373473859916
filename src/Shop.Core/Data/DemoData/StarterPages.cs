using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Content;

namespace Shop.Data.DemoData;

/// <summary>
/// The pages a shop for Germany needs, with a first text that says what belongs there, so that no link is dead before the merchant has
/// written them.
/// </summary>
internal static class StarterPages
{
    private const string CheckDe = "> Dieser Text ist ein Anfang. Bitte ergänzen Sie ihn und lassen Sie ihn prüfen, bevor Sie verkaufen.\n\n";
    private const string CheckEn = "> This text is a start. Please complete it and have it checked before you sell.\n\n";

    /// <summary>Does nothing where there are pages already.</summary>
    public static async Task EnsureAsync(ShopDb db, TimeProvider clock, CancellationToken stop)
    {
        if (await db.ContentPages.AnyAsync(stop))
            return;
        foreach (var (position, (key, title, slug, body)) in All.Index())
        {
            var page = new ContentPage { Key = key, Title = title, Slug = slug, FooterPosition = position + 1 };
            page.Versions.Add(new ContentPageVersion
            {
                Body = new(CheckDe + body.De, CheckEn + body.En),
                ValidFrom = clock.UtcNow(),
                Author = Actor.Current,
            });
            db.ContentPages.Add(page);
        }
        await db.SaveChangesAsync(stop);
    }

    private static (string Key, LocalizedText Title, LocalizedText Slug, LocalizedText Body)[] All { get; } =
    [
        ("versand-zahlung", new("Versand & Zahlung", "Shipping & payment"), new("versand-zahlung", "shipping-payment"), new(
            "## Versand\n\nWohin wir liefern, was es kostet und wie lange es dauert, sehen Sie im Warenkorb, bevor Sie bestellen.\n\n## Zahlung\n\nDie Zahlungsarten sehen Sie zu Beginn der Bestellung.",
            "## Shipping\n\nYou see where we deliver, what it costs and how long it takes in the cart, before you order.\n\n## Payment\n\nYou see the means of payment at the start of the checkout.")),
        ("widerruf", new("Widerrufsbelehrung", "Right of withdrawal"), new("widerrufsbelehrung", "right-of-withdrawal"), new(
            "## Widerrufsrecht\n\nSie haben das Recht, binnen vierzehn Tagen ohne Angabe von Gründen diesen Vertrag zu widerrufen (§ 355 BGB). Die Frist beginnt an dem Tag, an dem Sie die letzte Ware erhalten haben.\n\n"
            + "Hier gehören hin: Name und Anschrift des Empfängers, die Folgen des Widerrufs, wer die Rücksendung zahlt, Ausnahmen und das Muster-Widerrufsformular (Anlagen 1 und 2 zu Art. 246a EGBGB).",
            "## Right of withdrawal\n\nYou may withdraw from this contract within fourteen days without giving any reason (§ 355 BGB). The period begins on the day you received the last of the goods.\n\n"
            + "This page needs: name and address of the recipient, the effects of withdrawal, who pays for the return, exceptions and the model form (annexes 1 and 2 to art. 246a EGBGB).")),
        ("agb", new("Allgemeine Geschäftsbedingungen", "Terms and conditions"), new("agb", "terms-and-conditions"), new(
            "## Vertragsschluss\n\nMit dem Absenden der Bestellung geben Sie ein verbindliches Angebot ab. Wir bestätigen den Eingang sofort per E-Mail.\n\n"
            + "Hier gehören hin: Geltungsbereich, Vertragsschluss, Preise, Lieferung, Zahlung, Eigentumsvorbehalt, Gewährleistung, Haftung, Streitbeilegung.",
            "## Conclusion of contract\n\nBy sending an order you make a binding offer. We confirm its receipt at once by e-mail.\n\n"
            + "This page needs: scope, conclusion of contract, prices, delivery, payment, retention of title, warranty, liability, dispute resolution.")),
        ("datenschutz", new("Datenschutzerklärung", "Privacy policy"), new("datenschutzerklaerung", "privacy-policy"), new(
            "## Welche Daten wir verarbeiten\n\nFür eine Bestellung: Name, Anschrift, E-Mail-Adresse und was Sie gekauft haben (Art. 6 Abs. 1 lit. b DSGVO). Cookies setzen wir nur für Warenkorb, Anmeldung und Formulare (§ 25 Abs. 2 TDDDG). Welche Artikel gesehen und angeklickt werden, zählen wir nur als Tagessummen ohne Personenbezug.\n\n"
            + "Hier gehören hin: der Verantwortliche mit Anschrift, Empfänger der Daten, Speicherdauer, Ihre Rechte und die Aufsichtsbehörde (Art. 13 DSGVO).",
            "## Which data we process\n\nFor an order: name, address, e-mail address and what you bought (art. 6(1)(b) GDPR). We set cookies only for cart, sign-in and forms (§ 25(2) TDDDG). Which articles are seen and clicked we count only as daily sums without personal data.\n\n"
            + "This page needs: the controller with address, recipients of the data, storage periods, your rights and the supervisory authority (art. 13 GDPR).")),
        ("impressum", new("Impressum", "Legal notice"), new("impressum", "legal-notice"), new(
            "## Angaben nach § 5 DDG\n\nHier gehören hin: Name und Rechtsform, Anschrift, vertretungsberechtigte Person, E-Mail und ein zweiter schneller Weg zu Ihnen, Registereintrag, Umsatzsteuer-Identifikationsnummer.",
            "## Information under § 5 DDG\n\nThis page needs: name and legal form, address, authorised representative, e-mail and a second quick way to reach you, register entry, VAT identification number.")),
        ("barrierefreiheit", new("Erklärung zur Barrierefreiheit", "Accessibility statement"), new("erklaerung-zur-barrierefreiheit", "accessibility-statement"), new(
            "## Stand der Vereinbarkeit\n\nDieser Shop ist nach den Regeln der WCAG 2.2, Stufe AA, gebaut (EN 301 549, BFSG).\n\nHier gehören hin: bekannte Einschränkungen, wie man sie meldet, und die Marktüberwachungsbehörde.",
            "## Conformance\n\nThis shop is built to WCAG 2.2, level AA (EN 301 549, BFSG).\n\nThis page needs: known limitations, how to report them, and the market surveillance authority.")),
    ];
}
