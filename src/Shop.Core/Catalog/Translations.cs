using Shop.Common;

namespace Shop.Catalog;

/// <summary>
/// Knows which English texts of a product may be out of date: the German one changed and the English one didn't, until someone
/// rewrites it or says that it is still right.
/// </summary>
public static class Translations
{
    private static readonly (string Key, Func<Product, LocalizedText> Of)[] All =
    [
        (nameof(Product.Name), p => p.Name),
        (nameof(Product.Summary), p => p.Summary),
        (nameof(Product.Description), p => p.Description),
        (nameof(Product.Ingredients), p => p.Ingredients),
        (nameof(Product.Warnings), p => p.Warnings),
        (nameof(Product.WithdrawalExclusion), p => p.WithdrawalExclusion),
        (nameof(Product.Textile), p => p.Textile),
        (nameof(Product.SeoTitle), p => p.SeoTitle),
        (nameof(Product.SeoDescription), p => p.SeoDescription),
    ];

    /// <summary>The names of the texts that can be stale.</summary>
    public static IReadOnlyList<string> Keys { get; } = [.. All.Select(t => t.Key)];

    /// <summary>The texts as they are now; taken before a change, see <see cref="After"/>.</summary>
    public static IReadOnlyDictionary<string, LocalizedText> Of(Product product) => All.ToDictionary(t => t.Key, t => t.Of(product));

    /// <summary>The names in a product's list of stale texts.</summary>
    public static IReadOnlyList<string> Split(string stale) => stale.Split(',', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The list after a change.</summary>
    /// <param name="stale">The list so far.</param>
    /// <param name="before">The texts before the change.</param>
    /// <param name="now">The texts after it.</param>
    /// <param name="confirmed">Texts that someone read and found still right.</param>
    public static string After(
        string stale, IReadOnlyDictionary<string, LocalizedText> before, IReadOnlyDictionary<string, LocalizedText> now, IReadOnlyCollection<string> confirmed)
    {
        var so = Split(stale);
        return string.Join(',', Keys.Where(key => IsStale(so.Contains(key), before[key], now[key], confirmed.Contains(key))));
    }

    private static bool IsStale(bool was, LocalizedText before, LocalizedText now, bool confirmed)
    {
        if (confirmed || now.En.Length == 0 || now.De.Length == 0 || now.En != before.En)
            return false;
        return was || now.De != before.De;
    }

    /// <summary>Products with an English text that may be out of date.</summary>
    public static IQueryable<Product> WithStaleTranslation(this IQueryable<Product> products) => products.Where(p => p.StaleTranslations != "");
}
