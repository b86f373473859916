using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Shop.Carts;
using Shop.Common;
using Shop.Data;
using Shop.Payments;
using Shop.Pricing;
using Shop.Settings;
using Shop.Shipping;

namespace Shop.Web.Storefront.Checkout;

/// <summary>Everything the checkout's pages show.</summary>
/// <param name="Countries">To which anything is delivered, the home country first.</param>
/// <param name="Shipping">Ways to the chosen country.</param>
/// <param name="Chosen">The chosen one, if it goes to that country.</param>
public sealed record CheckoutPage(
    CheckoutForm Form,
    CartView Cart,
    Quote Quote,
    IReadOnlyList<string> Countries,
    IReadOnlyList<ShippingOffer> Shipping,
    ShippingOffer? Chosen,
    IReadOnlyList<PaymentMethod> Payments)
{
    public PaymentMethod? Payment => Payments.FirstOrDefault(p => p.Code == Form.PaymentMethod);

    /// <summary>Why no order can be sent right now; said on the review page instead of the button.</summary>
    public Problem? Refused { get; init; }

    /// <summary>The total that was confirmed before it changed.</summary>
    public Money? FormerTotal { get; init; }
}

/// <summary>A way of shipping with what it costs this cart and when the parcel arrives.</summary>
public sealed record ShippingOffer(ShippingMethod Method, Money Cost, DeliveryWindow Delivery);

/// <summary>Reads the checkout's pages.</summary>
public sealed class CheckoutPages(ShopDb db, ShopSettings settings, TaxTables taxes, TimeProvider clock)
{
    public async Task<CheckoutPage> ReadAsync(CartView cart, CheckoutForm form, CancellationToken stop)
    {
        var methods = await db.ShippingMethods.AsNoTracking().Offered().ToListAsync(stop);
        var offers = methods.Where(m => m.ShipsTo(form.Destination.Country))
            .Select(m => new ShippingOffer(m, m.CostFor(cart.Goods), m.Delivers(clock.Today(), cart.DeliveryDays)))
            .ToList();
        var chosen = offers.Find(o => o.Method.Code == form.ShippingMethod);
        return new CheckoutPage(
            form,
            cart,
            cart.Price(await taxes.TodayAsync(stop), chosen?.Method.ToPrice()),
            await CountriesAsync(methods, stop),
            offers,
            chosen,
            await db.PaymentMethods.AsNoTracking().Offered().ToListAsync(stop));
    }

    /// <summary>What was filled in so far; for a customer's first visit the address book's default; for a guest an empty form.</summary>
    public async Task<CheckoutForm> DraftAsync(int cartId, int? customerId, CancellationToken stop)
    {
        if (await KeptAsync(cartId, stop) is { } kept)
            return kept;
        var form = customerId is { } id && await db.Customers.AsNoTracking().Include(c => c.Addresses).SingleOrDefaultAsync(c => c.Id == id, stop) is { } customer
            ? CheckoutForm.From(customer)
            : new CheckoutForm { Address = { Country = await HomeAsync(stop) }, Delivery = { Country = await HomeAsync(stop) } };
        await ChooseForAsync(form, stop);
        return form;
    }

    /// <summary>The kept draft; null before anything was filled in.</summary>
    public async Task<CheckoutForm?> KeptAsync(int cartId, CancellationToken stop)
    {
        var json = await db.CheckoutDrafts.Where(d => d.CartId == cartId).Select(d => d.Json).SingleOrDefaultAsync(stop);
        return json is null ? null : JsonSerializer.Deserialize<CheckoutForm>(json);
    }

    /// <summary>Nothing is chosen that costs; what is the only or the usual way is.</summary>
    private async Task ChooseForAsync(CheckoutForm form, CancellationToken stop)
    {
        var methods = await db.ShippingMethods.AsNoTracking().Offered().ToListAsync(stop);
        form.ShippingMethod = methods.Find(m => m.ShipsTo(form.Destination.Country))?.Code ?? "";
    }

    private async Task<IReadOnlyList<string>> CountriesAsync(List<ShippingMethod> methods, CancellationToken stop)
    {
        var home = await HomeAsync(stop);
        return [.. methods.Countries().OrderByDescending(c => c == home).ThenBy(c => Customers.Countries.NameOf(c).ToString(), StringComparer.CurrentCulture)];
    }

    private async Task<string> HomeAsync(CancellationToken stop) => (await settings.GetAsync<ShopIdentity>(stop)).Country;
}
