using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Customers;
using Shop.Data;

namespace Shop.Pricing;

/// <summary>The price rules of all variants and the VAT rates at one moment.</summary>
public sealed class PriceList(IReadOnlyDictionary<int, PriceRule[]> rules, TaxTable taxes, DateTime now)
{
    public TaxTable Taxes => taxes;

    /// <summary>What one piece costs, gross.</summary>
    /// <param name="variantId">The variant.</param>
    /// <param name="basePrice">The variant's own price.</param>
    /// <param name="quantity">Bought together.</param>
    /// <param name="group">Who buys.</param>
    /// <param name="country">Where it goes; null counts as the home country.</param>
    public UnitPrice Of(int variantId, Money basePrice, int quantity, CustomerGroup group, string? country = null) =>
        UnitPrice.Of(basePrice, RulesOf(variantId), quantity, group, now, country);

    /// <summary>Whether deliveries to the country have a price of their own by now.</summary>
    public bool KnowsCountry(int variantId, string country) => Array.Exists(RulesOf(variantId), r => r.Country == country && r.AppliesAt(now));

    /// <summary>The steps of quantity, the price of a single piece first.</summary>
    public IReadOnlyList<PriceTier> Ladder(int variantId, Money basePrice, CustomerGroup group, string? country = null) =>
        UnitPrice.Ladder(basePrice, RulesOf(variantId), group, now, country);

    /// <summary>The next quantity at which a piece costs less; null when there is none.</summary>
    public PriceTier? Next(int variantId, Money basePrice, int quantity, CustomerGroup group, string? country = null)
    {
        var price = Of(variantId, basePrice, quantity, group, country).Price;
        return Ladder(variantId, basePrice, group, country).FirstOrDefault(t => t.FromQuantity > quantity && t.Price < price);
    }

    private PriceRule[] RulesOf(int variantId) => rules.TryGetValue(variantId, out var found) ? found : [];
}

/// <summary>
/// Hands out today's <see cref="PriceList"/>. The rules of all variants stay in memory until one changes, so that neither the cart nor
/// the order asks the database for them (docs/decisions/0012).
/// </summary>
public sealed class PriceLists(IDbContextFactory<ShopDb> databases, TagCache cache, TaxTables taxes, TimeProvider clock)
{
    public const string StaleTag = "prices";

    public async ValueTask<PriceList> NowAsync(CancellationToken stop = default) =>
        new(await RulesAsync(stop), await taxes.TodayAsync(stop), clock.UtcNow());

    /// <summary>Whether a price begins or ends after the first moment and up to the second one: then pages that show prices are old.</summary>
    public async ValueTask<bool> TurnsAsync(DateTime after, DateTime upTo, CancellationToken stop = default) =>
        (await RulesAsync(stop)).Values.Any(rules => Array.Exists(rules, r => IsWithin(r.FromAt, after, upTo) || IsWithin(r.UntilAt, after, upTo)));

    private static bool IsWithin(DateTime? moment, DateTime after, DateTime upTo) => moment > after && moment <= upTo;

    private ValueTask<IReadOnlyDictionary<int, PriceRule[]>> RulesAsync(CancellationToken stop) => cache.GetAsync("price-rules", StaleTag, async () =>
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var rows = await db.VariantPrices.AsNoTracking().ToListAsync(stop);
        return (IReadOnlyDictionary<int, PriceRule[]>)rows.GroupBy(r => r.VariantId).ToDictionary(g => g.Key, g => g.Select(r => r.ToRule()).ToArray());
    });
}
