using System.Globalization;
using Shop.Common;
using static Shop.Catalog.Import.FieldKind;
using static Shop.Catalog.Import.FieldScope;

namespace Shop.Catalog.Import;

/// <summary>Everything a file can say about an article, in the order of the own format's columns.</summary>
public static class ProductFields
{
    /// <summary>Options a product can have at most in a file.</summary>
    public const int Options = 3;

    public static ProductField Product { get; } = new("product", "Produkt (Zeilen mit demselben Wert sind Varianten)", FieldScope.Key, Line) { Longest = 160, Headers = ["produkt", "handle", "parentsku", "elternartikel", "vaterartikel", "modell", "model", "stammartikel", "hauptartikelnummer", "artikelgruppe"] };

    public static ProductField Sku { get; } = new("sku", "Artikelnummer", FieldScope.Key, Line) { Longest = 80, Headers = ["artikelnummer", "artikelnr", "artikelnr.", "artnr", "art.nr.", "artnr.", "art.-nr.", "artikel-nr.", "bestellnummer", "itemnumber", "articlenumber", "variantsku", "productcode"] };

    public static ProductField Gtin { get; } = new("gtin", "GTIN (EAN)", FieldScope.Key, FieldKind.Gtin) { Longest = 14, Headers = ["ean", "eancode", "ean13", "gtin13", "barcode", "upc", "gtin,upc,ean,orisbn", "variantbarcode", "ean/gtin", "gtin/ean"], Get = (_, v) => v.Gtin, Set = (_, v, t) => v.Gtin = t };

    public static ProductField Type { get; } = new("type", "Art der Zeile (product = nur Produktdaten)", FieldScope.Key, Line) { Longest = 40 };

    public static ProductField NameDe { get; } = Text("name", "Name", "DE", Line, 300, p => p.Name, (p, t) => p.Name = t, "name", "titel", "title", "bezeichnung", "artikelbezeichnung", "artikelname", "produktname", "productname", "kurztext", "bezeichnung1");

    public static ProductField NameEn { get; } = Text("name", "Name", "EN", Line, 300, p => p.Name, (p, t) => p.Name = t, "nameen", "englishname", "nameenglisch", "bezeichnungenglisch", "bezeichnungen");

    public static ProductField Price { get; } = new("price", "Preis brutto", FieldScope.Variant, FieldKind.Money) { Headers = ["preis", "vk", "vkpreis", "vkbrutto", "verkaufspreis", "bruttopreis", "preisbrutto", "regularprice", "variantprice", "price", "vk-preis", "ladenpreis"], Get = (_, v) => v.Price.ToString(), Set = (_, v, t) => v.Price = MoneyOf(t)!.Value };

    public static ProductField NetPrice { get; } = new("price.net", "Preis netto (Umsatzsteuer wird aufgeschlagen)", FieldScope.Beside, FieldKind.Money) { Headers = ["nettopreis", "preisnetto", "vknetto", "netprice", "listenpreisnetto"] };

    public static ProductField Stock { get; } = new("stock", "Bestand", Beside, Whole) { Headers = ["bestand", "lagerbestand", "menge", "stock", "stockquantity", "qty", "quantity", "inventory", "variantinventoryqty", "verfuegbar", "verfügbar"] };

    public static ProductField TaxClass { get; } = new("tax", "Steuersatz", FieldScope.Product, Tax) { Headers = ["steuersatz", "mwst", "mwst.", "ust", "ust.", "mehrwertsteuer", "taxclass", "taxrate", "vat", "steuer"], Get = (p, _) => p.TaxClass == Catalog.TaxClass.Reduced ? "reduced" : "standard", Set = (p, _, t) => p.TaxClass = t == "reduced" ? Catalog.TaxClass.Reduced : Catalog.TaxClass.Standard };

    public static ProductField State { get; } = new("state", "Zustand des Produkts (aktiv oder nicht)", FieldScope.Product, FieldKind.State) { Headers = ["aktiv", "status", "zustand", "active", "published", "online", "veröffentlicht", "sichtbar"], Get = (p, _) => p.Active ? "active" : "inactive" };

    public static ProductField VariantState { get; } = new("variant.state", "Zustand der Variante", FieldScope.Variant, FieldKind.State) { Get = (_, v) => v.Active ? "active" : "inactive", Set = (_, v, t) => v.Active = t == "active" };

