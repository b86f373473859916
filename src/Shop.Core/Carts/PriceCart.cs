using Shop.Discounts;
using Shop.Pricing;
using Shop.Pricing.Currencies;

namespace Shop.Carts;

/// <summary>What a cart costs, and what became of every discount.</summary>
public sealed record PricedCart(Quote Quote, DiscountOutcome Discounts, TaxTable Taxes);

/// <summary>Prices a cart with the discounts its buyer gets.</summary>
public sealed class PriceCart(TaxTables taxes, PriceLists prices, CurrencyLists currencies, DiscountDesk desk)
{
    /// <summary>What customers of a country read beside the euro; null where the euro says it all.</summary>
    public ValueTask<ReadCurrency?> ReadCurrencyAsync(string country, CancellationToken stop = default) => currencies.ForAsync(country, stop);

    /// <summary>The cart at the prices of the country it goes to.</summary>
    public async Task<CartView> ToAsync(CartView cart, string country, CancellationToken stop = default) => cart.To(country, await prices.NowAsync(stop));

    public async Task<PricedCart> PriceAsync(CartView cart, ShippingToPrice? shipping, Buyer buyer, CancellationToken stop = default)
    {
        var purchase = new Purchase(cart.ToPrice(), shipping, cart.Coupons);
        var outcome = await desk.AskAsync(purchase, buyer, stop);
        var rates = await taxes.TodayAsync(stop);
        return new PricedCart(outcome.Price(purchase, rates), outcome, rates);
    }
}
