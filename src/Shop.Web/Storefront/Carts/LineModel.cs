using System.Globalization;
using Shop.Carts;
using Shop.Common;

namespace Shop.Web.Storefront.Carts;

/// <summary>One line of the cart's page or its sheet.</summary>
/// <param name="Most">How much of it can be chosen.</param>
/// <param name="Target">What changes replace.</param>
public sealed record LineModel(CartItem Item, int Most, RefusedLine? Refused, string Target = "#cart")
{
    public string? Focus { get; init; }

    /// <summary>On the cart's page there is a place for later; the sheet beside other pages hasn't one.</summary>
    public bool CanBeSaved => Target == "#cart";

    public Problem? Problem => Refused?.VariantId == Item.VariantId ? Refused.Problem : null;

    /// <summary>What stands in the field: the quantity, or what was typed and refused.</summary>
    public string Typed => Problem is not null && Refused!.Typed.Length is > 0 and < 12
        ? Refused.Typed
        : Item.Quantity.ToString(CultureInfo.InvariantCulture);
}
