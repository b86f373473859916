using Shop.Access;
using Shop.Catalog;
using Shop.Customers;
using Shop.Orders;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Shared;

/// <summary>What staff read for the values of the model.</summary>
public static class Words
{
    public static string Word(this WebTexts t, TaxClass value) => value == TaxClass.Reduced ? t["Ermäßigter Satz"].Value : t["Regelsatz"].Value;

    public static string Word(this WebTexts t, CustomerGroup value) => value == CustomerGroup.Business ? t["Geschäftskunden"].Value : t["Privatkunden"].Value;

    public static string Word(this WebTexts t, ContentUnit value) => value switch
    {
        ContentUnit.Kilogram => "kg",
        ContentUnit.Litre => "l",
        ContentUnit.Metre => "m",
        ContentUnit.SquareMetre => "m²",
        ContentUnit.Piece => t["Stück"].Value,
        _ => t["ohne Menge"].Value,
    };

    public static string Word(this WebTexts t, AttributeType value) => value switch
    {
        AttributeType.Number => t["Zahl"].Value,
        AttributeType.YesNo => t["Ja oder nein"].Value,
        AttributeType.Text => t["Text"].Value,
        _ => t["Auswahl"].Value,
    };

    public static string Word(this WebTexts t, OrderState value) => value switch
    {
        OrderState.AwaitingPayment => t["Wartet auf Zahlung"].Value,
        OrderState.ReadyToShip => t["Zu versenden"].Value,
        OrderState.Shipped => t["Versandt"].Value,
        _ => t["Storniert"].Value,
    };

    /// <summary>The class of a state's tag; its shape tells it apart as well.</summary>
    public static string Tag(OrderState value) => value switch
    {
        OrderState.AwaitingPayment => "tag tag-warn",
        OrderState.ReadyToShip => "tag tag-accent",
        OrderState.Shipped => "tag tag-ok",
        _ => "tag tag-bad",
    };

    public static string Word(this WebTexts t, OrderKind value) => value switch
    {
        OrderKind.Cancellation => t["Rücknahme"].Value,
        OrderKind.Adjustment => t["Korrektur"].Value,
        _ => t["Verkauf"].Value,
    };

    /// <summary>An entry of an order's timeline.</summary>
    public static string OrderEventWord(this WebTexts t, string kind) => kind switch
    {
        "placed" => t["Bestellt"].Value,
        "paid" => t["Bezahlt"].Value,
        "shipped" => t["Versandt"].Value,
        "cancelled" => t["Storniert"].Value,
        "invoiced" => t["Rechnung gestellt"].Value,
        "returned" => t["Zurückgekommen"].Value,
        "withdrawn" => t["Widerruf eingegangen"].Value,
        "refunded" => t["Erstattet"].Value,
        "invoice-corrected" => t["Rechnung korrigiert"].Value,
        "note" => t["Notiz"].Value,
        _ => kind,
    };

    public static string ActionWord(this WebTexts t, string action) => action switch
    {
        "Added" => t["neu angelegt"].Value,
        "Removed" => t["gelöscht"].Value,
        "Exported" => t["Daten ausgegeben"].Value,
        "Erased" => t["auf Wunsch gelöscht"].Value,
        _ => t["geändert"].Value,
    };

    /// <summary>A kind of row in the change log.</summary>
    public static string EntityWord(this WebTexts t, string entity) => entity switch
    {
        "Product" => t["Produkt"].Value,
        "Variant" => t["Variante"].Value,
        "Category" => t["Kategorie"].Value,
        "Manufacturer" => t["Hersteller"].Value,
        "Order" => t["Bestellung"].Value,
        "OrderReturn" => t["Retoure"].Value,
        "DeclaredWithdrawal" => t["Widerruf"].Value,
        "Payment" => t["Zahlung"].Value,
        "Customer" => t["Kunde"].Value,
        "ContentPage" => t["Seite"].Value,
        "HomeBlock" => t["Startseite"].Value,
        "BlogPost" => t["Beitrag"].Value,
        "FaqEntry" => t["Häufige Frage"].Value,
        "MenuEntry" => t["Menüeintrag"].Value,
        "CallToAction" => t["Knopf"].Value,
        "ShippingMethod" => t["Versandart"].Value,
        "PaymentMethod" => t["Zahlungsart"].Value,
        "TaxRate" => t["Steuersatz"].Value,
        "ShopIdentity" => t["Firma"].Value,
        "SalesRules" => t["Verkaufsregeln"].Value,
        "PlacementTrial" => t["Platzversuch"].Value,
        "Retirement" => t["Auslistung"].Value,
        "TestListing" => t["Test"].Value,
        "ShelfPin" => t["Fester Platz"].Value,
        "AssortmentRules" => t["Schwellen"].Value,
        "Feed" => t["Produktfeed"].Value,
        "GoogleShelf" => t["Google-Zuordnung"].Value,
        "CalculationDefaults" => t["Kalkulationssätze"].Value,
        "ShopCurrency" => t["Währung"].Value,
        "PricePlan" => t["Geplanter Preis"].Value,
        "VariantPrice" => t["Weiterer Preis"].Value,
        "PriceEndingRule" => t["Preisendung"].Value,
        "Review" => t["Bewertung"].Value,
        "ProductQuestion" => t["Frage"].Value,
        "Tag" => t["Schlagwort"].Value,
        "TargetGroup" => t["Zielgruppe"].Value,
        "Brand" => t["Marke"].Value,
        "Redirect" => t["Weiterleitung"].Value,
        "Supplier" => t["Lieferant"].Value,
        "Discount" => t["Rabatt"].Value,
        "Synonym" => t["Synonym"].Value,
        "ImportProfile" => t["Importprofil"].Value,
        "Staff" => t["Mitarbeiter"].Value,
        _ => entity,
    };

    public static string RoleWord(this WebTexts t, string role) => role switch
    {
        Role.Administrator => t["Administrator"].Value,
        Role.Manager => t["Verkaufsleitung"].Value,
        Role.Accountant => t["Buchhaltung"].Value,
        Role.Support => t["Kundenservice"].Value,
        _ => role,
    };

    /// <summary>What a role is for.</summary>
    public static string RolePurpose(this WebTexts t, string role) => role switch
    {
        Role.Administrator => t["Darf alles, auch Einstellungen und Mitarbeiter."].Value,
        Role.Manager => t["Produkte, Bestellungen, Inhalte und Import."].Value,
        Role.Accountant => t["Rechnungen; liest Bestellungen, Kunden und Produkte."].Value,
        Role.Support => t["Bestellungen; liest Kunden, Produkte, Rechnungen und E-Mails."].Value,
        _ => "",
    };
}
