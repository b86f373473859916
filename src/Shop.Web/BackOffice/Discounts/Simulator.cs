using Microsoft.EntityFrameworkCore;
using Shop.Catalog;
using Shop.Common;
using Shop.Customers;
using Shop.Data;
using Shop.Discounts;
using Shop.Pricing;
using Shop.Web.BackOffice.Shared;

namespace Shop.Web.BackOffice.Discounts;

/// <summary>A purchase as it is tried out; lives in the address, so that it can be sent to a colleague.</summary>
public sealed record SimulatorQuery
{
    /// <summary>A line an article: number and pieces.</summary>
    public string? Lines { get; init; }

    public CustomerGroup Group { get; init; }

    public string? Email { get; init; }

    public bool FirstOrder { get; init; }

    public string? Country { get; init; }

    /// <summary>Berlin time; empty for now.</summary>
    public DateTime? At { get; init; }

    public string? Coupons { get; init; }

    public string? Shipping { get; init; }

    /// <summary>In capitals; null where nobody said.</summary>
    public string? CountryCode => string.IsNullOrWhiteSpace(Country) ? null : Country.Trim().ToUpperInvariant();

    public IReadOnlyList<string> Codes => [.. (Coupons ?? "").Split([',', ' ', '\n', ';'], StringSplitOptions.RemoveEmptyEntries).Select(Coupon.Normal).Where(c => c.Length > 0).Distinct().Take(20)];
}

/// <summary>What came out.</summary>
/// <param name="Troubles">Lines that couldn't be read, codes nobody knows.</param>
public sealed record Simulation(SimulatorQuery Query, Quote? Quote, DiscountOutcome Outcome, IReadOnlyDictionary<int, string> Sentences, IReadOnlyList<Problem> Troubles)
{
    public bool Tried => Quote is not null;
}

/// <summary>Asks the shop's own engine about a purchase that nobody makes, at any time, with all discounts that aren't paused.</summary>
public sealed class Simulator(ShopDb db, DiscountDesk desk, PriceLists prices, TimeProvider clock)
{
    private const int MostLines = 200;

    public async Task<Simulation> RunAsync(SimulatorQuery query, Func<IReadOnlyCollection<Discount>, Task<IReadOnlyDictionary<int, string>>> sentences, CancellationToken stop)
    {
        var (lines, troubles) = await LinesAsync(query, stop);
        if (lines.Count == 0)
            return new(query, null, DiscountOutcome.None, new Dictionary<int, string>(), troubles);
        var known = await db.Coupons.Where(c => query.Codes.Contains(c.Code)).Select(c => c.Code).ToListAsync(stop);
        troubles.AddRange(query.Codes.Except(known).Select(c => new Problem("coupon-unknown", "Den Gutschein „{0}“ gibt es nicht.", c)));
        var discounts = await db.Discounts.AsNoTracking().ToListAsync(stop);
        var index = new DiscountIndex(discounts, await CategoryTree.ReadAsync(db, stop));
        var shipping = Entered.Money(query.Shipping) is { IsNegative: false } price ? new ShippingToPrice(new("Versand", "Shipping"), price, null) : null;
        var purchase = new Purchase(lines, shipping, query.Codes);
        var buyer = new Buyer(query.Group, null, query.Email ?? "", query.CountryCode, _ => Task.FromResult(query.FirstOrder));
        var moment = query.At is { } at ? Clock.FromBerlin(at) : clock.UtcNow();
        var outcome = DiscountEngine.Run(index, await desk.LinesAsync(lines, stop), await desk.ContextAsync(index, purchase, buyer, moment, stop));
        return new(query, outcome.Price(purchase, (await prices.NowAsync(stop)).Taxes), outcome, await sentences(discounts), troubles);
    }

    private async Task<(List<LineToPrice> Lines, List<Problem> Troubles)> LinesAsync(SimulatorQuery query, CancellationToken stop)
    {
        var troubles = new List<Problem>();
        var wanted = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in (query.Lines ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Take(MostLines))
        {
            var parts = line.Split([' ', '\t', ';', '×'], StringSplitOptions.RemoveEmptyEntries);
            if (parts.Length > 2 || parts.Length == 2 && Entered.Count(parts[1]) is null or 0 or > 10_000)
                troubles.Add(new Problem("line", "„{0}“ ist keine Zeile aus Artikelnummer und Stückzahl.", line));
            else
                wanted[parts[0]] = wanted.GetValueOrDefault(parts[0]) + (parts.Length == 2 ? Entered.Count(parts[1])!.Value : 1);
        }
        // People type article numbers in small letters; the shop's are capitals as a rule.
        var skus = wanted.Keys.ToList();
        var asked = skus.Union(skus.Select(s => s.ToUpperInvariant())).ToList();
        var found = await db.Variants.AsNoTracking().Where(v => asked.Contains(v.Sku)).OrderBy(v => v.Sku)
            .Select(v => new { v.Id, v.Sku, v.Product!.Name, v.Price, v.Product.TaxClass }).ToListAsync(stop);
        var known = found.Select(f => f.Sku).ToHashSet(StringComparer.OrdinalIgnoreCase);
        troubles.AddRange(skus.Where(s => !known.Contains(s)).Select(s => new Problem("unknown", "Die Artikelnummer „{0}“ gibt es nicht.", s)));
        var list = await prices.NowAsync(stop);
        return (found.ConvertAll(f => new LineToPrice(f.Id, f.Sku, f.Name, wanted[f.Sku], list.Of(f.Id, f.Price, wanted[f.Sku], query.Group, query.CountryCode).Price, f.TaxClass)), troubles);
    }
}