    public static ProductField Content { get; } = new("content", "Inhalt (für den Grundpreis)", FieldScope.Variant, FieldKind.Number) { Headers = ["inhalt", "füllmenge", "fuellmenge", "content", "inhaltsmenge", "nettofüllmenge"], Get = (_, v) => Plain(v.Content), Set = (_, v, t) => v.Content = decimal.Parse(t, CultureInfo.InvariantCulture) };

    public static ProductField ContentUnit { get; } = new("unit", "Einheit des Inhalts", FieldScope.Variant, FieldKind.Unit) { Headers = ["inhaltseinheit", "einheit", "grundpreiseinheit", "contentunit", "unit", "mengeneinheit"], Get = (_, v) => Units.NameOf(v.ContentUnit), Set = (_, v, t) => v.ContentUnit = Units.Of(t)!.Value.Unit };

    public static ProductField SupplierSku { get; } = new("supplier.sku", "Artikelnummer des Lieferanten", FieldScope.Variant, Line) { Longest = 80, Headers = ["lieferantenartikelnummer", "lieferantenartikelnr", "lief.-art.-nr.", "suppliersku", "supplierpid", "supplieraid"], Get = (_, v) => v.SupplierSku, Set = (_, v, t) => v.SupplierSku = t };

    /// <summary>Seventy characters are the most that Google takes.</summary>
    public static ProductField Mpn { get; } = new("mpn", "Artikelnummer des Herstellers (MPN)", FieldScope.Variant, Line) { Longest = 70, Headers = ["herstellernummer", "herstellernr", "herstellernr.", "herstellerartikelnummer", "herstellerartikelnr", "hersteller-artikelnummer", "han", "manufacturerpid", "manufacturersku", "manufacturerpartnumber", "googleshopping/mpn"], Get = (_, v) => v.Mpn, Set = (_, v, t) => v.Mpn = t };

    public static ProductField Category { get; } = new("category", "Kategorie (Pfad)", Beside, List) { Longest = 1000, Headers = ["kategorie", "kategorien", "warengruppe", "category", "categories", "producttype", "kategoriepfad", "produkttyp", "sortiment"] };

    public static ProductField Brand { get; } = new("brand", "Marke", Beside, Line) { Longest = 200, Headers = ["marke", "marken", "brand", "brands"] };

    public static ProductField Manufacturer { get; } = new("manufacturer", "Hersteller", Beside, Line) { Longest = 200, Headers = ["hersteller", "herstellername", "manufacturer", "vendor", "maker", "manufacturername"] };

    public static ProductField ManufacturerAddress { get; } = new("manufacturer.address", "Hersteller: Anschrift (GPSR)", Beside, Line) { Headers = ["herstelleranschrift", "herstelleradresse", "manufactureraddress"] };

    public static ProductField ManufacturerEmail { get; } = new("manufacturer.email", "Hersteller: E-Mail (GPSR)", Beside, Line) { Headers = ["herstelleremail", "herstellere-mail", "manufactureremail"] };

    public static ProductField ManufacturerCountry { get; } = new("manufacturer.country", "Hersteller: Land (zwei Buchstaben)", Beside, Line) { Longest = 2, Headers = ["herstellerland", "manufacturercountry"] };

    public static ProductField ManufacturerResponsible { get; } = new("manufacturer.responsible", "Hersteller: verantwortliche Person in der EU (GPSR)", Beside, Line) { Longest = 600, Headers = ["verantwortlicheperson", "euverantwortlicher", "responsibleperson"] };

    public static ProductField Supplier { get; } = new("supplier", "Lieferant", Beside, Line) { Longest = 200, Headers = ["lieferant", "lieferantname", "supplier", "suppliername"] };

    public static ProductField Tags { get; } = new("tags", "Schlagwörter", Beside, List) { Longest = 2000, Headers = ["schlagwörter", "schlagworte", "tags", "stichwörter", "keywords", "schlagwort"] };

    public static ProductField Attributes { get; } = new("attributes", "Merkmale (Name=Wert|Name=Wert)", Beside, List) { Longest = 20_000, Headers = ["merkmale", "eigenschaften", "attribute"] };

