using Shop.Common;
using Shop.Data;

namespace Shop.Catalog;

/// <summary>What is ordered, priced and stocked: one combination of a product's options.</summary>
public class Variant : IAudited, IShownInShop, ILoggedPart
{
    public int Id { get; set; }

    public int ProductId { get; set; }

    public Product? Product { get; set; }

    public required string Sku { get; set; }

    public string Gtin { get; set; } = "";

    /// <summary>"250 g, ganze Bohne"; empty when the product has a single variant. Kept from the option values by <see cref="RefreshName"/>.</summary>
    public LocalizedText Name { get; set; } = LocalizedText.Empty;

    /// <summary>Gross, in the shop's currency.</summary>
    public Money Price { get; set; }

    /// <summary>Former gross price to strike out; shown only where §11 PAngV allows it.</summary>
    public Money? FormerPrice { get; set; }

    /// <summary>The maker's non-binding recommended gross price (UVP), named as such and never struck out.</summary>
    public Money? RecommendedPrice { get; set; }

    /// <summary>The manufacturer's own number for it (MPN); with the brand it names an article that has no GTIN.</summary>
    public string Mpn { get; set; } = "";

    /// <summary>The supplier's own number for it.</summary>
    public string SupplierSku { get; set; } = "";

    /// <summary>Net purchase cost (Einstand).</summary>
    public Money? Cost { get; set; }

    /// <summary>How much is inside, in <see cref="ContentUnit"/>; basis of the Grundpreis (§4 PAngV).</summary>
    public decimal? Content { get; set; }

    public ContentUnit ContentUnit { get; set; }

    /// <summary>With packing, for shipping.</summary>
    public int WeightGrams { get; set; }

    /// <summary>Outer measures with packing, in millimetres.</summary>
    public int? LengthMm { get; set; }

    public int? WidthMm { get; set; }

    public int? HeightMm { get; set; }

    public int DeliveryDaysFrom { get; set; } = 1;

    public int DeliveryDaysTo { get; set; } = 3;

    public int Position { get; set; }

    public bool Active { get; set; } = true;

    public List<OptionValue> Values { get; } = [];

    public IEnumerable<string> StaleTags => ["catalog", $"product:{ProductId}"];

    (string Entity, int Id, string Field, string Said) ILoggedPart.Whole => (nameof(Product), ProductId, "Variants", Sku);

    /// <summary>Price per kg, l or m (§4 PAngV); null where none is due.</summary>
    public Money? Grundpreis => GrundpreisOf(Price, Content, ContentUnit);

    public static Money? GrundpreisOf(Money price, decimal? content, ContentUnit unit) =>
        unit is ContentUnit.None or ContentUnit.Piece || content is not > 0 ? null : Money.From(price.Amount / content.Value);

    public void RefreshName() => Name = new(
        string.Join(", ", Values.Select(v => v.Name.De)),
        string.Join(", ", Values.Select(v => v.Name.In("en"))));
}

/// <summary>A variant carries this choice.</summary>
public class VariantValue
{
    public int VariantId { get; set; }

    public int OptionValueId { get; set; }
}

/// <summary>Unit of a variant's content.</summary>
public enum ContentUnit
{
    None,
    Kilogram,
    Litre,
    Metre,
    SquareMetre,
    Piece,
}

/// <summary>Something a customer chooses: size, grind, colour.</summary>
public class ProductOption : ILoggedPart
{
    public int Id { get; set; }

    public int ProductId { get; set; }

    public LocalizedText Name { get; set; } = LocalizedText.Empty;

    public int Position { get; set; }

    public List<OptionValue> Values { get; } = [];

    (string Entity, int Id, string Field, string Said) ILoggedPart.Whole => (nameof(Product), ProductId, "Options", Name.De);

    bool ILoggedPart.LogsChanges => true;
}

/// <summary>One choice of an option.</summary>
public class OptionValue
{
    public int Id { get; set; }

    public int ProductOptionId { get; set; }

    public ProductOption? ProductOption { get; set; }

    public LocalizedText Name { get; set; } = LocalizedText.Empty;

    /// <summary>"#A8481F" for colours, else empty.</summary>
    public string Swatch { get; set; } = "";

    public int Position { get; set; }
}
