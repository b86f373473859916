namespace Shop.Web.Storefront.Checkout;

/// <summary>The order button.</summary>
public sealed class PlaceForm
{
    /// <summary>The total above the button, in cents.</summary>
    public long Total { get; set; }
}
