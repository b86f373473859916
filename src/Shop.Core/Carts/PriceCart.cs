using Shop.Discounts;
using Shop.Pricing;

namespace Shop.Carts;

/// <summary>What a cart costs, and what became of every discount.</summary>
public sealed record PricedCart(Quote Quote, DiscountOutcome Discounts, TaxTable Taxes);

/// <summary>Prices a cart with the discounts its buyer gets.</summary>
public sealed class PriceCart(TaxTables taxes, DiscountDesk desk)
{
    public async Task<PricedCart> PriceAsync(CartView cart, ShippingToPrice? shipping, Buyer buyer, CancellationToken stop = default)
    {
        var purchase = new Purchase(cart.ToPrice(), shipping, cart.Coupons);
        var outcome = await desk.AskAsync(purchase, buyer, stop);
        var rates = await taxes.TodayAsync(stop);
        return new PricedCart(outcome.Price(purchase, rates), outcome, rates);
    }
}
