using Shop.Catalog;
using Shop.Common;

namespace Shop.Carts;

/// <summary>Something laid aside, with what the shop knows about it right now.</summary>
/// <param name="Price">Today's gross price of one piece.</param>
/// <param name="Free">Pieces that aren't promised to anyone.</param>
public sealed record SavedItem(
    int VariantId,
    int ProductId,
    string Sku,
    LocalizedText Name,
    LocalizedText VariantName,
    LocalizedText Slug,
    string? PictureKey,
    int Quantity,
    Money Price,
    decimal? Content,
    ContentUnit ContentUnit,
    bool OnSale,
    int Free)
{
    public bool CanBeFetched => OnSale && Free > 0;

    /// <summary>Price per kg, l or m (§4 PAngV); null where none is due.</summary>
    public Money? Grundpreis => Variant.GrundpreisOf(Price, Content, ContentUnit);
}
