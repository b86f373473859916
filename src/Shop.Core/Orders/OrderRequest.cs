using Shop.Common;
using Shop.Customers;
using Shop.Shipping;

namespace Shop.Orders;

/// <summary>What a customer sends with the order button.</summary>
/// <param name="CartId">The cart that becomes the order.</param>
/// <param name="ConfirmedTotal">The gross total shown above the button; another total is refused and shown again (§312j (2) BGB).</param>
/// <param name="Email">Where the confirmation goes.</param>
/// <param name="BillingAddress">Goes on the invoice.</param>
/// <param name="ShippingAddress">Where the goods go.</param>
/// <param name="ShippingMethod">Code of a shipping method.</param>
/// <param name="PaymentMethod">Code of a payment method.</param>
/// <param name="Language">Two letters.</param>
/// <param name="CustomerId">The signed-in customer, or null for a guest.</param>
/// <param name="CustomerNote">A wish for packing or delivery.</param>
public sealed record OrderRequest(
    int CartId,
    Money ConfirmedTotal,
    string Email,
    PostalAddress BillingAddress,
    PostalAddress ShippingAddress,
    string ShippingMethod,
    string PaymentMethod,
    string Language,
    int? CustomerId = null,
    string CustomerNote = "")
{
    /// <summary>Discounts that were shown above the button, so that a refusal can say which one is gone.</summary>
    public IReadOnlyList<int> ConfirmedDiscounts { get; init; } = [];

    /// <summary>The buyer's VAT id; empty without.</summary>
    public string VatId { get; init; } = "";

    /// <summary>What the price of shipping depends on.</summary>
    public Destination Destination => new(ShippingAddress.Country, ShippingAddress.Postcode);
}
