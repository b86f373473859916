using Shop.Catalog;
using Shop.Common;
using Shop.Customers;
using Shop.Pricing;

namespace Shop.Carts;

/// <summary>A line of a cart as pages show it, with what the shop knows about the article right now.</summary>
/// <param name="Price">Today's gross price of one piece.</param>
/// <param name="SeenPrice">Gross price when the customer last touched the line.</param>
/// <param name="Free">Pieces that aren't promised to anyone.</param>
/// <param name="OnSale">False once the article or this version of it was taken out of the shop.</param>
public sealed record CartItem(
    int VariantId,
    int ProductId,
    string Sku,
    LocalizedText Name,
    LocalizedText VariantName,
    LocalizedText Slug,
    LocalizedText Summary,
    string? PictureKey,
    int Quantity,
    Money Price,
    Money SeenPrice,
    decimal? Content,
    ContentUnit ContentUnit,
    TaxClass TaxClass,
    int Free,
    int DeliveryDaysFrom,
    int DeliveryDaysTo,
    LocalizedText WithdrawalExclusion,
    bool OnSale)
{
    /// <summary>The rule that makes <see cref="Price"/>; null for the variant's own price.</summary>
    public PriceRule? Rule { get; init; }

    /// <summary>The next quantity at which a piece costs less; null when there is none.</summary>
    public PriceTier? NextTier { get; init; }

    public CartItemState State => !OnSale ? CartItemState.Gone
        : Free < 1 ? CartItemState.SoldOut
        : Free < Quantity ? CartItemState.TooFewLeft
        : CartItemState.Orderable;

    /// <summary>Counts in totals; what is gone or sold out doesn't.</summary>
    public bool Counts => State is CartItemState.Orderable or CartItemState.TooFewLeft;

    public bool PriceChanged => Counts && Price != SeenPrice;

    public Money Total => Price * Quantity;

    /// <summary>Price per kg, l or m (§4 PAngV); null where none is due.</summary>
    public Money? Grundpreis => Variant.GrundpreisOf(Price, Content, ContentUnit);

    /// <summary>The variant's own price, once <see cref="Price"/> is the customer's.</summary>
    public Money? OwnPrice { get; init; }

    /// <summary>With the price that quantity, customer group and country of delivery reach; until then <see cref="Price"/> is the variant's own.</summary>
    public CartItem PricedBy(PriceList prices, CustomerGroup group, string? country)
    {
        var own = OwnPrice ?? Price;
        var unit = prices.Of(VariantId, own, Quantity, group, country);
        return this with { OwnPrice = own, Price = unit.Price, Rule = unit.Rule, NextTier = prices.Next(VariantId, own, Quantity, group, country) };
    }

    public LineToPrice ToPrice() => new(VariantId, Sku, Name, Quantity, Price, TaxClass);

    /// <summary>Why this line keeps the cart from being ordered; null when it doesn't.</summary>
    public Problem? WhyNotOrderable() => State switch
    {
        CartItemState.Gone => new Problem("unavailable", "„{0}“ gibt es nicht mehr. Bitte entfernen Sie den Artikel aus dem Warenkorb.", Name),
        CartItemState.SoldOut => new Problem("sold-out", "„{0}“ ist gerade ausverkauft.", Name),
        CartItemState.TooFewLeft => new Problem("too-few", "Von „{0}“ sind nur noch {1} Stück da.", Name, Free),
        _ => null,
    };
}

/// <summary>Whether a line can be ordered as it stands.</summary>
public enum CartItemState
{
    Orderable,
    TooFewLeft,
    SoldOut,
    Gone,
}
