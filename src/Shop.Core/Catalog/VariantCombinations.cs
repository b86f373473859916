using System.Globalization;
using Shop.Common;

namespace Shop.Catalog;

/// <summary>One value of each option.</summary>
public sealed record Combination(IReadOnlyList<OptionValue> Values)
{
    /// <summary>The values' ids in ascending order: "12-17".</summary>
    public string Key => KeyOf(Values);

    public LocalizedText Name => new(string.Join(", ", Values.Select(v => v.Name.De)), string.Join(", ", Values.Select(v => v.Name.In("en"))));

    public static string KeyOf(IEnumerable<OptionValue> values) => string.Join('-', values.Select(v => v.Id).Order().Select(id => id.ToString(CultureInfo.InvariantCulture)));
}

/// <summary>Makes variants out of options: which combinations are missing, and what a new one takes over from its neighbours.</summary>
public static class VariantCombinations
{
    /// <summary>More could neither be chosen from nor kept in order.</summary>
    public const int Most = 1000;

    public static readonly Problem TooMany = new("too-many-variants", "Ein Produkt hat höchstens {0} Varianten. Bitte wählen Sie weniger Kombinationen.", Most);

    /// <summary>Combinations of all values that no variant has, in the order of the options; as many as the product has room for.</summary>
    public static IReadOnlyList<Combination> Missing(Product product)
    {
        var options = product.Options.OrderBy(o => o.Position).ThenBy(o => o.Id).Select(o => o.Values.OrderBy(v => v.Position).ThenBy(v => v.Id).ToList()).ToList();
        if (options.Count == 0 || options.Exists(values => values.Count == 0))
            return [];
        var made = product.Variants.Select(v => Combination.KeyOf(v.Values)).ToHashSet(StringComparer.Ordinal);
        return [.. All(options, 0).Select(values => new Combination(values)).Where(c => !made.Contains(c.Key)).Take(Math.Max(0, Most - product.Variants.Count))];
    }

    /// <summary>Adds variants for the chosen combinations; price, weight and the like come from the variant that shares most values.</summary>
    /// <param name="product">The product with all its parts.</param>
    /// <param name="keys">Keys of the combinations.</param>
    /// <param name="pattern">Makes the numbers.</param>
    /// <param name="taken">Numbers that other products have.</param>
    public static Result<IReadOnlyList<Variant>> Add(Product product, IReadOnlyCollection<string> keys, SkuPattern pattern, IEnumerable<string> taken)
    {
        var wanted = keys.ToHashSet(StringComparer.Ordinal);
        var chosen = Missing(product).Where(c => wanted.Contains(c.Key)).ToList();
        if (chosen.Count == 0)
            return new Problem("nothing-chosen", "Bitte wählen Sie mindestens eine Kombination.");
        if (product.Variants.Count + wanted.Count > Most)
            return TooMany;
        if (pattern.WhyNot() is { } problem)
            return problem;
        var skus = pattern.Of(SkuPattern.BasisOf(product), chosen, taken.Concat(product.Variants.Select(v => v.Sku)));
        var next = product.Variants.Select(v => v.Position + 1).DefaultIfEmpty(0).Max();
        var models = product.Variants.ToList();
        var added = chosen.Zip(skus, (combination, sku) => Make(combination, sku, next++, models)).ToList();
        product.Variants.AddRange(added);
        return added;
    }

    /// <summary>Puts the variants into the order of their options' values.</summary>
    public static void SortByValues(Product product)
    {
        var places = product.Options.OrderBy(o => o.Position).ThenBy(o => o.Id)
            .Select(o => o.Values.OrderBy(v => v.Position).ThenBy(v => v.Id).Index().ToDictionary(v => v.Item.Id, v => v.Index)).ToList();
        var sorted = product.Variants.OrderBy(v => string.Join('.', places.Select(p => v.Values.Select(x => p.GetValueOrDefault(x.Id, -1)).Max().ToString("0000", CultureInfo.InvariantCulture))), StringComparer.Ordinal)
            .ThenBy(v => v.Position).ThenBy(v => v.Id).ToList();
        foreach (var (i, variant) in sorted.Index())
            variant.Position = i;
    }

    private static Variant Make(Combination combination, string sku, int position, List<Variant> models)
    {
        var model = models.OrderByDescending(m => m.Values.Count(combination.Values.Contains)).ThenBy(m => m.Position).FirstOrDefault();
        var variant = new Variant { Sku = sku, Position = position };
        if (model is not null)
            TakeOver(model, variant, sameContent: model.Values.Exists(combination.Values.Contains));
        variant.Active = variant.Price.IsPositive;
        variant.Values.AddRange(combination.Values);
        variant.RefreshName();
        return variant;
    }

    private static void TakeOver(Variant model, Variant variant, bool sameContent)
    {
        variant.Price = model.Price;
        variant.RecommendedPrice = model.RecommendedPrice;
        variant.Cost = model.Cost;
        variant.WeightGrams = model.WeightGrams;
        (variant.LengthMm, variant.WidthMm, variant.HeightMm) = (model.LengthMm, model.WidthMm, model.HeightMm);
        (variant.DeliveryDaysFrom, variant.DeliveryDaysTo) = (model.DeliveryDaysFrom, model.DeliveryDaysTo);
        // A Grundpreis from a wrong content would mislead; the content is entered anew where nothing tells it.
        if (sameContent)
            (variant.Content, variant.ContentUnit) = (model.Content, model.ContentUnit);
    }

    private static IEnumerable<IReadOnlyList<OptionValue>> All(List<List<OptionValue>> options, int at)
    {
        if (at == options.Count)
            return [[]];
        return options[at].SelectMany(value => All(options, at + 1).Select(IReadOnlyList<OptionValue> (rest) => [value, .. rest]));
    }
}
