using System.Globalization;
using Shop.Carts;
using Shop.Catalog;
using Shop.Common;
using Shop.Pricing;

namespace Shop.Web.Storefront.Carts;

/// <summary>One line of the cart's page or its sheet.</summary>
/// <param name="Most">How much of it can be chosen.</param>
/// <param name="Target">What changes replace.</param>
public sealed record LineModel(CartItem Item, int Most, RefusedLine? Refused, string Target = "#cart")
{
    /// <summary>The cart's amounts as this customer reads them.</summary>
    public required ShownQuote Shown { get; init; }

    public Money Unit => Shown.LineOf(Item.VariantId)?.Unit ?? Item.Price;

    public Money Total => Shown.LineOf(Item.VariantId)?.Total ?? Item.Total;

    /// <summary>Price per kg, l or m (§4 PAngV); null where none is due.</summary>
    public Money? Grundpreis => Variant.GrundpreisOf(Unit, Item.Content, Item.ContentUnit);

    public string? Focus { get; init; }

    /// <summary>On the cart's page there is a place for later; the sheet beside other pages hasn't one.</summary>
    public bool CanBeSaved => Target == "#cart";

    /// <summary>Another price of the article, such as the next step, as this customer reads it.</summary>
    public Money Say(Money gross) => gross.WithoutTax(Shown.LineOf(Item.VariantId)?.TakenOut ?? 0m);

    public Problem? Problem => Refused?.VariantId == Item.VariantId ? Refused.Problem : null;

    /// <summary>What stands in the field: the quantity, or what was typed and refused.</summary>
    public string Typed => Problem is not null && Refused!.Typed.Length is > 0 and < 12
        ? Refused.Typed
        : Item.Quantity.ToString(CultureInfo.InvariantCulture);
}
