using System.Text.RegularExpressions;
using Shop.Common;

namespace Shop.Catalog;

/// <summary>How the numbers of new variants are made: "{basis}-{1}-{2}" puts in the values of the first and second option, {nr} counts.</summary>
public sealed partial record SkuPattern(string Text)
{
    private const int LongestSku = 80;
    private const int LongestPart = 16;

    /// <summary>The beginning that all numbers of the product share, else its name; then one place for each option.</summary>
    public static SkuPattern For(Product product) => new("{basis}" + string.Concat(Enumerable.Range(1, product.Options.Count).Select(n => $"-{{{n}}}")));

    /// <summary>What stands for {basis}.</summary>
    public static string BasisOf(Product product)
    {
        var skus = product.Variants.ConvertAll(v => v.Sku);
        var shared = skus.Count == 0 ? "" : skus.Aggregate(SharedStart).TrimEnd('-', '_', '.', ' ');
        return shared.Length >= 2 ? shared : Short(product.Name.De.Length > 0 ? product.Name.De : product.Key);
    }

    /// <summary>Why numbers can't be made this way; null when they can.</summary>
    public Problem? WhyNot() =>
        string.IsNullOrWhiteSpace(Text) ? new Problem("no-pattern", "Bitte geben Sie ein Muster für die Artikelnummern an, zum Beispiel {0}.", "{basis}-{1}") : null;

    /// <summary>The numbers of the combinations in their order; one that is taken gets a counter behind it.</summary>
    /// <param name="basis">See <see cref="BasisOf"/>.</param>
    /// <param name="combinations">What gets a number.</param>
    /// <param name="taken">Numbers that exist.</param>
    public IReadOnlyList<string> Of(string basis, IEnumerable<Combination> combinations, IEnumerable<string> taken)
    {
        var used = taken.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var made = new List<string>();
        foreach (var (i, combination) in combinations.Index())
            made.Add(Free(One(basis, combination, i + 1), used));
        return made;
    }

    private static string Free(string wanted, HashSet<string> used)
    {
        var sku = wanted;
        for (var n = 2; !used.Add(sku); n++)
            sku = $"{wanted}-{n}";
        return sku;
    }

    private string One(string basis, Combination combination, int number)
    {
        var sku = Place().Replace(Text.Trim(), match => match.Groups[1].Value switch
        {
            "basis" => basis,
            "nr" => number.ToString("000", System.Globalization.CultureInfo.InvariantCulture),
            var digits => int.Parse(digits, System.Globalization.CultureInfo.InvariantCulture) is var n && n >= 1 && n <= combination.Values.Count ? Short(combination.Values[n - 1].Name.De) : "",
        });
        return sku.Length <= LongestSku - 5 ? sku : sku[..(LongestSku - 5)];
    }

    /// <summary>"500 g" becomes "500G".</summary>
    private static string Short(string text)
    {
        var plain = Slug.From(text).Replace("-", "", StringComparison.Ordinal).ToUpperInvariant();
        return plain[..Math.Min(plain.Length, LongestPart)];
    }

    private static string SharedStart(string a, string b) => a[..a.Zip(b).TakeWhile(x => x.First == x.Second).Count()];

    [GeneratedRegex(@"\{(basis|nr|\d)\}")]
    private static partial Regex Place();
}
