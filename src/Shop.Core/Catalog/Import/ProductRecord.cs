namespace Shop.Catalog.Import;

/// <summary>
/// What a file says about one article, whatever kind of file it was: what the readers make and the writer stores. A field the file
/// doesn't carry is null and stays as it is in the shop.
/// </summary>
internal sealed class ProductRecord(int row)
{
    private readonly string?[] _values = new string?[ProductFields.Count];

    /// <summary>As a spreadsheet counts it.</summary>
    public int Row { get; } = row;

    /// <summary>Values of attributes by their name or key, several parted by "|".</summary>
    public List<(string Name, string Value)> Attributes { get; } = [];

    /// <summary>Choices beyond the numbered ones, by the name of their column.</summary>
    public List<(string Name, string Value)> Choices { get; } = [];

    /// <summary>The unit that stood beside the content in one cell ("250 g"), in which the content is no more.</summary>
    public string InlineUnit { get; set; } = "";

    public string? this[ProductField field]
    {
        get => _values[field.Index];
        set => _values[field.Index] = value;
    }

    /// <summary>What its product's rows share; empty for a row that is a product of its own.</summary>
    public string Key => this[ProductFields.Product] ?? "";

    public string Sku => this[ProductFields.Sku] ?? "";

    public string Gtin => this[ProductFields.Gtin] ?? "";

    /// <summary>Carries the product's texts, but no article of its own.</summary>
    public bool IsHead => string.Equals(this[ProductFields.Type], "product", StringComparison.OrdinalIgnoreCase) || string.Equals(this[ProductFields.Type], "variable", StringComparison.OrdinalIgnoreCase);

    public bool HasPrice => this[ProductFields.Price] is not null || this[ProductFields.NetPrice] is not null;

    /// <summary>The choices that make the variant, in the order of its options.</summary>
    public IReadOnlyList<RecordChoice> AllChoices()
    {
        var choices = new List<RecordChoice>();
        for (var n = 1; n <= ProductFields.Options; n++)
        {
            if (this[ProductFields.OptionName(n)] is { } name && this[ProductFields.OptionValue(n)] is { } value)
                choices.Add(new RecordChoice(new(name, this[ProductFields.OptionName(n, "EN")] ?? name), new(value, this[ProductFields.OptionValue(n, "EN")] ?? value)));
        }
        choices.AddRange(Choices.Select(c => new RecordChoice(Common.LocalizedText.Both(c.Name), Common.LocalizedText.Both(c.Value))));
        return choices;
    }
}

/// <summary>An option and what is chosen of it.</summary>
internal sealed record RecordChoice(Common.LocalizedText Option, Common.LocalizedText Value);
