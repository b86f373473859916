using Shop.Carts;
using Shop.Common;
using Shop.Shipping;

namespace Shop.Web.Storefront.Carts;

/// <summary>A way of shipping with what it costs this cart and when the parcel arrives.</summary>
public sealed record ShippingOffer(ShippingMethod Method, Money Cost, DeliveryWindow Delivery);

/// <summary>Reckons ways of shipping for a cart.</summary>
public static class ShippingOffers
{
    public static ShippingOffer OfferFor(this ShippingMethod method, CartView cart, Destination to, DateOnly today) =>
        new(method, method.CostFor(cart.Goods, to), method.Delivers(today, cart.DeliveryDays));
}
