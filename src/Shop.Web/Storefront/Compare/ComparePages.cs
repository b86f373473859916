using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Data;
using Shop.Web.Shared;
using Shop.Web.Storefront.Shared;

namespace Shop.Web.Storefront.Compare;

/// <summary>Products side by side.</summary>
/// <param name="Facts">One row a property.</param>
/// <param name="OnlyDifferences">Rows in which all say the same are left out.</param>
public sealed record ComparePage(IReadOnlyList<CardRow> Cards, IReadOnlyList<CompareFact> Facts, bool OnlyDifferences);

/// <summary>A property with its value for each product; empty where a product doesn't say.</summary>
public sealed record CompareFact(string Name, IReadOnlyList<string> Values)
{
    public bool Differs => Values.Distinct(StringComparer.Ordinal).Skip(1).Any();
}

/// <summary>Reads the comparison in three queries.</summary>
public sealed class ComparePages(ShopDb db, ProductCards cards, WebTexts texts)
{
    public async Task<ComparePage> ReadAsync(IReadOnlyList<int> ids, bool onlyDifferences, CancellationToken stop)
    {
        var shown = await cards.OfAsync(ids, stop);
        if (shown.Count == 0)
            return new ComparePage([], [], onlyDifferences);
        var known = shown.Select(c => c.Id).ToList();
        var products = await db.Products.AsNoTracking().Where(p => known.Contains(p.Id))
            .Select(p => new Row(p.Id, p.Manufacturer!.Name, p.GuaranteeYears, p.ContainsBattery))
            .ToDictionaryAsync(p => p.Id, stop);
        var attributes = (await db.ProductAttributes.AsNoTracking().Where(a => known.Contains(a.ProductId))
            .OrderBy(a => a.AttributeOption!.AttributeDefinition!.Position).ThenBy(a => a.AttributeOption!.Position)
            .Select(a => new Attribute(
                a.ProductId, a.AttributeOption!.AttributeDefinitionId,
                new LocalizedText(a.AttributeOption.AttributeDefinition!.Name.De, a.AttributeOption.AttributeDefinition.Name.En),
                new LocalizedText(a.AttributeOption.Name.De, a.AttributeOption.Name.En),
                a.AttributeOption.Number == null ? "" : a.AttributeOption.AttributeDefinition.Unit))
            .ToListAsync(stop)).ToLookup(a => (a.Id, a.Name.ToString()));
        var facts = Usual(shown, products).Concat(attributes.Select(g => g.Key).DistinctBy(k => k.Id)
            .Select(k => new CompareFact(k.Item2, [.. shown.Select(c => string.Join(", ", attributes[k].Where(a => a.ProductId == c.Id).Select(a => a.Unit.Length == 0 ? a.Value.ToString() : $"{a.Value} {a.Unit}")))])));
        return new ComparePage(shown, [.. facts.Where(f => f.Values.Any(v => v.Length > 0) && (!onlyDifferences || f.Differs))], onlyDifferences);
    }

    private IEnumerable<CompareFact> Usual(IReadOnlyList<CardRow> shown, Dictionary<int, Row> products)
    {
        yield return Fact("Preis", c => (c.IsFrom ? texts["ab"] + " " : "") + c.Price.In());
        yield return Fact("Grundpreis", c => c.BasePrice is { } price ? Say.BasePrice(price, c.Unit) : "");
        yield return Fact("Verfügbarkeit", c => c.Available ? texts["Auf Lager"] : texts["Ausverkauft"]);
        yield return Fact("Ausführungen", c => string.Join(", ", c.Sizes));
        yield return Fact("Marke", c => products[c.Id].Maker ?? "");
        yield return Fact("Garantie", c => products[c.Id].Guarantee is > 2 and var years ? texts["{0} Jahre", years] : "");
        yield return Fact("Batterie", c => products[c.Id].Battery ? texts["enthalten"] : "");

        CompareFact Fact(string name, Func<CardRow, string> value) => new(texts[name], [.. shown.Select(value)]);
    }

    private sealed record Row(int Id, string? Maker, int? Guarantee, bool Battery);

    private sealed record Attribute(int ProductId, int Id, LocalizedText Name, LocalizedText Value, string Unit);
}
