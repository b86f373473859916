namespace Shop.Catalog.Import;

/// <summary>Guesses by the names of a file's columns where they go; the person who imports has the last word.</summary>
public static class PlanGuess
{
    private static readonly Dictionary<string, string> Woo = new(StringComparer.Ordinal)
    {
        ["sku"] = "sku",
        ["artikelnummer"] = "sku",
        ["name"] = "name.de",
        ["published"] = "state",
        ["veröffentlicht"] = "state",
        ["shortdescription"] = "summary.de",
        ["kurzbeschreibung"] = "summary.de",
        ["description"] = "description.de",
        ["beschreibung"] = "description.de",
        ["taxclass"] = "tax",
        ["steuerklasse"] = "tax",
        ["stock"] = "stock",
        ["lager"] = "stock",
        ["bestand"] = "stock",
        ["weight(kg)"] = "weight",
        ["gewicht(kg)"] = "weight",
        ["length(cm)"] = "length",
        ["länge(cm)"] = "length",
        ["width(cm)"] = "width",
        ["breite(cm)"] = "width",
        ["height(cm)"] = "height",
        ["höhe(cm)"] = "height",
        ["categories"] = "category",
        ["kategorien"] = "category",
        ["tags"] = "tags",
        ["schlagwörter"] = "tags",
        ["images"] = "pictures",
        ["bilder"] = "pictures",
        ["gtin,upc,ean,orisbn"] = "gtin",
        ["brands"] = "brand",
        ["marken"] = "brand",
    };

    private static readonly Dictionary<string, string> Headers = ProductFields.All
        .SelectMany(f => f.Headers.Append(f.Key).Select(h => (Header: h, f.Key)))
        .DistinctBy(x => x.Header, StringComparer.Ordinal)
        .ToDictionary(x => x.Header, x => x.Key, StringComparer.Ordinal);

    public static ImportPlan Of(ImportFile file)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        // What the Woo reader adds goes before what the file has under a similar name.
        var order = file.Format == FileFormat.WooCommerce ? file.Header.Reverse() : file.Header;
        var columns = order.Select(h => Column(file.Format, h, taken)).ToList();
        if (file.Format == FileFormat.WooCommerce)
            columns.Reverse();
        return new ImportPlan
        {
            Format = file.Format,
            Columns = columns,
            Decimal = file.Style,
            Match = columns.Exists(c => c.Target == ProductFields.Sku.Key) || !columns.Exists(c => c.Target == ProductFields.Gtin.Key) ? MatchBy.Sku : MatchBy.Gtin,
        };
    }

    private static ColumnPlan Column(FileFormat format, string header, HashSet<string> taken)
    {
        var name = ImportPlan.Squeeze(header);
        if (name.StartsWith("attribute.", StringComparison.Ordinal) || name.StartsWith("merkmal:", StringComparison.Ordinal))
            return new ColumnPlan(header, ImportPlan.Attribute);
        var target = format == FileFormat.WooCommerce ? (ProductFields.Find(name) is { } own && own.Key == header ? own.Key : Woo.GetValueOrDefault(name, "")) : Headers.GetValueOrDefault(name, "");
        if (target.Length == 0 || !taken.Add(target))
            return new ColumnPlan(header, "");
        return new ColumnPlan(header, target) { Factor = FactorOf(name, target) };
    }

    /// <summary>Weights in kg become grams, measures in cm millimetres, where the name says the unit.</summary>
    private static decimal? FactorOf(string name, string target) => target switch
    {
        "weight" when name.Contains("(kg)", StringComparison.Ordinal) || name.EndsWith("inkg", StringComparison.Ordinal) => 1000,
        "length" or "width" or "height" when name.Contains("(cm)", StringComparison.Ordinal) || name.EndsWith("incm", StringComparison.Ordinal) => 10,
        _ => null,
    };
}
