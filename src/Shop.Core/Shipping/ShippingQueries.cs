using Shop.Common;
using Shop.Pricing;

namespace Shop.Shipping;

/// <summary>Questions about the ways goods reach the customer.</summary>
public static class ShippingQueries
{
    /// <summary>What customers may choose, in the merchant's order.</summary>
    public static IQueryable<ShippingMethod> Offered(this IQueryable<ShippingMethod> methods) =>
        methods.Where(m => m.Active).OrderBy(m => m.Position).ThenBy(m => m.Id);

    /// <summary>The countries that any of the methods serves, in the merchant's order.</summary>
    public static IReadOnlyList<string> Countries(this IEnumerable<ShippingMethod> methods) =>
        [.. methods.SelectMany(m => m.Countries.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).Distinct()];

    public static ShippingToPrice ToPrice(this ShippingMethod method, Destination to) =>
        new(method.Name, method.Price, method.FreeFrom, method.SurchargeTo(to));

    /// <summary>What the method costs for goods of this value, gross.</summary>
    public static Money CostFor(this ShippingMethod method, Money goods, Destination to) =>
        (method.FreeFrom is { } from && goods >= from ? Money.Zero : method.Price) + method.SurchargeTo(to);

    /// <summary>When goods ordered today arrive: neither sooner than the goods are ready nor than the method carries them.</summary>
    public static DeliveryWindow Delivers(this ShippingMethod method, DateOnly today, (int From, int To) goods) =>
        DeliveryWindow.After(today, Math.Max(method.DaysFrom, goods.From), Math.Max(method.DaysTo, goods.To));
}
