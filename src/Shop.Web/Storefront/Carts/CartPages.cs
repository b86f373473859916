using Microsoft.EntityFrameworkCore;
using Shop.Carts;
using Shop.Catalog;
using Shop.Common;
using Shop.Data;
using Shop.Orders;
using Shop.Pricing;
using Shop.Pricing.Currencies;
using Shop.Settings;
using Shop.Shipping;
using Shop.Web.Storefront.Shared;

namespace Shop.Web.Storefront.Carts;

/// <summary>Everything the cart's page shows.</summary>
/// <param name="Shipping">The method the total is estimated with: the merchant's first one to the home country.</param>
/// <param name="Estimates">What every way to the asked country costs.</param>
/// <param name="Bestsellers">What others like; only for an empty cart.</param>
public sealed record CartPage(
    CartView Cart,
    Quote Quote,
    ShippingMethod? Shipping,
    DeliveryWindow? Delivery,
    int MostPerLine,
    ShippingEstimates Estimates,
    IReadOnlyList<CardRow> Bestsellers)
{
    /// <summary>The amounts as this customer reads them.</summary>
    public required ShownQuote Shown { get; init; }

    /// <summary>Just taken out; can be put back.</summary>
    public RemovedLine? Removed { get => field is null || Cart.Items.Any(i => i.VariantId == field.VariantId) ? null : field; init; }

    /// <summary>What customers of the country of delivery read beside the euro; null where the euro says it all.</summary>
    public ReadCurrency? Currency { get; init; }

    /// <summary>What lies aside for later.</summary>
    public IReadOnlyList<SavedItem> Saved { get; init; } = [];

    /// <summary>The id of what takes the focus, because the button that was pressed is gone.</summary>
    public string? Focus { get; init; }

    /// <summary>The codes that were entered and what they do.</summary>
    public CouponsModel Coupons { get; init; } = CouponsModel.None;

    /// <summary>What could not be done, and with which article.</summary>
    public RefusedLine? Refused { get; init; }

    /// <summary>From which value of goods on shipping is free; null where that isn't offered.</summary>
    public Money? FreeFrom => Cart.Goods.IsPositive ? Shipping?.FreeFrom : null;

    /// <summary>Value of goods missing for free shipping; null where that isn't offered or is reached.</summary>
    public Money? MissingForFreeShipping =>
        Shipping is { FreeFrom: { } from } && !Cart.IsEmpty && Cart.Goods < from && Cart.Goods.IsPositive ? from - Cart.Goods : null;

    /// <summary>How much of one article can be chosen.</summary>
    public int Most(CartItem item) => Math.Max(1, Math.Min(MostPerLine, item.Free));
}

/// <summary>The ways to a place.</summary>
/// <param name="Asked">Somebody chose the country; otherwise it is the home country.</param>
public sealed record ShippingEstimates(Destination To, bool Asked, IReadOnlyList<string> Countries, IReadOnlyList<ShippingOffer> Offers)
{
    public static ShippingEstimates None { get; } = new(new Destination(""), false, [], []);

    /// <summary>What is wrong with the postcode that was typed; the estimate then goes without it.</summary>
    public Problem? WrongPostcode { get; init; }
}

/// <summary>A refusal beside the line it is about.</summary>
/// <param name="Typed">What the customer typed.</param>
public sealed record RefusedLine(int VariantId, Problem Problem, string Typed);

/// <summary>Reads the cart's page.</summary>
public sealed class CartPages(ShopDb db, ShopSettings settings, PriceCart prices, ProductCards cards, TimeProvider clock)
{
    private const int Bestsellers = 4;

    /// <summary>The cart of a request with what lies aside beside it; shipping goes where the request asks for.</summary>
    public async Task<CartPage> ReadAsync(HttpContext http, CartView cart, CancellationToken stop) =>
        await ReadAsync(cart, EstimateQuery.Of(http.Request), stop) with { Saved = cart.AnySaved ? await db.SavedItemsAsync(CartCookie.Key(http), stop) : [] };

    /// <param name="asked">A country that isn't served counts as not asked.</param>
    private async Task<CartPage> ReadAsync(CartView cart, Destination? asked, CancellationToken stop)
    {
        var rules = await settings.GetAsync<SalesRules>(stop);
        var estimates = cart.IsEmpty ? ShippingEstimates.None : await EstimateAsync(cart, asked, stop);
        if (!cart.IsEmpty)
            cart = await prices.ToAsync(cart, estimates.To.Country, stop);
        var shipping = estimates.Offers is [var usual, ..] ? usual.Method : null;
        var buyer = db.Buyer(cart.Group, cart.CustomerId, country: estimates.To.Country);
        var priced = await prices.PriceAsync(cart, shipping?.ToPrice(estimates.To), buyer, stop);
        var shown = new ShownQuote(priced.Quote, rules.ShowsNet(cart));
        if (shown.Net)
            estimates = estimates with { Offers = [.. estimates.Offers.Select(o => o with { Cost = NetCost(cart, o.Method.ToPrice(estimates.To), priced.Taxes) })] };
        return new CartPage(
            cart,
            priced.Quote,
            shipping,
            shipping?.Delivers(clock.Today(), cart.DeliveryDays),
            rules.MostPerLine,
            estimates,
            cart.IsEmpty ? await cards.ReadAsync(db.Products.OnSale().SortedBy(ProductSort.Popular).Take(Bestsellers), stop) : [])
        {
            Coupons = CouponsModel.Of(cart, priced),
            Shown = shown,
            Currency = cart.IsEmpty ? null : await prices.ReadCurrencyAsync(estimates.To.Country, stop),
        };
    }

    private static Money NetCost(CartView cart, ShippingToPrice shipping, TaxTable taxes) =>
        new ShownQuote(PriceCalculator.Price(cart.ToPrice(), shipping, taxes), net: true).Shipping;

    private async Task<ShippingEstimates> EstimateAsync(CartView cart, Destination? asked, CancellationToken stop)
    {
        var home = (await settings.GetAsync<ShopIdentity>(stop)).Country;
        var offered = await db.ShippingMethods.AsNoTracking().Offered().ToListAsync(stop);
        var countries = offered.Countries().OrderByDescending(c => c == home).ThenBy(c => Customers.Countries.NameOf(c).ToString(), StringComparer.CurrentCulture).ToList();
        var to = asked is { } there && countries.Contains(there.Country) ? there : new Destination(countries.Contains(home) ? home : countries.FirstOrDefault() ?? home);
        var wrong = to.Postcode.Length == 0 ? null : Customers.Countries.WhyNotPostcode(to.Country, to.Postcode);
        if (wrong is not null)
            to = to with { Postcode = "" };
        return new ShippingEstimates(to, asked is { } a && a.Country == to.Country, countries, [.. offered.Where(m => m.ShipsTo(to)).Select(m => m.OfferFor(cart, to, clock.Today()))])
        {
            WrongPostcode = wrong,
        };
    }
}
