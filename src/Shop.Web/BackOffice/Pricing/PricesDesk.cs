using Microsoft.EntityFrameworkCore;
using Shop.Catalog;
using Shop.Common;
using Shop.Customers;
using Shop.Data;
using Shop.Pricing;
using Shop.Settings;
using Shop.Shipping;
using Shop.Web.BackOffice.Pricing.Plans;

namespace Shop.Web.BackOffice.Pricing;

/// <summary>A purchase to try the prices with; lives in the address.</summary>
public sealed class PriceTrial
{
    public int Quantity { get; set; } = 1;

    public CustomerGroup Group { get; set; }

    public string Country { get; set; } = "";

    public bool Asked { get; set; }
}

/// <summary>The prices of a product with what is odd about them.</summary>
/// <param name="Saved">What someone else saved meanwhile; empty without a conflict.</param>
public sealed record PricesPage(
    Product Product, PricesForm Form, decimal TaxRate, ILookup<int, PriceRemark> Remarks, IReadOnlyList<(int VariantId, PriceRule Rule)> Saved)
{
    /// <summary>What begins or ends by itself.</summary>
    public IReadOnlyList<PlanRow> Plans { get; init; } = [];

    /// <summary>To which anything is delivered, without the home country.</summary>
    public IReadOnlyList<string> Countries { get; init; } = [];

    public PriceTrial Trial { get; init; } = new();

    /// <summary>The way to the tried price, by variant.</summary>
    public IReadOnlyDictionary<int, IReadOnlyList<Problem>> Steps { get; init; } = new Dictionary<int, IReadOnlyList<Problem>>();

    /// <summary>Whether a strike price is shown in the shop, and if not why, for variants that ask for one.</summary>
    public IReadOnlyDictionary<int, StrikeState> Strikes { get; init; } = new Dictionary<int, StrikeState>();
}

/// <summary>What becomes of a variant's wish for a strike price.</summary>
/// <param name="Why">Why none is shown; null when one is.</param>
public sealed record StrikeState(Reduction? Shown, Problem? Why);

/// <summary>Reads the page of a product's prices.</summary>
public sealed class PricesDesk(ShopDb db, TaxTables taxes, PlanPages plans, ShopSettings settings, TimeProvider clock)
{
    public async Task<PricesPage> PageAsync(Product product, PricesForm? typed, PriceTrial trial, CancellationToken stop)
    {
        var rate = (await taxes.TodayAsync(stop)).RateOf(product.TaxClass);
        var saved = await PricesAsync(product, stop);
        var remarks = product.Variants.SelectMany(v => RevisePrices.Remarks(v, rate, saved.Select(p => new PriceRow(p.Id, p.VariantId, p.ToRule())))
            .Select(r => (v.Id, r))).ToLookup(x => x.Id, x => x.r);
        var home = await HomeAsync(stop);
        var countries = (await db.ShippingMethods.AsNoTracking().Offered().ToListAsync(stop)).Countries().Concat(saved.Select(p => p.Country).OfType<string>()).Distinct()
            .Where(c => c != home).OrderBy(c => Countries.NameOf(c).ToString(), StringComparer.CurrentCulture).ToList();
        var (rules, now) = (saved.ToLookup(p => p.VariantId, p => p.ToRule()), clock.UtcNow());
        var country = countries.Contains(trial.Country) ? trial.Country : null;
        trial.Quantity = Math.Clamp(trial.Quantity, 1, 1_000_000);
        return new PricesPage(product, (typed ?? PricesForm.From(product, saved)).WithRoom(product), rate, remarks, [])
        {
            Plans = await plans.OfProductAsync(product.Id, stop),
            Countries = countries,
            Trial = trial,
            Steps = product.Variants.ToDictionary(v => v.Id, v => UnitPrice.Explain(v.Price, [.. rules[v.Id]], trial.Quantity, trial.Group, now, country)),
            Strikes = await StrikesAsync(product, stop),
        };
    }

    public Task<List<VariantPrice>> PricesAsync(Product product, CancellationToken stop)
    {
        var ids = product.Variants.ConvertAll(v => v.Id);
        return db.VariantPrices.AsNoTracking().Where(p => ids.Contains(p.VariantId)).ToListAsync(stop);
    }

    public async Task<string> HomeAsync(CancellationToken stop) => (await settings.GetAsync<ShopIdentity>(stop)).Country;

    private async Task<IReadOnlyDictionary<int, StrikeState>> StrikesAsync(Product product, CancellationToken stop)
    {
        var asked = product.Variants.FindAll(v => v.FormerPrice is not null);
        if (asked.Count == 0)
            return new Dictionary<int, StrikeState>();
        var ids = asked.ConvertAll(v => v.Id);
        var history = (await db.PriceChanges.AsNoTracking().Where(c => ids.Contains(c.VariantId)).ToListAsync(stop)).ToLookup(c => c.VariantId, c => new PriceSince(c.Price, c.At));
        return asked.ToDictionary(v => v.Id, v => new StrikeState(Reduction.Of(v.Price, history[v.Id]), Reduction.WhyNot(v.Price, history[v.Id])));
    }
}
