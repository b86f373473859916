using System.Globalization;

namespace Shop.Web.Storefront.Checkout;

/// <summary>The order button.</summary>
public sealed class PlaceForm
{
    /// <summary>The total above the button, in cents.</summary>
    public long Total { get; set; }

    /// <summary>Ids of the discounts above the button, separated by commas.</summary>
    public string Discounts { get; set; } = "";

    public IReadOnlyList<int> DiscountIds => [.. Discounts.Split(',').Take(100).Select(t => int.TryParse(t, CultureInfo.InvariantCulture, out var id) ? id : 0).Where(id => id > 0)];
}