    public static ProductField Pictures { get; } = new("pictures", "Bildadressen", Beside, List) { Longest = 20_000, Headers = ["bild", "bilder", "bildurl", "bildadresse", "bild-url", "image", "images", "imageurl", "imagesrc", "bilderurl", "mimesource", "foto"] };

    public static ProductField PictureAltsDe { get; } = new("pictures.alt.de", "Bildbeschreibungen", Beside, List) { Language = "DE", Longest = 20_000, Headers = ["bildbeschreibung", "alttext", "imagealttext", "bildtext"] };

    public static ProductField PictureAltsEn { get; } = new("pictures.alt.en", "Bildbeschreibungen", Beside, List) { Language = "EN", Longest = 20_000 };

    public static IReadOnlyList<ProductField> All { get; } = Numbered();

    public static int Count => All.Count;

    /// <summary>Those that are read from and written to the product and its variant alone.</summary>
    internal static IReadOnlyList<ProductField> Own { get; } = [.. All.Where(f => f is { Set: not null, Scope: not FieldScope.Key })];

    private static Dictionary<string, ProductField> ByKey { get; } = All.ToDictionary(f => f.Key, StringComparer.OrdinalIgnoreCase);

    public static ProductField? Find(string key) => ByKey.GetValueOrDefault(key);

    public static ProductField OptionName(int number, string language = "DE") => Find($"option{number}.name{Tail(language)}")!;

    public static ProductField OptionValue(int number, string language = "DE") => Find($"option{number}.value{Tail(language)}")!;

    internal static Money? MoneyOf(string text) => text.Length == 0 ? null : Common.Money.From(decimal.Parse(text, CultureInfo.InvariantCulture));

