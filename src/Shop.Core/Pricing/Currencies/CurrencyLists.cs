using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Data;

namespace Shop.Pricing.Currencies;

/// <summary>The currency that customers of a country read beside the euro, at the rate of today.</summary>
public sealed record ReadCurrency(string Code, int Step, decimal Rate, DateOnly Since, string Source)
{
    /// <summary>About what an amount owed in euro is; by the rate alone, so that it never promises another price.</summary>
    public string About(Money eur, System.Globalization.CultureInfo culture) => CurrencyMath.Say(Code, CurrencyMath.Convert(eur, Rate, Step), culture);
}

/// <summary>Knows from memory which currency a country reads.</summary>
public sealed class CurrencyLists(IDbContextFactory<ShopDb> databases, TagCache cache, TimeProvider clock)
{
    public const string Tag = "currencies";

    /// <summary>Null where the euro says it all.</summary>
    public async ValueTask<ReadCurrency?> ForAsync(string? country, CancellationToken stop = default)
    {
        if (country is null)
            return null;
        var all = await cache.GetAsync("currencies", Tag, async () =>
        {
            await using var db = await databases.CreateDbContextAsync(stop);
            return await db.Currencies.AsNoTracking().Include(c => c.Rates).Where(c => c.Active).OrderBy(c => c.Id).ToListAsync(stop);
        });
        var currency = all.Find(c => c.IsFor(country));
        return currency is not null && CurrencyMath.On(clock.Today(), currency.Rates) is { } rate
            ? new ReadCurrency(currency.Code, currency.Step, rate.Rate, rate.ValidFrom, rate.Source)
            : null;
    }
}
