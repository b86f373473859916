using Shop.Common;

namespace Shop.Catalog.Import;

/// <summary>How a cell of a field is read.</summary>
public enum FieldKind
{
    /// <summary>One line.</summary>
    Line,

    /// <summary>Markdown, or HTML that becomes Markdown.</summary>
    Text,
    Money,
    Whole,
    Number,
    Flag,
    Tax,
    State,
    Unit,
    Gtin,

    /// <summary>Several values in a cell, parted by "|".</summary>
    List,
}

/// <summary>What a field belongs to.</summary>
public enum FieldScope
{
    /// <summary>Tells rows and products apart.</summary>
    Key,
    Product,
    Variant,

    /// <summary>Names something beside the product: a shelf, a maker, a picture, its stock.</summary>
    Beside,
}

/// <summary>
/// One thing a file can say about an article. Import, preview, export and the mapping screen all go by the list of these, so a new field
/// is one entry. Values are plain texts of one form ("12.90", "reduced"), whatever a file's form was.
/// </summary>
/// <param name="Key">Name in the own format, e.g. "name.de".</param>
/// <param name="Label">German, key of its translation.</param>
public sealed record ProductField(string Key, string Label, FieldScope Scope, FieldKind Kind)
{
    /// <summary>"DE" or "EN" for one of a pair of texts, else empty.</summary>
    public string Language { get; init; } = "";

    /// <summary>In characters.</summary>
    public int Longest { get; init; } = 400;

    /// <summary>Names under which columns of other files carry it, squeezed to small letters without spaces.</summary>
    public IReadOnlyList<string> Headers { get; init; } = [];

    /// <summary>Place in <see cref="ProductFields.All"/>.</summary>
    public int Index { get; internal set; }

    internal Func<Product, Variant, string>? Get { get; init; }

    internal Action<Product, Variant, string>? Set { get; init; }

    public bool Equals(ProductField? other) => other is not null && other.Key == Key;

    public override int GetHashCode() => Key.GetHashCode(StringComparison.Ordinal);

    internal static LocalizedText InGerman(LocalizedText before, string text) =>
        before.En.Length > 0 && before.En == before.De ? LocalizedText.Both(text) : before with { De = text };
}
