using Microsoft.EntityFrameworkCore;
using Shop.Carts;
using Shop.Catalog;
using Shop.Common;
using Shop.Data;
using Shop.Pricing;
using Shop.Settings;
using Shop.Shipping;
using Shop.Web.Storefront.Shared;

namespace Shop.Web.Storefront.Carts;

/// <summary>Everything the cart's page shows.</summary>
/// <param name="Shipping">The method the total is estimated with: the merchant's first one to the home country.</param>
/// <param name="Bestsellers">What others like; only for an empty cart.</param>
/// <param name="Removed">Just taken out; can be put back.</param>
/// <param name="Refused">What could not be done, and with which article.</param>
public sealed record CartPage(
    CartView Cart,
    Quote Quote,
    ShippingMethod? Shipping,
    DeliveryWindow? Delivery,
    int MostPerLine,
    IReadOnlyList<CardRow> Bestsellers,
    RemovedLine? Removed,
    RefusedLine? Refused)
{
    /// <summary>Value of goods missing for free shipping; null where that isn't offered or is reached.</summary>
    public Money? MissingForFreeShipping =>
        Shipping is { FreeFrom: { } from } && !Cart.IsEmpty && Cart.Goods < from && Cart.Goods.IsPositive ? from - Cart.Goods : null;

    /// <summary>How much of one article can be chosen.</summary>
    public int Most(CartItem item) => Math.Max(1, Math.Min(MostPerLine, item.Free));
}

/// <summary>A refusal beside the line it is about.</summary>
/// <param name="Typed">What the customer typed.</param>
public sealed record RefusedLine(int VariantId, Problem Problem, string Typed);

/// <summary>Reads the cart's page.</summary>
public sealed class CartPages(ShopDb db, ShopSettings settings, TaxTables taxes, ProductCards cards, TimeProvider clock)
{
    private const int Bestsellers = 4;

    public async Task<CartPage> ReadAsync(CartView cart, RemovedLine? removed, RefusedLine? refused, CancellationToken stop)
    {
        var rules = await settings.GetAsync<SalesRules>(stop);
        var shipping = cart.IsEmpty ? null : await StandardShippingAsync(stop);
        return new CartPage(
            cart,
            cart.Price(await taxes.TodayAsync(stop), shipping?.ToPrice()),
            shipping,
            shipping?.Delivers(clock.Today(), cart.DeliveryDays),
            rules.MostPerLine,
            cart.IsEmpty ? await cards.ReadAsync(db.Products.OnSale().SortedBy(ProductSort.Popular).Take(Bestsellers), stop) : [],
            removed is not null && cart.Items.All(i => i.VariantId != removed.VariantId) ? removed : null,
            refused);
    }

    private async Task<ShippingMethod?> StandardShippingAsync(CancellationToken stop)
    {
        var home = (await settings.GetAsync<ShopIdentity>(stop)).Country;
        var offered = await db.ShippingMethods.AsNoTracking().Offered().ToListAsync(stop);
        return offered.Find(m => m.ShipsTo(home)) ?? offered.FirstOrDefault();
    }
}
