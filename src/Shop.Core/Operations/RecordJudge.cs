using Shop.Catalog;
using Shop.Catalog.Import;
using Shop.Common;

namespace Shop.Operations;

/// <summary>Says which rows of a product can't be used, before anything is changed.</summary>
internal sealed class RecordJudge(ImportProductsRun run, ImportProductsCounts counts, KnownArticles known, Dictionary<string, int> skus, Dictionary<string, int> gtins)
{
    public readonly record struct Refusal(string Reason, string Value, ProductField? Field);

    public Refusal? WhyNot(ProductRecord record, ProductWork work)
    {
        if (run.Plan.Match == MatchBy.Gtin && record.Gtin.Length == 0)
            return new("Die GTIN fehlt; ohne sie lässt sich die Zeile keinem Artikel zuordnen.", "", ProductFields.Gtin);
        if (record.Sku.Length == 0)
            return new("Die Artikelnummer fehlt.", "", ProductFields.Sku);
        if (run.Skus.ContainsKey(record.Sku) || skus.ContainsKey(record.Sku))
            return new("Die Artikelnummer „{0}“ steht schon in einer früheren Zeile der Datei.", record.Sku, ProductFields.Sku);
        if (record.Gtin.Length > 0 && (run.Gtins.ContainsKey(record.Gtin) || gtins.ContainsKey(record.Gtin)))
            return new("Die GTIN „{0}“ steht schon in einer früheren Zeile der Datei.", record.Gtin, ProductFields.Gtin);
        if ((WhyNotGtin(record) ?? WhyNotProduct(record, work)) is { } why)
            return why;
        skus[record.Sku] = record.Row;
        if (record.Gtin.Length > 0)
            gtins[record.Gtin] = record.Row;
        return null;
    }

    /// <summary>Whether the row has something to do: new articles may not be wanted, or known ones not.</summary>
    public bool IsFor(ProductRecord record, ProductWork work, out Variant? variant)
    {
        variant = Find(record);
        work.Product ??= variant?.Product;
        return run.Plan.Mode switch
        {
            WriteMode.UpdateOnly => variant is not null,
            WriteMode.CreateOnly => variant is null,
            _ => true,
        };
    }

    /// <summary>Takes out what a new product or a new variant lacks.</summary>
    public void RefuseUnusable(ProductWork work)
    {
        var choices = work.Product?.Variants.Select(ChoiceOf).ToHashSet(StringComparer.OrdinalIgnoreCase) ?? new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var options = work.Product?.Options.OrderBy(o => o.Position).Select(o => o.Name).ToList()
            ?? work.Rows.Select(r => r.Record.AllChoices().Select(c => c.Option).ToList()).FirstOrDefault() ?? [];
        var named = !work.IsNew || work.Group.Records.Exists(r => r[ProductFields.NameDe] is not null || r[ProductFields.NameEn] is not null);
        work.Rows.RemoveAll(row =>
        {
            if (row.Variant is not null)
                return false;
            var refusal = named ? WhyNotNew(row.Record, options, choices) : new Refusal("Der Name fehlt; ohne ihn kann kein neues Produkt angelegt werden.", row.Record.Sku, ProductFields.NameDe);
            if (refusal is { } why)
                counts.Refuse(row.Record, why.Reason, why.Value, why.Field);
            return refusal is not null;
        });
    }

    private static Refusal? WhyNotNew(ProductRecord record, List<LocalizedText> options, HashSet<string> choices)
    {
        if (!record.HasPrice)
            return new("Der Preis fehlt; ohne ihn kann kein neuer Artikel angelegt werden.", record.Sku, ProductFields.Price);
        var chosen = record.AllChoices();
        if (chosen.Count != options.Count || !options.Zip(chosen).All(x => IsCalled(x.First, x.Second.Option.De)))
            return new("Der neuen Variante „{0}“ fehlen Werte der Optionen, oder das Produkt hat andere Optionen.", record.Sku, ProductFields.OptionName(1));
        return choices.Add(string.Join('\u001f', chosen.Select(c => c.Value.De)))
            ? null
            : new("Eine Variante mit derselben Auswahl wie „{0}“ gibt es im Produkt schon.", record.Sku, ProductFields.OptionValue(1));
    }

    internal static bool IsCalled(LocalizedText name, string text) =>
        string.Equals(name.De, text, StringComparison.OrdinalIgnoreCase) || string.Equals(name.En, text, StringComparison.OrdinalIgnoreCase);

    private static string ChoiceOf(Variant variant) => string.Join('\u001f', variant.Values.Select(v => v.Name.De));

    private Variant? Find(ProductRecord record)
    {
        if (run.Plan.Match == MatchBy.Sku)
            return known.BySku(record.Sku);
        var owner = known.ByGtin(record.Gtin).FirstOrDefault();
        return owner.VariantId == 0 ? null : known.ById(owner.VariantId);
    }

    private Refusal? WhyNotGtin(ProductRecord record)
    {
        if (record.Gtin.Length == 0)
            return null;
        var owners = known.ByGtin(record.Gtin).ToList();
        if (run.Plan.Match == MatchBy.Gtin)
        {
            if (owners.Count > 1)
                return new("Die GTIN „{0}“ tragen im Shop mehrere Artikel.", record.Gtin, ProductFields.Gtin);
            return owners.Count == 0 && known.BySku(record.Sku) is not null ? new("Die Artikelnummer „{0}“ gehört im Shop zu einer anderen GTIN.", record.Sku, ProductFields.Sku) : null;
        }
        return owners.Exists(o => !string.Equals(o.Sku, record.Sku, StringComparison.OrdinalIgnoreCase))
            ? new("Die GTIN „{0}“ gehört im Shop schon zu einem anderen Artikel.", record.Gtin, ProductFields.Gtin)
            : null;
    }

    private Refusal? WhyNotProduct(ProductRecord record, ProductWork work) =>
        Find(record) is { } variant && work.Product is { } product && variant.ProductId != product.Id
            ? new("Die Artikelnummer „{0}“ gehört schon zu einem anderen Produkt.", record.Sku, ProductFields.Sku)
            : null;
}