    private static ProductField[] Numbered()
    {
        ProductField[] all =
        [
            Product, Sku, Gtin, Type, State, NameDe, NameEn,
            .. Both("summary", "Kurzbeschreibung", Line, 500, p => p.Summary, (p, t) => p.Summary = t, "kurzbeschreibung", "shortdescription", "seodescription"),
            .. Both("description", "Beschreibung", FieldKind.Text, 200_000, p => p.Description, (p, t) => p.Description = t, "beschreibung", "langtext", "artikelbeschreibung", "description", "body(html)", "bodyhtml", "produktbeschreibung"),
            .. Options123(),
            Price, NetPrice,
            MoneyField("price.former", "Früherer Preis brutto", v => v.FormerPrice, (v, m) => v.FormerPrice = m, "alterpreis", "variantcompareatprice", "streichpreis"),
            MoneyField("cost", "Einkaufspreis netto", v => v.Cost, (v, m) => v.Cost = m, "ek", "ekpreis", "ek-preis", "eknetto", "einkaufspreis", "einstandspreis", "cost", "costperitem", "purchaseprice", "händlerpreis", "haendlerpreis", "netto-ek"),
            MoneyField("uvp", "Unverbindliche Preisempfehlung (UVP)", v => v.RecommendedPrice, (v, m) => v.RecommendedPrice = m, "uvp", "uvpbrutto", "preisempfehlung", "rrp", "msrp", "uvpinkl.mwst"),
            TaxClass, Stock, VariantState,
            new("delivery.from", "Lieferzeit von (Tage)", FieldScope.Variant, Whole) { Headers = ["lieferzeit", "lieferzeitvon"], Get = (_, v) => Plain(v.DeliveryDaysFrom), Set = (_, v, t) => v.DeliveryDaysFrom = WholeOf(t) },
            new("delivery.to", "Lieferzeit bis (Tage)", FieldScope.Variant, Whole) { Headers = ["lieferzeitbis"], Get = (_, v) => Plain(v.DeliveryDaysTo), Set = (_, v, t) => v.DeliveryDaysTo = WholeOf(t) },
            new("weight", "Gewicht (g)", FieldScope.Variant, Whole) { Headers = ["gewicht", "gewichtg", "gewicht(g)", "gewichtgramm", "gewichting", "gewicht(kg)", "gewichtinkg", "weight", "weight(kg)", "weight(g)", "variantgrams", "bruttogewicht", "versandgewicht"], Get = (_, v) => Plain(v.WeightGrams), Set = (_, v, t) => v.WeightGrams = WholeOf(t) },
            Measure("length", "Länge (mm)", v => v.LengthMm, (v, n) => v.LengthMm = n, "länge", "laenge", "length", "länge(mm)", "länge(cm)", "length(cm)"),
            Measure("width", "Breite (mm)", v => v.WidthMm, (v, n) => v.WidthMm = n, "breite", "width", "breite(mm)", "breite(cm)", "width(cm)"),
            Measure("height", "Höhe (mm)", v => v.HeightMm, (v, n) => v.HeightMm = n, "höhe", "hoehe", "height", "höhe(mm)", "höhe(cm)", "height(cm)"),
            Content, ContentUnit, Category, Brand, Manufacturer, ManufacturerAddress, ManufacturerEmail, ManufacturerCountry, ManufacturerResponsible, Supplier, SupplierSku, Mpn,
            Tags, Attributes, Pictures, PictureAltsDe, PictureAltsEn,
            .. Both("ingredients", "Zutaten", FieldKind.Text, 20_000, p => p.Ingredients, (p, t) => p.Ingredients = t, "zutaten", "ingredients"),
            .. Both("warnings", "Warnhinweise (GPSR)", FieldKind.Text, 20_000, p => p.Warnings, (p, t) => p.Warnings = t, "warnhinweise", "sicherheitshinweise", "warnings"),
            .. Both("withdrawal", "Ausschluss des Widerrufs", Line, 500, p => p.WithdrawalExclusion, (p, t) => p.WithdrawalExclusion = t),
            .. Both("seo.title", "Titel für Suchmaschinen", Line, 200, p => p.SeoTitle, (p, t) => p.SeoTitle = t, "seotitel", "seotitle", "metatitle"),
            .. Both("seo.description", "Beschreibung für Suchmaschinen", Line, 500, p => p.SeoDescription, (p, t) => p.SeoDescription = t, "seobeschreibung", "metadescription"),
            .. Both("textile", "Textilfasern", Line, 300, p => p.Textile, (p, t) => p.Textile = t, "material", "zusammensetzung"),
            new("weee", "WEEE-Nummer", FieldScope.Product, Line) { Longest = 12, Headers = ["weee", "weeenummer", "weee-nummer", "weee-reg.-nr."], Get = (p, _) => p.WeeeNumber, Set = (p, _, t) => p.WeeeNumber = t },
            new("battery", "Enthält Batterien", FieldScope.Product, Flag) { Headers = ["batterie", "batterien", "containsbattery"], Get = (p, _) => p.ContainsBattery ? "true" : "false", Set = (p, _, t) => p.ContainsBattery = t == "true" },
            new("guarantee", "Garantie (Jahre)", FieldScope.Product, Whole) { Headers = ["garantie", "garantiejahre"], Get = (p, _) => Plain(p.GuaranteeYears), Set = (p, _, t) => p.GuaranteeYears = WholeOf(t) },
        ];
        foreach (var (i, field) in all.Index())
            field.Index = i;
        return all;
    }

    private static IEnumerable<ProductField> Options123() => Enumerable.Range(1, Options).SelectMany(n => new ProductField[]
    {
        new($"option{n}.name", $"Option {n}: Name", Beside, Line) { Language = "DE", Longest = 100, Headers = [$"option{n}name"] },
        new($"option{n}.name.en", $"Option {n}: Name", Beside, Line) { Language = "EN", Longest = 100 },
        new($"option{n}.value", $"Option {n}: Wert", Beside, Line) { Language = "DE", Longest = 150, Headers = [$"option{n}value"] },
        new($"option{n}.value.en", $"Option {n}: Wert", Beside, Line) { Language = "EN", Longest = 150 },
    });

    private static ProductField[] Both(string key, string label, FieldKind kind, int longest, Func<Product, LocalizedText> get, Action<Product, LocalizedText> set, params string[] headers) =>
        [Text(key, label, "DE", kind, longest, get, set, headers), Text(key, label, "EN", kind, longest, get, set, [.. headers.Select(h => h + "en"), .. headers.Select(h => h + "englisch")])];

