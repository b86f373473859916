using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Shop.Carts;
using Shop.Common;
using Shop.Customers;
using Shop.Customers.VatChecks;
using Shop.Data;
using Shop.Orders;
using Shop.Payments;
using Shop.Pricing;
using Shop.Settings;
using Shop.Shipping;
using Shop.Web.Storefront.Carts;

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

    /// <summary>The codes that were entered and what they do.</summary>
    public CouponsModel Coupons { get; init; } = CouponsModel.None;

    /// <summary>The amounts as this customer reads them.</summary>
    public required ShownQuote Shown { get; init; }

    /// <summary>How the order will be taxed.</summary>
    public TaxStanding Tax { get; init; } = TaxStanding.None;

    /// <summary>Why no order can be sent right now; said on the review page instead of the button.</summary>
    public Problem? Refused { get; init; }

    /// <summary>The total that was confirmed before it changed.</summary>
    public Money? FormerTotal { get; init; }

    /// <summary>Why it changed, where a discount did it.</summary>
    public Problem? Changed { get; init; }
}

/// <summary>Reads the checkout's pages.</summary>
public sealed class CheckoutPages(ShopDb db, ShopSettings settings, PriceCart prices, CheckVatId vatIds, TimeProvider clock)
{
    /// <summary>The last page before the order: here the register is asked about a VAT id, if it wasn't lately.</summary>
    public async Task<CheckoutPage> ReviewAsync(CartView cart, CheckoutForm form, CancellationToken stop)
    {
        if (Asks(form))
            await vatIds.CheckAsync(form.VatId, stop);
        return await ReadAsync(cart, form, stop);
    }

    public async Task<CheckoutPage> ReadAsync(CartView cart, CheckoutForm form, CancellationToken stop)
    {
        var methods = await db.ShippingMethods.AsNoTracking().Offered().ToListAsync(stop);
        var to = form.Destination.ToDestination();
        cart = await prices.ToAsync(cart, to.Country, stop);
        var tax = await StandingAsync(form, stop);
        var net = (await settings.GetAsync<SalesRules>(stop)).ShowsNet(cart);
        var offered = methods.FindAll(m => m.ShipsTo(to));
        var chosen = offered.Find(m => m.Code == form.ShippingMethod);
        var buyer = db.Buyer(cart.Group, cart.CustomerId, form.Email, to.Country);
        var priced = await prices.PriceAsync(cart, chosen?.ToPrice(to), buyer, stop);
        var shown = Shown(priced.Quote);
        var offers = offered.ConvertAll(m => m.OfferFor(cart, to, clock.Today()) with { Cost = Shown(PriceCalculator.Price(cart.ToPrice(), m.ToPrice(to), priced.Taxes)).Shipping });
        return new CheckoutPage(
            form,
            cart,
            shown.Quote,
            await CountriesAsync(methods, stop),
            offers,
            offers.Find(o => o.Method == chosen),
            await db.PaymentMethods.AsNoTracking().Offered().ToListAsync(stop))
        {
            Coupons = CouponsModel.Of(cart, priced),
            Shown = shown,
            Tax = tax,
        };

        ShownQuote Shown(Quote quote) => new(quote.Under(tax.Treatment), net);
    }

    /// <summary>What was filled in so far; for a customer's first visit the address book's default; for a guest an empty form that knows the country chosen in the cart.</summary>
    public async Task<CheckoutForm> DraftAsync(CartView cart, CancellationToken stop)
    {
        if (await KeptAsync(cart.CartId, stop) is { } kept)
            return kept;
        var form = cart.CustomerId is { } id && await db.Customers.AsNoTracking().Include(c => c.Addresses).SingleOrDefaultAsync(c => c.Id == id, stop) is { } customer
            ? CheckoutForm.From(customer)
            : await EmptyAsync(cart.Country, stop);
        await ChooseForAsync(form, cart.CustomerId, stop);
        return form;
    }

    private async Task<CheckoutForm> EmptyAsync(string? chosen, CancellationToken stop)
    {
        var countries = (await db.ShippingMethods.AsNoTracking().Offered().ToListAsync(stop)).Countries();
        var country = chosen is not null && countries.Contains(chosen) ? chosen : await HomeAsync(stop);
        return new CheckoutForm { Address = { Country = country }, Delivery = { Country = country } };
    }

    /// <summary>The kept draft; null before anything was filled in.</summary>
    public async Task<CheckoutForm?> KeptAsync(int cartId, CancellationToken stop)
    {
        var json = await db.CheckoutDrafts.Where(d => d.CartId == cartId).Select(d => d.Json).SingleOrDefaultAsync(stop);
        return json is null ? null : JsonSerializer.Deserialize<CheckoutForm>(json);
    }

    /// <summary>Shipping and payment as last time if they are still offered; else the usual way of shipping, and the payment is left to choose.</summary>
    private async Task ChooseForAsync(CheckoutForm form, int? customerId, CancellationToken stop)
    {
        var last = customerId is not { } id ? null : await db.Orders.OwnedBy(id).Where(o => o.Kind == OrderKind.Sale)
            .OrderByDescending(o => o.PlacedAt).Select(o => new { o.ShippingMethod, o.PaymentMethod }).FirstOrDefaultAsync(stop);
        var methods = (await db.ShippingMethods.AsNoTracking().Offered().ToListAsync(stop)).FindAll(m => m.ShipsTo(form.Destination.ToDestination()));
        form.ShippingMethod = (methods.Find(m => m.Code == last?.ShippingMethod) ?? methods.FirstOrDefault())?.Code ?? "";
        form.PaymentMethod = last is not null && await db.PaymentMethods.Offered().AnyAsync(p => p.Code == last.PaymentMethod, stop) ? last.PaymentMethod : "";
    }

    private static bool Asks(CheckoutForm form) => TaxTreatments.CouldBeTaxFree(form.Destination.Country, VatIds.Tidy(form.VatId));

    /// <summary>From what the register has said so far.</summary>
    private async Task<TaxStanding> StandingAsync(CheckoutForm form, CancellationToken stop)
    {
        var (country, vatId) = (form.Destination.Country, VatIds.Tidy(form.VatId));
        if (!Asks(form))
            return new TaxStanding(TaxTreatments.Of(country, vatId, proven: false), vatId, false, null);
        var proven = await db.IsProvenAsync(vatId, clock.UtcNow(), stop);
        var last = proven ? null : await db.LatestCheckAsync(vatId, stop);
        return new TaxStanding(TaxTreatments.Of(country, vatId, proven), vatId, true, proven ? VatOutcome.Valid : last?.Outcome);
    }

    private async Task<IReadOnlyList<string>> CountriesAsync(List<ShippingMethod> methods, CancellationToken stop)
    {
        var home = await HomeAsync(stop);
        return [.. methods.Countries().OrderByDescending(c => c == home).ThenBy(c => Countries.NameOf(c).ToString(), StringComparer.CurrentCulture)];
    }

    private async Task<string> HomeAsync(CancellationToken stop) => (await settings.GetAsync<ShopIdentity>(stop)).Country;
}
