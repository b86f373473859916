using Shop.Carts;
using Shop.Customers;
using Shop.Settings;

namespace Shop.Web.Storefront.Carts;

/// <summary>Who reads net amounts: business customers, where the merchant wants it. Consumers see gross ones (§3 PAngV).</summary>
public static class NetForBusiness
{
    public static bool ShowsNet(this SalesRules rules, CartView cart) => rules.ShowsNet(cart.Group);

    public static bool ShowsNet(this SalesRules rules, CustomerGroup group) => rules.NetForBusiness && group == CustomerGroup.Business;
}
