using Shop.Catalog;
using Shop.Common;
using Shop.Pricing;
using Shop.Shipping;
using Shop.Web.Storefront.Seo;
using Shop.Web.Storefront.Shared;

namespace Shop.Web.Storefront.Products;

/// <summary>Everything the product page shows.</summary>
public sealed record ProductPage(
    ProductText Text,
    VariantRow Chosen,
    IReadOnlyList<VariantRow> Variants,
    IReadOnlyList<OfferedOption> Options,
    VariantMatrix? Matrix,
    ProductParts Parts,
    IReadOnlyList<CardRow> Related,
    IReadOnlyList<CardRow> Together,
    IReadOnlyList<Shelf> Path,
    Reduction? Reduction,
    decimal TaxRate,
    DeliveryWindow Delivery,
    int FewLeft,
    int MostPerLine)
{
    /// <summary>Prices by quantity as everyone sees them, that of a single piece first.</summary>
    public IReadOnlyList<PriceTier> Tiers { get; init; } = [];

    public bool FewAreLeft => Chosen.Available && Chosen.Free <= FewLeft;
}

/// <summary>Texts of a product and its maker.</summary>
public sealed record ProductText(
    int Id, LocalizedText Name, LocalizedText Slug, LocalizedText Summary, LocalizedText Description, LocalizedText Ingredients,
    LocalizedText Warnings, LocalizedText WithdrawalExclusion, int CategoryId, TaxClass TaxClass, bool ContainsBattery, int? GuaranteeYears,
    string? MakerName, string? MakerAddress, string? MakerEmail, string? MakerResponsible,
    int RatingCount, int RatingSum)
{
    public string? BrandKey { get; init; }

    public string? BrandName { get; init; }

    public string WeeeNumber { get; init; } = "";

    public string EnergyClass { get; init; } = "";

    public string EnergyScale { get; init; } = "";

    public int? EnergyDocumentId { get; init; }

    public LocalizedText Textile { get; init; } = LocalizedText.Empty;

    public LocalizedText SeoTitle { get; init; } = LocalizedText.Empty;

    public LocalizedText SeoDescription { get; init; } = LocalizedText.Empty;

    /// <summary>For browsers, search engines and shared links; the name where the merchant wrote nothing else.</summary>
    public string Title => SeoTitle.ToString() is { Length: > 0 } title ? title : Name.ToString();

    /// <summary>The same for the sentence below it.</summary>
    public string Teaser => Descriptions.FirstOf(SeoDescription.ToString(), Summary.ToString(), Description.ToString()) ?? "";
}

/// <summary>A variant as it can be bought.</summary>
public sealed record VariantRow(
    int Id, string Sku, string Gtin, LocalizedText Name, Money Price, bool Reduced, decimal? Content, ContentUnit Unit,
    int DaysFrom, int DaysTo, int Position, int Free)
{
    public bool Available => Free > 0;

    /// <summary>The maker's non-binding recommendation (UVP) in cents, where there is one.</summary>
    public long? RecommendedCents { get; init; }

    /// <summary>The recommendation where it tells something: above the shop's own price. It is named, never struck out, and no former price (§11 PAngV).</summary>
    public Money? RecommendedPrice => RecommendedCents is { } cents && cents > Price.Cents ? new Money(cents) : null;

    public Money? BasePrice => Variant.GrundpreisOf(Price, Content, Unit);
}
