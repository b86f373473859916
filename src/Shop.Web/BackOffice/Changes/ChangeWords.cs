using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using Shop.Catalog;
using Shop.Common;
using Shop.Orders;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Changes;

/// <summary>Says fields and values of the change log in words: "Preis, brutto 8,90 €" for "Price.Cents 890".</summary>
public static class ChangeWords
{
    /// <summary>Fields of audited rows, without language and unit; a test watches that none is missing.</summary>
    private static readonly FrozenDictionary<string, string> Fields = new Dictionary<string, string>
    {
        ["AccessKey"] = "Schlüssel im Link",
        ["Active"] = "Aktiv",
        ["Address"] = "Adresse",
        ["AlternativeId"] = "Alternative",
        ["Amount"] = "Betrag",
        ["Announce"] = "Als Aktion zeigen",
        ["Answer"] = "Antwort",
        ["AnsweredAt"] = "Beantwortet am",
        ["AnsweredBy"] = "Beantwortet von",
        ["AskedAt"] = "Gefragt am",
        ["AttributeSetId"] = "Merkmalsatz",
        ["Author"] = "Verfasser",
        ["AuthorName"] = "Name",
        ["Batch"] = "Stapel",
        ["BillingAddress"] = "Rechnungsadresse",
        ["Body"] = "Text",
        ["BookedBy"] = "Gebucht von",
        ["BrandId"] = "Marke",
        ["Brands"] = "Marken",
        ["Budget"] = "Budget",
        ["Button"] = "Knopf",
        ["ButtonStyle"] = "Aussehen",
        ["BuyerVatId"] = "USt-IdNr.",
        ["By"] = "Wer",
        ["CancelledAt"] = "Storniert am",
        ["CartAdds"] = "In den Warenkorb gelegt",
        ["CartAddsBefore"] = "In den Warenkorb gelegt, vorher",
        ["CartId"] = "Warenkorb",
        ["Cash"] = "Skonto in %",
        ["CashDays"] = "Skontofrist in Tagen",
        ["Categories"] = "Kategorien",
        ["CategoryId"] = "Kategorie",
        ["ChangedAt"] = "Geändert am",
        ["Channel"] = "Kanal",
        ["Channels"] = "Kanäle",
        ["City"] = "Ort",
        ["Clicks"] = "Klicks",
        ["ClicksBefore"] = "Klicks, vorher",
        ["Code"] = "Kürzel",
        ["Company"] = "Firma",
        ["Completeness"] = "Vollständigkeit",
        ["Contact"] = "Ansprechpartner",
        ["ContainsBattery"] = "Enthält eine Batterie",
        ["Content"] = "Inhalt",
        ["ContentUnit"] = "Einheit",
        ["ContributionI"] = "DB I",
        ["CorrectionId"] = "Rechnungskorrektur",
        ["Cost"] = "Einkaufspreis, netto",
        ["Countries"] = "Länder",
        ["Country"] = "Land",
        ["CreatedAt"] = "Angelegt am",
        ["CustomerCash"] = "Kundenskonto in %",
        ["CustomerDiscount"] = "Kundenrabatt in %",
        ["CustomerId"] = "Kunde",
        ["CustomerNote"] = "Anmerkung des Kunden",
        ["CustomerNumber"] = "Kundennummer",
        ["DaysFrom"] = "Lieferzeit von, in Tagen",
        ["DaysTo"] = "Lieferzeit bis, in Tagen",
        ["DecidedAt"] = "Entschieden am",
        ["DeclaredAt"] = "Erklärt am",
        ["DeliveryDaysFrom"] = "Lieferzeit von, in Tagen",
        ["DeliveryDaysTo"] = "Lieferzeit bis, in Tagen",
        ["Description"] = "Beschreibung",
        ["Discount"] = "Rabatt in %",
        ["Documents"] = "Unterlagen",
        ["Documents.Order"] = "Reihenfolge der Unterlagen",
        ["Email"] = "E-Mail",
        ["End"] = "Wie es endete",
        ["EndedAt"] = "Beendet am",
        ["EndedOn"] = "Beendet am",
        ["Ending"] = "Preisendung",
        ["EndingId"] = "Preisendung",
        ["EndsAt"] = "Endet am",
        ["EndsOn"] = "Endet am",
        ["EnergyClass"] = "Energieeffizienzklasse",
        ["EnergyDocumentId"] = "Etikett oder Datenblatt",
        ["EnergyScale"] = "Skala",
        ["ExcludedPostcodes"] = "Ausgeschlossene Postleitzahlen",
        ["ExclusionGroup"] = "Ausschlussgruppe",
        ["ExternalKey"] = "Fremder Schlüssel",
        ["ExternalNumber"] = "Fremde Nummer",
        ["Extra"] = "Zusatz",
        ["FetchedAt"] = "Abgerufen am",
        ["FetchedBy"] = "Abgerufen von",
        ["FetchedItems"] = "Abgerufene Artikel",
        ["Fetches"] = "Abrufe",
        ["FirstName"] = "Vorname",
        ["FirstOrderOnly"] = "Nur erste Bestellung",
        ["FooterPosition"] = "Platz in der Fußzeile",
        ["FormerBefore"] = "Streichpreis, vorher",
        ["FormerPrice"] = "Streichpreis",
        ["Formula"] = "Formel",
        ["FreeFrom"] = "Versandkostenfrei ab",
        ["Freight"] = "Bezugskosten",
        ["From"] = "Alte Adresse",
        ["FromAt"] = "Gültig ab",
        ["FromHour"] = "Ab Uhrzeit",
        ["FromQuantity"] = "Ab Menge",
        ["Goal"] = "Ziel",
        ["GoogleCategoryId"] = "Google-Kategorie",
        ["Ground"] = "Grund",
        ["Group"] = "Kundengruppe",
        ["Gtin"] = "GTIN",
        ["GuaranteeYears"] = "Haltbarkeitsgarantie in Jahren",
        ["Hash"] = "Prüfsumme",
        ["HeightMm"] = "Höhe in mm",
        ["Helpful"] = "Hilfreich",
        ["Hits"] = "Aufrufe",
        ["Impressions"] = "Einblendungen",
        ["ImpressionsBefore"] = "Einblendungen, vorher",
        ["Ingredients"] = "Zutaten",
        ["IsLate"] = "Verspätet",
        ["Key"] = "Schlüssel",
        ["Kind"] = "Art",
        ["Label"] = "Beschriftung",
        ["Language"] = "Sprache",
        ["LastDay"] = "Letzter Tag",
        ["LastHitAt"] = "Zuletzt aufgerufen",
        ["LastName"] = "Nachname",
        ["LeadDays"] = "Wiederbeschaffung in Tagen",
        ["LengthMm"] = "Länge in mm",
        ["ManufacturerId"] = "Hersteller",
        ["MarginCaps"] = "Untergrenze begrenzt den Rabatt",
        ["MarginFloor"] = "Untergrenze der Marge in %",
        ["Menu"] = "Menü",
        ["Method"] = "Zahlungsart",
        ["Minimum"] = "Mindestwert",
        ["MinimumOrder"] = "Mindestbestellwert",
        ["MostPerCustomer"] = "Höchstens je Kunde",
        ["MostUses"] = "Höchstens insgesamt",
        ["Mpn"] = "Herstellernummer (MPN)",
        ["Name"] = "Name",
        ["Needs"] = "Bedürfnisse",
        ["NeedsCoupon"] = "Nur mit Gutschein",
        ["Note"] = "Notiz",
        ["Number"] = "Nummer",
        ["Options"] = "Auswahl",
        ["OrderId"] = "Bestellung",
        ["OrderNumber"] = "Bestellnummer",
        ["Orders"] = "Bestellungen",
        ["Otherwise"] = "Sonst",
        ["Overhead"] = "Handlungskosten in %",
        ["PaidAt"] = "Bezahlt am",
        ["ParentId"] = "Übergeordnet",
        ["Path"] = "Adresse im Shop",
        ["Paused"] = "Angehalten",
        ["PaymentDays"] = "Zahlungsziel in Tagen",
        ["PaymentMethod"] = "Zahlungsart",
        ["PaysLater"] = "Zahlung nach Lieferung",
        ["Percent"] = "Prozent",
        ["PercentOff"] = "Nachlass in %",
        ["Phone"] = "Telefon",
        ["PhonePictureId"] = "Bild für Telefone",
        ["PictureAlt"] = "Bildbeschreibung",
        ["PictureId"] = "Bild",
        ["Pictures"] = "Bilder",
        ["Pictures.Order"] = "Reihenfolge der Bilder",
        ["Pieces"] = "Stück",
        ["PlacedAt"] = "Bestellt am",
        ["Plan"] = "Zuordnung",
        ["Position"] = "Reihenfolge",
        ["Postcode"] = "PLZ",
        ["Price"] = "Preis, brutto",
        ["PriceBefore"] = "Preis, vorher",
        ["PriceFrom"] = "Preis ab",
        ["PriceSensitivity"] = "Preisempfinden",
        ["PriceTo"] = "Preis bis",
        ["Prices"] = "Weitere Preise",
        ["PricesBefore"] = "Preise, vorher",
        ["Priority"] = "Rang",
        ["ProductId"] = "Produkt",
        ["Products"] = "Produkte",
        ["Profit"] = "Gewinn in %",
        ["PublishAt"] = "Von selbst sichtbar ab",
        ["PublishMissedAt"] = "Veröffentlichung verpasst am",
        ["PublishedAt"] = "Zu sehen ab",
        ["Question"] = "Frage",
        ["Rate"] = "Satz",
        ["RatingCount"] = "Bewertungen",
        ["RatingSum"] = "Summe der Sterne",
        ["Reason"] = "Grund",
        ["ReceivedAt"] = "Eingegangen am",
        ["RecommendedPrice"] = "UVP",
        ["Reference"] = "Verwendungszweck",
        ["Refund"] = "Erstattung",
        ["RefundTax"] = "Steuer in der Erstattung",
        ["RefundedAt"] = "Erstattet am",
        ["Responsible"] = "Verantwortliche Person in der EU",
        ["RetiredAt"] = "Ausgelistet am",
        ["RewardPieces"] = "Stück dazu",
        ["RewardProducts"] = "Produkte dazu",
        ["Rules"] = "Regeln",
        ["SearchMore"] = "Suchtext",
        ["SearchName"] = "Suchtext",
        ["SearchText"] = "Suchtext",
        ["Selection"] = "Auswahl",
        ["SeoDescription"] = "Beschreibung für Suchmaschinen",
        ["SeoTitle"] = "Titel für Suchmaschinen",
        ["Settled"] = "Abgeschlossen",
        ["ShippedAt"] = "Versandt am",
        ["ShippingAddress"] = "Lieferadresse",
        ["ShippingMethod"] = "Versandart",
        ["ShippingRefund"] = "Erstattete Versandkosten",
        ["ShownFrom"] = "Zu sehen ab",
        ["ShownUntil"] = "Zu sehen bis",
        ["Signature"] = "Spalten der Datei",
        ["Sku"] = "Artikelnummer",
        ["Slot"] = "Platz",
        ["Slug"] = "Adresse im Shop",
        ["Source"] = "Quelle",
        ["Spent"] = "Verbrauchtes Budget",
        ["StaleTranslations"] = "Veraltete Übersetzungen",
        ["StandsAlone"] = "Gilt nur allein",
        ["Stars"] = "Sterne",
        ["StartedAt"] = "Begonnen am",
        ["StartsAt"] = "Beginnt am",
        ["StartsOn"] = "Beginnt am",
        ["State"] = "Zustand",
        ["Step"] = "Schritt",
        ["StillRight"] = "Als noch richtig bestätigt",
        ["StopAfter"] = "Abbruch nach Tagen",
        ["Street"] = "Straße und Hausnummer",
        ["Style"] = "Aussehen",
        ["Summary"] = "In einem Satz",
        ["SupplierCash"] = "Liefererskonto in %",
        ["SupplierDiscount"] = "Liefererrabatt in %",
        ["SupplierId"] = "Lieferant",
        ["SupplierNote"] = "Notiz an den Lieferanten",
        ["SupplierSku"] = "Bestellnummer des Lieferanten",
        ["Surcharge"] = "Zuschlag",
        ["SurchargePostcodes"] = "Postleitzahlen mit Zuschlag",
        ["Tags"] = "Schlagwörter",
        ["Target"] = "Ziel",
        ["TargetUnits"] = "Ziel in Stück",
        ["Tax"] = "Steuer",
        ["TaxClass"] = "Steuersatz",
        ["Teaser"] = "Kurzfassung",
        ["TermsVersionId"] = "Fassung der AGB",
        ["Text"] = "Text",
        ["Textile"] = "Zusammensetzung, nur Textilien",
        ["Ticket"] = "Vorgang",
        ["Tiers"] = "Stufen",
        ["Title"] = "Titel",
        ["To"] = "Neue Adresse",
        ["ToHour"] = "Bis Uhrzeit",
        ["Token"] = "Schlüssel im Link",
        ["Topic"] = "Thema",
        ["Total"] = "Gesamtbetrag",
        ["TrackingNumber"] = "Sendungsnummer",
        ["TrackingUrl"] = "Adresse der Sendungsverfolgung",
        ["Treatment"] = "Steuerliche Behandlung",
        ["Units"] = "Verkauft",
        ["UnitsBefore"] = "Verkauft, vorher",
        ["UnitsSold"] = "Verkauft",
        ["UntilAt"] = "Gültig bis",
        ["UsedAt"] = "Benutzt am",
        ["UserId"] = "Konto",
        ["Uses"] = "Einlösungen",
        ["ValidFrom"] = "Gültig ab",
        ["VariantId"] = "Variante",
        ["Variants"] = "Varianten",
        ["VatId"] = "USt-IdNr.",
        ["Warnings"] = "Sicherheitshinweise",
        ["WeeeNumber"] = "WEEE-Reg.-Nr.",
        ["Weekdays"] = "Wochentage",
        ["WeightGrams"] = "Gewicht in g",
        ["WhenSoldOut"] = "Erst wenn ausverkauft",
        ["Whole"] = "Ganze Bestellung",
        ["WidthMm"] = "Breite in mm",
        ["Wish"] = "Wunsch",
        ["WithdrawalExclusion"] = "Warum es kein Widerrufsrecht gibt",
        ["WithdrawalId"] = "Widerruf",
        ["WithdrawalVersionId"] = "Fassung der Widerrufsbelehrung",
        ["Words"] = "Wörter",
        ["WrittenAt"] = "Geschrieben am",
    }.ToFrozenDictionary();