    /// <summary>An English text follows the German one only while nobody has translated it.</summary>
    private static ProductField Text(string key, string label, string language, FieldKind kind, int longest, Func<Product, LocalizedText> get, Action<Product, LocalizedText> set, params string[] headers) =>
        new($"{key}.{language.ToLowerInvariant()}", label, FieldScope.Product, kind)
        {
            Language = language,
            Longest = longest,
            Headers = headers,
            Get = language == "DE" ? (p, _) => get(p).De : (p, _) => get(p).En,
            Set = language == "DE" ? (p, _, t) => set(p, ProductField.InGerman(get(p), t)) : (p, _, t) => set(p, get(p) with { En = t }),
        };

    private static ProductField MoneyField(string key, string label, Func<Variant, Money?> get, Action<Variant, Money?> set, params string[] headers) =>
        new(key, label, FieldScope.Variant, FieldKind.Money) { Headers = headers, Get = (_, v) => get(v)?.ToString() ?? "", Set = (_, v, t) => set(v, MoneyOf(t)) };

    private static ProductField Measure(string key, string label, Func<Variant, int?> get, Action<Variant, int?> set, params string[] headers) =>
        new(key, label, FieldScope.Variant, Whole) { Headers = headers, Get = (_, v) => Plain(get(v)), Set = (_, v, t) => set(v, WholeOf(t)) };

    private static int WholeOf(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static string Plain(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static string Plain(decimal? number) => number?.ToString("0.####", CultureInfo.InvariantCulture) ?? "";

    private static string Tail(string language) => language == "EN" ? ".en" : "";
}

/// <summary>Units of a content as files write them, with what one of them is in the unit the shop keeps.</summary>
internal static class Units
{
    private static readonly Dictionary<string, (ContentUnit Unit, decimal Factor)> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["kg"] = (ContentUnit.Kilogram, 1),
        ["kgm"] = (ContentUnit.Kilogram, 1),
        ["g"] = (ContentUnit.Kilogram, 0.001m),
        ["gr"] = (ContentUnit.Kilogram, 0.001m),
        ["grm"] = (ContentUnit.Kilogram, 0.001m),
        ["gramm"] = (ContentUnit.Kilogram, 0.001m),
        ["kilogramm"] = (ContentUnit.Kilogram, 1),
        ["l"] = (ContentUnit.Litre, 1),
        ["ltr"] = (ContentUnit.Litre, 1),
        ["liter"] = (ContentUnit.Litre, 1),
        ["ml"] = (ContentUnit.Litre, 0.001m),
        ["mlt"] = (ContentUnit.Litre, 0.001m),
        ["cl"] = (ContentUnit.Litre, 0.01m),
        ["dl"] = (ContentUnit.Litre, 0.1m),
        ["m"] = (ContentUnit.Metre, 1),
        ["mtr"] = (ContentUnit.Metre, 1),
        ["meter"] = (ContentUnit.Metre, 1),
        ["cm"] = (ContentUnit.Metre, 0.01m),
        ["mm"] = (ContentUnit.Metre, 0.001m),
        ["m²"] = (ContentUnit.SquareMetre, 1),
        ["m2"] = (ContentUnit.SquareMetre, 1),
        ["qm"] = (ContentUnit.SquareMetre, 1),
        ["mtk"] = (ContentUnit.SquareMetre, 1),
        ["stück"] = (ContentUnit.Piece, 1),
        ["stueck"] = (ContentUnit.Piece, 1),
        ["stk"] = (ContentUnit.Piece, 1),
        ["st"] = (ContentUnit.Piece, 1),
        ["pcs"] = (ContentUnit.Piece, 1),
        ["piece"] = (ContentUnit.Piece, 1),
        ["pce"] = (ContentUnit.Piece, 1),
        ["c62"] = (ContentUnit.Piece, 1),
        ["h87"] = (ContentUnit.Piece, 1),
    };

    public static (ContentUnit Unit, decimal Factor)? Of(string text) => Known.TryGetValue(text.Trim().TrimEnd('.'), out var known) ? known : null;

    public static string NameOf(ContentUnit unit) => unit switch
    {
        ContentUnit.Kilogram => "kg",
        ContentUnit.Litre => "l",
        ContentUnit.Metre => "m",
        ContentUnit.SquareMetre => "m²",
        ContentUnit.Piece => "Stück",
        _ => "",
    };
}
