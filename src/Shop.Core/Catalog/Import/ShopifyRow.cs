using Shop.Common;

namespace Shop.Catalog.Import;

/// <summary>A picture of a product, by its address.</summary>
internal sealed record ShopifyPicture(int Row, string Url, string Alt, int Position);

/// <summary>One row of a product export, read and checked.</summary>
internal sealed record ShopifyRow
{
    public required int Row { get; init; }

    public required string Title { get; init; }

    /// <summary>The row that carries the product's texts.</summary>
    public bool HasTitle { get; init; }

    /// <summary>HTML.</summary>
    public string Body { get; init; } = "";

    public string Summary { get; init; } = "";

    public string Vendor { get; init; } = "";

    public string Type { get; init; } = "";

    public IReadOnlyList<string> Tags { get; init; } = [];

    public bool Published { get; init; }

    public IReadOnlyList<string> OptionNames { get; init; } = ["", "", ""];

    public IReadOnlyList<string> OptionValues { get; init; } = ["", "", ""];

    public string Sku { get; init; } = "";

    public string Barcode { get; init; } = "";

    public bool HasPrice { get; init; }

    /// <summary>Gross.</summary>
    public Money Price { get; init; }

    public Money? FormerPrice { get; init; }

    public Money? Cost { get; init; }

    public int Grams { get; init; }

    public int Stock { get; init; }

    public IReadOnlyList<ShopifyPicture> Pictures { get; init; } = [];

    public bool IsVariant => HasTitle || HasPrice || Sku.Length > 0 || OptionValues.Any(v => v.Length > 0);
}