    /// <summary>All words, in German.</summary>
    public static IEnumerable<string> All => Fields.Values.Distinct();

    public static bool Knows(string field) => Split(field).Parts.All(Fields.ContainsKey);

    /// <summary>The field's name; as it is logged where there is no word for it.</summary>
    public static string LoggedField(this WebTexts t, string? field)
    {
        if (string.IsNullOrEmpty(field))
            return "";
        var (parts, language) = Split(field);
        return string.Join(": ", parts.Select(p => Fields.TryGetValue(p, out var word) ? t[word].Value : p)) + (language.Length > 0 ? " " + language.ToUpperInvariant() : "");
    }

    /// <summary>The value for reading; empty for nothing.</summary>
    public static string LoggedValue(this WebTexts t, string entity, string? field, string? value)
    {
        var culture = CultureInfo.CurrentCulture;
        if (string.IsNullOrEmpty(value))
            return "";
        if (field?.EndsWith(".Cents", StringComparison.Ordinal) == true && long.TryParse(value, CultureInfo.InvariantCulture, out var cents))
            return new Money(cents).In(culture);
        if (DateTime.TryParseExact(value, "u", CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out var at))
            return Clock.ToBerlin(at).ToString("g", culture);
        return (field, value) switch
        {
            (_, "True") => t["ja"].Value,
            (_, "False") => t["nein"].Value,
            ("TaxClass", _) when Enum.TryParse<TaxClass>(value, out var tax) => t.Word(tax),
            ("ContentUnit", _) when Enum.TryParse<ContentUnit>(value, out var unit) => t.Word(unit),
            ("StaleTranslations", _) => string.Join(", ", value.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries).Select(t.LoggedField)),
            ("State", _) when entity == nameof(Order) && Enum.TryParse<OrderState>(value, out var state) => t.Word(state),
            _ => value,
        };
    }

    /// <summary>Settings are logged as a whole: only what differs is worth reading, a line a field.</summary>
    /// <returns>The values as they are where they aren't settings.</returns>
    public static (string Before, string After) Differing(this WebTexts t, string? before, string? after)
    {
        var (old, now) = (Read(before), Read(after));
        if (now is null)
            return (before ?? "", after ?? "");
        var changed = now.Where(n => old?.GetValueOrDefault(n.Key) != n.Value).Select(n => n.Key).ToList();
        return (Lines(old), Lines(now));

        string Lines(Dictionary<string, string>? values) => values is null
            ? ""
            : string.Join('\n', changed.Where(k => values.GetValueOrDefault(k) is { Length: > 0 }).Select(k => $"{t.LoggedField(k)}: {values[k]}"));
    }

    private static Dictionary<string, string>? Read(string? json)
    {
        if (json is not ['{', ..])
            return null;
        try
        {
            return JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(json)!.ToDictionary(p => p.Key, p => p.Value.ToString());
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>"BillingAddress.City", "Name.De" and "Price.Cents" in their parts; a field with a word of its own isn't taken apart.</summary>
    private static (string[] Parts, string Language) Split(string field)
    {
        if (Fields.ContainsKey(field))
            return ([field], "");
        var parts = field.Split('.');
        return parts[^1] switch
        {
            "De" or "En" when parts.Length > 1 => (parts[..^1], parts[^1]),
            "Cents" when parts.Length > 1 => (parts[..^1], ""),
            _ => (parts, ""),
        };
    }
}
